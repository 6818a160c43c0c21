/* SPDX-License-Identifier: MIT */
/* The commands: one row each. */
#include "cli.h"

#include <string.h>

const struct command commands[] = {
    {"build", COMMAND_BUILD, run_build, "INPUT...",
     "Reads a corpus and writes the timeline picture, the tables and the graph.",
     "examples:\n"
     "  claimline build input -o output\n"
     "  claimline build input --formats svg,png,csv --title 'Who accused whom over "
     "Aleppo'\n"},
    {"draw", COMMAND_DRAW, run_draw, "INPUT...", "Draws the timeline.",
     "examples:\n"
     "  claimline draw input -o timeline.svg\n"
     "  claimline draw input --accuser Russia --from 2016-10 -o russia.png\n"},
    {"table", COMMAND_TABLE, run_table, "INPUT...", "Writes who accused whom as a table.",
     "examples:\n"
     "  claimline table input > accusations.csv\n"
     "  claimline table input --format md --accused Russia --unanswered\n"
     "  claimline table input --matrix\n"},
    {"check", COMMAND_CHECK, run_check, "INPUT...",
     "Finds what a careful editor would ask about.",
     "examples:\n"
     "  claimline check input\n"
     "  claimline check input -W no-unlisted-source -E no-source\n"},
    {"diff", COMMAND_DIFF, run_diff, "OLD NEW",
     "Tells what changed between two versions.",
     "examples:\n"
     "  claimline diff last-month input\n"
     "  claimline diff old/timeline.json input --format jsonl --ignore spans\n"
     "  claimline diff old.csv new.csv --only date,charge --stat\n"
     "exit status: 0 the same, 1 different, 2 trouble\n"},
    {"patch", COMMAND_PATCH, run_patch, "INPUT CHANGES.jsonl",
     "Applies changes that diff --format jsonl wrote; gives a timeline.json.",
     "examples:\n"
     "  claimline diff old new --format jsonl > changes.jsonl\n"
     "  claimline patch old changes.jsonl -o new.json\n"},
    {"merge", COMMAND_MERGE, run_merge, "BASE OURS THEIRS",
     "Joins two versions of an events.csv that began as one.",
     "examples:\n"
     "  claimline merge base.csv ours.csv theirs.csv -o events.csv\n"
     "  git config merge.claimline.driver 'claimline merge -o %A %O %A %B'\n"
     "exit status: 0 joined, 1 with conflicts, 2 trouble\n"},
    {"explain", COMMAND_EXPLAIN, run_explain, "INPUT...",
     "Shows what an event rests on: its words marked in the sentence, the rule, the "
     "date.",
     "examples:\n"
     "  claimline explain input --event e-2016-09-26a-russia-uk\n"
     "  claimline explain input --accuser Russia --from 2016-10\n"},
    {"review", COMMAND_REVIEW, run_review, "INPUT...",
     "Lists what was read in articles for a person to decide, as a table or a page.",
     "examples:\n"
     "  claimline review input -o input/review.csv\n"
     "  claimline review input -o review.html\n"},
    {"extract", COMMAND_EXTRACT, run_extract, "ARTICLES...",
     "Reads English articles: who accused whom of what, when; and the layers below.",
     "examples:\n"
     "  claimline extract input -o extracted.jsonl\n"
     "  claimline extract --layer parse article.txt\n"
     "  claimline extract --layer timexes -j 2 - < articles.jsonl\n"},
    {"export", COMMAND_EXPORT, run_export, "INPUT...",
     "Writes the events for another timeline program.",
     "examples:\n"
     "  claimline export --to timelinejs input -o timelinejs.json\n"
     "  claimline export --to mermaid --accuser Russia input\n"},
    {"import", COMMAND_IMPORT, run_import, "FILE",
     "Makes an events.csv of a set of events by others.",
     "examples:\n"
     "  claimline import --from acled acled.csv -o events-acled.csv\n"
     "  claimline import --from gdelt 20201001.export.CSV > events-gdelt.csv\n"},
    {0},
};

const struct command *
command_find(const char *name)
{
    for (const struct command *command = commands; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}
