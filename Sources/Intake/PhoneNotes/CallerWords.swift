/// The words of ``CallerGrammar`` in French, German, Italian and English, folded.
enum CallerWords {
  static let salutations: Set<String> = [
    "m", "mr", "mme", "madame", "monsieur", "mlle", "mademoiselle", "me", "maitre", "dr", "prof", "mm",
    "mmes", "mrs",
    "herr", "herrn", "hr", "hrn", "frau", "fr", "fam", "famille", "familie", "famiglia", "sig", "sig.ra",
    "sigra",
    "sig.na", "sigg", "signor", "signore", "signora", "dott", "dott.ssa", "ing", "arch", "avv", "geom",
    "ms", "miss", "mister", "docteur", "sir", "mgr",
  ]
  /// Other words too: these need capitals around them.
  static let doubtful: Set<String> = ["m", "me", "fr", "ing", "arch", "mm", "hr", "sir", "prof", "ms"]

  static let markers: PhraseSet = [
    "appel de", "appel tel de", "appel tel", "appel telephonique de", "appel recu de", "recu appel de",
    "recu un appel de", "telephone de", "tel de", "coup de fil de", "appel", "appel du",
    "appel de la part de",
    "message de", "msg de", "mess de", "demande de", "call de", "entretien avec", "parle avec", "parle a",
    "eu au tel",
    "eu au telephone", "telephone avec", "tel avec", "discute avec", "eu", "j'ai eu", "tc", "tel entrant de",
    "contact avec", "nouveau client", "nouvelle cliente", "nouveau prospect", "prospect", "client", "cliente",
    "anruf von", "anruf", "anruf der", "anruf des", "telefonat mit", "telefon von", "telefon mit", "tel von",
    "tel mit", "telefonat von", "tel", "gesprochen mit", "gesprach mit", "nachricht von", "anfrage von",
    "mit",
    "neukunde", "neukundin", "neuer kunde", "neue kundin", "interessent", "interessentin", "kunde",
    "kundin", "telefoniert mit", "chiamata di", "chiamata da", "chiamata del", "chiamata dal",
    "chiamata della",
    "chiamata dalla", "telefonata della", "telefonata dalla", "telefonata del", "telefonata di",
    "telefonata da",
    "telefonata", "chiamata", "chiamato da", "ha chiamato il", "ha chiamato la", "ha chiamato",
    "ha telefonato il",
    "ha telefonato la", "ha telefonato", "parlato con", "sentito", "sentita", "sentito il", "sentita la",
    "messaggio di", "messaggio da", "richiesta di", "nuovo cliente", "nuova cliente", "call from", "call w",
    "phone call from", "phone call with", "called by", "call with", "spoke to", "spoke with", "talked to",
    "message from", "msg from", "voicemail from", "enquiry from", "inquiry from", "new lead", "new client",
    "new customer", "new prospect", "phoned by", "rang by", "ph call from", "call", "appel manque de",
    "appel manque",
    "missed call from", "missed call", "verpasster anruf von",
    "verpasster anruf", "chiamata persa", "chiamata persa dalla", "chiamata persa dal", "vu avec", "vue avec",
    "suite appel", "suite appel de", "suite a l'appel de", "suite a appel de", "rencontre", "tel recu de",
    "telephone recu de", "discute avec", "besprochen mit", "gesehen mit", "tel erhalten von",
    "telefon erhalten von", "anruf erhalten von", "anruf bekommen von", "visto con", "vista con",
    "discusso con", "tel ricevuta da", "telefonata ricevuta da", "a seguito telefonata", "a seguito chiamata",
    "a seguito della telefonata di", "spoke w/", "spoke w", "call w/", "chat with", "chat w/", "tc from",
    "tc with", "tc w/", "met with", "met w/", "anruf verpasst von", "chiamata persa da",
  ]
  /// Whom to call back has called; the verb is left for the action.
  static let actionMarkers: PhraseSet = [
    "rappeler", "recontacter", "contacter", "relancer", "zuruckrufen", "anrufen", "richiamare",
    "ricontattare",
    "call back", "ring back", "ring", "pls ring", "please ring", "phone", "rr", "rappel", "rappel a",
    "ruckruf", "ruckruf an",
  ]
  static let labels: Set<String> = [
    "nom", "name", "client", "cliente", "kunde", "kundin", "customer", "contact", "kontakt", "contatto",
    "caller",
    "anrufer", "anruferin", "appelant", "appelante", "nome", "ansprechpartner", "ansprechpartnerin",
    "interlocuteur",
    "referente", "prospect", "lead", "interessent", "interessentin", "qui", "wer", "chi", "who", "von", "de",
    "from",
    "da",
  ]
  /// What stands between a name and the way to reach it.
  static let contactLabels: Set<String> = [
    "tel", "telephone", "telefon", "telefono", "phone", "ph", "natel", "mobile", "mobil", "mob", "portable",
    "handy",
    "cell", "cellulare", "gsm", "fax", "telefax", "mail", "e-mail", "email", "courriel", "numero", "nummer",
    "number",
    "budget", "rdv", "direct", "direkt",
  ]
  static let closings: PhraseSet = [
    "a appele", "a telephone", "a rappele", "a tel", "a cherche a vous joindre", "a essaye de vous joindre",
    "vous a appele", "t'a appele", "nous a appele", "a laisse un message", "au telephone", "au tel",
    "m'a appele", "gesprochen",
    "hat angerufen", "hat telefoniert", "hat sich gemeldet", "rief an", "hat zuruckgerufen", "angerufen",
    "am telefon",
    "am tel", "am apparat", "telefoniert", "ha chiamato", "ha telefonato", "ha richiamato", "al telefono",
    "al tel",
    "called", "rang", "phoned", "has called", "has rung", "just called", "just rang", "on the phone",
    "called in",
    "called back", "rang up", "left a message", "left a voicemail",
  ]
  static let particles: Set<String> = [
    "de", "du", "des", "da", "di", "della", "del", "dal", "dalla", "von", "van", "zu", "la", "le", "der",
    "den", "do",
    "dos", "el", "ben", "d'", "vom", "zum", "zur", "ten", "ter", "y",
  ]
  /// Lower-case words that are no part of a name, in notes without capitals.
  static let noNames: Set<String> = [
    "pour", "avec", "sur", "dans", "et", "ou", "qui", "a", "au", "aux", "par", "il", "elle", "est", "son",
    "sa", "ses",
    "un", "une", "les", "ce", "que", "pas", "chez", "fur", "mit", "wegen", "und", "oder", "hat", "ist", "er",
    "sie",
    "ein", "eine", "einen", "bei", "auf", "aus", "im", "in", "am", "an", "um", "per", "con", "su", "che",
    "ha", "e", "o",
    "un'", "il", "lo", "gli", "for", "with", "about", "and", "or", "has", "he", "she", "they", "is", "the",
    "on", "at",
    "from", "re", "recu", "manque", "entrant", "telephonique", "verpasst", "eingehend", "persa", "ricevuta",
    "missed",
    "back", "bitte", "svp", "pls", "please", "demain", "aujourd'hui", "heute", "morgen", "oggi", "domani",
    "today",
    "tomorrow", "devis", "offre", "offerte", "preventivo", "quote", "budget", "rdv", "nouveau", "nouvelle",
    "avant",
    "hier", "gestern", "ieri", "yesterday", "ce matin", "wg", "re", "concernant", "betreffend", "riguardo",
    "regarding",
    "interesse", "interessee", "interessiert", "interessato", "interessata", "interested", "cherche", "sucht",
    "cerca",
    "looking", "d'ici", "vers", "les", "lui", "leur", "tel", "natel", "mobile", "mail", "email", "urgent",
    "dringend",
    "urgente",
  ]
}
