/// UIDs as IMAP writes them: `1:5,8`. Only what was named is asked for, so a range never bridges a gap.
struct UIDSet {
  private(set) var text = ""

  init(_ uids: ArraySlice<UInt32>) {
    var index = uids.startIndex
    while index < uids.endIndex {
      let first = uids[index]
      var last = first
      while index + 1 < uids.endIndex, last < .max, uids[index + 1] == last + 1 {
        index += 1
        last += 1
      }
      if !text.isEmpty { text += "," }
      text += first == last ? "\(first)" : "\(first):\(last)"
      index += 1
    }
  }
}
