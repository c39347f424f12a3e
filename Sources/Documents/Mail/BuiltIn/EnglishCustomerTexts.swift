// Made by scripts/embed-templates from templates/mail; do not edit.
// swift-format-ignore-file

extension BuiltInTemplates {
  static let englishCustomerTexts: [String: String] = [
    "en/credit-note.subject.txt": #"""
      Credit note {{number}}{{#invoice}} for invoice {{invoice}}{{/invoice}}

      """#,
    "en/credit-note.text.txt": #"""
      Hello{{#contact}} {{contact}}{{/contact}},

      Please find attached our credit note {{number}} for {{total}}{{#invoice}},
      which corrects the invoice {{invoice}}{{/invoice}}.

      {{#title}}
      Subject: {{title}}

      {{/title}}
      If you have a question, just answer this mail.

      Kind regards

      {{>signature}}

      """#,
    "en/invoice.subject.txt": #"""
      Invoice {{number}}{{#title}}: {{title}}{{/title}}

      """#,
    "en/invoice.text.txt": #"""
      Hello{{#contact}} {{contact}}{{/contact}},

      Please find attached our invoice {{number}} for {{total}}{{#due}},
      payable by {{due}}{{/due}}.

      {{#title}}
      Subject: {{title}}
      {{/title}}
      {{#period}}
      Period: {{period}}
      {{/period}}
      {{#iban}}
      IBAN: {{iban}}
      {{/iban}}
      {{#reference}}
      Payment reference: {{reference}}
      {{/reference}}

      Thank you for your trust. If you have a question, just answer this mail.

      Kind regards

      {{>signature}}

      """#,
    "en/mailing.subject.txt": #"""
      {{subject}}

      """#,
    "en/mailing.text.txt": #"""
      {{#contact}}
      Hello {{contact}},

      {{/contact}}
      {{text}}

      {{>signature}}

      You no longer want these mails? One click is enough: {{unsubscribe}}

      """#,
    "en/quotation.subject.txt": #"""
      Quotation {{number}}{{#title}}: {{title}}{{/title}}

      """#,
    "en/quotation.text.txt": #"""
      Hello{{#contact}} {{contact}}{{/contact}},

      Thank you for your enquiry. Please find attached our quotation {{number}}
      for {{total}}, valid until {{valid}}.

      {{#link}}
      You can accept it online: {{link}}

      {{/link}}
      A question, or something to change? Just answer this mail.

      Kind regards

      {{>signature}}

      """#,
    "en/relay.subject.txt": #"""
      {{subject}}

      """#,
    "en/relay.text.txt": #"""
      {{text}}

      {{author}}

      {{>signature}}

      """#,
  ]
}
