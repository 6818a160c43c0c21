/* SPDX-License-Identifier: MIT */
/* claimline: the command. */
#include "claimline/near.h"
#include "claimline/version.h"
#include "cli.h"
#include "complete.h"

#include <string.h>

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
