import Foundation

/// The inputs that fuzzing kept for a target: each takes the code another way.
package func corpus(_ target: String) throws -> [[UInt8]] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let folder = root.appending(path: "Fuzz/Corpus/" + target)
  return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    .sorted { $0.path < $1.path }.map { Array(try Data(contentsOf: $0)) }
}
