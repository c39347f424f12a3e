#include "piste_charset.h"

#include <errno.h>
#include <iconv.h>

void *piste_charset_open(const char *name) {
  iconv_t converter = iconv_open("UTF-8", name);
  return converter == (iconv_t)-1 ? NULL : (void *)converter;
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
  iconv_close((iconv_t)converter);
}
