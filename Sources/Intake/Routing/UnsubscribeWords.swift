import Basics

/// An answer to a mailing that wants no more of them: a short text that says so and nothing else.
enum UnsubscribeWords {
  static func stand(in text: String) -> Bool {
    guard text.utf8.count <= 400 else { return false }
    let words = text.noteWords.map(\.key).filter { !$0.isEmpty && !polite.contains($0) }
    guard (1...8).contains(words.count) else { return false }
    if words.count == 1, alone.contains(words[0]) { return true }
    let sentence = words.joined(separator: " ")
    return phrases.contains { sentence.containsBytes(of: $0) }
  }

  private static let polite: Set<String> = [
    "merci", "bonjour", "danke", "bitte", "hallo", "hello", "thanks", "please", "grazie", "svp", "s'il",
    "vous",
    "plait", "me", "de",
  ]
  private static let alone: Set<String> = [
    "stop", "unsubscribe", "desabonnement", "desinscription", "abmelden", "abmeldung", "remove", "cancellami",
    "desabonner",
  ]
  private static let phrases = [
    "desabonnez-moi", "desinscrivez-moi", "retirez-moi", "veuillez desabonner", "veuillez desinscrire",
    "ne plus recevoir", "plus de publicite", "retirer votre liste", "retirer mon adresse", "unsubscribe",
    "remove from", "take off your list", "keine werbung", "keine mails mehr", "abmelden", "aus der liste",
    "cancellatemi", "rimuovetemi",
  ]
}
