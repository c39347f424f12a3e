/// The files that the yEnc blocks of one text make; parts of one file are joined in the order they name.
struct YEncFiles {
  struct File {
    let name: ArraySlice<UInt8>
    let content: [UInt8]
    let faults: [String]
  }

  static func join(_ blocks: [YEncBlock]) -> [File] {
    var names: [ArraySlice<UInt8>] = []
    var groups: [ArraySlice<UInt8>: [YEncBlock]] = [:]
    var files: [File] = []
    for block in blocks {
      guard block.isPart else {
        files.append(File(name: block.name, content: block.content, faults: block.faults.map(\.rawValue)))
        continue
      }
      if groups[block.name] == nil { names.append(block.name) }
      groups[block.name, default: []].append(block)
    }
    return files + names.map { file(named: $0, of: groups[$0] ?? []) }
  }

  private static func file(named name: ArraySlice<UInt8>, of parts: [YEncBlock]) -> File {
    let sorted = parts.sorted { $0.offset < $1.offset }
    var faults = sorted.flatMap { $0.faults.map(\.rawValue) }
    let content = sorted.flatMap(\.content)
    var expected = 0
    for part in sorted where part.offset <= expected {
      expected = max(expected, part.offset + part.content.count)
    }
    if let size = sorted.first?.fileSize, size != content.count || expected != size { faults.append("parts") }
    return File(name: name, content: content, faults: faults)
  }
}
