import Basics

/// Work for a customer or for the house; opened by an order, or by itself.
package struct Project: Hashable, Sendable {
  package let id: Identifier<Project>
  package let state: ProjectState
  package let name: String
  /// What an hour costs when no order says so; `nil` for work that is not billed by the hour.
  package let hourlyRate: HourlyRate?

  package init(id: Identifier<Project>, state: ProjectState, name: String, hourlyRate: HourlyRate? = nil) {
    self.id = id
    self.state = state
    self.name = name
    self.hourlyRate = hourlyRate
  }
}

/// The price of an hour with its VAT rate at home.
package struct HourlyRate: Hashable, Sendable {
  package let unitPrice: UnitPrice
  package let vatRate: Percent

  package init(unitPrice: UnitPrice, vatRate: Percent) {
    self.unitPrice = unitPrice
    self.vatRate = vatRate
  }
}
