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
    progress_of(settings, what, count, 0);
}

/* Work of one kind goes on as it went until now. */
static void
print_rest(double seconds, size_t count, size_t total)
{
    double rest = seconds * (double)(total - count) / (double)count;
    fprintf(stderr, " of %zu, ", total);
    if (rest < 90)
        fprintf(stderr, "about %.0f s left", rest + 0.5);
    else
        fprintf(stderr, "about %.0f min left", rest / 60 + 0.5);
}

void
progress_of(const struct settings *settings, const char *what, size_t count, size_t total)
{
    double seconds = seconds_since_start();
    if (settings->quiet || !isatty(STDERR_FILENO) || seconds < 1)
        return;
    fprintf(stderr, "\r\033[Kclaimline: %s", what);
    if (count > 0)
        fprintf(stderr, " %zu", count);
    if (count > 0 && count <= total)
        print_rest(seconds, count, total);
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
