#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

#include <stdbool.h>

/// Whether allocations can be counted here: where the C library is glibc, whose functions a program may replace.
bool allocations_can_be_counted(void);

/// Counts the allocations of all threads from now on; the same again ends it.
void allocations_count(bool on);

/// How many there were so far.
long allocations_counted(void);

/// How many bytes are allocated and not freed; -1 where the C library doesn't say.
long allocations_in_use(void);

#endif
