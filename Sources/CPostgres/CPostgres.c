#include "CPostgres.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static struct {
  PGconn *(*connect)(const char *const *, const char *const *, int);
  void (*finish)(PGconn *);
  int (*status)(const PGconn *);
  char *(*error_message)(const PGconn *);
  void *(*set_notice_processor)(PGconn *, void (*)(void *, const char *), void *);
  PGresult *(*exec)(PGconn *, const char *);
  PGresult *(*prepare)(PGconn *, const char *, const char *, int, const uint32_t *);
  PGresult *(*exec_prepared)(PGconn *, const char *, int, const char *const *, const int *, const int *, int);
  int (*result_status)(const PGresult *);
  char *(*result_field)(const PGresult *, int);
  char *(*rows_changed)(PGresult *);
  int (*row_count)(const PGresult *);
  int (*column_count)(const PGresult *);
  char *(*column_name)(const PGresult *, int);
  uint32_t (*column_type)(const PGresult *, int);
  int (*is_null)(const PGresult *, int, int);
  int (*value_length)(const PGresult *, int, int);
  char *(*value)(const PGresult *, int, int);
  void (*clear)(PGresult *);
  PGcancel *(*cancel_key)(PGconn *);
  int (*cancel)(PGcancel *, char *, int);
  void (*free_cancel_key)(PGcancel *);
} pq;

static const struct {
  const char *name;
  void **place;
} symbols[] = {
    {"PQconnectdbParams", (void **)&pq.connect},
    {"PQfinish", (void **)&pq.finish},
    {"PQstatus", (void **)&pq.status},
    {"PQerrorMessage", (void **)&pq.error_message},
    {"PQsetNoticeProcessor", (void **)&pq.set_notice_processor},
    {"PQexec", (void **)&pq.exec},
    {"PQprepare", (void **)&pq.prepare},
    {"PQexecPrepared", (void **)&pq.exec_prepared},
    {"PQresultStatus", (void **)&pq.result_status},
    {"PQresultErrorField", (void **)&pq.result_field},
    {"PQcmdTuples", (void **)&pq.rows_changed},
    {"PQntuples", (void **)&pq.row_count},
    {"PQnfields", (void **)&pq.column_count},
    {"PQfname", (void **)&pq.column_name},
    {"PQftype", (void **)&pq.column_type},
    {"PQgetisnull", (void **)&pq.is_null},
    {"PQgetlength", (void **)&pq.value_length},
    {"PQgetvalue", (void **)&pq.value},
    {"PQclear", (void **)&pq.clear},
    {"PQgetCancel", (void **)&pq.cancel_key},
    {"PQcancel", (void **)&pq.cancel},
    {"PQfreeCancel", (void **)&pq.free_cancel_key},
};

static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;
static int is_loaded;
static _Thread_local char problem[512];

static const char *note(const char *text) {
  snprintf(problem, sizeof problem, "%s", text ? text : "unknown reason");
  return problem;
}

static const char *resolve(void *library) {
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    void *symbol = dlsym(library, symbols[i].name);
    if (!symbol) return note(dlerror());
    *symbols[i].place = symbol;
  }
  is_loaded = 1;
  return NULL;
}

const char *pq_load(const char *name) {
  pthread_mutex_lock(&loading);
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  const char *answer = !library ? note(dlerror()) : is_loaded ? NULL : resolve(library);
  pthread_mutex_unlock(&loading);
  return answer;
}

static void ignore_notice(void *context, const char *text) {
  (void)context;
  (void)text;
}

PGconn *pq_connect(const char *const *keywords, const char *const *values) {
  PGconn *connection = pq.connect(keywords, values, 1);
  if (connection) pq.set_notice_processor(connection, ignore_notice, NULL);
  return connection;
}

void pq_finish(PGconn *connection) { pq.finish(connection); }
int pq_status(const PGconn *connection) { return pq.status(connection); }
const char *pq_error_message(const PGconn *connection) { return pq.error_message(connection); }

PGresult *pq_exec(PGconn *connection, const char *sql) { return pq.exec(connection, sql); }

PGresult *pq_prepare(PGconn *connection, const char *name, const char *sql) {
  return pq.prepare(connection, name, sql, 0, NULL);
}

PGresult *pq_exec_prepared(PGconn *connection, const char *name, int count, const char *const *values,
                           const int *lengths, const int *formats) {
  return pq.exec_prepared(connection, name, count, values, lengths, formats, 0);
}

int pq_result_status(const PGresult *result) { return pq.result_status(result); }
const char *pq_result_field(const PGresult *result, int field) { return pq.result_field(result, field); }
const char *pq_rows_changed(PGresult *result) { return pq.rows_changed(result); }
int pq_row_count(const PGresult *result) { return pq.row_count(result); }
int pq_column_count(const PGresult *result) { return pq.column_count(result); }
const char *pq_column_name(const PGresult *result, int column) { return pq.column_name(result, column); }
uint32_t pq_column_type(const PGresult *result, int column) { return pq.column_type(result, column); }
int pq_is_null(const PGresult *result, int row, int column) { return pq.is_null(result, row, column); }
int pq_value_length(const PGresult *result, int row, int column) {
  return pq.value_length(result, row, column);
}
const char *pq_value(const PGresult *result, int row, int column) { return pq.value(result, row, column); }
void pq_clear(PGresult *result) { pq.clear(result); }

PGcancel *pq_cancel_key(PGconn *connection) { return pq.cancel_key(connection); }

int pq_cancel(PGcancel *key) {
  char text[256];
  return pq.cancel(key, text, sizeof text);
}

void pq_free_cancel_key(PGcancel *key) { pq.free_cancel_key(key); }
