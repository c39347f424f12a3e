#ifndef PISTE_DEFLATE_H
#define PISTE_DEFLATE_H

#include <stddef.h>

/* A stream of raw deflate blocks (RFC 1951) as COMPRESS=DEFLATE of IMAP wants it, by zlib. */

enum piste_deflate_result {
  PISTE_DEFLATE_MORE = 0,    /* there may be more output: call again with the rest of the input */
  PISTE_DEFLATE_DONE = 1,    /* all input used and all output written */
  PISTE_DEFLATE_DAMAGED = 2  /* input is no such stream, or it ends where a connection does not */
};

/* NULL when there is no memory. */
void *piste_inflater_open(void);
void *piste_deflater_open(void);

/* Reads from `input`, writes to `output`; `*used` and `*written` say how far it came. `output_size` is not zero. */
enum piste_deflate_result piste_inflate(void *inflater, const unsigned char *input, size_t input_size, size_t *used,
                                        unsigned char *output, size_t output_size, size_t *written);

/* The same the other way; the output is flushed, so that the peer can read all of the input. */
enum piste_deflate_result piste_deflate(void *deflater, const unsigned char *input, size_t input_size, size_t *used,
                                        unsigned char *output, size_t output_size, size_t *written);

void piste_inflater_close(void *inflater);
void piste_deflater_close(void *deflater);

#endif
