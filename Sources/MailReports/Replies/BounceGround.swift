/// What the reason of a bounce was read from, strongest first.
///
/// Servers contradict themselves: `5.1.1` stands over a refused sender, `5.7.1` over an unknown user, `5.4.1` of
/// Microsoft means that the address is not in the directory. So a reply that is known word for word counts most,
/// then words, then the code. Against all three stands one thing alone: what was refused before the recipient was named
/// says nothing about the recipient (``RefusedCommand``).
package enum BounceGround: String, Sendable, Hashable, CaseIterable {
  /// A reply of a known provider: see ``ProviderReply``.
  case providerReply
  /// Words that servers everywhere use: see ``BounceWords``.
  case words
  /// The code alone (RFC 3463).
  case statusCode
  /// Neither words nor a code say why.
  case nothing
}
