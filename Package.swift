// swift-tools-version:6.2
import PackageDescription

// The targets stand in the order of `docs/flow.md`; a target may import only what stands above it
// in its own `dependencies`. `scripts/check-imports` holds the imports to this list.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "piste",
  products: [.executable(name: "piste", targets: ["piste"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries, each behind a small header of our own.
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CPostgres", linkerSettings: [.linkedLibrary("dl")]),
    .systemLibrary(
      name: "CGraphics", pkgConfig: "pangocairo pangofc libqrencode",
      providers: [.apt(["libcairo2-dev", "libpango1.0-dev", "libqrencode-dev"])]),
    .target(name: "CShims"),

    // Pure values and decisions, borders, and what joins them.
    module("Basics", [crypto]),
    module("MailTransport", ["CCurl", "CShims", log]),
    module("MailFormat", ["Basics", "CShims"]),
    module("MailReports", ["Basics", "MailFormat"]),
    module("CRM", ["Basics"]),
    module("Inventory", ["Basics"]),
    module("Projects", ["Basics"]),
    module("Billing", ["Basics"]),
    module("Sales", ["Basics", "Billing", "Inventory", "Projects"]),
    module("Mailings", ["Basics"]),
    module("Intake", ["Basics", "MailFormat", "MailReports", "CRM", "Projects"]),
    module(
      "Documents",
      [
        "Basics", "MailFormat", "Billing", "Sales", "CGraphics",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    module("SQL", ["CSQLite", "CPostgres"]),
    module(
      "Store",
      [
        "Basics", "MailFormat", "SQL", "CRM", "Inventory", "Projects", "Billing", "Sales", "Mailings",
        "Intake",
      ]),
    module("Settings", ["Basics", .product(name: "Yams", package: "Yams")]),
    module(
      "Workflows",
      [
        "Basics", "MailTransport", "MailFormat", "MailReports", "CRM", "Inventory", "Projects", "Billing",
        "Sales",
        "Mailings", "Intake", "Documents", "SQL", "Store", "Settings", log, crypto, cryptoExtras,
      ]),
    module(
      "Services",
      [
        "Basics", "CShims", "MailTransport", "Mailings", "Workflows", "Store", "Settings", log,
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    module(
      "Web",
      [
        "Basics", "CRM", "Inventory", "Projects", "Billing", "Sales", "Documents", "SQL", "Store", "Settings",
        "Workflows",
        log, httpTypes, nio,
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    module(
      "Commands",
      [
        "Basics", "MailTransport", "MailFormat", "MailReports", "CRM", "Inventory", "Projects", "Billing",
        "Sales",
        "Mailings", "Intake", "Documents", "SQL", "Store", "Settings", "Workflows", "Services", "Web", log,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    .executableTarget(name: "piste", dependencies: ["Commands"], swiftSettings: strict),

    // Tests; `TestSupport` starts the private servers that they use, and holds what several of them need.
    .target(
      name: "TestSupport", dependencies: ["SQL"], path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "TestFirm",
      dependencies: [
        "Basics", "Documents", "MailFormat", "Mailings", "SQL", "Settings", "Store", "Workflows",
        "TestSupport",
        log,
      ], path: "Tests/TestFirm", swiftSettings: strict),
    tests("BasicsTests", ["Basics", "TestSupport"]),
    tests("MailTransportTests", ["CCurl", "MailTransport", "TestSupport", log]),
    tests("MailFormatTests", ["Basics", "MailFormat", "TestSupport"]),
    tests("MailReportsTests", ["Basics", "MailFormat", "MailReports"]),
    tests("CRMTests", ["Basics", "CRM"]),
    tests("InventoryTests", ["Basics", "Inventory"]),
    tests("ProjectsTests", ["Basics", "Projects"]),
    tests("BillingTests", ["Basics", "Billing", "TestSupport"]),
    tests("SalesTests", ["Basics", "Billing", "Inventory", "Projects", "Sales", "TestSupport"]),
    tests("MailingsTests", ["Basics", "Mailings"]),
    tests("IntakeTests", ["Basics", "MailFormat", "MailReports", "CRM", "Intake"]),
    tests("CorpusTests", ["Basics", "MailFormat", "MailReports", "Intake"]),
    tests("DocumentsTests", ["Basics", "MailFormat", "Inventory", "Billing", "Sales", "Documents"]),
    tests("SQLTests", ["SQL", "TestSupport"]),
    tests("SettingsTests", ["Basics", "Settings"]),
    tests(
      "StoreTests",
      [
        "Basics", "MailFormat", "CRM", "Mailings", "Intake", "Inventory", "Projects", "Billing", "Sales",
        "SQL",
        "Store", "TestSupport",
      ]),
    tests(
      "WorkflowsTests",
      [
        "Basics", "MailTransport", "MailFormat", "MailReports", "CRM", "Mailings", "Intake", "Inventory",
        "Projects", "Billing", "Sales", "Documents", "SQL", "Store", "Settings", "Workflows", "TestSupport",
        "TestFirm", log,
      ]),
    .testTarget(
      name: "Scenarios",
      dependencies: [
        "Basics", "MailTransport", "MailFormat", "MailReports", "CRM", "Mailings", "Intake", "Inventory",
        "Projects", "Billing", "Sales", "Documents", "SQL", "Store", "Settings", "Workflows", "TestSupport",
        "TestFirm", log,
      ], path: "Tests/Scenarios", swiftSettings: strict),
    tests(
      "ServicesTests",
      [
        "Basics", "MailTransport", "MailFormat", "Mailings", "Documents", "SQL", "Store", "Settings",
        "Workflows",
        "Services", "TestSupport", log,
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    tests(
      "WebTests",
      [
        "Basics", "CRM", "Inventory", "Projects", "Billing", "Sales", "Mailings", "Documents", "SQL", "Store",
        "Settings",
        "Workflows", "Web", "TestSupport", log, httpTypes, nio,
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    tests("CommandsTests", ["Basics", "Commands", "TestSupport"]),
    tests("DocumentationTests", ["Basics", "CRM", "Mailings", "Inventory", "Projects", "Billing", "Sales"]),
  ],
  swiftLanguageModes: [.v6]
)
