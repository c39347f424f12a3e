// Made by scripts/embed-templates from templates/mail; do not edit.
// swift-format-ignore-file

extension BuiltInTemplates {
  static let englishColleagueTexts: [String: String] = [
    "en/conversation-notification.subject.txt": #"""
      {{sender}} answered: {{title}}

      """#,
    "en/conversation-notification.text.txt": #"""
      Hello{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{sender}} wrote about “{{title}}”:

      {{text}}

      Answer this mail: your text goes to the customer under your name.
      {{#matched}}
      Matched to this conversation: {{matched}}.
      {{/matched}}
      {{#link}}
      The conversation: {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "en/daily-report.subject.txt": #"""
      Piste, {{day}}: {{summary}}

      """#,
    "en/daily-report.text.txt": #"""
      Hello,

      Mail seen since the beginning: {{seen}} = {{applied}} applied + {{tray}} in the tray + {{quarantined}} quarantined + {{ignored}} ignored{{#pending}} + {{pending}} pending{{/pending}}
      {{#mismatch}}
      ATTENTION: {{mismatch}}
      {{/mismatch}}

      {{#trayed}}
      In the tray, {{age}}: mail {{mail}} from {{from}}, "{{about}}" ({{why}})
      {{/trayed}}
      {{#failed}}
      Quarantined, {{failedage}}: mail {{failedmail}} from {{failedfrom}}: {{error}}
      {{/failed}}
      {{#more}}
      {{more}}
      {{/more}}
      {{#oldest}}
      The oldest mail that is not read yet has waited for {{oldest}}.
      {{/oldest}}
      {{#troubles}}
      Sending: {{trouble}}
      {{/troubles}}

      To decide: piste mail list --state tray, then piste mail route N.

      {{>mark}}

      """#,
    "en/digest.subject.txt": #"""
      What waits: {{count}}

      """#,
    "en/digest.text.txt": #"""
      Hello{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{#lines}}
      {{number}}. {{what}}
      {{/lines}}
      {{#more}}

      {{more}}
      {{/more}}

      Answer with the number and what is to be done, a line per thing: “2 lost price”, “5 follow up Friday”, “3 note: waits for the plan”.

      {{>mark}}

      """#,
    "en/forward-receipt.subject.txt": #"""
      Forwarded mail recorded: {{title}}

      """#,
    "en/forward-receipt.text.txt": #"""
      Hello{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{#joined}}
      The mail that you sent on has joined the conversation “{{joined}}”.
      {{/joined}}
      {{^joined}}
      The mail that you sent on has become a lead: {{title}}. It is yours.
      {{/joined}}

      This was understood:

      {{#understood}}
      - {{caption}}: {{value}}
      {{/understood}}

      {{#twins}}
      Maybe the same business: {{twin}}
      {{/twins}}

      {{#email}}
      To write to {{email}}, just answer this mail. Your comment stays in the house.
      {{/email}}
      {{#link}}
      The lead in Piste: {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "en/hours-request.subject.txt": #"""
      Your hours of the week of {{week}}

      """#,
    "en/hours-request.text.txt": #"""
      Hello{{#employee}} {{employee}}{{/employee}},

      Answer with your hours behind each task, for example “2h30” or “Mon 2h, Tue 3h”. Without a day, the day of your answer counts. Leave empty what took no time.

      {{#tasks}}
      [t{{key}}] {{task}}:
      {{/tasks}}

      {{>mark}}

      """#,
    "en/lead-notification.subject.txt": #"""
      New lead: {{title}}

      """#,
    "en/lead-notification.text.txt": #"""
      Hello{{#salesperson}} {{salesperson}}{{/salesperson}},

      A new lead is yours: {{title}}.

      {{#contact}}
      Contact: {{contact}}
      {{/contact}}
      {{#company}}
      Company: {{company}}
      {{/company}}
      {{#phone}}
      Phone: {{phone}}
      {{/phone}}
      {{#email}}
      Address: {{email}}
      {{/email}}
      {{#budget}}
      Budget: {{budget}}
      {{/budget}}
      {{#followup}}
      Follow up: {{followup}}
      {{/followup}}
      Source: {{source}}

      {{#text}}
      The message:

      {{text}}

      {{/text}}
      {{#twins}}
      Maybe the same business: {{twin}}
      {{/twins}}

      To write to the customer, just answer this mail.
      {{#link}}
      The lead in Piste: {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "en/partials/mark.text.txt": #"""
      -- 
      Piste for {{firm}}
      {{#token}}
      Ref. {{token}}
      {{/token}}

      """#,
    "en/partials/signature.text.txt": #"""
      -- 
      {{firm}}
      {{#firmphone}}
      {{firmphone}}
      {{/firmphone}}
      {{#firmemail}}
      {{firmemail}}
      {{/firmemail}}
      {{#firmweb}}
      {{firmweb}}
      {{/firmweb}}
      {{#firmlegal}}
      {{firmlegal}}
      {{/firmlegal}}
      {{#token}}
      Ref. {{token}}
      {{/token}}

      """#,
    "en/phone-note-receipt.subject.txt": #"""
      Phone note recorded: {{title}}

      """#,
    "en/phone-note-receipt.text.txt": #"""
      Hello{{#salesperson}} {{salesperson}}{{/salesperson}},

      Your note has become a lead: {{title}}.

      This was understood:

      {{#understood}}
      - {{caption}}: {{value}}
      {{/understood}}
      {{^understood}}
      - nothing but the title
      {{/understood}}

      {{#misread}}
      Not understood, kept as it stands in the note: “{{passage}}”
      {{/misread}}

      {{#twins}}
      Maybe the same business: {{twin}}
      {{/twins}}

      {{#email}}
      An answer to this mail goes to {{email}}.
      {{/email}}
      {{#link}}
      Correct or complete it: {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "en/project-opened.subject.txt": #"""
      New project: {{project}}

      """#,
    "en/project-opened.text.txt": #"""
      Hello{{#employee}} {{employee}}{{/employee}},

      The project “{{project}}” for {{customer}} is open. Your tasks:

      {{#tasks}}
      - {{task}}{{#planned}} (planned: {{planned}}){{/planned}}
      {{/tasks}}
      {{^tasks}}
      - none for now
      {{/tasks}}

      To book your time, answer this mail, one line per work, e.g.:

      2h30 analysis
      45 min call with the customer

      {{#link}}
      The project: {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "en/question.subject.txt": #"""
      To decide: {{title}}

      """#,
    "en/question.text.txt": #"""
      Hello{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{text}}

      {{#choices}}
      {{figure}} = {{choice}}
      {{/choices}}

      Answer with a single word or figure. {{hint}}
      {{#link}}
      The mail: {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "en/sender-alert.subject.txt": #"""
      A mail in the name of {{claimed}} was held back

      """#,
    "en/sender-alert.text.txt": #"""
      Hello,

      A mail claims to be from {{claimed}} ({{address}}), but {{why}} It was held back: nothing was done, nothing was sent.

      From: {{sender}}
      Subject: {{title}}

      If {{claimed}} did write it, it waits in the tray: piste mail show {{mail}}. What their mails carry, and what is missing to know them by: piste staff check {{address}}.

      Otherwise there is nothing to do. More mails of this kind are held back without another notice until tomorrow.

      {{>mark}}

      """#,
    "en/time-receipt.subject.txt": #"""
      Time booked: {{total}} on {{project}}

      """#,
    "en/time-receipt.text.txt": #"""
      Hello{{#employee}} {{employee}}{{/employee}},

      Booked on the project “{{project}}”:

      {{#entries}}
      - {{duration}}{{#note}}: {{note}}{{/note}}
      {{/entries}}

      Total: {{total}}

      {{#misread}}
      Not booked, “{{passage}}”: {{why}}
      {{/misread}}

      {{>mark}}

      """#,
    "en/work-receipt.subject.txt": #"""
      {{outcome}}: {{title}}

      """#,
    "en/work-receipt.text.txt": #"""
      Hello{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{intro}}

      {{#done}}
      - {{what}}
      {{/done}}
      {{#left}}
      - “{{passage}}”: {{why}}
      {{/left}}
      {{#sent}}

      Sent to {{recipients}}:

      {{sent}}
      {{/sent}}
      {{#hint}}

      {{hint}}
      {{/hint}}

      {{>mark}}

      """#,
  ]
}
