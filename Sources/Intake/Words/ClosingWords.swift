import Basics

/// What people write above their name, and what firms write below it.
enum ClosingWords {
  /// Closing formulas, alone on their line; folded.
  static let formulas = Set(
    folded([
      "cordialement", "bien cordialement", "très cordialement", "cordialement vôtre", "cordiales salutations",
      "avec mes cordiales salutations", "meilleures salutations", "mes meilleures salutations",
      "avec mes meilleures salutations", "avec nos meilleures salutations", "salutations",
      "salutations distinguées",
      "sincères salutations", "bien à vous", "bien à toi", "sincèrement", "amicalement", "belle journée",
      "bonne journée", "bonne soirée", "à bientôt", "bien amicalement", "cdlt", "cdt", "bav",
      "veuillez agréer mes salutations distinguées", "dans l'attente de votre réponse, cordialement",
      "freundliche grüße", "freundliche grüsse", "mit freundlichen grüßen", "mit freundlichen grüssen",
      "mit freundlichen gruessen", "mit freundlichem gruß", "mit freundlichem gruss", "freundliche gruesse",
      "mit besten grüßen", "mit besten grüssen", "beste grüße", "beste grüsse", "besten gruß", "besten gruss",
      "viele grüße", "viele grüsse", "liebe grüße", "liebe grüsse", "herzliche grüße", "herzliche grüsse",
      "schöne grüße", "schöne grüsse", "freundlicher gruß", "freundlicher gruss", "mit herzlichen grüßen",
      "sonnige grüsse", "hochachtungsvoll", "grüße", "grüsse", "gruß", "gruss", "lg", "mfg", "vg", "bg",
      "best regards", "kind regards", "kindest regards", "warm regards", "warmest regards",
      "with kind regards",
      "with best regards", "with regards", "regards", "many thanks and best regards", "best wishes", "best",
      "all the best", "sincerely", "sincerely yours", "yours sincerely", "yours faithfully", "yours truly",
      "very truly yours", "respectfully", "cheers", "many thanks", "thanks and regards", "thanks & regards",
      "thanks and best regards", "rgds", "br", "kr",
      "cordiali saluti", "distinti saluti", "saluti", "tanti saluti", "un cordiale saluto", "cari saluti",
      "con i migliori saluti", "i migliori saluti", "un saluto", "cordialmente", "buona giornata",
      "saludos", "saludos cordiales", "un saludo", "un cordial saludo", "atentamente", "muy atentamente",
      "cordiales saludos", "abrazos", "un abrazo",
      "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos", "abraços",
      "abraço", "att",
      "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten",
      "hartelijke groet", "hartelijke groeten", "groet", "groeten", "mvg", "met beste groet",
      "med venlig hilsen", "venlig hilsen", "de bedste hilsner", "bedste hilsner", "hilsen", "vh", "mvh",
      "med vennlig hilsen", "vennlig hilsen", "beste hilsen", "med vänlig hälsning", "med vänliga hälsningar",
      "vänliga hälsningar", "vänlig hälsning", "hälsningar", "ystävällisin terveisin", "terveisin",
      "parhain terveisin", "yt", "pozdrawiam", "pozdrawiam serdecznie", "serdecznie pozdrawiam",
      "z poważaniem", "z wyrazami szacunku", "s pozdravem", "s přátelským pozdravem", "s úctou",
      "s pozdravom",
      "s priateľským pozdravom", "üdvözlettel", "tisztelettel", "üdv", "cu stimă", "cu respect",
      "cu drag", "toate cele bune", "lijep pozdrav", "srdačan pozdrav", "s poštovanjem", "lep pozdrav",
      "lp", "s spoštovanjem", "поздрави", "с уважение", "с уважением", "с наилучшими пожеланиями",
      "всего доброго", "з повагою", "saygılarımla", "saygılar", "iyi çalışmalar", "με εκτίμηση", "φιλικά",
      "lugupidamisega", "parimate soovidega", "tervitades", "ar cieņu", "pagarbiai", "su pagarba",
      "よろしくお願いします",
      "よろしくお願いいたします", "此致", "谢谢", "감사합니다", "trân trọng", "kveðja",
    ]))

  /// Roots of the word for a secret, in the small print below signatures.
  static let secrets = [
    "confiden", "vertraulich", "vertrouwelijk", "riservat", "fortrolig", "konfidenti", "konfidenci",
    "luottamuks",
    "poufn", "důvěrn", "dôvern", "bizalmas", "gizli", "конфиденц", "поверител", "privileged",
    "legally protected",
    "povjerljiv", "zaupn", "εμπιστευτικ", "reservad", "secret professionnel", "strictement réservé",
    "exclusively for", "exclusivement", "ausschließlich", "ausschliesslich", "uitsluitend", "esclusiv",
    "exclusivo",
    "exclusivamente",
  ]

  /// Roots of the word for the one to whom it is sent.
  static let addressees = [
    "recipient", "addressee", "destinat", "empfänger", "adressat", "geadresseerde", "ontvanger", "modtager",
    "mottaker", "mottagare", "vastaanottaj", "adresat", "címzett", "получател", "адресат", "alıcı",
    "primatelj",
    "naslovnik", "παραλήπτ", "addressed", "person or entity", "intended for", "příjemc", "príjemc",
  ]

  /// What a provider or an employer writes below mails, each enough by itself.
  static let footers = [
    "please consider the environment", "think before you print", "before printing this", "avant d'imprimer",
    "n'imprimez ce", "pensez à l'environnement", "pensez environnement", "bevor sie diese e-mail drucken",
    "bitte denken sie an die umwelt", "denken sie an die umwelt", "rispetta l'ambiente", "prima di stampare",
    "denk aan het milieu", "antes de imprimir", "piense en el medio ambiente", "pense no meio ambiente",
    "checked for viruses", "virus-free", "virenfrei", "garanti sans virus", "virenprüfung",
    "auf viren geprüft", "vérifié par le logiciel antivirus", "analyse contre les virus",
    "scanned for viruses",
    "controllato da avast", "libre de virus", "sin virus", "scanned by",
    "you received this message because you are subscribed",
    "you are receiving this because", "reply to this email directly", "reply to this message directly",
  ]

  /// What lists write below the mails they pass on.
  static let lists = [
    "mailing list", "mailman/listinfo", "unsubscribe", "liste de diffusion", "mailingliste", "listinfo",
    "list-archive",
    "google groups", "se désinscrire", "abbestellen", "lista de correo", "groups.io", "yahoogroups",
  ]

  private static func folded(_ words: [String]) -> [String] { words.map(\.foldedForSearch) }
}
