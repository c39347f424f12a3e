import MailFormat
import Settings

extension Office {
  /// Takes a mail apart, what is packed inside it too, as far as the settings allow (`intake.max_message_size` and its
  /// neighbours).
  package func mail(_ bytes: [UInt8]) -> MailMessage {
    let intake = configuration.intake
    let closed = MailMessage.parse(
      bytes,
      limits: ParsingLimits(
        size: intake.maxMessageSize, parts: intake.maxParts, depth: intake.maxDepth,
        headerLines: intake.maxHeaderLines))
    return closed.opened
  }
}
