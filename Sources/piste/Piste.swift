import Commands

@main
struct Piste {
  static func main() async { await Root.start(Array(CommandLine.arguments.dropFirst())) }
}
