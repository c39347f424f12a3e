import Mustache

/// The values that a template sees: the mail's, or those of one list item.
///
/// A declared field without a value is ``Absent``: empty as a value, false as a section, and it hides an
/// outer field of the same name. swift-mustache would print an outer value, or take empty text for true.
struct MergeScope: MustacheParent {
  let names: Set<String>
  let values: [String: String]
  let lists: [String: [MergeScope]]

  func child(named name: String) -> Any? {
    if let items = lists[name] { return items }
    guard names.contains(name) else { return nil }
    guard let value = values[name], !value.isEmpty else { return Absent() }
    return value
  }

  private struct Absent: MustacheCustomRenderable {
    let renderText = ""
    let isNull = true
  }
}
