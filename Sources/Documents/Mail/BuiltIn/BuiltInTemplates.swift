/// The templates inside the program, so that one binary suffices: a copy of `templates/mail`, made by
/// `scripts/embed-templates` and compared with it by a test.
enum BuiltInTemplates {
  static let files = [
    frenchCustomerTexts, frenchColleagueTexts, frenchPages, englishCustomerTexts, englishColleagueTexts,
    englishPages,
  ].reduce(into: [String: String]()) { all, some in all.merge(some) { first, _ in first } }
}
