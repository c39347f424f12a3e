// Made by scripts/embed-templates from templates/mail; do not edit.
// swift-format-ignore-file

extension BuiltInTemplates {
  static let frenchCustomerTexts: [String: String] = [
    "fr/credit-note.subject.txt": #"""
      Avoir {{number}}{{#invoice}} sur la facture {{invoice}}{{/invoice}}

      """#,
    "fr/credit-note.text.txt": #"""
      Bonjour{{#contact}} {{contact}}{{/contact}},

      Vous trouverez ci-joint notre avoir {{number}} de {{total}} en votre faveur{{#invoice}},
      qui corrige la facture {{invoice}}{{/invoice}}.

      {{#title}}
      Objet : {{title}}

      {{/title}}
      Pour toute question, répondez à ce message.

      Avec nos meilleures salutations

      {{>signature}}

      """#,
    "fr/invoice.subject.txt": #"""
      Facture {{number}}{{#title}} : {{title}}{{/title}}

      """#,
    "fr/invoice.text.txt": #"""
      Bonjour{{#contact}} {{contact}}{{/contact}},

      Vous trouverez ci-joint notre facture {{number}} de {{total}}{{#due}},
      payable jusqu’au {{due}}{{/due}}.

      {{#title}}
      Objet : {{title}}
      {{/title}}
      {{#period}}
      Période : {{period}}
      {{/period}}
      {{#iban}}
      IBAN : {{iban}}
      {{/iban}}
      {{#reference}}
      Référence du paiement : {{reference}}
      {{/reference}}

      Nous vous remercions de votre confiance. Pour toute question, répondez à ce message.

      Avec nos meilleures salutations

      {{>signature}}

      """#,
    "fr/mailing.subject.txt": #"""
      {{subject}}

      """#,
    "fr/mailing.text.txt": #"""
      {{#contact}}
      Bonjour {{contact}},

      {{/contact}}
      {{text}}

      {{>signature}}

      Vous ne souhaitez plus recevoir ces messages ? Un clic suffit : {{unsubscribe}}

      """#,
    "fr/quotation.subject.txt": #"""
      Devis {{number}}{{#title}} : {{title}}{{/title}}

      """#,
    "fr/quotation.text.txt": #"""
      Bonjour{{#contact}} {{contact}}{{/contact}},

      Nous vous remercions de votre demande. Vous trouverez ci-joint notre devis {{number}}
      de {{total}}, valable jusqu’au {{valid}}.

      {{#link}}
      Vous pouvez l’accepter en ligne : {{link}}

      {{/link}}
      Une question, un détail à changer ? Répondez simplement à ce message.

      Avec nos meilleures salutations

      {{>signature}}

      """#,
    "fr/relay.subject.txt": #"""
      {{subject}}

      """#,
    "fr/relay.text.txt": #"""
      {{text}}

      {{author}}

      {{>signature}}

      """#,
  ]
}
