/// The cases by provider: what large mailbox providers, the hosters of four countries, filters and server programs say.
enum ReplyTable {
  static let all: [ReplyCase] =
    ReplyCase.table(mailboxes) + ReplyCase.table(microsoft) + ReplyCase.table(european)
    + ReplyCase.table(eastern)
    + ReplyCase.table(filters) + ReplyCase.table(servers) + ReplyCase.table(contradictions)
    + ReplyCase.table(words)
}
