/// Why a mail waits for a person, in a few words of the firm's language; a reason that is not listed stands as it is.
enum TrayWords {
  static func why(_ reason: String, isFrench: Bool) -> String {
    guard let words = words[reason] else { return reason }
    return isFrench ? words.french : words.english
  }

  private static let words: [String: (french: String, english: String)] = [
    "takenBack": ("annulé par une personne", "taken back by a person"),
    "forgedToken": ("jeton de réponse falsifié", "forged reply token"),
    "unprovenColleague": ("se dit d’un collègue, sans preuve", "claims to be a colleague's, unproven"),
    "claimsToBeUs": ("porte notre adresse, ne vient pas de nous", "bears our address, is not ours"),
    "noAuthor": ("sans auteur", "no author"),
    "flaggedAsSpam": ("marqué comme pourriel", "marked as spam"),
    "forwardUnclear": (
      "transféré par un collègue, auteur incertain", "passed on by a colleague, author unsure"
    ),
    "forwardMayContinue": (
      "transféré par un collègue, dossier à choisir", "passed on by a colleague, matter to choose"
    ),
    "forwardedMachineMail": ("mail de machine transféré", "a machine's mail, passed on"),
    "conversationUnclear": ("dossier incertain", "unclear where it belongs"),
    "noCustomerInConversation": ("aucun client dans ce dossier", "no customer in the conversation"),
    "partlyTimeNote": ("heures et autre chose", "hours and something else"),
    "timeNoteOutsideProject": ("heures hors d’un projet", "hours outside a project"),
    "noteNotUnderstood": ("note pas comprise", "note not understood"),
    "nothingWritten": ("rien d’écrit", "nothing written"),
    "questionOfAnother": ("question posée à quelqu’un d’autre", "somebody else's question"),
    "questionClosed": ("question déjà réglée", "question answered already"),
    "answerNotUnderstood": ("réponse pas comprise", "answer not understood"),
    "machineWithoutContext": ("machine sans rapport connu", "a machine without known context"),
  ]
}
