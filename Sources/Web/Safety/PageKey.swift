import Basics
import HTTPTypes
import Hummingbird

/// The signed token in a page's address: whoever has the address may open the page, and nothing else.
enum PageKey {
  /// - Returns: the id that the token stands for.
  /// - Throws: 404 for a forged, mistyped or foreign token alike: an answer tells nothing about the others.
  static func read(
    _ purpose: SignedToken.Purpose, from context: WebContext, keyring: TokenKeyring
  ) throws -> Int64 {
    let text = context.parameters.get("token") ?? ""
    guard text.utf8.count <= 64, case .valid(let token) = keyring.read(text), token.purpose == purpose else {
      throw HTTPError(.notFound)
    }
    return token.id
  }
}
