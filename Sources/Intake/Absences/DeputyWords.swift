/// The words that name somebody who stands in, in seven languages, folded.
enum DeputyWords {
  /// Whom to turn to stands behind.
  static let triggers: PhraseSet = [
    "please contact", "contact", "please call", "please email", "please e-mail", "please write to",
    "get in touch with",
    "reach out to", "turn to", "speak to", "call", "queries to", "enquiries to", "questions to",
    "forwarded to", "refer to",
    "replaced by",
    "covered by", "please reach", "be directed to", "assisted by", "assist you", "deputy is", "my deputy",
    "veuillez contacter", "contacter", "contactez", "vous adresser", "adresser a", "adressez-vous",
    "adresser",
    "remplace par", "remplacee par", "joindre", "appeler", "appelez", "telephonez", "telephoner", "ecrivez a",
    "en cas d'urgence", "ecrire a", "transfere a", "transmis a",
    "prendre contact avec", "prenez contact avec", "prend le relais", "me remplace", "mon remplacant",
    "ma remplacante",
    "interlocuteur", "interlocutrice",
    "wenden sie sich", "kontaktieren sie", "kontaktieren", "melden sie sich", "wende dich", "melde dich",
    "kontaktiere", "vertretung", "stellvertretung", "stellvertreter", "stellvertreterin", "vertritt mich",
    "vertreten", "ansprechpartner", "ansprechpartnerin", "hilft ihnen", "helfen ihnen", "zur verfugung",
    "weitergeleitet an", "an meine kollegin", "an meinen kollegen", "an meine vertretung", "a ma collegue",
    "a mon collegue", "to my colleague", "alla mia collega", "al mio collega", "ubernommen", "ubernimmt",
    "nachfolger", "nachfolgerin", "erreichen sie",
    "rufen sie", "schreiben sie",
    "contattare", "contatti", "contattate", "rivolgersi", "rivolgetevi", "si rivolga", "sostituito da",
    "sostituita da", "mi sostituisce", "scrivere a", "chiamare", "sostituto", "sostituta",
    "pongase en contacto", "contactar", "contacte", "contacten", "dirigirse", "dirijase", "escribir a",
    "llamar",
    "me sustituye", "contactar con",
    "contate", "contatar", "contacto com", "dirija-se", "favor contatar", "substituido por",
    "contact opnemen", "neem contact op", "contact op met", "contacteer", "vervangen door", "bellen met",
    "mailen naar", "waargenomen door", "neemt waar",
  ]
  /// It stands in front: "Petra Frei me remplace".
  static let isBehindName: PhraseSet = [
    "prend le relais", "neemt waar", "ubernommen", "ubernimmt", "me remplace", "vertritt mich",
    "mi sostituisce", "me sustituye", "assist you", "hilft ihnen",
    "helfen ihnen",
    "zur verfugung", "will cover", "is covering", "covers for", "is standing in", "will help", "vervangt mij",
    "substitui-me", "steht ihnen", "vertreten", "se tient", "reste a", "weiter", "a votre disposition",
  ]
  /// A person's name follows.
  static let colleagues: Set<String> = [
    "colleague", "collegue", "kollege", "kollegen", "kollegin", "arbeitskollegin", "arbeitskollegen",
    "collega",
    "colega", "companero", "companera", "assistant", "assistante", "assistentin", "assistenten", "assistente",
    "assistent", "asistente", "vertretung", "stellvertretung", "stellvertreter", "stellvertreterin", "deputy",
    "remplacant", "remplacante", "sostituto", "sostituta", "nachfolger", "nachfolgerin", "successor",
    "successeur",
    "successore", "sucesor", "sucesora", "opvolger", "manager", "boss", "chef", "vorgesetzten", "responsable",
    "sr", "sra", "signora", "signor", "senor", "senora", "dhr", "mevr", "mevrouw", "meneer", "sr.", "sra.",
    "senhor", "senhora",
  ]
  /// Departments: what follows is nobody's name.
  static let departments: Set<String> = [
    "team", "service", "support", "sales", "office", "customer", "client", "clients", "kundendienst",
    "secretariat",
    "sekretariat", "reception", "hotline", "helpdesk", "zentrale", "empfang", "abteilung", "ufficio",
    "segreteria",
    "desk", "department", "dept", "verkauf", "vertrieb", "buchhaltung", "accueil", "direction",
    "administration",
    "verwaltung", "info", "innendienst", "backoffice", "back-office", "kundenservice", "centralino",
    "atencion",
    "secretaria", "receptie", "verkoop", "klantenservice", "standard", "hauptnummer", "telefonzentrale",
    "geschaftsleitung",
    "kundenberatung", "kollegen", "kolleginnen", "colleagues", "collegues", "colleghi", "urgent", "notfall",
  ]
  /// Whose number a sentence of its own may tell; nobody's who was named before.
  static let places: Set<String> = [
    "atelier", "bureau", "depot", "magasin", "secretariat", "reception", "standard", "accueil", "centrale",
    "werkstatt", "buro", "sekretariat", "zentrale", "empfang", "lager", "geschaft", "officina", "ufficio",
    "segreteria", "magazzino", "negozio", "centralino", "workshop", "office", "warehouse", "switchboard",
    "taller", "oficina", "tienda", "werkplaats", "kantoor",
  ]
  /// What begins the matter: "for orders", "bei technischen Fragen".
  static let matters: Set<String> = [
    "for", "pour", "concernant", "bei", "fur", "per", "para", "voor", "bij", "regarding", "in", "en", "em",
  ]
  /// Labels of facts, no matters.
  static let labels: Set<String> = [
    "tel", "telefon", "telephone", "phone", "mobile", "mobil", "natel", "handy", "e-mail", "email", "mail",
    "fax",
    "courriel", "correo", "cell", "cellulare", "telefono", "portable", "direct", "direkt", "telefoon",
    "mobiel",
    "telefone", "telemovel", "tél", "t", "m", "e", "adresse", "address", "indirizzo", "contact", "kontakt",
    "contatto", "name", "nom", "nome", "an", "bitte", "unter", "under", "at", "suivante", "folgende",
  ]
  /// The writer, no deputy.
  static let myself: Set<String> = [
    "me", "mich", "mir", "moi", "m'ecrire", "m'appeler", "m'atteindre", "mij",
  ]
  static let mySuffixes = [
    "contattarmi", "chiamarmi", "scrivermi", "contactarme", "llamarme", "contactar-me",
  ]
}
