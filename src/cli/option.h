/* SPDX-License-Identifier: MIT */
/* The command line: one row an option drives parsing, help and completion. */
#ifndef CLM_CLI_OPTION_H
#define CLM_CLI_OPTION_H

#include "settings.h"

#include <stddef.h>

enum command_id {
    COMMAND_BUILD,
    COMMAND_DRAW,
    COMMAND_TABLE,
    COMMAND_CHECK,
    COMMAND_DIFF,
    COMMAND_PATCH,
    COMMAND_MERGE,
    COMMAND_EXPLAIN,
    COMMAND_EXTRACT,
    COMMAND_EXPORT,
    COMMAND_IMPORT,
    COMMAND_REVIEW,
    COMMAND_NONE, /* no command: what stands in its place is an option */
};

/** One option of one or several commands. */
struct option {
    unsigned commands; /* bits 1 << command_id */
    char letter;       /* 0 = none */
    const char *name;
    const char *argument; /* "FILE", or NULL when it takes none */
    const char *help;     /* {formats} = the names of those that the command writes */
    /* Checks the value and stores it, `at` bytes into the settings. Gives 0, or after one
     * line on standard error the exit status. */
    int (*read)(const struct option *option, const char *value,
                struct settings *settings);
    size_t at;
    const char *(*word)(int i);    /* the words that it takes, up to NULL; or NULL */
    const char *(*meaning)(int i); /* what they mean; or NULL */
    unsigned least, most;          /* bounds of a number */
};

/** All options, in the order of the help; the last row has no name. */
extern const struct option option_rows[];

struct command {
    const char *name;
    enum command_id id;
    int (*run)(const struct settings *settings);
    const char *arguments; /* "INPUT..." */
    const char *summary;
    const char *examples;
};

/** The options of a command one after the other: the first for NULL, NULL at the end. */
const struct option *option_next(const struct command *command,
                                 const struct option *last);
/** The option of a command with this name or an unambiguous beginning of it; NULL when
 * there is none, `*other` is then one of several. */
const struct option *option_find(const struct command *command, const char *name,
                                 size_t len, const struct option **other);
/** The option with this letter, or NULL. */
const struct option *option_find_letter(const struct command *command, char letter);

/** Reads the words behind the command's name. Gives 0, or after one line on standard
 * error the exit status. */
int option_parse(const struct command *command, int argc, char **argv,
                 struct settings *settings);
/** What the help of an option says, for one of its commands. */
void option_meaning(char *out, size_t size, const struct command *command,
                    const struct option *option);
/** Writes the help of a command to standard output. */
void option_help(const struct command *command);
/** Whether `word` is in a list parted by commas. */
bool option_list_has(const char *list, const char *word);

#endif
