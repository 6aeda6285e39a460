#pragma once

/**
 * @file
 * How much memory decoded pictures may take on this machine.
 */

#include <stddef.h>
#include <stdint.h>

/**
 * What suits a machine with this much memory, 0 if it is not known:
 * 128 MiB up to 2 GiB, 256 MiB above. Pure.
 */
size_t budget_for_memory(uint64_t memory_bytes);

/** All memory of this machine; 0 if the system does not say. */
uint64_t budget_machine_bytes(void);
