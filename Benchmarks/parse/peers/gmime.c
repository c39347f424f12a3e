/* The same work as the benchmark of Piste does, by GMime: every mail of a pack is parsed, the fields of its header
 * are decoded, text parts become UTF-8 and all others bytes in memory. See Benchmarks/Bench.swift for the output.
 *
 *   gmime PACK INDEX ROUNDS [check]
 */
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

typedef struct {
  unsigned long parts, bytes;
  unsigned long sum; /* of the checksums, so that order does not matter */
  int checks;
} Tally;

/* Line ends are left out: parsers differ in them and all are right. */
static unsigned long checksum(const unsigned char *bytes, size_t size) {
  unsigned char *kept = malloc(size + 1);
  size_t count = 0;
  for (size_t i = 0; i < size; i++)
    if (bytes[i] != '\r' && bytes[i] != '\n') kept[count++] = bytes[i];
  unsigned long sum = crc32(0, kept, count);
  free(kept);
  return sum;
}

static void count(Tally *tally, const unsigned char *bytes, size_t size) {
  tally->parts++;
  tally->bytes += size;
  if (tally->checks) tally->sum += checksum(bytes, size);
}

static void take_part(GMimeObject *object, Tally *tally);

static void take_leaf(GMimeObject *object, Tally *tally) {
  if (GMIME_IS_TEXT_PART(object)) {
    char *text = g_mime_text_part_get_text((GMimeTextPart *)object);
    count(tally, (unsigned char *)(text ? text : ""), text ? strlen(text) : 0);
    g_free(text);
    return;
  }
  GMimeDataWrapper *content = g_mime_part_get_content((GMimePart *)object);
  if (!content) return;
  GMimeStream *memory = g_mime_stream_mem_new();
  g_mime_data_wrapper_write_to_stream(content, memory);
  GByteArray *bytes = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)memory);
  count(tally, bytes->data, bytes->len);
  g_object_unref(memory);
}

static void take_part(GMimeObject *object, Tally *tally) {
  if (!object) return;
  if (GMIME_IS_MULTIPART(object)) {
    int parts = g_mime_multipart_get_count((GMimeMultipart *)object);
    for (int i = 0; i < parts; i++) take_part(g_mime_multipart_get_part((GMimeMultipart *)object, i), tally);
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage *inner = g_mime_message_part_get_message((GMimeMessagePart *)object);
    if (inner) take_part(g_mime_message_get_mime_part(inner), tally);
  } else if (GMIME_IS_PART(object)) {
    take_leaf(object, tally);
  }
}

static void take_mail(const char *bytes, size_t size, Tally *tally, unsigned long *fields) {
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, size);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
  if (message) {
    GMimeHeaderList *list = g_mime_object_get_header_list((GMimeObject *)message);
    for (int i = 0; i < g_mime_header_list_get_count(list); i++) {
      const char *value = g_mime_header_get_value(g_mime_header_list_get_header_at(list, i));
      *fields += value ? strlen(value) : 0;
    }
    take_part(g_mime_message_get_mime_part(message), tally);
    g_object_unref(message);
  }
  g_object_unref(parser);
  g_object_unref(stream);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  FILE *pack = fopen(argv[1], "rb");
  int rounds = atoi(argv[3]);
  if (!pack || rounds < 1) return 2;
  g_mime_init();
  Tally tally = {0};
  tally.checks = argc > 4;
  unsigned long mails = 0, input = 0, fields = 0;
  double seconds = 0;
  for (int round = 0; round < rounds; round++) {
    FILE *index = fopen(argv[2], "r");
    size_t size;
    rewind(pack);
    while (index && fscanf(index, "%zu", &size) == 1) {
      char *bytes = malloc(size + 1);
      if (!bytes || fread(bytes, 1, size, pack) != size) return 1;
      double begin = now();
      take_mail(bytes, size, &tally, &fields);
      seconds += now() - begin;
      mails++;
      input += size;
      free(bytes);
    }
    if (index) fclose(index);
  }
  printf("mails=%lu input=%lu seconds=%.4f parts=%lu bytes=%lu sum=%lu fields=%lu\n", mails, input, seconds, tally.parts,
         tally.bytes, tally.sum, fields);
  return 0;
}
