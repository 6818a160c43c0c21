/* SPDX-License-Identifier: MIT */
/* The formats that each command writes: one row a format, in the order of the messages.
 */
#include "format.h"

#include "claimline/exchange.h"
#include "claimline/picture.h"
#include "cli.h"

#include <string.h>

#define EXPORT_FORMAT(id, name) {COMMAND_EXPORT, #name, false, CLM_EXPORT_##id},

static const struct format formats[] = {
    {COMMAND_BUILD, "dot", true, CLM_FORMAT_DOT},
    {COMMAND_BUILD, "svg", true, CLM_FORMAT_SVG},
    {COMMAND_BUILD, "png", true, CLM_FORMAT_PNG},
    {COMMAND_BUILD, "pdf", true, CLM_FORMAT_PDF},
    {COMMAND_BUILD, "html", false, 0},
    {COMMAND_BUILD, "csv", false, 0},
    {COMMAND_BUILD, "json", false, 0},
    {COMMAND_DRAW, "dot", true, CLM_FORMAT_DOT},
    {COMMAND_DRAW, "svg", true, CLM_FORMAT_SVG},
    {COMMAND_DRAW, "png", true, CLM_FORMAT_PNG},
    {COMMAND_DRAW, "pdf", true, CLM_FORMAT_PDF},
    {COMMAND_TABLE, "csv", false, CLM_TABLE_CSV},
    {COMMAND_TABLE, "jsonl", false, CLM_TABLE_JSONL},
    {COMMAND_TABLE, "md", false, CLM_TABLE_MARKDOWN},
    {COMMAND_TABLE, "xlsx", false, FORMAT_XLSX},
    {COMMAND_REVIEW, "csv", false, 0},
    {COMMAND_REVIEW, "html", false, 0},
    {COMMAND_DIFF, "text", false, CLM_DIFF_TEXT},
    {COMMAND_DIFF, "jsonl", false, CLM_DIFF_JSONL},
    {COMMAND_DIFF, "csv", false, CLM_DIFF_CSV},
    {COMMAND_DIFF, "svg", true, CLM_FORMAT_SVG},
    {COMMAND_DIFF, "dot", true, CLM_FORMAT_DOT},
    CLM_EXPORTS(EXPORT_FORMAT){COMMAND_IMPORT, "acled", false, CLM_IMPORT_ACLED},
    {COMMAND_IMPORT, "gdelt", false, CLM_IMPORT_GDELT},
    {COMMAND_IMPORT, "icews", false, CLM_IMPORT_ICEWS},
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

const struct format *
format_at(enum command_id command, int i)
{
    for (size_t k = 0; k < FORMAT_COUNT; k++)
        if (formats[k].command == command && i-- == 0)
            return &formats[k];
    return NULL;
}

const struct format *
format_find(enum command_id command, const char *name, size_t len)
{
    for (size_t k = 0; k < FORMAT_COUNT; k++)
        if (formats[k].command == command && strlen(formats[k].name) == len &&
            memcmp(formats[k].name, name, len) == 0)
            return &formats[k];
    return NULL;
}

void
format_list(char *out, size_t size, enum command_id command)
{
    const struct format *next = format_at(command, 0);
    out[0] = '\0';
    for (int i = 0; next != NULL; i++) {
        const char *word = next->name;
        size_t used = strlen(out);
        next = format_at(command, i + 1);
        snprintf(out + used, size - used, "%s%s",
                 i == 0         ? ""
                 : next == NULL ? " or "
                                : ", ",
                 word);
    }
}

int
format_error(enum command_id command, const char *name, size_t len, const char *of)
{
    char list[200];
    format_list(list, sizeof list, command);
    return usage_error("'%.*s' is no format%s; use %s", (int)len, name, of, list);
}
