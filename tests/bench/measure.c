/* SPDX-License-Identifier: MIT */
/* Runs commands in turn, several times, and prints for each the least wall and processor
 * time and the most memory, and what part of the last command's time that is: machines
 * are shared and noisy, ratios within one run are not. usage: measure RUNS COMMAND...
 * (each COMMAND is for sh) */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Not in POSIX, but everywhere that has rusage. */
pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage);

struct figures {
    double wall;
    double cpu;
    long memory_kib;
};

static double
seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double
now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int
run(const char *command, struct figures *figures)
{
    struct rusage usage;
    int status = 0;
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) < 0)
        return 2;
    *figures =
        (struct figures){now() - start, seconds(usage.ru_utime) + seconds(usage.ru_stime),
                         usage.ru_maxrss};
    return status != 0;
}

int
main(int argc, char **argv)
{
    int runs = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0, count = argc - 2;
    struct figures best[16];
    if (runs < 1 || count > 16)
        return 2;
    for (int r = 0; r < runs; r++) {
        for (int i = 0; i < count; i++) {
            struct figures got;
            if (run(argv[2 + i], &got) != 0) {
                fprintf(stderr, "measure: failed: %s\n", argv[2 + i]);
                return 1;
            }
            if (r == 0 || got.wall < best[i].wall)
                best[i].wall = got.wall;
            if (r == 0 || got.cpu < best[i].cpu)
                best[i].cpu = got.cpu;
            if (r == 0 || got.memory_kib > best[i].memory_kib)
                best[i].memory_kib = got.memory_kib;
        }
    }
    printf("%8s %6s %8s %6s %8s  %s\n", "wall s", "ratio", "cpu s", "ratio", "MiB",
           "command");
    for (int i = 0; i < count; i++)
        printf("%8.2f %6.2f %8.2f %6.2f %8.1f  %s\n", best[i].wall,
               best[i].wall / best[count - 1].wall, best[i].cpu,
               best[i].cpu / best[count - 1].cpu, (double)best[i].memory_kib / 1024,
               argv[2 + i]);
    return 0;
}
