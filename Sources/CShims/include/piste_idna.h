#ifndef PISTE_IDNA_H
#define PISTE_IDNA_H

#include <stddef.h>

/* Internationalised domain names (RFC 5891, mapped as UTS 46 says) by libidn2, which libcurl needs anyway. */

/* Writes the domain in A-labels (`xn--…`), without a NUL, to `output`. `domain` is UTF-8 with a NUL behind.
   Returns how many bytes were written; 0 when the domain is not allowed or has no room. */
size_t piste_idna_to_ascii(const char *domain, unsigned char *output, size_t output_size);

#endif
