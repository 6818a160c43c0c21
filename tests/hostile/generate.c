/* SPDX-License-Identifier: MIT */
/* Writes hostile input of a size: generate SHAPE COUNT. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
header(void)
{
    puts("id,date,kind,phase,actor,speaker,target,charge,charge_type,source,answers,"
         "about");
}

static void
one_day(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++)
        printf("e%lu,2016-09-26,accusation,,russia,,united-states,broke the truce "
               "%lu,,s,,\n",
               i, i);
}

/* Alike in all but the id: every pair may be one event told twice. */
static void
alike(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++)
        printf("e%lu,2016-09,accusation,,russia,,united-states,broke the "
               "truce,conduct,s,,\n",
               i);
}

/* Each answers the one before; ids and rows run against the order of the links. */
static void
chain(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++)
        if (i + 1 < count)
            printf("e%lu,2016,denial,,russia,,united-states,x,,s,e%lu,\n", i, i + 1);
        else
            printf("e%lu,2016,accusation,,united-states,,russia,x,,s,,\n", i);
}

static void
star(unsigned long count)
{
    puts("z,2016,accusation,,united-states,,russia,x,,s,,");
    for (unsigned long i = 0; i < count; i++)
        printf("e%lu,2016,denial,,russia,,united-states,x%lu,,s,z,\n", i, i);
}

static void
ring(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++)
        printf("e%lu,2016,denial,,russia,,united-states,x,,s,e%lu,\n", i,
               (i + 1) % count);
}

/* Many small rings, each linked to the next. */
static void
rings(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++)
        printf("e%lu,2016,denial,,russia,,united-states,x,,s,e%lu,e%lu\n", i,
               i % 3 == 2 ? i - 2 : (i + 1) % count, (i + 3) % count);
}

/* Every event has links to the 200 before it. */
static void
dense(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++) {
        printf("e%lu,2016,denial,,russia,,united-states,x,,s,", i);
        for (unsigned long k = 1; k <= 200 && k <= i; k++)
            printf("%se%lu", k > 1 ? "|" : "", i - k);
        puts(",");
    }
}

static void
actors(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++)
        printf("e%lu,2016-09-26,accusation,,Faction %lu,Speaker %lu,Faction "
               "%lu,x,,source %lu,,\n",
               i, i, i, i + 1, i);
}

/* A cell of 1000 parties; the rows are few. */
static void
parties(unsigned long count)
{
    for (unsigned long i = 0; i < count / 1000 + 1; i++) {
        printf("e%lu,2016-09-26,statement,,", i);
        for (unsigned long k = 0; k < 1000; k++)
            printf("%sp%lu", k > 0 ? "|" : "", k);
        puts(",,russia,x,,s,,");
    }
}

static void
dates(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++)
        printf("e%lu,\"[%04lu-01-01,%04lu-%02lu-%02lu..9999-12-31]\",strike,,,,,,,,,\n",
               i, i % 9000, i % 9000 + 1, i % 12 + 1, i % 28 + 1);
}

/* Extracted events that may each tell any of the curated ones. */
static void
tellings(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++) {
        printf("{\"id\":\"x%lu\",\"kind\":\"accusation\",\"date\":\"2016-09\",", i);
        printf(
            "\"origin\":\"%s\",\"actors\":[\"russia\"],\"targets\":[\"united-states\"],",
            i % 2 == 0 ? "curated" : "extracted");
        printf("\"charge\":\"broke truce number %lu\",\"sources\":[\"s%lu\"]}\n", i / 2,
               i);
    }
}

/* One record with many members of its own. */
static void
wide(unsigned long count)
{
    for (unsigned long i = 0; i < count / 1000 + 1; i++) {
        printf("{\"id\":\"x%lu\",\"kind\":\"strike\",\"date\":\"2016\"", i);
        for (unsigned long k = 0; k < 1000; k++)
            printf(",\"m%lu\":%lu", 1000 - k, k);
        puts("}");
    }
}

static void
quotes(unsigned long count)
{
    for (unsigned long i = 0; i < count; i++)
        printf("e%lu,2016-09-26,strike,,,,,\"\"\"\n\"\"\n\"\"\",,\"s\n\",,\n", i);
}

static const struct {
    const char *name;
    void (*write)(unsigned long count);
    int is_csv;
} shapes[] = {{"one-day", one_day, 1}, {"alike", alike, 1},       {"chain", chain, 1},
              {"star", star, 1},       {"ring", ring, 1},         {"rings", rings, 1},
              {"dense", dense, 1},     {"actors", actors, 1},     {"parties", parties, 1},
              {"dates", dates, 1},     {"tellings", tellings, 0}, {"wide", wide, 0},
              {"quotes", quotes, 1}};

int
main(int argc, char **argv)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (argc == 2 && strcmp(argv[1], "--list") == 0)
            printf("%s %s\n", shapes[i].name, shapes[i].is_csv ? "csv" : "jsonl");
        if (argc != 3 || strcmp(argv[1], shapes[i].name) != 0)
            continue;
        if (shapes[i].is_csv)
            header();
        shapes[i].write(strtoul(argv[2], NULL, 10));
    }
    return fclose(stdout) == 0 && argc > 1 ? 0 : 2;
}
