/// Files and directories.
extension SettingType<String> {
  /// A path; a relative one begins at `directory`, which is where the settings file is.
  static func path(in directory: String, example: String) -> SettingType {
    SettingType(
      expectation: "a path, relative to this file", example: example,
      write: { SettingsPath.relative($0, to: directory) }
    ) { text in
      text.isEmpty || text.utf8.contains(0) ? nil : SettingsPath.absolute(text, in: directory)
    }
  }
}

/// Paths as the file writes them and as the program uses them.
enum SettingsPath {
  static func absolute(_ path: String, in directory: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    let bare = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return directory == "/" ? "/" + bare : directory + "/" + bare
  }

  static func relative(_ path: String, to directory: String) -> String {
    path.hasPrefix(directory + "/") ? String(path.dropFirst(directory.count + 1)) : path
  }
}
