/* SPDX-License-Identifier: MIT */
/* Tells which blocks of a program or library ran. Linked to code that was compiled with
 * -fsanitize-coverage=trace-pc, which calls the function below in each of them. At the
 * end the name of the file that holds them and the places of those that ran, counted from
 * its start, go to a new file in the folder that CLAIMLINE_TRACE names. tools/bench.py
 * asks it which tests are worth running for a change. */
#define _GNU_SOURCE /* dladdr */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PLACES_MAX = 1 << 23 };

extern const char __ehdr_start[] __attribute__((visibility("hidden")));
static unsigned char seen[PLACES_MAX];

void __sanitizer_cov_trace_pc(void) __attribute__((visibility("hidden")));

__attribute__((no_sanitize_coverage)) void
__sanitizer_cov_trace_pc(void)
{
    uintptr_t place = (uintptr_t)__builtin_return_address(0) - (uintptr_t)__ehdr_start;
    if (place < PLACES_MAX)
        seen[place] = 1;
}

__attribute__((destructor, no_sanitize_coverage)) static void
write_places(void)
{
    const char *folder = getenv("CLAIMLINE_TRACE");
    char path[4096];
    Dl_info whole;
    if (folder == NULL || dladdr(seen, &whole) == 0)
        return;

    /* the library and the program have an array each */
    snprintf(path, sizeof path, "%s/%ld-%p", folder, (long)getpid(), (const void *)seen);
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return;

    fprintf(file, "%s\n", whole.dli_fname);
    for (uintptr_t place = 0; place < PLACES_MAX; place++)
        if (seen[place] != 0)
            fprintf(file, "%lx\n", (unsigned long)place);
    fclose(file);
}
