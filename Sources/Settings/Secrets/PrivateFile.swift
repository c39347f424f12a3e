import Foundation

/// Files that only their owner may read.
enum PrivateFile {
  private static let limit = 64 * 1024

  /// - Parameter whenMissing: what to do when there is no such file.
  /// - Throws: ``SecretFault`` when the file is missing, unreadable, or readable by others.
  static func text(at path: String, whenMissing: String) throws(SecretFault) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? SecretFault("there is no \(path)", whenMissing) : fault(path)
    }
    defer { close(descriptor) }
    // The opened file is asked, not the path: nobody can swap the file between the question and the reading.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw SecretFault("\(path) is not a plain file", "name the file that holds the secret")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw SecretFault("others can read \(path)", "run: chmod 600 \(path)")
    }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = read(descriptor, &bytes, limit)
    guard count >= 0 else { throw fault(path) }
    guard let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw SecretFault("\(path) is not text in UTF-8", "write the secret as text")
    }
    return text
  }

  /// Makes the file with mode 600; never writes over one that exists.
  static func create(at path: String, text: String) throws(SecretFault) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw fault(path)
    }
  }

  private static func fault(_ path: String) -> SecretFault {
    let reason = String(cString: strerror(errno))
    return SecretFault("\(path): \(reason)", "check the path and who owns it (sudo -u USER cat \(path))")
  }
}
