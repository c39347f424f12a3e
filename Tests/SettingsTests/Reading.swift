@testable import Settings

/// Settings texts as the tests write them.
enum Sample {
  /// The least that is complete.
  static let minimal = """
    company:
      name: Menuiserie du Lac
    accounts:
      - name: leads
        address: leads@example.org

    """

  static func read(
    _ text: String, environment: [String: String] = [:]
  ) throws(ConfigurationProblems) -> Configuration {
    try Configuration.parse(text, file: "piste.yaml", directory: "/srv/piste", environment: environment)
  }

  /// The problems of a text; empty when it is right.
  static func problems(_ text: String, environment: [String: String] = [:]) -> [ConfigurationProblem] {
    do throws(ConfigurationProblems) {
      _ = try read(text, environment: environment)
      return []
    } catch {
      return error.problems
    }
  }
}
