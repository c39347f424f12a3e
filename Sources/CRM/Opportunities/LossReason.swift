/// Why an opportunity was lost; a closed list, so that it can be counted, beside free words.
package enum LossReason: String, Sendable, CaseIterable {
  case price, competitor, timing, noBudget, noAnswer, notNeeded, other
}
