import Practice

/// The learner's record: what the screens ask of it, and one way in.
///
/// It always opens. What cannot be kept is held in memory and `trouble` says why; every later entry tries again with
/// what was left over. One thread at a time.
package final class Journal {
  /// What the record says, with everything recorded in this run, kept or not.
  package private(set) var progress = Progress()
  /// Why entries are not kept at the moment; nil while they are.
  package private(set) var trouble: Trouble?
  /// The damaged file that was found and moved out of the way, to be told once.
  package private(set) var setAside: SetAside?

  /// Entries not yet in the file, in order.
  private var backlog: [Entry] = []
  private(set) var connection: Connection?
  private let location: Location?
  /// Whether the file must be left alone for the whole run: it is not ours, or newer.
  private var isRefused: Bool

  /// Opens the record in a folder, nil when there is none to use. Reads, and writes nothing unless a file has to be
  /// migrated or set aside; folder and file are made with the first entry. The moment names what is moved or copied.
  package static func open(at directory: String?, now: Moment) -> Journal {
    Journal(Opening.open(directory.map { Location(directory: $0, schema: .current, stamp: now.stamp) }))
  }

  init(_ opening: Opening) {
    location = opening.location
    connection = opening.connection
    progress = opening.progress
    setAside = opening.setAside
    trouble = opening.trouble
    isRefused = opening.location == nil || (opening.trouble?.isFinal ?? false)
  }

  /// Adds an entry to the record. It is on the disk when this returns `kept`. Costs one commit, a few milliseconds,
  /// and at most two seconds when another program holds the file.
  @discardableResult
  package func record(_ entry: Entry) -> Keeping {
    progress.apply(entry)
    backlog.removeAll { entry.replaces($0) }
    backlog.append(entry)
    guard let location, !isRefused else { return .notKept(trouble ?? .noDirectory) }
    do throws(Trouble) {
      do throws(Trouble) {
        try writeBacklog(location)
      } catch .damaged {
        try replaceDamaged(location)
        try writeBacklog(location)
      }
      trouble = nil
      return .kept
    } catch {
      trouble = error
      isRefused = error.isFinal
      return .notKept(error)
    }
  }

  /// Tries once more to write what is left over, and counts the attempts that are in memory alone: they go with the
  /// program.
  package func finish() -> Int {
    if let location, !isRefused, !backlog.isEmpty {
      do throws(Trouble) {
        try writeBacklog(location)
        trouble = nil
      } catch {
        trouble = error
      }
    }
    return backlog.count { if case .attempt = $0 { true } else { false } }
  }

  /// Takes in what another instance has recorded meanwhile; false where nothing has changed, which is cheap to find.
  @discardableResult
  package func refresh() -> Bool {
    // An error here is met again, and told, with the next entry.
    guard let changed = try? connection?.hasChanged(), changed,
      let kept = try? connection?.queue.inDatabase({ try $0.progress() })
    else { return false }
    progress = kept
    for entry in backlog { progress.apply(entry) }
    return true
  }

  /// Every attempt in the order made, in constant memory; those not kept come last.
  package func forEachAttempt(_ body: (Attempt) -> Void) throws(Trouble) {
    if let connection, let location {
      do {
        try connection.queue.inDatabase { database in
          try database.eachAttempt { body($0) }
        }
      } catch {
        throw Trouble(error, path: location.path)
      }
    }
    for case .attempt(let attempt) in backlog { body(attempt) }
  }

  /// What the solved exercises of a lesson said when they were solved last: a hash of each.
  ///
  /// Reads an attempt or a few for each of them, by their index; empty where they cannot be read.
  package func solvedContents(of lesson: String) -> [String: String] {
    var contents = (try? connection?.queue.inDatabase { try $0.solvedContents(of: lesson) }) ?? [:]
    for case .attempt(let attempt) in backlog where attempt.isSolution && attempt.lesson == lesson {
      contents[attempt.exercise] = attempt.contentHash
    }
    return contents
  }

  /// Damage that opening did not meet: goes on in a new file.
  private func replaceDamaged(_ location: Location) throws(Trouble) {
    connection = nil
    var opening = Opening(location: location)
    try opening.replaceDamaged(location)
    setAside = opening.setAside
    connection = opening.connection
    progress = opening.progress
    for entry in backlog { progress.apply(entry) }
  }

  private func writeBacklog(_ location: Location) throws(Trouble) {
    if connection.map({ $0.isReadOnly || !$0.isAt(location.path) }) ?? true {
      try Files.makeDirectory(location.directory)
      if case .regular = try Files.kind(location.path) { try Files.requireWritable(file: location.path) }
      let fresh = try Connection(location)
      // Another instance may have made the file since this one found none, or added to it.
      progress = try fresh.progress(location)
      for entry in backlog { progress.apply(entry) }
      connection = fresh
    }
    guard let queue = connection?.queue else { return }
    var written = 0
    defer { backlog.removeFirst(written) }
    for entry in backlog {
      do {
        try queue.write { try $0.write(entry) }
      } catch {
        throw Trouble(error, path: location.path)
      }
      written += 1
    }
  }
}

/// Whether an entry is on the disk.
package enum Keeping: Equatable, Sendable {
  case kept
  case notKept(Trouble)
}

/// A damaged file moved out of the way with its log and index; nothing was deleted.
package struct SetAside: Equatable, Sendable {
  package var original: String
  package var renamed: String
  package var salvagedAttempts: Int
}

/// Where the file is, what it should look like, and how copies made in this run are named.
struct Location {
  let directory: String
  let schema: Schema
  let stamp: String

  var path: String { directory.appending("journal.sqlite") }
}

extension Trouble {
  /// Whether trying again in this run could do harm or is idle.
  var isFinal: Bool {
    switch self {
    case .noDirectory, .newerVersion, .notMigrated, .foreign, .damaged: true
    case .notDirectory, .notWritable, .diskFull, .diskError, .busy: false
    }
  }
}

extension Entry {
  /// Whether this entry says everything the earlier one did.
  func replaces(_ earlier: Entry) -> Bool {
    switch (self, earlier) {
    case (.place(let new), .place(let old)): new.lesson == old.lesson
    case (.draft(let new), .draft(let old)): new.exercise == old.exercise
    case (.setting(let new, _), .setting(let old, _)): new == old
    case (.attempt, _), (.place, _), (.draft, _), (.setting, _), (.practice, _): false
    }
  }
}
