// swift-tools-version: 6.2

import PackageDescription

/// Every target of our own is Swift 6 with warnings as errors.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A target whose name is its folder, and the tests that mirror it.
/// `pictures` is what in the tests' folder holds inputs or expected output, which tests read by its path.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], tests: [Target.Dependency] = [], pictures: [String] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name), "FuzzCorpus"] + dependencies + tests, exclude: pictures,
      swiftSettings: strict),
  ]
}

let package = Package(
  name: "gradus",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "gradus", targets: ["gradus"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: module("Terminal")
    + module(
      "Calculus", ["BigInt", .product(name: "RealModule", package: "swift-numerics")],
      pictures: ["Corpus", "References/objectives.txt"])
    + module("Typesetting", ["Calculus"], pictures: ["Golden"])
    + module("Descent", ["Calculus"], pictures: ["References"])
    + module("Grading", ["Calculus"], pictures: ["Table"])
    + module("Practice", ["Grading", "Calculus", .product(name: "RealModule", package: "swift-numerics")])
    + module("Courseware", ["Grading", "Descent", "Typesetting", "Calculus", "CMD4C"], pictures: ["Broken"])
    + module(
      "Journal", ["Practice", "CJournal", .product(name: "GRDB", package: "GRDB.swift")], pictures: ["Fixtures"])
    + module("Curses", ["Terminal", "CNcurses"])
    + module(
      "Tutor", ["Courseware", "Practice", "Grading", "Descent", "Typesetting", "Calculus", "Terminal"],
      pictures: ["Golden"])
    + [
      .executableTarget(
        name: "gradus",
        dependencies: [
          "Tutor", "Curses", "Journal", "Courseware", "Practice", "Grading", "Descent", "Typesetting", "Calculus",
          "Terminal",
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict),
      .target(name: "CNcurses"),
      .target(name: "CJournal"),
      .systemLibrary(
        name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
      .target(
        name: "CReference", path: "Benchmarks/Reference",
        cSettings: [.unsafeFlags(["-O3"], .when(configuration: .release))]),
      .executableTarget(
        name: "AutodiffBenchmark", dependencies: ["Calculus", "CReference"], path: "Benchmarks/Autodiff",
        swiftSettings: strict),
      .target(name: "FuzzCorpus", path: "Tests/FuzzCorpus", swiftSettings: strict),
      .testTarget(name: "ArchitectureTests", swiftSettings: strict),
      .testTarget(name: "EndToEndTests", dependencies: ["gradus"], exclude: ["Golden"], swiftSettings: strict),
    ],
  swiftLanguageModes: [.v6]
)
