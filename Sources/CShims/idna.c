#include "piste_idna.h"

#include <idn2.h>
#include <string.h>

size_t piste_idna_to_ascii(const char *domain, unsigned char *output, size_t output_size) {
  uint8_t *labels = NULL;
  int flags = IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES;
  if (idn2_lookup_u8((const uint8_t *)domain, &labels, flags) != IDN2_OK) return 0;
  size_t size = strlen((const char *)labels);
  if (size > output_size) size = 0;
  memcpy(output, labels, size);
  idn2_free(labels);
  return size;
}
