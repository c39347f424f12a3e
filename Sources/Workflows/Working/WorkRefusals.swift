import Basics

/// Why a command of a colleague's mail is not carried out, and what is possible instead.
extension Refusal {
  static let noOpportunity = Refusal(
    .missing, "this conversation is about neither a lead nor an opportunity",
    french: "ce dossier n’est ni une piste ni une affaire")

  static func unknownStage(_ name: String, _ known: [String]) -> Refusal {
    Refusal(
      .missing, "there is no stage “\(name)”", french: "il n’y a pas d’étape « \(name) »",
      advice: .possible(known))
  }

  static func unknownColleague(_ name: String, _ known: [String]) -> Refusal {
    Refusal(
      .missing, "“\(name)” does not mean one colleague",
      french: "« \(name) » ne désigne pas une seule personne", advice: .possible(known))
  }

  static func unknownProduct(_ name: String, _ known: [String]) -> Refusal {
    let list = known.prefix(20).joined(separator: ", ")
    return Refusal(
      .missing, "no product, or more than one, in “\(name)”",
      french: "aucun produit, ou plusieurs, dans « \(name) »",
      advice: Wording(
        "known: \(list.isEmpty ? "none" : list)", french: "connus : \(list.isEmpty ? "aucun" : list)"))
  }

  // MARK: Projects

  static let noProject = Refusal(
    .missing, "there is no open project here", french: "ce dossier n’a pas de projet ouvert")

  static func severalProjects(_ names: [String]) -> Refusal {
    let list = names.joined(separator: ", ")
    return Refusal(
      .invalid, "several projects are open (\(list))", french: "plusieurs projets sont ouverts (\(list))",
      advice: Wording("answer the project's own mail", french: "répondez dans le mail du projet"))
  }

  static func unclearTask(_ names: String) -> Refusal {
    guard !names.isEmpty else {
      return Refusal(.missing, "the project has no open task", french: "le projet n’a aucune tâche ouverte")
    }
    return Refusal(
      .invalid, "the task is not clear", french: "la tâche n’est pas claire", advice: .possible([names]))
  }

  // MARK: Money

  static let noQuotation = Refusal(
    .missing, "no quotation is open here", french: "aucun devis n’est ouvert ici")

  static func severalQuotations(_ numbers: [String]) -> Refusal {
    let list = numbers.joined(separator: ", ")
    return Refusal(
      .invalid, "several quotations are open (\(list))", french: "plusieurs devis sont ouverts (\(list))",
      advice: Wording(
        "ask the administrator to accept the right one",
        french: "demandez à l’administrateur d’accepter le bon"))
  }

  static let noOrder = Refusal(
    .missing, "there is no order here", french: "il n’y a pas de commande ici")

  static func severalOrders(_ numbers: [String]) -> Refusal {
    let list = numbers.joined(separator: ", ")
    return Refusal(
      .invalid, "several orders (\(list))", french: "il y a plusieurs commandes (\(list))",
      advice: Wording(
        "ask the administrator to bill the right one",
        french: "demandez à l’administrateur de facturer la bonne"))
  }

  static let nothingToBill = Refusal(
    .missing, "there is nothing to bill at the moment", french: "il n’y a rien à facturer pour l’instant")
}

extension Wording {
  fileprivate static func possible(_ known: [String]) -> Wording {
    let list = known.joined(separator: ", ")
    return Wording("possible: \(list)", french: "possibles : \(list)")
  }

  /// The offer has lapsed.
  static let offerAgain = Wording(
    "to make a new one, answer “quote:” with the amount and the product",
    french: "pour en faire un nouveau, répondez « devis : » avec le montant et le produit")

  /// What an invoice needs is missing.
  static let billAgain = Wording(
    "have that put right, then answer “invoice” again",
    french: "faites compléter cela, puis répondez de nouveau « facturer »")
}
