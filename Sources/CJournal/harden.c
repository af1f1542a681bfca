#include "harden.h"

#include <sqlite3.h>
#include <stddef.h>

// Each well above what the journal's own statements need.
static const struct {
  int limit, value;
} limits[] = {
  {SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024},
  {SQLITE_LIMIT_SQL_LENGTH, 64 * 1024},
  {SQLITE_LIMIT_COLUMN, 64},
  {SQLITE_LIMIT_EXPR_DEPTH, 64},
  {SQLITE_LIMIT_COMPOUND_SELECT, 8},
  {SQLITE_LIMIT_VDBE_OP, 100 * 1000},
  {SQLITE_LIMIT_FUNCTION_ARG, 16},
  // VACUUM INTO attaches its target.
  {SQLITE_LIMIT_ATTACHED, 1},
  {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256},
  {SQLITE_LIMIT_VARIABLE_NUMBER, 256},
  {SQLITE_LIMIT_TRIGGER_DEPTH, 8},
  {SQLITE_LIMIT_WORKER_THREADS, 0},
};

void gradus_harden(void *connection) {
  sqlite3 *database = connection;
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    sqlite3_limit(database, limits[i].limit, limits[i].value);
  }
}
