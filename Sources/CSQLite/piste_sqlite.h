// SQLite as Swift can use it: sqlite3.h, and what it offers only as variadic functions or macros.
#ifndef PISTE_SQLITE_H
#define PISTE_SQLITE_H

#include <sqlite3.h>
#include <stddef.h>

// A mistyped "column" must be an error, as in PostgreSQL, and not a string.
static inline int piste_sqlite_refuse_quoted_strings(sqlite3 *db) {
  int result = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  return result != SQLITE_OK ? result : sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
}

// SQLite copies the bytes; an empty text or blob is not NULL.
static inline int piste_sqlite_bind_text(sqlite3_stmt *statement, int index, const void *bytes,
                                         size_t count) {
  const char *text = count == 0 ? "" : (const char *)bytes;
  return sqlite3_bind_text64(statement, index, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int piste_sqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes,
                                         size_t count) {
  const void *blob = count == 0 ? "" : bytes;
  return sqlite3_bind_blob64(statement, index, blob, count, SQLITE_TRANSIENT);
}

#endif
