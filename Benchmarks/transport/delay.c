// A proxy that makes a network of a loopback: whatever comes is held for a while, each way, and then passed on.
//
//   delay LISTEN_PORT TARGET_PORT MILLISECONDS
//
// One thread, one epoll. The time is the same for all chunks, so they stand in one queue in the order in which they came.
// A connection that has too much under way is not read until some of it has gone: that is a network too.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { PIECE = 256 * 1024, MOST_UNDER_WAY = 16 * 1024 * 1024 };

struct end {
  int socket;
  struct end *other;
  size_t under_way;  // bytes read here and not yet written to the other end
  int paused, finished, dead;
  struct chunk *blocked, **blocked_tail;  // due, and the socket was full
};

struct chunk {
  struct chunk *next;
  struct end *to;
  long due;
  size_t size, written;  // size 0: the sender has finished
  char bytes[];
};

static int poller;
static long hold;
static struct chunk *queue, **queue_tail = &queue;

static long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000L + time.tv_nsec / 1000;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static struct sockaddr_in local(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

static void watch(struct end *end, int change) {
  struct epoll_event event = {.events = (end->paused || end->finished ? 0 : EPOLLIN) | (end->blocked ? EPOLLOUT : 0),
                              .data.ptr = end};
  epoll_ctl(poller, change, end->socket, &event);
}

static struct end *make_end(int socket) {
  struct end *end = calloc(1, sizeof *end);
  int on = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  end->socket = socket;
  end->blocked_tail = &end->blocked;
  return end;
}

static void join(int client, int target_port) {
  struct sockaddr_in address = local(target_port);
  int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect(server, (struct sockaddr *)&address, sizeof address) != 0) {
    close(client);
    close(server);
    return;
  }
  struct end *left = make_end(client), *right = make_end(server);
  left->other = right;
  right->other = left;
  watch(left, EPOLL_CTL_ADD);
  watch(right, EPOLL_CTL_ADD);
}

// The memory of both ends is given back when the program ends: chunks on their way may still point to it.
static void cut(struct end *end) {
  struct end *both[] = {end, end->other};
  for (int i = 0; i < 2; i++) {
    if (both[i]->dead) continue;
    both[i]->dead = 1;
    close(both[i]->socket);
  }
}

// 1 when all of it went.
static int pass(struct chunk *chunk) {
  struct end *to = chunk->to;
  if (chunk->size == 0) {
    shutdown(to->socket, SHUT_WR);
    if (to->finished) cut(to);
    return 1;
  }
  while (chunk->written < chunk->size) {
    ssize_t count = send(to->socket, chunk->bytes + chunk->written, chunk->size - chunk->written,
                         MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0 && errno == EAGAIN) return 0;
    if (count < 0) {
      cut(to);
      return 1;
    }
    chunk->written += count;
  }
  return 1;
}

static void settle(struct chunk *chunk) {
  struct end *from = chunk->to->other;
  from->under_way -= chunk->size;
  if (!from->dead && from->paused && from->under_way < MOST_UNDER_WAY / 2) {
    from->paused = 0;
    watch(from, EPOLL_CTL_MOD);
  }
  free(chunk);
}

static void deliver_due(long time) {
  while (queue && queue->due <= time) {
    struct chunk *chunk = queue;
    if (!(queue = chunk->next)) queue_tail = &queue;
    chunk->next = NULL;
    struct end *to = chunk->to;
    if (!to->dead && (to->blocked || !pass(chunk))) {
      int first = !to->blocked;
      *to->blocked_tail = chunk;
      to->blocked_tail = &chunk->next;
      if (first) watch(to, EPOLL_CTL_MOD);
    } else {
      settle(chunk);
    }
  }
}

static void unblock(struct end *end) {
  while (end->blocked && (end->dead || pass(end->blocked))) {
    struct chunk *chunk = end->blocked;
    if (!(end->blocked = chunk->next)) end->blocked_tail = &end->blocked;
    settle(chunk);
  }
  if (!end->dead) watch(end, EPOLL_CTL_MOD);
}

static void take(struct end *end) {
  static char piece[PIECE];
  ssize_t count = recv(end->socket, piece, sizeof piece, MSG_DONTWAIT);
  if (count < 0 && errno == EAGAIN) return;
  if (count < 0) return cut(end);
  struct chunk *chunk = malloc(sizeof *chunk + count);
  *chunk = (struct chunk){.to = end->other, .due = now() + hold, .size = count};
  memcpy(chunk->bytes, piece, count);
  *queue_tail = chunk;
  queue_tail = &chunk->next;
  end->under_way += count;
  end->finished = count == 0;
  end->paused = end->under_way > MOST_UNDER_WAY;
  if (end->finished || end->paused) watch(end, EPOLL_CTL_MOD);
}

int main(int count, char **words) {
  if (count != 4) return fprintf(stderr, "usage: delay LISTEN_PORT TARGET_PORT MILLISECONDS\n"), 2;
  hold = atol(words[3]) * 1000;
  signal(SIGPIPE, SIG_IGN);
  int on = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = local(atoi(words[1]));
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 500)) fail(words[1]);
  poller = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    struct epoll_event events[64];
    long wait = queue ? queue->due - now() : 1000000;
    struct timespec time = {.tv_sec = wait > 0 ? wait / 1000000 : 0, .tv_nsec = wait > 0 ? wait % 1000000 * 1000 : 0};
    int ready = epoll_pwait2(poller, events, 64, &time, NULL);
    for (int i = 0; i < ready; i++) {
      struct end *end = events[i].data.ptr;
      if (!end) {
        join(accept4(listener, NULL, NULL, SOCK_CLOEXEC), atoi(words[2]));
        continue;
      }
      if (!end->dead && events[i].events & EPOLLOUT) unblock(end);
      if (!end->dead && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) take(end);
    }
    deliver_due(now());
  }
}
