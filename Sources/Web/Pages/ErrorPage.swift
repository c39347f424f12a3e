import Basics

/// A page that tells a person what to do, in the company's language first and then in the other.
struct ErrorPage: Sendable {
  let status: Int
  let layout: PageLayout
  let first: Language

  var html: HTML {
    let others = Language.allCases.filter { $0 != first }
    let rest = others.map { language -> HTML in
      let (title, text) = words(language)
      return "<hr>\n<section lang=\"\(language.rawValue)\">\n<h2>\(title)</h2>\n<p>\(text)</p>\n</section>"
    }
    let (title, text) = words(first)
    return layout.page(title, language: first, "<h1>\(title)</h1>\n<p>\(text)</p>\n\(HTML(rest))")
  }

  private func words(_ language: Language) -> (title: String, text: String) {
    switch language {
    case .french: french
    case .english: english
    }
  }

  private var french: (String, String) {
    switch status {
    case 404:
      (
        "Cette page n’existe pas",
        "Le lien est peut-être incomplet : ouvrez-le depuis le message reçu, ou répondez-y et nous vous aiderons."
      )
    case 409: ("Ce n’est plus possible", "Répondez à notre message : nous trouverons une solution ensemble.")
    case 400, 405, 413: ("Demande incomprise", "Ouvrez la page depuis le message reçu et réessayez.")
    default:
      ("Un incident est survenu", "Veuillez réessayer dans quelques minutes, ou répondre à notre message.")
    }
  }

  private var english: (String, String) {
    switch status {
    case 404:
      (
        "This page does not exist",
        "The link may be incomplete: open it from the message you received, or reply to it and we will help."
      )
    case 409: ("This is no longer possible", "Reply to our message and we will find a solution together.")
    case 400, 405, 413:
      ("Request not understood", "Open the page from the message you received and try again.")
    default: ("Something went wrong", "Please try again in a few minutes, or reply to our message.")
    }
  }
}
