#include "budget.h"

#include <unistd.h>

static const uint64_t small_machine_bytes = (uint64_t)2 << 30;
static const size_t small_bytes = (size_t)128 << 20;
static const size_t usual_bytes = (size_t)256 << 20;

size_t budget_for_memory(uint64_t memory_bytes)
{
    return memory_bytes > 0 && memory_bytes <= small_machine_bytes
               ? small_bytes
               : usual_bytes;
}

uint64_t budget_machine_bytes(void)
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long page_bytes = sysconf(_SC_PAGESIZE);

    return pages > 0 && page_bytes > 0 ? (uint64_t)pages * (uint64_t)page_bytes
                                       : 0;
}
