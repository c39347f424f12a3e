#include "CShims.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>

enum { most_events = 64 };

static int add(int poller, int descriptor, uint32_t events) {
  struct epoll_event event = {.events = events, .data.fd = descriptor};
  return epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event);
}

int piste_poller_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int piste_poller_add_socket(int poller, int socket) {
  return add(poller, socket, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
}

int piste_poller_add_doorbell(int poller, int doorbell) { return add(poller, doorbell, EPOLLIN); }

int piste_poller_remove(int poller, int descriptor) {
  struct epoll_event ignored = {0};
  return epoll_ctl(poller, EPOLL_CTL_DEL, descriptor, &ignored);
}

int piste_poller_wait(int poller, int *descriptors, int count, int milliseconds) {
  struct epoll_event events[most_events];
  int ready = epoll_wait(poller, events, count < most_events ? count : most_events, milliseconds);
  for (int i = 0; i < ready; i++) descriptors[i] = events[i].data.fd;
  return ready;
}

int piste_doorbell_create(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void piste_doorbell_ring(int doorbell) { (void)eventfd_write(doorbell, 1); }

void piste_doorbell_silence(int doorbell) {
  eventfd_t ignored;
  (void)eventfd_read(doorbell, &ignored);
}
