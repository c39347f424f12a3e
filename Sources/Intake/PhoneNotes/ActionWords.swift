/// The words of ``ActionGrammar`` in French, German, Italian and English, folded.
enum ActionWords {
  static let calls: Set<String> = [
    "rappeler", "rappelle", "rappelez", "rappel", "recontacter", "recontactez", "retelephoner", "telephoner",
    "contacter",
    "contactez", "relancer", "relance", "joindre", "zuruckrufen", "zurueckrufen", "zuruckruf", "ruckruf",
    "rueckruf",
    "ruckrufbitte", "anrufen", "zuruckzurufen", "anzurufen", "kontaktieren", "telefonieren", "nachfassen",
    "nachhaken",
    "zuruckmelden", "richiamare", "richiamarlo", "richiamarla", "ritelefonare", "telefonare",
    "ricontattare", "contattare", "risentire", "sentire", "callback", "recall", "ring", "chase", "rr",
    "ricontattarla", "ricontattarlo", "ricontattarli", "risentirla", "risentirlo", "ruckmeldung",
  ]
  static let callPhrases: PhraseSet = [
    "call back", "call-back", "calls back", "to call", "call him", "call her", "call them", "call again",
    "a appeler",
    "ring back", "phone back", "ring him", "ring her", "get back to", "give her a call", "give him a call",
    "follow up", "follow-up", "please call", "pls call", "plz call", "le rappeler", "la rappeler",
    "faire un rappel",
    "ruft bitte", "rufen sie", "ruf ihn", "ruf sie", "da richiamare", "etre rappele", "etre rappelee",
    "etre recontacte", "etre recontactee",
    "essere richiamato", "essere richiamata", "zuruckgerufen werden", "be called", "tel zuruck",
    "zuruck rufen", "dargli un colpo", "to ring",
  ]

  static let imperatives: Set<String> = ["call", "phone", "ring", "tel"]

  static let sending: Set<String> = [
    "envoyer", "envoie", "envoi", "envoyez", "preparer", "prepare", "transmettre", "adresser", "expedier",
    "remettre",
    "faxer", "poster", "senden", "schicken", "schick", "schicke", "zusenden", "zustellen", "vorbereiten",
    "verschicken",
    "mitschicken", "ubermitteln", "nachreichen", "inviare", "mandare", "spedire", "inoltrare", "preparare",
    "inviargli",
    "inviarle", "mandargli", "mandarle", "invio", "invia", "manda", "send", "sending", "post",
  ]
  static let sendingPhrases: PhraseSet = ["faire parvenir", "zukommen lassen", "far avere", "fargli avere"]

  /// Verbs that make a quotation, but not any mail.
  static let making: Set<String> = [
    "faire", "etablir", "chiffrer", "rediger", "calculer", "machen", "erstellen", "rechnen", "kalkulieren",
    "offerieren",
    "ausarbeiten", "fare", "elaborare", "redigere", "make", "write", "draft", "finalise", "finaliser", "do",
    "issue",
    "relancer", "refaire", "rifare", "redo", "revise", "uberarbeiten", "anpassen", "email", "mail", "mailen",
    "mailer",
  ]
  static let wishes: Set<String> = [
    "veut", "veulent", "voudrait", "voudraient", "souhaite", "souhaitent", "demande", "demandent", "aimerait",
    "desire",
    "attend", "attendent", "cherche", "will", "wollen", "mochte", "moechte", "mochten", "wunscht", "wuenscht",
    "braucht", "brauchen", "bittet", "erwartet", "verlangt", "vuole", "vogliono", "vorrebbe", "vorrebbero",
    "chiede",
    "desidera", "aspetta", "wants", "want", "needs", "need", "asks", "asked", "requests", "requested",
    "expects",
  ]
  static let wishPhrases: PhraseSet = [
    "would like", "a besoin", "ont besoin", "ha bisogno", "hatte gern", "hatte gerne",
  ]

  static let quotations = [
    "devis", "offre", "offert", "quote", "quotation", "quotazion", "preventiv", "offer", "angebot",
    "estimate", "estimation", "kostenvoranschlag",
    "richtpreis", "prezzari", "proposal", "kv",
  ]
  static let quotationEnds = ["offerte", "angebot", "offertanfrage", "voranschlag"]

  static let mails: Set<String> = [
    "ecrire", "repondre", "schreiben", "antworten", "mailen", "scrivere", "rispondere", "write", "answer",
    "confirmer",
    "bestatigen", "confermare", "confirm", "reply", "renseigner",
  ]

  static let meetings: Set<String> = [
    "rdv", "rendez-vous", "rendezvous", "visite", "visiter", "termin", "besuch", "besuchen", "treffen",
    "appuntamento",
    "visita", "meeting", "visit", "reunion", "seance", "besprechung", "riunione", "incontro", "incontrare",
    "rencontrer",
    "besichtigung", "besichtigen", "augenschein", "sopralluogo", "ortstermin", "aufmass", "ausmessen",
    "mesurer",
    "metrer", "misurare", "visio", "beratung", "ortsbesichtigung", "vorbeigehen", "vorbeikommen",
    "vorbeischauen",
    "appointment", "appt", "app.to", "appunt", "begehung", "viewing", "meet",
  ]
  static let meetingPhrases: PhraseSet = [
    "passer voir", "passer chez", "passer sur", "aller voir", "prendre les mesures", "prendre mesures",
    "mass nehmen", "passare da", "passare a", "prendere le misure", "site visit", "drop by",
    "pop round", "come by", "face to face",
  ]

  /// Verbs that mean a visit only beside a day: "passare giovedì alle 15".
  static let visits: Set<String> = [
    "passer", "passare", "aller", "andare", "hingehen", "vorbei",
  ]

  /// The caller will do it.
  static let promises: PhraseSet = [
    "rappellera", "rappelleront", "va rappeler", "vont rappeler", "nous rappelle", "me rappelle",
    "te rappelle",
    "meldet sich", "melden sich", "meldet er sich", "meldet sie sich", "ruft wieder an", "ruft nochmals an",
    "ruft zuruck", "ruft selber", "richiama lui", "richiama lei", "richiamera", "richiameranno",
    "si fa sentire",
    "will call", "will ring", "will phone", "will get back", "calls again", "enverra", "va envoyer",
    "schickt uns",
    "schickt noch", "mandera", "inviera", "will send", "she'll call", "he'll call", "she'll send",
    "he'll send",
  ]
  /// Nobody shall do it.
  static let denials: PhraseSet = [
    "ne pas", "pas besoin", "annule", "annulation", "annuler", "abgesagt", "absage", "absagen", "sagt ab",
    "annullato", "annulla", "disdetto", "disdice", "cancelled", "cancels", "cancel", "canceled",
    "pas rappeler", "plus rappeler", "nicht zuruckrufen", "nicht anrufen",
    "nicht mehr",
    "nicht kontaktieren", "kein ruckruf", "nicht notig", "non richiamare", "non contattare", "non serve",
    "do not call", "don't call", "no need", "no callback", "do not", "don't", "dont", "dont",
  ]
}
