import Basics

/// Asks once, then confirms: opening the page changes nothing, since mail scanners open every link.
struct UnsubscribePage: Sendable {
  let address: String
  let layout: PageLayout
  let language: Language

  /// The button sends what RFC 8058 makes mail programs send, so both take the same way.
  var question: HTML {
    switch language {
    case .french:
      page(
        "Se désabonner",
        """
        <p>Ne plus envoyer de courriels d’information à <strong>\(address)</strong> ?</p>
        <p class="lead">Vos devis, commandes et factures vous parviendront toujours.</p>
        \(button("Me désabonner"))
        """)
    case .english:
      page(
        "Unsubscribe",
        """
        <p>Stop sending newsletters to <strong>\(address)</strong>?</p>
        <p class="lead">Your quotations, orders and invoices will still reach you.</p>
        \(button("Unsubscribe me"))
        """)
    }
  }

  var confirmation: HTML {
    switch language {
    case .french:
      page(
        "C’est noté",
        """
        <p><strong>\(address)</strong> ne recevra plus de courriels d’information de notre part.</p>
        <p class="lead">C’était une erreur ? Répondez à n’importe lequel de nos messages.</p>
        """)
    case .english:
      page(
        "Done",
        """
        <p><strong>\(address)</strong> will receive no more newsletters from us.</p>
        <p class="lead">Was it a mistake? Reply to any of our messages.</p>
        """)
    }
  }

  private func page(_ title: String, _ content: HTML) -> HTML {
    layout.page(title, language: language, "<h1>\(title)</h1>\n\(content)")
  }

  private func button(_ label: String) -> HTML {
    """
    <form method="post"><button name="List-Unsubscribe" value="One-Click">\(label)</button></form>
    """
  }
}
