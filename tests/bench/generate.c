/* SPDX-License-Identifier: MIT */
/* Writes a corpus of curated events for benchmarks: usage: generate COUNT [SEED] >
 * events.csv The same arguments give the same bytes. Rows are in no order of dates; about
 * one accusation in seven is answered. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state;

/* xorshift64* (G. Marsaglia, S. Vigna): the same numbers everywhere. */
static uint32_t
below(uint32_t limit)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (uint32_t)((state * 0x2545f4914f6cdd1du) >> 33) % limit;
}

static const char *const actors[] = {
    "russia", "united-states", "ukraine",      "China", "Iran",    "Israel", "Hamas",
    "Turkey", "Syria",         "France",       "UK",    "Germany", "India",  "NATO",
    "Egypt",  "Sudan",         "Saudi Arabia", "Qatar", "Yemen",   "Mali",
};
static const char *const wrongs[] = {
    "breaking the truce near the river",        "shelling a market in the old town",
    "blocking an aid convoy at the crossing",   "hiding weapons in a school yard",
    "jamming radio signals along the border",   "holding back promised inspectors",
    "sheltering fighters in the hill villages", "failing to keep the terms it signed",
};
static const char *const types[] = {
    "ceasefire-violation", "civilian-harm", "obstruction", "weapons",
    "interference",        "failure",       "terrorism",   "failure",
};
static const char *const places[] = {"the river bank", "Northport", "the border",
                                     "the capital", ""};

static void
write_row(uint32_t i, uint32_t count)
{
    uint32_t accuser = below(20), accused = (accuser + 1 + below(19)) % 20,
             wrong = below(8);
    int answer = i > 0 && below(7) == 0;
    uint32_t answered = answer ? below(i) : 0;
    printf("e%07" PRIu32 ",20%02" PRIu32 "-%02" PRIu32 "-%02" PRIu32
           ",%s,%s,%s,%s in %" PRIu32 ",%s,%s,",
           i, below(26), 1 + below(12), 1 + below(28), answer ? "denial" : "accusation",
           actors[accuser], actors[accused], wrongs[wrong], i * 7919 % count,
           answer ? "" : types[wrong], places[below(5)]);
    printf("source-%04" PRIu32 ",0.%02" PRIu32 ",", below(5000), 50 + below(50));
    if (answer)
        printf("e%07" PRIu32, answered);
    printf(",\"row %" PRIu32 ", checked\"\n", i);
}

int
main(int argc, char **argv)
{
    uint32_t count = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1000;
    state = 88172645463325252u + (argc > 2 ? strtoull(argv[2], NULL, 10) : 0);
    printf("id,date,kind,actor,target,charge,charge_type,place,source,confidence,answers,"
           "note\n");
    for (uint32_t i = 0; i < count; i++)
        write_row(i, count);
    return fflush(stdout) != 0 || ferror(stdout);
}
