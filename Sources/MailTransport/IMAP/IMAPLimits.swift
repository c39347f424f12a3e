/// What an IMAP server may send before it is refused. A UID list of 100,000 messages is one line of 700 kB.
struct IMAPLimits {
  var line = 1024 * 1024
  var nesting = 32
  var tokens = 4096
  /// Literals that are not message bodies, together, in one response.
  var smallLiterals = 64 * 1024
  /// Untagged responses while one command runs, beside those that it asked for.
  var untagged = 100_000
  /// RFC822.SIZE is an estimate on some servers (seen in the wild: Exchange), so a body may be twice as long.
  var sizeSlack = 64 * 1024
}
