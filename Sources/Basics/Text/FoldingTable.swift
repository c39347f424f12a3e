/// What the letters of Latin, Greek and Cyrillic are without accents and case, for ``Swift/String/foldedForSearch``.
///
/// The same as Foundation's folding gives letter by letter; a test holds every one of them to it. It is a table
/// because that folding takes a hundred times as long, and every mail is searched.
enum FoldingTable {
  enum Entry {
    /// The scalar stands for this one.
    case scalar(UInt32)
    case blank
    /// `ß`
    case doubleS
    /// Not in the table: the text must be folded by other means.
    case unknown
  }

  static func entry(of scalar: UInt32) -> Entry {
    guard scalar < size else { return scalar >= 0x4E00 && scalar <= 0x9FFF ? .scalar(scalar) : .unknown }
    switch entries[Int(scalar)] {
    case unknown: return .unknown
    case blank: return .blank
    case doubleS: return .doubleS
    case let folded: return .scalar(UInt32(folded))
    }
  }

  private static let size = 0x2150
  // No text folds to these control characters.
  private static let unknown: UInt16 = 0
  private static let blank: UInt16 = 1
  private static let doubleS: UInt16 = 2

  private static let entries: [UInt16] = {
    var entries = [UInt16](repeating: unknown, count: size)
    for range in known { for scalar in range { entries[Int(scalar)] = scalar } }
    for word in letters.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      for scalar in word.dropFirst() { entries[Int(scalar.value)] = UInt16(word[word.startIndex].value) }
    }
    for scalar in blanks { entries[Int(scalar)] = blank }
    for scalar in [0xDF, 0x1E9E] { entries[scalar] = doubleS }
    for scalar in [0x149, 0x1E9A] { entries[scalar] = unknown }
    return entries
  }()

  /// Latin, Greek, Cyrillic, and the signs of prose; no combining or invisible ones.
  private static let known: [ClosedRange<UInt16>] = [
    0x80...0x17F, 0x200...0x21F, 0x370...0x482, 0x490...0x491, 0x1E00...0x1EFF, 0x2010...0x2027,
    0x2030...0x205E,
    0x20A0...0x20BF, 0x2100...0x214F,
  ]

  /// White space beyond ASCII.
  private static let blanks: [UInt16] =
    [0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F] + (0x2000...0x200A)

  /// In each word the first scalar is what the others fold to.
  private static let letters = """
    ;; aÀÁÂÃÄÅàáâãäåĀāĂăĄąȀȁȂȃḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặÅ bḂḃḄḅḆḇ cÇçĆćĈĉĊċČčḈḉ dĎďḊḋḌḍḎḏḐḑḒḓ
    eÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ fḞḟ gĜĝĞğĠġĢģḠḡ hĤĥȞȟḢḣḤḥḦḧḨḩḪḫẖ
    iÌÍÎÏìíîïĨĩĪīĬĭĮįİȈȉȊȋḬḭḮḯỈỉỊị jĴĵ kĶķḰḱḲḳḴḵK lĹĺĻļĽľḶḷḸḹḺḻḼḽ mḾḿṀṁṂṃ nÑñŃńŅņŇňṄṅṆṇṈṉṊṋ
    oÒÓÔÕÖòóôõöŌōŎŏŐőȌȍȎȏṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ pṔṕṖṗ rŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ
    sŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛ tŢţŤťȚțṪṫṬṭṮṯṰṱẗ uÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự vṼṽṾṿ
    wŴŵẀẁẂẃẄẅẆẇẈẉẘ xẊẋẌẍ yÝýÿŶŷŸẎẏẙỲỳỴỵỶỷỸỹ zŹźŻżŽžẐẑẒẓẔẕ ¨΅ ·· æÆ ðÐ øØ þÞ đĐ ħĦ ĳĲ ŀĿ łŁ ŋŊ œŒ ŧŦ ȝȜ ʹʹ
    ͱͰ ͳͲ ͷͶ ͻϽ ͼϾ ͽϿ αΆΑά βΒϐ γΓ δΔ εΈΕέϵ ζΖ ηΉΗή θΘϑϴ ιΊΐΙΪίϊ κΚϰ λΛ μµΜ νΝ ξΞ οΌΟό πΠϖ ρΡϱ σΣς τΤ
    υΎΥΫΰϋύ φΦϕ χΧ ψΨ ωΏΩώΩ ϒϓϔ ϗϏ ϙϘ ϛϚ ϝϜ ϟϞ ϡϠ ϣϢ ϥϤ ϧϦ ϩϨ ϫϪ ϭϬ ϯϮ ϲϹ ϳͿ ϸϷ ϻϺ аА бБ вВ гЃГѓ дД
    еЀЁЕѐё жЖ зЗ иЍИЙйѝ кЌКќ лЛ мМ нН оО пП рР сС тТ уЎУў фФ хХ цЦ чЧ шШ щЩ ъЪ ыЫ ьЬ эЭ юЮ яЯ ђЂ єЄ ѕЅ
    іІЇї јЈ љЉ њЊ ћЋ џЏ ѡѠ ѣѢ ѥѤ ѧѦ ѩѨ ѫѪ ѭѬ ѯѮ ѱѰ ѳѲ ѵѴѶѷ ѹѸ ѻѺ ѽѼ ѿѾ ҁҀ ґҐ ỻỺ ỽỼ ỿỾ ⅎℲ
    """
}
