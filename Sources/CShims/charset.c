#include "piste_charset.h"

#include <errno.h>
#include <iconv.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Opening a converter makes the C library load a module, closing it drops it again, and a mail asks for the same one
 * for every part and word. So each thread keeps the last few until it ends, also the names that are not known. */
enum { KEPT = 8, NAME_SIZE = 64 };

struct place {
  char name[NAME_SIZE]; /* empty: free */
  iconv_t converter;    /* NOT_KNOWN: the C library does not have it */
  int in_use;
  unsigned long used_at;
};

struct shelf {
  struct place places[KEPT];
  unsigned long calls;
};

#define NOT_KNOWN ((iconv_t)-1)

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int has_key;

static void empty_place(struct place *place) {
  if (place->name[0] && place->converter != NOT_KNOWN) iconv_close(place->converter);
  place->name[0] = 0;
}

static void end_of_thread(void *shelf) {
  for (int i = 0; i < KEPT; i++) empty_place(&((struct shelf *)shelf)->places[i]);
  free(shelf);
}

static void make_key(void) {
  has_key = pthread_key_create(&key, end_of_thread) == 0;
}

/* The converters of this thread; NULL when there is no memory, then nothing is kept. */
static struct shelf *own_shelf(void) {
  pthread_once(&once, make_key);
  if (!has_key) return NULL;
  struct shelf *shelf = pthread_getspecific(key);
  if (shelf) return shelf;
  shelf = calloc(1, sizeof *shelf);
  if (shelf && pthread_setspecific(key, shelf) == 0) return shelf;
  free(shelf);
  return NULL;
}

static struct place *find(struct shelf *shelf, const char *name) {
  for (int i = 0; i < KEPT; i++)
    if (strcmp(shelf->places[i].name, name) == 0) return &shelf->places[i];
  return NULL;
}

/* The place of what was not used for longest, emptied; NULL when all are in use. */
static struct place *make_room(struct shelf *shelf) {
  struct place *oldest = NULL;
  for (int i = 0; i < KEPT; i++) {
    struct place *place = &shelf->places[i];
    if (!place->in_use && (!oldest || place->used_at < oldest->used_at)) oldest = place;
  }
  if (oldest) empty_place(oldest);
  return oldest;
}

static void *take(struct shelf *shelf, struct place *place) {
  place->used_at = ++shelf->calls;
  if (place->converter == NOT_KNOWN) return NULL;
  place->in_use = 1;
  iconv(place->converter, NULL, NULL, NULL, NULL); /* back to its first state */
  return (void *)place->converter;
}

void *piste_charset_open(const char *name) {
  struct shelf *shelf = name[0] && strlen(name) < NAME_SIZE ? own_shelf() : NULL;
  struct place *place = shelf ? find(shelf, name) : NULL;
  if (place && !place->in_use) return take(shelf, place);
  iconv_t converter = iconv_open("UTF-8", name);
  if (shelf && !place) place = make_room(shelf);
  if (!place || place->in_use) return converter == NOT_KNOWN ? NULL : (void *)converter;
  strcpy(place->name, name);
  place->converter = converter;
  return take(shelf, place);
}

/* Room for what a converter holds back. */
enum { reserve = 16 };

enum piste_charset_result piste_charset_convert(
    void *converter, const unsigned char *input, size_t input_size, size_t *used,
    unsigned char *output, size_t output_size, size_t *written) {
  char *in = (char *)input;
  char *out = (char *)output;
  size_t in_left = input_size;
  size_t out_left = output_size - reserve;
  size_t outcome = iconv((iconv_t)converter, &in, &in_left, &out, &out_left);
  int reason = errno;
  *used = input_size - in_left;
  out_left += reserve;
  /* Hebrew and Vietnamese letters wait for a mark that may follow them. */
  if (outcome != (size_t)-1) iconv((iconv_t)converter, NULL, NULL, &out, &out_left);
  *written = output_size - out_left;
  if (outcome != (size_t)-1) return PISTE_CHARSET_DONE;
  if (reason == E2BIG) return PISTE_CHARSET_FULL;
  if (reason == EINVAL) return PISTE_CHARSET_INCOMPLETE;
  return PISTE_CHARSET_ILLEGAL;
}

void piste_charset_close(void *converter) {
  struct shelf *shelf = own_shelf();
  for (int i = 0; shelf && i < KEPT; i++) {
    struct place *place = &shelf->places[i];
    if (!place->in_use || place->converter != (iconv_t)converter) continue;
    place->in_use = 0;
    return;
  }
  iconv_close((iconv_t)converter);
}
