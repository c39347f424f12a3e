// Made by scripts/embed-templates from templates/mail; do not edit.
// swift-format-ignore-file

extension BuiltInTemplates {
  static let englishPages: [String: String] = [
    "en/lead-notification.html": #"""
      <!doctype html>
      <html lang="en">
      <body style="margin: 0; padding: 24px; color: #1c2126; font: 15px/1.5 sans-serif">
      <p style="margin: 0 0 4px; color: #6b737b">New lead</p>
      <h1 style="margin: 0 0 16px; font-size: 20px">{{title}}</h1>
      <table style="border-collapse: collapse">
      {{#contact}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Contact</td><td>{{contact}}</td></tr>
      {{/contact}}
      {{#company}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Company</td><td>{{company}}</td></tr>
      {{/company}}
      {{#phone}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Phone</td><td>{{phone}}</td></tr>
      {{/phone}}
      {{#email}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Address</td><td>{{email}}</td></tr>
      {{/email}}
      {{#budget}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Budget</td><td>{{budget}}</td></tr>
      {{/budget}}
      {{#followup}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Follow up</td><td>{{followup}}</td></tr>
      {{/followup}}
      <tr><td style="padding: 2px 24px 2px 0; color: #6b737b">Source</td><td>{{source}}</td></tr>
      </table>
      {{#text}}
      <div style="margin: 16px 0; padding: 12px 16px; border-left: 3px solid #1f4e79; background: #f5f7f9; white-space: pre-line">{{text}}</div>
      {{/text}}
      {{#twins}}
      <p>Maybe the same business: {{twin}}</p>
      {{/twins}}
      <p>To write to the customer, <strong>just answer this mail</strong>.</p>
      {{#link}}
      <p><a href="{{link}}">Open the lead</a></p>
      {{/link}}
      {{>mark}}
      </body>
      </html>

      """#,
    "en/partials/mark.html": #"""
      <p style="margin: 24px 0 0; color: #6b737b; font-size: 12px">
      Piste for {{firm}}{{#token}} · Ref. {{token}}{{/token}}
      </p>

      """#,
    "en/project-opened.html": #"""
      <!doctype html>
      <html lang="en">
      <body style="margin: 0; padding: 24px; color: #1c2126; font: 15px/1.5 sans-serif">
      <p style="margin: 0 0 4px; color: #6b737b">New project for {{customer}}</p>
      <h1 style="margin: 0 0 16px; font-size: 20px">{{project}}</h1>
      <table style="border-collapse: collapse">
      {{#tasks}}
      <tr><td style="padding: 4px 24px 4px 0; border-bottom: 1px solid #dde1e5">{{task}}</td>
      <td style="border-bottom: 1px solid #dde1e5; text-align: right">{{planned}}</td></tr>
      {{/tasks}}
      </table>
      <p>To book your time, <strong>answer this mail</strong>, one line per work, e.g.:</p>
      <pre style="padding: 12px 16px; background: #f5f7f9">2h30 analysis
      45 min call with the customer</pre>
      {{#link}}
      <p><a href="{{link}}">Open the project</a></p>
      {{/link}}
      {{>mark}}
      </body>
      </html>

      """#,
  ]
}
