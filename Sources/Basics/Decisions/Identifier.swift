/// A database key that knows what it is a key of: a lead's key can't be passed for an invoice's.
package struct Identifier<Entity>: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let value: Int64

  package init(_ value: Int64) { self.value = value }

  package var description: String { String(value) }

  package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
