// An SMTP server over TLS that asks for a login and throws mails away: PIPELINING, CHUNKING, 8BITMIME, AUTH PLAIN. Replies
// leave together when there is nothing left to read, as real servers do. One thread a connection.
//
//   sink PORT CERTIFICATE KEY
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static SSL_CTX *context;

struct session {
  SSL *tls;
  char input[256 * 1024], output[64 * 1024];
  size_t start, end, pending;
};

static void say(struct session *session, const char *text) {
  size_t size = strlen(text);
  if (session->pending + size > sizeof session->output) return;
  memcpy(session->output + session->pending, text, size);
  session->pending += size;
}

// 0 at the end of the connection.
static int fill(struct session *session) {
  if (session->pending > 0 && SSL_write(session->tls, session->output, session->pending) <= 0) return 0;
  session->pending = 0;
  if (session->start > 0) {
    memmove(session->input, session->input + session->start, session->end - session->start);
    session->end -= session->start;
    session->start = 0;
  }
  if (session->end == sizeof session->input) return 0;
  int count = SSL_read(session->tls, session->input + session->end, sizeof session->input - session->end);
  if (count <= 0) return 0;
  session->end += count;
  return 1;
}

static char *next_line(struct session *session) {
  for (;;) {
    char *newline = memchr(session->input + session->start, '\n', session->end - session->start);
    if (newline) {
      char *line = session->input + session->start;
      *newline = 0;
      session->start = newline - session->input + 1;
      return line;
    }
    if (!fill(session)) return NULL;
  }
}

static int skip(struct session *session, size_t size) {
  for (;;) {
    size_t have = session->end - session->start, take = have < size ? have : size;
    session->start += take;
    size -= take;
    if (size == 0) return 1;
    if (!fill(session)) return 0;
  }
}

static int take_data(struct session *session) {
  char *line;
  say(session, "354 go on\r\n");
  while ((line = next_line(session)))
    if (line[0] == '.' && line[1] == '\r') return say(session, "250 2.0.0 taken\r\n"), 1;
  return 0;
}

static int is(const char *line, const char *verb) { return strncasecmp(line, verb, strlen(verb)) == 0; }

// 0 when the session is over.
static int obey(struct session *session, const char *line) {
  if (is(line, "DATA")) return take_data(session);
  if (is(line, "BDAT")) {
    if (!skip(session, strtoul(line + 4, NULL, 10))) return 0;
    say(session, "250 2.0.0 taken\r\n");
  } else if (is(line, "EHLO")) {
    say(session, "250-sink.example\r\n250-PIPELINING\r\n250-SIZE 50000000\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n"
                 "250-ENHANCEDSTATUSCODES\r\n250-CHUNKING\r\n250 AUTH PLAIN\r\n");
  } else if (is(line, "AUTH")) {
    say(session, "235 2.7.0 welcome\r\n");
  } else {
    say(session, is(line, "QUIT") ? "221 2.0.0 bye\r\n" : "250 2.1.0 ok\r\n");
  }
  return 1;
}

static void *serve(void *argument) {
  int socket = (int)(long)argument;
  struct session *session = calloc(1, sizeof *session);
  session->tls = SSL_new(context);
  SSL_set_fd(session->tls, socket);
  if (SSL_accept(session->tls) == 1) {
    say(session, "220 sink.example ESMTP\r\n");
    char *line;
    while ((line = next_line(session)) && obey(session, line)) continue;
  }
  SSL_free(session->tls);
  close(socket);
  free(session);
  return NULL;
}

int main(int count, char **words) {
  if (count != 4) return fprintf(stderr, "usage: sink PORT CERTIFICATE KEY\n"), 2;
  signal(SIGPIPE, SIG_IGN);
  context = SSL_CTX_new(TLS_server_method());
  if (SSL_CTX_use_certificate_chain_file(context, words[2]) != 1 ||
      SSL_CTX_use_PrivateKey_file(context, words[3], SSL_FILETYPE_PEM) != 1)
    return fprintf(stderr, "sink: can't read certificate or key\n"), 1;
  int on = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(words[1]))};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 500)) return perror("sink"), 1;
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client < 0) continue;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    pthread_t thread;
    pthread_create(&thread, NULL, serve, (void *)(long)client);
    pthread_detach(thread);
  }
}
