/* SPDX-License-Identifier: MIT */
/* Shuffles the rows of a CSV file behind its header: shuffle SEED <in >out. Rows are
 * parted by line ends outside quotes. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct row {
    const char *at;
    size_t len;
};

static void *
need(void *memory)
{
    if (memory == NULL)
        exit(2);
    return memory;
}

/* xorshift64* of S. Vigna, "An experimental exploration of Marsaglia's xorshift
 * generators, scrambled", 2016. */
static uint64_t
next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545f4914f6cdd1du;
}

static size_t
row_length(const char *at, size_t left)
{
    bool quoted = false;
    for (size_t i = 0; i < left; i++) {
        if (at[i] == '"')
            quoted = !quoted;
        else if (at[i] == '\n' && !quoted)
            return i + 1;
    }
    return left;
}

int
main(int argc, char **argv)
{
    static char bytes[1 << 24];
    uint64_t state = 0x9e3779b97f4a7c15u ^ (argc > 1 ? strtoull(argv[1], NULL, 10) : 1);
    size_t len = fread(bytes, 1, sizeof bytes - 1, stdin), count = 0, at = 0;
    if (len > 0 && bytes[len - 1] != '\n')
        bytes[len++] = '\n';
    struct row *rows = need(calloc(len + 1, sizeof *rows));
    for (; at < len; at += rows[count++].len)
        rows[count] = (struct row){bytes + at, row_length(bytes + at, len - at)};
    for (size_t i = count; i > 2; i--) {
        size_t other = 1 + (size_t)(next_random(&state) % (i - 1));
        struct row spare = rows[i - 1];
        rows[i - 1] = rows[other];
        rows[other] = spare;
    }
    for (size_t i = 0; i < count; i++)
        fwrite(rows[i].at, 1, rows[i].len, stdout);
    free(rows);
    return fclose(stdout) == 0 ? 0 : 2;
}
