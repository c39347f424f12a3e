/// The file of a private key that signs mail.
package enum DKIMKeyFile {
  /// Its text: PEM, or one line of base64.
  ///
  /// - Throws: ``SecretFault`` when it is missing, or others can read it.
  package static func read(_ path: String) throws(SecretFault) -> SecretText {
    SecretText(
      try PrivateFile.text(
        at: path,
        whenMissing: "correct key_file, or make one: openssl genpkey -algorithm RSA "
          + "-pkeyopt rsa_keygen_bits:2048 -out \(path) && chmod 600 \(path)"))
  }
}
