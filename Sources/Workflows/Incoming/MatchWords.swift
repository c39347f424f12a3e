import Basics
import Intake

/// By what an answer was found to belong to its conversation, as its owner is told.
enum MatchWords {
  /// - Returns: empty where a person put it there.
  static func words(_ reason: ConversationReason, _ language: Language) -> String {
    switch (reason, language) {
    case (.tokenInReplyAddress, .french): "par l’adresse de réponse"
    case (.tokenInReplyAddress, .english): "by the reply address"
    case (.tokenInReference, .french), (.referencedMessage, .french): "réponse à un de ses messages"
    case (.tokenInReference, .english), (.referencedMessage, .english): "an answer to one of its messages"
    case (.tokenInText, .french): "par la référence citée dans le texte"
    case (.tokenInText, .english): "by the reference that the text cites"
    case (.sameSubjectAndParticipant, .french): "même personne, même sujet"
    case (.sameSubjectAndParticipant, .english): "same person, same subject"
    case (.sameSubjectAndFirm, .french): "même entreprise, même sujet"
    case (.sameSubjectAndFirm, .english): "same firm, same subject"
    default: ""
    }
  }
}
