/* SPDX-License-Identifier: MIT */
/* The formats that each command writes. */
#ifndef CLM_CLI_FORMAT_H
#define CLM_CLI_FORMAT_H

#include "option.h"

/** A workbook, which no table of the library is. */
enum { FORMAT_XLSX = 100 };

/** A format of a command: its name, which is also the tail of its files, and what the
 * library calls it. */
struct format {
    enum command_id command;
    const char *name;
    bool picture; /* `number` is of clm_picture_format */
    int number;
};

/** The i-th format of a command, NULL behind the last. */
const struct format *format_at(enum command_id command, int i);
/** The format of a command with a name of `len` bytes, or NULL. */
const struct format *format_find(enum command_id command, const char *name, size_t len);
/** The names of the formats of a command: "csv, jsonl or md". */
void format_list(char *out, size_t size, enum command_id command);
/** A usage error that names those there are; `of` says whose they are, as in "'x' is no
 * format of a table". */
int format_error(enum command_id command, const char *name, size_t len, const char *of);

#endif
