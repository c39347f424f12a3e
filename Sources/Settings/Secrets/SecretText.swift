/// A password or key that can't be printed by accident: descriptions, dumps and mirrors show dots.
package struct SecretText: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  private let text: String

  init(_ text: String) { self.text = text }

  /// The secret itself; call it only where the secret is handed to a server.
  package func reveal() -> String { text }

  package var description: String { "•••" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
