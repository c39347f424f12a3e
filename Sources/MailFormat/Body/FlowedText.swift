/// Joins the lines of `format=flowed` text (RFC 3676 §4).
enum FlowedText {
  static func unflow(_ text: String, deletesBlank: Bool) -> String {
    var output: [UInt8] = []
    var openDepth: Int?
    for line in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      let bytes = line.last == 0x0D ? line.dropLast() : line
      let depth = bytes.prefix { $0 == 0x3E }.count
      var content = bytes.dropFirst(depth)
      if content.first == 0x20 { content = content.dropFirst() }
      let isSignature = content.elementsEqual([0x2D, 0x2D, 0x20])
      if openDepth != depth || isSignature {
        startLine(depth: depth, continues: openDepth != nil, in: &output)
      }
      let flows = content.last == 0x20 && !isSignature
      output += flows && deletesBlank ? content.dropLast() : content
      openDepth = flows ? depth : nil
      if !flows { output.append(0x0A) }
    }
    if openDepth == nil { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  private static func startLine(depth: Int, continues: Bool, in output: inout [UInt8]) {
    if continues { output.append(0x0A) }
    guard depth > 0 else { return }
    output += [UInt8](repeating: 0x3E, count: depth) + [0x20]
  }
}
