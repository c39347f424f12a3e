#include "CShims.h"
#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

/* What we send is commands: a window of 8 kB and little memory do. What comes may use all of 32 kB. */
enum { our_window = -13, any_window = -15, our_memory = 5 };

static uInt bounded(size_t size) { return size > UINT_MAX ? UINT_MAX : (uInt)size; }

static void offer(z_stream *stream, const unsigned char *input, size_t input_size, unsigned char *output,
                  size_t output_size) {
  stream->next_in = (Bytef *)input;
  stream->avail_in = bounded(input_size);
  stream->next_out = output;
  stream->avail_out = bounded(output_size);
}

static enum piste_deflate_result account(const z_stream *stream, int code, size_t input_size, size_t output_size,
                                         size_t *used, size_t *written) {
  *used = bounded(input_size) - stream->avail_in;
  *written = bounded(output_size) - stream->avail_out;
  /* Z_BUF_ERROR: nothing to do with what was given, which is no error. */
  if (code != Z_OK && code != Z_BUF_ERROR) return PISTE_DEFLATE_DAMAGED;
  return stream->avail_out == 0 || *used < input_size ? PISTE_DEFLATE_MORE : PISTE_DEFLATE_DONE;
}

void *piste_inflater_open(void) {
  z_stream *stream = calloc(1, sizeof *stream);
  if (stream && inflateInit2(stream, any_window) == Z_OK) return stream;
  free(stream);
  return NULL;
}

void *piste_deflater_open(void) {
  z_stream *stream = calloc(1, sizeof *stream);
  if (stream && deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, our_window, our_memory,
                             Z_DEFAULT_STRATEGY) == Z_OK)
    return stream;
  free(stream);
  return NULL;
}

enum piste_deflate_result piste_inflate(void *inflater, const unsigned char *input, size_t input_size, size_t *used,
                                        unsigned char *output, size_t output_size, size_t *written) {
  z_stream *stream = inflater;
  offer(stream, input, input_size, output, output_size);
  return account(stream, inflate(stream, Z_SYNC_FLUSH), input_size, output_size, used, written);
}

enum piste_deflate_result piste_deflate(void *deflater, const unsigned char *input, size_t input_size, size_t *used,
                                        unsigned char *output, size_t output_size, size_t *written) {
  z_stream *stream = deflater;
  offer(stream, input, input_size, output, output_size);
  return account(stream, deflate(stream, Z_SYNC_FLUSH), input_size, output_size, used, written);
}

void piste_inflater_close(void *inflater) {
  inflateEnd(inflater);
  free(inflater);
}

void piste_deflater_close(void *deflater) {
  deflateEnd(deflater);
  free(deflater);
}
