import Basics

/// A challenge: the mail is held back until its sender shows to be a person (Boxtrapper, TMDA, Spam Arrest,
/// Mailinblack).
///
/// Known by three things said together in a short mail: that it is about unwanted mail, that something is to
/// be clicked or confirmed, and that the mail waits for it.
enum Challenge {
  /// - Parameter key: The text, folded.
  static func stands(in key: String) -> Bool {
    [unwanted, acts, waits].allSatisfy { words in words.contains { key.containsBytes(of: $0) } }
  }

  /// Two of them, below a subject that says so.
  static func mayStand(in key: String) -> Bool {
    [unwanted, acts, waits].count { words in words.contains { key.containsBytes(of: $0) } } >= 2
  }

  private static let unwanted = [
    "spam", "courrier indesirable", "courriers indesirables", "unsolicited", "junk mail", "unerwunscht",
    "indesiderat",
    "no deseado", "indesejad", "robot", "boxtrapper", "mailinblack",
  ]
  private static let acts = [
    "click", "cliquez", "cliquant", "klicken", "cliccare", "cliccate", "clicca", "haga clic", "clique",
    "confirm",
    "authentif", "verify", "verification", "captcha", "bestatigen", "simply reply", "verifica",
  ]
  private static let waits = [
    "will be delivered", "to be delivered", "be delivered to", "awaiting", "being held", "is held",
    "en attente",
    "sera remis", "sera delivre", "sera transmis", "soit remis", "soit delivre", "zugestellt",
    "zuruckgehalten",
    "sara consegnat", "in attesa", "sera entregado", "retenid", "retida", "quarantine", "quarantaine",
    "before your message", "until you",
  ]
}
