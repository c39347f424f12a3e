// Made by scripts/embed-templates from templates/mail; do not edit.
// swift-format-ignore-file

extension BuiltInTemplates {
  static let frenchPages: [String: String] = [
    "fr/lead-notification.html": #"""
      <!doctype html>
      <html lang="fr">
      <body style="margin: 0; padding: 24px; color: #1c2126; font: 15px/1.5 sans-serif">
      <p style="margin: 0 0 4px; color: #6b737b">Nouvelle piste</p>
      <h1 style="margin: 0 0 16px; font-size: 20px">{{title}}</h1>
      <table style="border-collapse: collapse">
      {{#contact}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Contact</td><td>{{contact}}</td></tr>
      {{/contact}}
      {{#company}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Entreprise</td><td>{{company}}</td></tr>
      {{/company}}
      {{#phone}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Téléphone</td><td>{{phone}}</td></tr>
      {{/phone}}
      {{#email}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Adresse</td><td>{{email}}</td></tr>
      {{/email}}
      {{#budget}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Budget</td><td>{{budget}}</td></tr>
      {{/budget}}
      {{#followup}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">À relancer</td><td>{{followup}}</td></tr>
      {{/followup}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Origine</td><td>{{source}}</td></tr>
      </table>
      {{#text}}
      <div style="margin: 16px 0; padding: 12px 16px; border-left: 3px solid #1f4e79; background: #f5f7f9; white-space: pre-line">{{text}}</div>
      {{/text}}
      {{#twins}}
      <p>Peut-être la même affaire : {{twin}}</p>
      {{/twins}}
      <p>Pour écrire au client, <strong>répondez simplement à ce message</strong>.</p>
      {{#link}}
      <p><a href="{{link}}">Ouvrir la piste</a></p>
      {{/link}}
      {{>mark}}
      </body>
      </html>

      """#,
    "fr/partials/mark.html": #"""
      <p style="margin: 24px 0 0; color: #6b737b; font-size: 12px">
      Piste pour {{firm}}{{#token}} · Réf. {{token}}{{/token}}
      </p>

      """#,
    "fr/project-opened.html": #"""
      <!doctype html>
      <html lang="fr">
      <body style="margin: 0; padding: 24px; color: #1c2126; font: 15px/1.5 sans-serif">
      <p style="margin: 0 0 4px; color: #6b737b">Nouveau projet pour {{customer}}</p>
      <h1 style="margin: 0 0 16px; font-size: 20px">{{project}}</h1>
      <table style="border-collapse: collapse">
      {{#tasks}}
      <tr><td style="padding: 4px 24px 4px 0; border-bottom: 1px solid #dde1e5">{{task}}</td>
      <td style="border-bottom: 1px solid #dde1e5; text-align: right">{{planned}}</td></tr>
      {{/tasks}}
      </table>
      <p>Pour saisir votre temps, <strong>répondez à ce message</strong>, une ligne par travail, par exemple :</p>
      <pre style="padding: 12px 16px; background: #f5f7f9">2h30 analyse
      45 min appel du client</pre>
      {{#link}}
      <p><a href="{{link}}">Ouvrir le projet</a></p>
      {{/link}}
      {{>mark}}
      </body>
      </html>

      """#,
  ]
}
