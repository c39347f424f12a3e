extension Array {
  /// Pieces of 64 elements and, of the rest, of 32, 16 … 1: lists of any length need seven statements to be prepared,
  /// not one for every length.
  func runs() -> [ArraySlice<Element>] {
    var runs: [ArraySlice<Element>] = []
    var start = startIndex
    var length = 64
    while start < endIndex {
      while length > endIndex - start { length /= 2 }
      runs.append(self[start..<start + length])
      start += length
    }
    return runs
  }
}
