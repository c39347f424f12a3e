import Basics

/// Which colleague is meant by a name: the whole one, a part of it, or the address.
package enum ColleagueChoice {
  /// - Parameter colleagues: name and address of each.
  /// - Returns: the places of those whom the words fit.
  package static func find(_ words: String, among colleagues: [(name: String, address: String)]) -> [Int] {
    let wanted = words.foldedForSearch.trimmingScalars([" ", ".", "!", ",", ";", "@"])
    guard !wanted.isEmpty else { return [] }
    let whole = colleagues.indices.filter {
      colleagues[$0].name.foldedForSearch == wanted || colleagues[$0].address.lowercased() == wanted
    }
    guard whole.isEmpty else { return whole }
    let parts = wanted.split(separator: " ")
    return colleagues.indices.filter { index in
      let names = colleagues[index].name.foldedForSearch.split(separator: " ")
      return parts.allSatisfy { names.contains($0) }
    }
  }
}
