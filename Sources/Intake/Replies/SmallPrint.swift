/// The small print below signatures: secrecy, trees, viruses, how to leave a list.
///
/// A customer's sentence may begin like it, so words of two families have to stand in the same paragraph: the secret
/// and the one for whom it is.
enum SmallPrint {
  static func matches(_ paragraph: ArraySlice<UInt8>) -> Bool {
    footers.stand(in: paragraph)
      || (paragraph.count > 60 && secrets.stand(in: paragraph) && addressees.stand(in: paragraph))
  }

  static let lists = WordRoots(ClosingWords.lists)
  private static let footers = WordRoots(ClosingWords.footers)
  private static let secrets = WordRoots(ClosingWords.secrets)
  private static let addressees = WordRoots(ClosingWords.addressees)
}
