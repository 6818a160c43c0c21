/* SPDX-License-Identifier: MIT */
/* Progress: one line on a terminal, from the second second on, wiped when something else
 * is written. */
#include "cli.h"

#include <time.h>
#include <unistd.h>

static bool is_shown; /* the line is on the terminal */

static double
seconds_since_start(void)
{
    static struct timespec start;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (start.tv_sec == 0)
        start = now;
    return (double)(now.tv_sec - start.tv_sec) +
           (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

void
progress(const struct settings *settings, const char *what, size_t count)
{
    if (settings->quiet || !isatty(STDERR_FILENO) || seconds_since_start() < 1)
        return;
    if (count > 0)
        fprintf(stderr, "\r\033[Kclaimline: %s %zu", what, count);
    else
        fprintf(stderr, "\r\033[Kclaimline: %s", what);
    fflush(stderr);
    is_shown = true;
}

void
progress_end(void)
{
    if (is_shown)
        fputs("\r\033[K", stderr);
    is_shown = false;
}
