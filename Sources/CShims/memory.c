#include "piste_memory.h"

#include <malloc.h>

void piste_memory_limit_arenas(int arenas) {
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, arenas);
#else
  (void)arenas;
#endif
}

void piste_memory_trim(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
