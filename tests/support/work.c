/* SPDX-License-Identifier: MIT */
/* Counts the basic blocks that a program runs. Linked to code that was compiled with
 * -fsanitize-coverage=trace-pc, which calls the function below in each of them. The sum
 * goes to the file that CLAIMLINE_WORK names. Unlike time it is the same on a slow and a
 * busy machine; what libraries do is not in it. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

void __sanitizer_cov_trace_pc(void);

static atomic_ullong blocks;

void
__sanitizer_cov_trace_pc(void)
{
    atomic_fetch_add_explicit(&blocks, 1, memory_order_relaxed);
}

static void
write_blocks(void)
{
    const char *path = getenv("CLAIMLINE_WORK");
    FILE *file = path != NULL ? fopen(path, "w") : NULL;
    if (file != NULL) {
        fprintf(file, "%llu\n", (unsigned long long)blocks);
        fclose(file);
    }
}

__attribute__((constructor)) static void
count_blocks(void)
{
    atexit(write_blocks);
}
