/* SPDX-License-Identifier: MIT */
/* claimline: the command. */
#include "claimline/near.h"
#include "claimline/version.h"
#include "cli.h"
#include "complete.h"

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

static int
print_version(void)
{
    printf("claimline %s\nMIT License; a row says what a source reports, never that it "
           "is so.\n",
           CLAIMLINE_VERSION);
    return EXIT_DONE;
}

static int
print_help(void)
{
    printf(
        "claimline: who accused whom, of what, when, on whose word, and who answered?\n\n"
        "usage: claimline COMMAND [options] INPUT...\n\n"
        "examples:\n"
        "  claimline build input -o output    picture, tables and graph of a corpus "
        "folder\n"
        "  claimline table events.csv         who accused whom, as CSV\n"
        "  claimline check input              findings with file, line and column\n\n"
        "commands:\n");
    for (const struct command *command = commands; command->name != NULL; command++)
        printf("  %-8s %s\n", command->name, command->summary);
    printf("\n'claimline COMMAND --help' shows the options of a command; claimline(1) "
           "has it all.\n");
    return EXIT_DONE;
}

const struct command *
command_find(const char *name)
{
    for (const struct command *command = commands; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

static int
unknown_command(const char *name)
{
    struct clm_near near = clm_near_start(name);
    for (const struct command *command = commands; command->name != NULL; command++)
        clm_near_try(&near, command->name);
    int status = near.best != NULL
                     ? usage_error("no command '%s'; did you mean '%s'?", name, near.best)
                     : usage_error("no command '%s'", name);
    usage_hint("");
    return status;
}

static int
no_command(void)
{
    usage_error("no command");
    usage_hint("");
    return EXIT_TROUBLE;
}

static int
run(const struct command *command, int argc, char **argv)
{
    static struct settings settings; /* too large for a small stack */
    int status = option_parse(command, argc, argv, &settings);
    if (status != 0) {
        usage_hint(command->name);
        return status;
    }
    if (settings.help) {
        option_help(command);
        return EXIT_DONE;
    }
    if (settings.version)
        return print_version();
    return command->run != NULL ? command->run(&settings) : no_command();
}

static int
run_word(int argc, char **argv)
{
    static const struct command none = {"", COMMAND_NONE, NULL, "", "", ""};
    if (argc < 2)
        return no_command();
    if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0)
        return print_help();
    if (strcmp(argv[1], "-V") == 0 || strcmp(argv[1], "--version") == 0)
        return print_version();
    const char *name = argv[1];
    bool help = strcmp(name, "help") == 0;
    if (strcmp(name, "complete") == 0)
        return complete(argc - 2, argv + 2);
    if (help && argc == 2)
        return print_help();
    if (help)
        name = argv[2];
    const struct command *command = command_find(name);
    if (command == NULL)
        return name[0] == '-' ? run(&none, argc - 1, argv + 1) : unknown_command(name);
    if (help) {
        option_help(command);
        return EXIT_DONE;
    }
    return run(command, argc - 2, argv + 2);
}

/* Programs that read our errors get those of the command line in the same form, wherever
 * the option stands. */
static bool
wants_json_errors(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--json-errors") == 0)
            return true;
    return false;
}

int
main(int argc, char **argv)
{
    static struct settings early; /* too large for a small stack */
    early.json_errors = wants_json_errors(argc, argv);
    early.color = "never";
    usage_settings(&early);
    int status = run_word(argc, argv);
    /* Help and versions go to standard output too: a full disk must not pass for success.
     */
    if (status == EXIT_DONE && (fflush(stdout) != 0 || ferror(stdout))) {
        tell(&early, CLM_E_WRITE, "cannot write to standard output");
        return EXIT_TROUBLE;
    }
    return status;
}
