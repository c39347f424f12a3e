#ifndef PISTE_MEMORY_H
#define PISTE_MEMORY_H

/* What the C library's allocator keeps for itself, for processes that live for months. */

/* All threads take their memory from so many arenas. To be called before the program makes threads. */
void piste_memory_limit_arenas(int arenas);

/* Gives memory that is free, wherever it lies, back to the system. */
void piste_memory_trim(void);

#endif
