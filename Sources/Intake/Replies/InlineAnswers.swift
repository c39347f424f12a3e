/// "My answers in red", "see inline": somebody answers inside the older mail, which the text does not mark.
///
/// Seen in the wild in HTML of Outlook and Gmail, where only a colour parts the answers from the questions. Then all
/// is shown, as a question too much is better than an answer that nobody sees. Only of short texts, which announce
/// the answers and say nothing else.
enum InlineAnswers {
  private static let longest = 300

  static func areAnnounced(in words: String) -> Bool {
    guard words.utf8.count <= longest else { return false }
    let bytes = Array(words.utf8)[...]
    return announcements.stand(in: bytes) || (colours.stand(in: bytes) && answers.stand(in: bytes))
  }

  private static let announcements = WordRoots([
    "answers inline", "comments inline", "replies inline", "responses inline", "see inline",
    "answers below in",
    "in your mail below", "in your email below", "direkt im text", "unten im text", "im text unten",
    "unten in ihrem mail", "unten in ihrer mail", "unten in deiner mail", "siehe rot", "siehe blau",
    "dans votre mail ci-dessous", "dans ton mail ci-dessous", "dans le texte ci-dessous",
    "dans votre message ci-dessous", "nel testo qui sotto", "nella sua mail qui sotto",
  ])
  private static let colours = WordRoots([
    "in rot", "rot markiert", "in blau", "blau markiert", "in grün", "grün markiert", "en rouge", "en bleu",
    "en vert", "in rosso", "in blu", "in verde", "in red", "in blue", "in green",
  ])
  private static let answers = WordRoots([
    "antwort", "bemerkung", "anmerkung", "kommentar", "ergänzung", "siehe", "réponse", "réponds", "remarque",
    "commentaire", "voir ", "rispost", "rispond", "commenti", "vedi ", "answer", "repl", "comment", "see ",
  ])
}
