import Dispatch
import Synchronization

/// Does pieces of work on all processors; the results come in the order of the work.
func concurrently<Result: Sendable>(_ work: [@Sendable () -> Result]) -> [Result] {
  let results = Mutex([(index: Int, result: Result)]())
  DispatchQueue.concurrentPerform(iterations: work.count) { index in
    let result = work[index]()
    results.withLock { $0.append((index, result)) }
  }
  return results.withLock { $0.sorted { $0.index < $1.index }.map(\.result) }
}
