import Basics
import Workflows

extension TestOffice {
  /// The same office with other keys for its tokens, the newest first.
  package func with(keys: [[UInt8]]) throws -> TestOffice {
    guard let keyring = TokenKeyring(secrets: keys) else {
      throw Refusal(.invalid, "the keys of the test firm are no keys")
    }
    let world = Office.World(
      environment: office.environment, clock: office.clock, chance: office.chance, log: office.log)
    let office = try Office(
      configuration: office.configuration, stores: (office.database, office.blobs), keyring: keyring,
      templates: office.templates, world: world)
    return TestOffice(office: office, clock: clock)
  }
}
