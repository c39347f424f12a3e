// epoll and eventfd, which Swift's Glibc module does not show. Functions return -1 and set errno on failure.
#pragma once
#include <stdint.h>

int piste_poller_create(void);
// Edge-triggered for both directions: the caller tries first and waits only when told to try again.
int piste_poller_add_socket(int poller, int socket);
// Level-triggered, for the doorbell.
int piste_poller_add_doorbell(int poller, int doorbell);
int piste_poller_remove(int poller, int descriptor);
// Fills `descriptors` with what is ready, at most `count`; waits at most `milliseconds` (-1: for ever).
int piste_poller_wait(int poller, int *descriptors, int count, int milliseconds);

int piste_doorbell_create(void);
void piste_doorbell_ring(int doorbell);
void piste_doorbell_silence(int doorbell);
