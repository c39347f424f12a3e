import CRM
import Testing

@Suite("Phone notes in English")
struct EnglishNoteTests {
  static let tidy = [
    NoteCase(
      text: "Call from Mrs Baker, Baker Joinery Ltd, 020 7946 0018, budget £12k, call back Thursday at 2pm",
      caller: "Mrs Baker", company: "Baker Joinery Ltd", phone: "+442079460018", budget: "12000.00",
      followUp: "2026-11-26 14:00", action: .call, country: "GB"),
    NoteCase(
      text: "Mr Hughes called, wants a quote for a staircase, between 5 and 10k", caller: "Mr Hughes",
      budget: "5000.00–10000.00", action: .quotation),
    NoteCase(
      text: "Spoke to Sarah Cole (Cole & Sons), 07700 900123, site visit on March 3rd at 10:30",
      caller: "Sarah Cole",
      company: "Cole & Sons", phone: "+447700900123", followUp: "2027-03-03 10:30", action: .meeting,
      country: "GB"),
    NoteCase(
      text: "Voicemail from Dr. Evans, Riverside Dental, evans@dental.example, ring back next Tue 3pm",
      caller: "Dr. Evans", company: "Riverside Dental", email: "evans@dental.example",
      followUp: "2026-12-01 15:00",
      action: .call),
    NoteCase(
      text:
        "Name: Tom Ward\nCompany: Ward Homes plc\nPhone: +44 20 7946 0999\nBudget: GBP 25,000.00\nFollow up: tomorrow morning",
      caller: "Tom Ward", company: "Ward Homes plc", phone: "+442079460999", budget: "25000.00",
      followUp: "2026-11-25", action: .call),
    NoteCase(
      text: "Ms Clarke from Oak House School, send brochure to clarke@oakhouse.example", caller: "Ms Clarke",
      company: "Oak House School", email: "clarke@oakhouse.example", action: .mail),
    NoteCase(
      text: "John Fisher, Fisher & Partners LLP, +1 212 555 0123, $1.5 million, meeting in 2 weeks",
      caller: "John Fisher", company: "Fisher & Partners LLP", phone: "+12125550123", budget: "1500000.00",
      followUp: "2026-12-08", action: .meeting),
    NoteCase(
      text: "Missed call from Emily Stone, 022 555 71 71, please call her by end of the week",
      caller: "Emily Stone",
      phone: "+41225557171", followUp: "2026-11-27", action: .call),
    NoteCase(
      text: "New lead: Hotel Bellevue, Mr Brown, 021 555 44 00, EUR 30'000 to 35'000, appointment 4 Dec 9am",
      caller: "Mr Brown", company: "Hotel Bellevue", phone: "+41215554400", budget: "30000.00–35000.00",
      followUp: "2026-12-04 09:00", action: .meeting),
    NoteCase(
      text: "Mr and Mrs Lewis, 079 555 23 23, fitted kitchen, follow up in early January",
      caller: "Mr and Mrs Lewis",
      phone: "+41795552323", followUp: "2027-01-01", action: .call, left: ["fitted kitchen"]),
    NoteCase(
      text: "Miss Gray will call again next week, no need to ring", caller: "Miss Gray",
      left: ["will call again next week", "no need to ring"]),
    NoteCase(
      text: "Enquiry from Andrew Mills, Mills Bakery, send quote by Friday noon", caller: "Andrew Mills",
      company: "Mills Bakery", followUp: "2026-11-27 12:00", action: .quotation),
    NoteCase(
      text: "Call with Helen Price of Price Interiors Ltd, 12,500.50 GBP, reply on 12 December",
      caller: "Helen Price",
      company: "Price Interiors Ltd", budget: "12500.50", followUp: "2026-12-12", action: .mail),
    NoteCase(
      text: "Mrs Young rang, +353 1 555 0142, would like an estimate before the end of the month",
      caller: "Mrs Young",
      phone: "+35315550142", followUp: "2026-11-30", action: .quotation),
  ]

  static let untidy = [
    NoteCase(
      text: "call from baker 02079460018 12k call back thu 2pm", caller: "baker", phone: "+442079460018",
      budget: "12000.00", followUp: "2026-11-26 14:00", action: .call, country: "GB"),
    NoteCase(
      text: "mr hughes ph:079 555 10 11 wants quote asap", caller: "mr hughes", phone: "+41795551011",
      action: .quotation),
    NoteCase(
      text: "sarah cole - cole joinery - 0044 7700 900 456 - oak table - 3-4k", caller: "sarah cole",
      company: "cole joinery", phone: "+447700900456", budget: "3000.00–4000.00", left: ["oak table"]),
    NoteCase(
      text: "£45 per hour, Mr Green, 3 days", caller: "Mr Green", left: ["£45 per hour", "3 days"]),
    NoteCase(
      text: "dont call mrs black, do not call, she'll send plans", caller: "mrs black",
      left: ["dont call", "do not call", "she'll send plans"]),
    NoteCase(
      text: "call Anna Rey tomorrow 021 555 01 23", caller: "Anna Rey", phone: "+41215550123",
      followUp: "2026-11-25", action: .call),
    NoteCase(
      text: "Mr Ford, tel 555 01 23, budget 2027", caller: "Mr Ford", left: ["tel 555 01 23", "budget 2027"]),
    NoteCase(
      text: "Mr White phoned re: terrace 20k+ Fri 10am site visit", caller: "Mr White", budget: nil,
      followUp: "2026-11-27 10:00", action: .meeting),
    NoteCase(
      text: "Emma Hall, emma at example dot com, call back mid-March", caller: "Emma Hall",
      followUp: "2027-03-15", action: .call, left: ["emma at example dot com"]),
    NoteCase(
      text: "Ms Dale, Fax: 021 555 00 01, mob 079 555 00 02, week 50 meeting", caller: "Ms Dale",
      phone: "+41795550002", followUp: "2026-12-07", action: .meeting, left: ["Fax: 021 555 00 01"]),
    NoteCase(
      text: "spoke with mr king\nking builders ltd\nsend quote next wed\n\nPaul Favre", caller: "mr king",
      company: "king builders ltd", followUp: "2026-11-25", action: .quotation),
    NoteCase(
      text: "Mr Dean 12 km away, 50 chairs, drop by the day after tomorrow at noon", caller: "Mr Dean",
      followUp: "2026-11-26 12:00", action: .meeting, left: ["12 km away", "50 chairs"]),
  ]

  @Test("tidy ones are understood whole", arguments: tidy)
  func understood(_ note: NoteCase) throws { try note.check() }

  @Test("untidy ones lose nothing", arguments: untidy)
  func kept(_ note: NoteCase) throws { try note.check() }
}
