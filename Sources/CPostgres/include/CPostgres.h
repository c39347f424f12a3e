// The part of libpq that Piste uses. The library is opened at run time, so that users of SQLite need none;
// the functions below may be called only after pq_load has answered NULL.
#ifndef PISTE_POSTGRES_H
#define PISTE_POSTGRES_H

#include <stddef.h>
#include <stdint.h>

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef struct pg_cancel PGcancel;

// Values of ConnStatusType, ExecStatusType and PGTransactionStatusType (libpq-fe.h), and the fields of an
// error (postgres_ext.h): part of libpq's binary interface since version 5.0.
enum {
  PQ_CONNECTION_OK = 0,
  PQ_RESULT_COMMAND_OK = 1,
  PQ_RESULT_TUPLES_OK = 2,
  PQ_FIELD_SQLSTATE = 'C',
  PQ_FIELD_MESSAGE = 'M',
  PQ_FIELD_DETAIL = 'D',
  PQ_FIELD_TABLE = 't',
  PQ_FIELD_COLUMN = 'c',
  PQ_FIELD_CONSTRAINT = 'n',
  PQ_FIELD_SOURCE_FUNCTION = 'R'
};

// Opens the shared library `name`; NULL when it is ready, else why not (a text of this thread, until its
// next call).
const char *_Nullable pq_load(const char *_Nonnull name);

// Keywords and values end with NULL; a URL is expanded from the keyword "dbname". Notices are not printed.
PGconn *_Nullable pq_connect(const char *_Nullable const *_Nonnull keywords,
                             const char *_Nullable const *_Nonnull values);
void pq_finish(PGconn *_Nullable connection);
int pq_status(const PGconn *_Nullable connection);
const char *_Nonnull pq_error_message(const PGconn *_Nullable connection);

PGresult *_Nullable pq_exec(PGconn *_Nonnull connection, const char *_Nonnull sql);
PGresult *_Nullable pq_prepare(PGconn *_Nonnull connection, const char *_Nonnull name,
                               const char *_Nonnull sql);
PGresult *_Nullable pq_exec_prepared(PGconn *_Nonnull connection, const char *_Nonnull name, int count,
                                     const char *_Nullable const *_Nullable values,
                                     const int *_Nullable lengths, const int *_Nullable formats);

int pq_result_status(const PGresult *_Nullable result);
const char *_Nullable pq_result_field(const PGresult *_Nullable result, int field);
const char *_Nonnull pq_rows_changed(PGresult *_Nonnull result);
int pq_row_count(const PGresult *_Nonnull result);
int pq_column_count(const PGresult *_Nonnull result);
const char *_Nullable pq_column_name(const PGresult *_Nonnull result, int column);
uint32_t pq_column_type(const PGresult *_Nonnull result, int column);
int pq_is_null(const PGresult *_Nonnull result, int row, int column);
int pq_value_length(const PGresult *_Nonnull result, int row, int column);
const char *_Nullable pq_value(const PGresult *_Nonnull result, int row, int column);
void pq_clear(PGresult *_Nullable result);

// The key that stops a running statement from another thread.
PGcancel *_Nullable pq_cancel_key(PGconn *_Nonnull connection);
int pq_cancel(PGcancel *_Nonnull key);
void pq_free_cancel_key(PGcancel *_Nullable key);

#endif
