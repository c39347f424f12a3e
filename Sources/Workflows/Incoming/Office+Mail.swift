import MailFormat
import Settings

extension Office {
  /// Takes a mail apart, what is packed inside it too, as far as the settings allow (`intake.max_parts` and its
  /// neighbours).
  package func mail(_ bytes: [UInt8]) -> MailMessage {
    let intake = configuration.intake
    let closed = MailMessage.parse(
      bytes,
      limits: ParsingLimits(
        parts: intake.maxParts, depth: intake.maxDepth, headerLines: intake.maxHeaderLines))
    return closed.opened
  }
}
