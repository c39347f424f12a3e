// Made by scripts/embed-templates from templates/mail; do not edit.
// swift-format-ignore-file

extension BuiltInTemplates {
  static let frenchColleagueTexts: [String: String] = [
    "fr/conversation-notification.subject.txt": #"""
      {{sender}} a répondu : {{title}}

      """#,
    "fr/conversation-notification.text.txt": #"""
      Bonjour{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{sender}} a écrit au sujet de « {{title}} » :

      {{text}}

      Répondez à ce message : votre texte partira au client sous votre nom.
      {{#matched}}
      Rattaché à ce dossier : {{matched}}.
      {{/matched}}
      {{#link}}
      Le dossier : {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "fr/daily-report.subject.txt": #"""
      Piste, {{day}} : {{summary}}

      """#,
    "fr/daily-report.text.txt": #"""
      Bonjour,

      Courrier reçu depuis le début : {{seen}} = {{applied}} traités + {{tray}} à trier + {{quarantined}} en quarantaine + {{ignored}} ignorés{{#pending}} + {{pending}} en attente{{/pending}}
      {{#mismatch}}
      ATTENTION : {{mismatch}}
      {{/mismatch}}

      {{#trayed}}
      À trier, {{age}} : mail {{mail}} de {{from}}, « {{about}} » ({{why}})
      {{/trayed}}
      {{#failed}}
      En quarantaine, {{failedage}} : mail {{failedmail}} de {{failedfrom}} : {{error}}
      {{/failed}}
      {{#more}}
      {{more}}
      {{/more}}
      {{#oldest}}
      Le plus ancien mail pas encore lu attend depuis {{oldest}}.
      {{/oldest}}
      {{#troubles}}
      Envoi : {{trouble}}
      {{/troubles}}

      Pour trier : piste mail list --state tray, puis piste mail route N.

      {{>mark}}

      """#,
    "fr/digest.subject.txt": #"""
      Ce qui attend : {{count}}

      """#,
    "fr/digest.text.txt": #"""
      Bonjour{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{#lines}}
      {{number}}. {{what}}
      {{/lines}}
      {{#more}}

      {{more}}
      {{/more}}

      Répondez par le numéro et ce qu’il faut faire, une ligne par chose : « 2 perdu prix », « 5 relancer vendredi », « 3 note: attend le plan ».

      {{>mark}}

      """#,
    "fr/forward-receipt.subject.txt": #"""
      Mail transféré, enregistré : {{title}}

      """#,
    "fr/forward-receipt.text.txt": #"""
      Bonjour{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{#joined}}
      Le mail que vous avez transféré a été ajouté au dossier « {{joined}} ».
      {{/joined}}
      {{^joined}}
      Le mail que vous avez transféré est devenu une piste : {{title}}. Elle est à vous.
      {{/joined}}

      Voici ce qui a été compris :

      {{#understood}}
      - {{caption}} : {{value}}
      {{/understood}}

      {{#twins}}
      Peut-être la même affaire : {{twin}}
      {{/twins}}

      {{#email}}
      Pour écrire à {{email}}, répondez simplement à ce message. Votre commentaire reste à l’interne.
      {{/email}}
      {{#link}}
      La piste dans Piste : {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "fr/hours-request.subject.txt": #"""
      Vos heures de la semaine du {{week}}

      """#,
    "fr/hours-request.text.txt": #"""
      Bonjour{{#employee}} {{employee}}{{/employee}},

      Répondez en écrivant vos heures derrière chaque tâche, par exemple « 2h30 » ou « lun 2h, mar 3h ». Sans jour, c’est celui de votre réponse. Laissez vide ce qui n’a pas eu de temps.

      {{#tasks}}
      [t{{key}}] {{task}} :
      {{/tasks}}

      {{>mark}}

      """#,
    "fr/lead-notification.subject.txt": #"""
      Nouvelle piste : {{title}}

      """#,
    "fr/lead-notification.text.txt": #"""
      Bonjour{{#salesperson}} {{salesperson}}{{/salesperson}},

      Une nouvelle piste vous est confiée : {{title}}.

      {{#contact}}
      Contact : {{contact}}
      {{/contact}}
      {{#company}}
      Entreprise : {{company}}
      {{/company}}
      {{#phone}}
      Téléphone : {{phone}}
      {{/phone}}
      {{#email}}
      Adresse : {{email}}
      {{/email}}
      {{#budget}}
      Budget : {{budget}}
      {{/budget}}
      {{#followup}}
      À relancer : {{followup}}
      {{/followup}}
      Origine : {{source}}

      {{#text}}
      Le message :

      {{text}}

      {{/text}}
      {{#twins}}
      Peut-être la même affaire : {{twin}}
      {{/twins}}

      Pour écrire au client, répondez simplement à ce message.
      {{#link}}
      La piste dans Piste : {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "fr/partials/mark.text.txt": #"""
      -- 
      Piste pour {{firm}}
      {{#token}}
      Réf. {{token}}
      {{/token}}

      """#,
    "fr/partials/signature.text.txt": #"""
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
      Réf. {{token}}
      {{/token}}

      """#,
    "fr/phone-note-receipt.subject.txt": #"""
      Note d’appel enregistrée : {{title}}

      """#,
    "fr/phone-note-receipt.text.txt": #"""
      Bonjour{{#salesperson}} {{salesperson}}{{/salesperson}},

      Votre note est devenue une piste : {{title}}.

      Voici ce qui a été compris :

      {{#understood}}
      - {{caption}} : {{value}}
      {{/understood}}
      {{^understood}}
      - rien d’autre que le titre
      {{/understood}}

      {{#misread}}
      Pas compris, gardé tel quel dans la note : « {{passage}} »
      {{/misread}}

      {{#twins}}
      Peut-être la même affaire : {{twin}}
      {{/twins}}

      {{#email}}
      Répondre à ce message écrit à {{email}}.
      {{/email}}
      {{#link}}
      Corriger ou compléter : {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "fr/project-opened.subject.txt": #"""
      Nouveau projet : {{project}}

      """#,
    "fr/project-opened.text.txt": #"""
      Bonjour{{#employee}} {{employee}}{{/employee}},

      Le projet « {{project}} » pour {{customer}} est ouvert. Vos tâches :

      {{#tasks}}
      - {{task}}{{#planned}} (prévu : {{planned}}){{/planned}}
      {{/tasks}}
      {{^tasks}}
      - aucune pour l’instant
      {{/tasks}}

      Pour saisir votre temps, répondez à ce message, une ligne par travail, par exemple :

      2h30 analyse
      45 min appel du client

      {{#link}}
      Le projet : {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "fr/question.subject.txt": #"""
      À décider : {{title}}

      """#,
    "fr/question.text.txt": #"""
      Bonjour{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{text}}

      {{#choices}}
      {{figure}} = {{choice}}
      {{/choices}}

      Répondez par un seul mot ou chiffre. {{hint}}
      {{#link}}
      Le mail : {{link}}
      {{/link}}

      {{>mark}}

      """#,
    "fr/sender-alert.subject.txt": #"""
      Mail retenu, au nom de {{claimed}}

      """#,
    "fr/sender-alert.text.txt": #"""
      Bonjour,

      Un mail se dit de {{claimed}} ({{address}}), mais {{why}} Il a été retenu : rien n’a été fait, rien n’est parti.

      De : {{sender}}
      Objet : {{title}}

      S’il est bien de {{claimed}}, il attend parmi les mails à trier : piste mail show {{mail}}. Ce que portent ses mails, et ce qui manque pour les reconnaître : piste staff check {{address}}.

      Sinon, il n’y a rien à faire. D’autres mails de ce genre sont retenus sans nouvel avis jusqu’à demain.

      {{>mark}}

      """#,
    "fr/time-receipt.subject.txt": #"""
      Temps saisi : {{total}} sur {{project}}

      """#,
    "fr/time-receipt.text.txt": #"""
      Bonjour{{#employee}} {{employee}}{{/employee}},

      Saisi sur le projet « {{project}} » :

      {{#entries}}
      - {{duration}}{{#note}} : {{note}}{{/note}}
      {{/entries}}

      Total : {{total}}

      {{#misread}}
      Pas saisi, « {{passage}} » : {{why}}
      {{/misread}}

      {{>mark}}

      """#,
    "fr/work-receipt.subject.txt": #"""
      {{outcome}} : {{title}}

      """#,
    "fr/work-receipt.text.txt": #"""
      Bonjour{{#salesperson}} {{salesperson}}{{/salesperson}},

      {{intro}}

      {{#done}}
      - {{what}}
      {{/done}}
      {{#left}}
      - « {{passage}} » : {{why}}
      {{/left}}
      {{#sent}}

      Envoyé à {{recipients}} :

      {{sent}}
      {{/sent}}
      {{#hint}}

      {{hint}}
      {{/hint}}

      {{>mark}}

      """#,
  ]
}
