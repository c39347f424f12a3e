import Basics

/// The phrases of absence notices, folded: what says that somebody is away, and what such notices say
/// besides.
enum AbsenceWords {
  /// Somebody is away now.
  static let absences = [
    "out of office", "out of the office", "on vacation", "on holiday", "on leave", "on annual leave",
    "away from the office", "limited access to",
    "absent du bureau", "je suis absent", "je suis actuellement absent", "suis en vacances", "serai absent",
    "actuellement absent", "suis en conge", "actuellement en conge", "en conges", "de retour le",
    "nicht im buro", "ausser haus", "außer haus", "im urlaub", "in den ferien", "abwesend",
    "nicht erreichbar", "fuori ufficio", "sono assente", "in ferie", "assente fino", "saro assente",
    "fuera de la oficina", "estoy de vacaciones", "estare fuera", "estoy ausente", "estou de ferias",
    "ausente do escritorio", "estarei ausente", "fora do escritorio", "op vakantie", "niet op kantoor",
    "ik ben afwezig", "jag ar borta", "pa semester", "franvarande", "ikke tilstede", "ikke til stede",
    "pa ferie", "ute av kontoret", "jeg er utilgjengelig", "lomalla", "poissa toimistosta",
    "jestem na urlopie",
    "poza biurem", "jsem mimo kancelar", "na dovolene", "szabadsagon vagyok", "ofis disindayim",
    "on maternity leave", "on parental leave", "on paternity leave", "on sick leave", "on a business trip",
    "away from my desk", "away until", "away from work", "i am currently away", "out of town",
    "serai de retour",
    "en conge parental", "en conge maternite", "de votre message a mon retour",
    "de votre message des mon retour",
    "bin im mutterschutz", "in elternzeit", "auf geschaftsreise", "auf dienstreise", "nicht im haus",
    "in maternita", "in congedo", "in trasferta", "met vakantie", "niet aanwezig",
    "afwezig van", "afwezig tot", "de baja", "estaremos cerrados", "on annual leave",
    "я отсутствую", "буду отсутствовать", "нахожусь в отпуске", "я в отпуске",
  ].map(\.foldedForSearch)

  /// When and by whom the mail will be answered, whom to turn to, thanks for the mail.
  static let companions = [
    "upon my return", "when i return", "will be back", "will return", "until ", "for urgent",
    "in urgent cases",
    "if urgent", "in case of emergency", "please contact", "contact other", "thank you for your",
    "thanks for your",
    "will respond", "will reply", "automatic re", "automated re",
    "a mon retour", "mon retour", "des mon retour", "de retour", "jusqu'au", "en cas d'urgence",
    "pour toute urgence",
    "veuillez contacter", "merci de contacter", "vous pouvez contacter", "repondrai", "prendrai connaissance",
    "prendrais connaissance", "merci de votre message", "merci pour votre message", "reponse automatique",
    "ulterieurement",
    "nach meiner ruckkehr", "wieder erreichbar", "wieder im buro", "bis zum", "in dringenden fallen",
    "bitte kontaktieren", "bitte wenden sie sich", "vielen dank fur ihre", "danke fur ihre",
    "wird nicht weitergeleitet",
    "automatische antwort", "vertretung",
    "al mio rientro", "al mio ritorno", "per urgenze", "per problemi urgenti", "potete contattare",
    "contattare",
    "grazie per il", "risposta automatica",
    "en caso de urgencia", "para asuntos urgentes", "pongase en contacto", "puede contactar", "a mi regreso",
    "hasta ",
    "em casos de urgencia", "em caso de urgencia", "favor contatar", "no meu retorno", "contacte",
    "bij dringende", "neem contact op", "bij mijn terugkeer", "vid bradskande", "kontakta", "i nodstilfaelde",
    "i nødstilfælde", "kan kontaktes", "dersom det gjelder", "w pilnych sprawach", "по срочным вопросам",
    "свяжитесь с", "обратиться к", "эл. почта", "адрес электронной почты", "номер телефона", "номер факса",
    "vikarie", "back in the office", "reply to your", "as soon as possible",
    "only notification you will receive",
    "on my return", "for anything urgent", "contact my colleague", "has been forwarded", "not be forwarded",
    "me remplace", "pendant mon absence", "remplacee par", "remplace par", "adresse electronique",
    "pas transfere", "ne sera pas lu", "repondrais", "dans les meilleurs delais", "mon absence",
    "ma collegue",
    "mon collegue", "so bald wie moglich", "schnellstmoglich", "nicht weitergeleitet", "meine kollegin",
    "meinen kollegen", "wahrend meiner abwesenheit", "nicht gelesen", "keine e-mails lesen", "keinen zugriff",
    "risponder", "il collega", "la collega", "durante la mia assenza", "non verra inoltrat",
    "appena possibile",
    "en mi ausencia", "lo antes posible", "mi companer", "na minha ausencia", "meu colega", "minha colega",
    "mijn afwezigheid", "mijn collega", "niet doorgestuurd", "zo spoedig mogelijk",
  ].map(\.foldedForSearch)

  /// Beginnings of words that are about business: an order, a delivery, an appointment, a price. In a clause
  /// with them somebody wants something.
  static let business = Beginnings([
    "liefer", "bestell", "offert", "angebot", "auftrag", "preis", "rechnung", "termin", "montier", "schick",
    "send",
    "zusend", "bestatig", "devis", "commande", "livr", "prix", "facture", "rendez", "rdv",
    "envoy",
    "confirm", "prevent", "ordin", "consegn", "prezzo", "fattur", "appuntament", "invi",
    "mand",
    "quot", "order", "deliver", "price", "invoice", "appointment", "presupuest", "pedid",
    "entreg", "precio", "factur", "cita", "envi", "orcament", "encomend", "preco", "marcac",
    "offerte",
    "prijs", "factuur", "afspraak", "stuur", "mochte", "brauch", "voudrai",
    "souhait", "signons", "signe", "pay", "zahl", "bezahl", "einverstanden", "agree", "accept", "approuv",
    "besoin", "vorrei", "quiero", "necesit", "gostaria",
  ])

  /// Somebody is going to be away.
  static let futures = [
    "serai absent", "serai en", "saro assente", "saro in", "estare fuera", "estare ausente",
    "estarei ausente",
    "estarei de", "will be out", "will be away", "will be on", "werde ich", "ich werde", "буду отсутствовать",
  ].map(\.foldedForSearch)
  /// Until when.
  static let spans = [
    "jusqu", " du ", " au ", "fino", " dal ", " al ", "hasta", "desde", " ate ", "until", "till", "from",
    "through",
    " bis ", " vom ", " tot ", " van ", " с ", " до ",
  ]

  /// A call is wanted.
  static let calls = Beginnings([
    "ruf", "anruf", "anzuruf", "rappel", "appel", "richiam", "chiam", "call", "phone", "ring", "llam",
    "ligue",
    "ligar", "bellen", "belt",
  ])

  /// Beside them such a word is part of a notice: "in urgent cases call".
  static let urgencies = [
    "urgen", "dringend", "notfall", "notfallen", "emergenc", "spoed", "brådskande", "nodstilf", "pilnych",
    "срочным",
  ].map(\.foldedForSearch)

  static let colleagues = [
    "kollegin", "kollegen", "colleague", "collegue", "collega", "colega", "vertretung",
  ]

  /// Greetings and closings that may stand alone in a clause.
  static let courtesies = Set(
    [
      "hello", "hi", "dear", "note", "hinweis", "remarque", "dear sender", "sorry", "regards", "best regards",
      "kind regards", "thank you",
      "thanks",
      "bonjour", "madame", "monsieur", "madame monsieur", "cordialement", "bien cordialement", "merci",
      "bonne journee",
      "guten tag", "sehr geehrte damen und herren", "hallo", "mit freundlichen grussen", "freundliche grusse",
      "beste grusse", "danke", "vielen dank", "buongiorno", "cordiali saluti", "distinti saluti", "grazie",
      "hola", "saludos", "gracias", "ola", "obrigado", "atenciosamente", "hallo allemaal",
      "met vriendelijke groet",
      "dank u", "hej", "mvh", "vanliga halsningar", "med venlig hilsen", "с уважением", "tel", "telefon",
      "telephone", "phone", "telefax", "e-post", "факс", "тел", "эл", "почта", "тел.:", "e-mail", "email",
      "mail", "fax",
      "здравствуйте",
    ].map(\.foldedForSearch))
}
