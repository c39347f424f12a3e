// What a plain program of the same design can do: every mail of INBOX over libcurl's CONNECT_ONLY stream, the list of UIDs
// first, then ranges of 500 with two commands in flight. Each mail is put together in memory and let go.
//
//   fetch PORT CA_FILE USER PASSWORD
#include <curl/curl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 256 * 1024, BATCH = 500, WINDOW = 2 };

static CURL *curl;
static struct pollfd waiting = {.events = POLLIN};
static char input[ROOM];
static size_t start, end;

static void fail(const char *what) {
  fprintf(stderr, "fetch: %s\n", what);
  exit(1);
}

static size_t receive(char *room, size_t size) {
  size_t count = 0;
  CURLcode code;
  while ((code = curl_easy_recv(curl, room, size, &count)) == CURLE_AGAIN) poll(&waiting, 1, -1);
  if (code != CURLE_OK || count == 0) fail("the connection is lost");
  return count;
}

static void send_all(const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    size_t count = 0;
    CURLcode code = curl_easy_send(curl, text, left, &count);
    if (code != CURLE_OK && code != CURLE_AGAIN) fail("can't write");
    text += count;
    left -= count;
  }
}

// The next line without CRLF, valid until the next call.
static char *next_line(void) {
  size_t looked = start;
  for (;;) {
    char *newline = memchr(input + looked, '\n', end - looked);
    if (newline) {
      char *line = input + start;
      start = newline - input + 1;
      newline[newline > line && newline[-1] == '\r' ? -1 : 0] = 0;
      return line;
    }
    looked = end - start;
    memmove(input, input + start, end - start);
    end -= start;
    start = 0;
    if (end == ROOM) fail("a line without end");
    end += receive(input + end, ROOM - end);
  }
}

static void read_literal(char *message, size_t size) {
  size_t have = end - start < size ? end - start : size;
  memcpy(message, input + start, have);
  start += have;
  while (have < size) have += receive(message + have, size - have);
}

static long number_after(const char *line, const char *word) {
  const char *place = strstr(line, word);
  return place ? strtol(place + strlen(word), NULL, 10) : -1;
}

static void run(const char *command, void (*see)(const char *)) {
  char text[256];
  snprintf(text, sizeof text, "a %s\r\n", command);
  send_all(text);
  for (;;) {
    char *line = next_line();
    if (strncmp(line, "a ", 2) == 0) {
      if (strncmp(line, "a OK", 4) != 0) fail(line);
      return;
    }
    if (see) see(line);
  }
}

static long *uids, uid_count;
static void note_uid(const char *line) {
  long uid = number_after(line, "UID ");
  if (uid < 0) return;
  if (uid_count % 1024 == 0) uids = realloc(uids, (uid_count + 1024) * sizeof *uids);
  uids[uid_count++] = uid;
}

static void fetch_all(void) {
  long next = 0, in_flight = 0, mails = 0, bytes = 0;
  while (next < uid_count || in_flight > 0) {
    for (; in_flight < WINDOW && next < uid_count; in_flight++) {
      long last = next + BATCH < uid_count ? next + BATCH : uid_count;
      char text[256];
      snprintf(text, sizeof text, "b UID FETCH %ld:%ld (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n", uids[next],
               uids[last - 1]);
      send_all(text);
      next = last;
    }
    char *line = next_line();
    if (strncmp(line, "b OK", 4) == 0) in_flight--;
    long size = number_after(line, "BODY[] {");
    if (size < 0) continue;
    char *message = malloc(size + 1);
    read_literal(message, size);
    mails++;
    bytes += size;
    free(message);
  }
  printf("mails=%ld bytes=%ld\n", mails, bytes);
}

int main(int count, char **words) {
  if (count != 5) return fprintf(stderr, "usage: fetch PORT CA_FILE USER PASSWORD\n"), 2;
  char url[64];
  snprintf(url, sizeof url, "imaps://localhost:%s", words[1]);
  curl_global_init(CURL_GLOBAL_ALL);
  curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
  curl_easy_setopt(curl, CURLOPT_CAINFO, words[2]);
  curl_easy_setopt(curl, CURLOPT_USERNAME, words[3]);
  curl_easy_setopt(curl, CURLOPT_PASSWORD, words[4]);
  curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN");
  if (curl_easy_perform(curl) != CURLE_OK) fail("can't log in");
  curl_socket_t socket;
  curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket);
  waiting.fd = socket;
  run("EXAMINE INBOX", NULL);
  run("UID FETCH 1:* (UID RFC822.SIZE)", note_uid);
  fetch_all();
  curl_easy_cleanup(curl);
  curl_global_cleanup();
  free(uids);
}
