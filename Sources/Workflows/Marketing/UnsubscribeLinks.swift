import Basics
import MailFormat
import Settings

/// How one recipient leaves: by mail always, by one click when the web is reachable (RFC 2369, RFC 8058).
struct UnsubscribeLinks {
  private let address: String
  private let page: String?

  init(recipient: Int64, addresses: AccountAddresses, _ office: Office) {
    let token = SignedToken(.unsubscribe, id: recipient)
    address = addresses.envelopeAddress(token)
    page = office.configuration.web.baseURL.map { base in
      (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/u/" + office.keyring.text(of: token)
    }
  }

  /// What stands at the foot of the text.
  var readable: String { page ?? address }

  var fields: [(name: String, value: String)] {
    let mail = "<mailto:\(address)?subject=unsubscribe>"
    guard let page else { return [("List-Unsubscribe", mail)] }
    return [
      ("List-Unsubscribe", "<\(page)>, \(mail)"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ]
  }
}
