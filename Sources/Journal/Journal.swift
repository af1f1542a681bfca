import GRDB

package func probe(_ path: String) throws -> Int {
  let queue = try DatabaseQueue(path: path)
  return try queue.write { db in
    try db.execute(sql: "create table if not exists a(b)")
    try db.execute(sql: "insert into a values(1)")
    return try Int.fetchOne(db, sql: "select count(*) from a") ?? 0
  }
}
