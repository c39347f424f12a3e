/// Words of one language for ``MailGenerator``; every name is invented.
struct Vocabulary {
  let greeting: String
  let farewell: String
  let attribution: String
  let names: [String]
  let subjects: [String]
  let sentences: [String]

  static let languages = [french, french, german, german, english, italian]

  static let domains = [
    "example.com", "mail.example.org", "example.net", "menuiserie.example", "schreinerei.example",
  ]

  static let files = [
    ("Offre-2026-014.pdf", "application/pdf"), ("Plan_EG.pdf", "application/pdf"),
    ("IMG_2041.jpg", "image/jpeg"),
    ("Liste.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("Angebot.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("logo.png", "image/png"),
  ]

  static let pageHead = """
    <html xmlns:o="urn:schemas-microsoft-com:office:office"><head>\r
    <meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r
    <style><!--\r
    /* Font Definitions */\r
    @font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}\r
    p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}\r
    a:link, span.MsoHyperlink {color:#0563C1; text-decoration:underline;}\r
    @page WordSection1 {size:612.0pt 792.0pt; margin:70.85pt 70.85pt 2.0cm 70.85pt;}\r
    --></style></head><body lang="FR-CH" link="#0563C1" vlink="#954F72"><div class="WordSection1">\r\n
    """

  private static let french = Vocabulary(
    greeting: "Bonjour,", farewell: "Meilleures salutations",
    attribution: "Le lun. 5 janv. 2026 à 10:12, Piste <info@example.com> a écrit :",
    names: ["Élodie Béguin", "François Rochat", "Chloé Dépraz", "Rémy Müller"],
    subjects: [
      "Demande d'offre pour six fenêtres", "Votre devis n° 2026-014", "Rénovation de la façade",
      "Délai de livraison",
    ],
    sentences: [
      "Nous vous remercions de votre offre et souhaitons en discuter la semaine prochaine.",
      "Les fenêtres de l'étage doivent être remplacées avant l'été, si possible en mélèze.",
      "Pourriez-vous nous préciser le délai de livraison et les conditions de paiement ?",
      "Le budget prévu est de CHF 12'000.–, pose comprise, à répartir sur deux exercices.",
      "Notre architecte a déjà préparé les plans, que vous trouverez en annexe.",
      "À réception de votre confirmation, nous libérerons l'acompte de 30 %.",
    ])

  private static let german = Vocabulary(
    greeting: "Guten Tag", farewell: "Freundliche Grüsse",
    attribution: "Am 05.01.2026 um 10:12 schrieb Piste <info@example.com>:",
    names: ["Jürg Bärtschi", "Käthi Schönenberger", "Lukas Fröhlich", "Anna Keller"],
    subjects: [
      "Offertanfrage für eine Küche", "Rückfrage zu Ihrer Rechnung", "Besichtigung am Dienstag",
      "Auftragsbestätigung",
    ],
    sentences: [
      "Besten Dank für Ihre ausführliche Offerte, die wir heute geprüft haben.",
      "Für die Küche im Erdgeschoss möchten wir lieber Eiche, geölt und nicht lackiert.",
      "Könnten Sie uns bis nächsten Mittwoch mitteilen, wann die Montage möglich wäre?",
      "Der Preis von CHF 8'450.00 versteht sich für uns inklusive Lieferung und Entsorgung.",
      "Die Masse stehen auf dem Plan im Anhang; die Höhe müsste man vor Ort überprüfen.",
      "Bei Fragen erreichen Sie mich tagsüber unter 044 555 01 23.",
    ])

  private static let english = Vocabulary(
    greeting: "Hello,", farewell: "Kind regards",
    attribution: "On Mon, 5 Jan 2026 at 10:12, Piste <info@example.com> wrote:",
    names: ["Mary Whitfield", "Tom Ashdown", "Priya Nair", "George Pell"],
    subjects: [
      "Quotation for new shelving", "Delivery next week", "Question about your invoice", "Site visit",
    ],
    sentences: [
      "Thank you for the quotation, which we discussed with the whole team this morning.",
      "We would need the shelves in oak and delivered to the second floor by the end of March.",
      "Could you let us know whether the price includes fitting and disposal of the old ones?",
      "The drawings are attached; please check the measurements before you order anything.",
      "Our accounts department pays within thirty days, as we agreed last year.",
    ])

  private static let italian = Vocabulary(
    greeting: "Buongiorno,", farewell: "Cordiali saluti",
    attribution: "Il giorno lun 5 gen 2026 alle ore 10:12 Piste <info@example.com> ha scritto:",
    names: ["Niccolò Bernasconi", "Giulia Ferrari", "Andrea Pozzi"],
    subjects: ["Richiesta di preventivo", "Perché la fattura è più alta?", "Sopralluogo di giovedì"],
    sentences: [
      "Grazie per il preventivo: è più chiaro di quello dell'anno scorso.",
      "La consegna sarà possibile già a metà marzo, oppure dobbiamo aspettare?",
      "Le porte del piano terra andranno sostituite con altre in noce, più larghe di 10 cm.",
      "L'importo di CHF 3'200.– comprende anche il trasporto fino a Lugano.",
    ])
}
