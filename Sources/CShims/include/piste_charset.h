#ifndef PISTE_CHARSET_H
#define PISTE_CHARSET_H

#include <stddef.h>

/* Character sets of mail, by the iconv of the C library (no extra package on Debian). */

enum piste_charset_result {
  PISTE_CHARSET_DONE = 0,       /* all input used */
  PISTE_CHARSET_FULL = 1,       /* no room left in the output */
  PISTE_CHARSET_ILLEGAL = 2,    /* input stands at a byte that the charset does not have */
  PISTE_CHARSET_INCOMPLETE = 3  /* input ends inside a character */
};

/* A converter from the charset `name` to UTF-8; NULL when the C library does not know it. Only the thread that opened it
 * may use and close it. */
void *piste_charset_open(const char *name);

/* Converts until one of the results above; `*used` and `*written` say how far it came.
   `output_size` is at least 32. */
enum piste_charset_result piste_charset_convert(
    void *converter, const unsigned char *input, size_t input_size, size_t *used,
    unsigned char *output, size_t output_size, size_t *written);

void piste_charset_close(void *converter);

#endif
