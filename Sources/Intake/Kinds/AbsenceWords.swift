import Basics

/// The phrases of absence notices, folded: what says that somebody is away, and what such notices say besides.
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
    "свяжитесь с", "обратиться к",
  ].map(\.foldedForSearch)

  /// Greetings and closings that may stand alone in a clause.
  static let courtesies = Set(
    [
      "hello", "hi", "dear", "dear sender", "sorry", "regards", "best regards", "kind regards", "thank you",
      "thanks",
      "bonjour", "madame", "monsieur", "madame monsieur", "cordialement", "bien cordialement", "merci",
      "bonne journee",
      "guten tag", "sehr geehrte damen und herren", "hallo", "mit freundlichen grussen", "freundliche grusse",
      "beste grusse", "danke", "vielen dank", "buongiorno", "cordiali saluti", "distinti saluti", "grazie",
      "hola", "saludos", "gracias", "ola", "obrigado", "atenciosamente", "hallo allemaal",
      "met vriendelijke groet",
      "dank u", "hej", "mvh", "vanliga halsningar", "med venlig hilsen", "с уважением", "tel", "telefon",
      "telephone", "phone", "e-mail", "email", "mail", "fax", "здравствуйте",
    ].map(\.foldedForSearch))
}
