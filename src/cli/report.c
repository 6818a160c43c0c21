/* SPDX-License-Identifier: MIT */
/* Messages: GNU form for people, JSON Lines for programs. */
#include "cli.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_SHOWN = 100, LONGEST_NAME = 500, SHOWN_NAME = 3 + 4 * LONGEST_NAME + 1 };

static const char *const severity_names[] = {
    [CLM_NOTE] = "note", [CLM_WARNING] = "warning", [CLM_ERROR] = "error"};

bool
use_color(const struct settings *settings, FILE *to)
{
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
    if (settings->color != NULL && strcmp(settings->color, "auto") != 0)
        return strcmp(settings->color, "always") == 0;
    return isatty(fileno(to)) && (no_color == NULL || no_color[0] == '\0') &&
           term != NULL && strcmp(term, "dumb") != 0;
}

/* File names are the user's bytes: what could move a cursor is shown as \xNN. Of a long
 * one the end is shown, which tells the files of a folder apart. */
static void
show_name(char shown[SHOWN_NAME], const char *name)
{
    size_t len = strlen(name), start = 0;
    if (len > LONGEST_NAME) {
        start = len - LONGEST_NAME;
        while ((name[start] & 0xc0) == 0x80) /* on to a whole character */
            start++;
    }
    size_t dots = start > 0 ? 3 : 0;
    memcpy(shown, "...", dots);
    clm_visible(shown + dots, SHOWN_NAME - dots, name + start, len - start);
}

static void
print_name(FILE *to, const char *name)
{
    char shown[SHOWN_NAME];
    show_name(shown, name);
    fputs(shown, to);
}

/* file:line:column: as far as each is known; a JSON pointer stands in the place of the
 * column. */
static void
print_loc(FILE *to, const struct clm_loc *at)
{
    if (at->file == NULL) {
        fputs("claimline: ", to);
        return;
    }
    print_name(to, at->file);
    if (at->line > 0)
        fprintf(to, ":%u", at->line);
    if (at->path != NULL) {
        fputc(':', to);
        print_name(to, at->path[0] != '\0' ? at->path : "/");
    } else if (at->column > 0) {
        fprintf(to, ":%u", at->column);
    }
    fputs(": ", to);
}

static void
print_text(FILE *to, const struct clm_diag *diag, bool color)
{
    static const char *const colors[] = {
        [CLM_NOTE] = "\033[36m", [CLM_WARNING] = "\033[35m", [CLM_ERROR] = "\033[1;31m"};
    print_loc(to, &diag->at);
    fprintf(to, "%s%s:%s %s [CLM-%03d %s]\n", color ? colors[diag->severity] : "",
            severity_names[diag->severity], color ? "\033[0m" : "", diag->text,
            (int)diag->code, clm_message_get(diag->code)->name);
    if (diag->also_text != NULL && diag->also.file != NULL) {
        print_loc(to, &diag->also);
        fprintf(to, "note: %s here\n", diag->also_text);
    }
}

static json_t *
loc_to_json(const struct clm_loc *at)
{
    json_t *object = json_object();
    json_t *file = at->file != NULL ? json_string(at->file) : json_null();
    if (file == NULL) { /* a name that is not UTF-8 */
        char shown[SHOWN_NAME];
        show_name(shown, at->file);
        file = json_string(shown);
    }
    json_object_set_new(object, "file", file);
    json_object_set_new(object, "line",
                        at->line > 0 ? json_integer(at->line) : json_null());
    json_object_set_new(object, "column",
                        at->column > 0 ? json_integer(at->column) : json_null());
    if (at->path != NULL)
        json_object_set_new(object, "pointer", json_string(at->path));
    return object;
}

static void
print_json(FILE *to, const struct clm_diag *diag)
{
    json_t *object = loc_to_json(&diag->at);
    json_object_set_new(object, "severity", json_string(severity_names[diag->severity]));
    json_object_set_new(object, "number", json_integer(diag->code));
    json_object_set_new(object, "name", json_string(clm_message_get(diag->code)->name));
    json_object_set_new(object, "text", json_string(diag->text));
    if (diag->also_text != NULL && diag->also.file != NULL) {
        json_t *also = loc_to_json(&diag->also);
        json_object_set_new(also, "text", json_string(diag->also_text));
        json_object_set_new(object, "also", also);
    }
    json_dumpf(object, to, JSON_COMPACT);
    fputc('\n', to);
    json_decref(object);
}

/* Notes that are shown without being asked for. */
static bool
is_usual_note(enum clm_code code)
{
    static const enum clm_code usual[] = {CLM_E_ARTICLES_READ, CLM_E_IMPORTED,
                                          CLM_E_REJECTED, CLM_E_WRITTEN, CLM_E_NO_MATCH};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (usual[i] == code)
            return true;
    return false;
}

void
report_diag(const struct clm_diag *diag, void *payload)
{
    struct reporter *reporter = payload;
    const struct settings *settings = reporter->settings;
    if (diag->severity == CLM_NOTE && !is_usual_note(diag->code) &&
        reporter->to == stderr && !settings->verbose)
        return;
    if (reporter->to == stderr && reporter->shown == MAX_SHOWN) {
        reporter->hidden++;
        return;
    }
    progress_end();
    reporter->shown++;
    if (settings->json_errors)
        print_json(reporter->to, diag);
    else
        print_text(reporter->to, diag, use_color(settings, reporter->to));
}

int
report_error(const struct settings *settings, const struct clm_error *err)
{
    struct reporter reporter = {.settings = settings, .to = stderr};
    struct clm_diag diag = {
        .code = err->code, .severity = CLM_ERROR, .at = err->at, .text = err->text};
    report_diag(&diag, &reporter);
    return EXIT_TROUBLE;
}

static void __attribute__((format(printf, 3, 0)))
tell_with(const struct settings *settings, enum clm_code code, const char *fmt,
          va_list args)
{
    char text[CLM_ERROR_TEXT];
    struct clm_error shown = {0}; /* for its care with control characters */
    struct reporter reporter = {.settings = settings, .to = stderr};
    vsnprintf(text, sizeof text, fmt, args);
    clm_error_set(&shown, code, (struct clm_loc){0}, "%s", text);
    struct clm_diag diag = {
        .code = code, .severity = clm_message_get(code)->severity, .text = shown.text};
    report_diag(&diag, &reporter);
}

void
tell(const struct settings *settings, enum clm_code code, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    tell_with(settings, code, fmt, args);
    va_end(args);
}

void
tell_hidden(const struct reporter *reporter)
{
    if (reporter->hidden > 0)
        tell(reporter->settings, CLM_E_NOT_SHOWN, "%zu more message%s not shown",
             reporter->hidden, reporter->hidden == 1 ? " is" : "s are");
}

/* How to write what is wrong with the command line, which is known before its settings
 * are. */
static const struct settings *early;

void
usage_settings(const struct settings *settings)
{
    early = settings;
}

int
usage_error(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    tell_with(early, CLM_E_USAGE, fmt, args);
    va_end(args);
    return EXIT_TROUBLE;
}

void
usage_hint(const char *command)
{
    if (!early->json_errors)
        fprintf(stderr, "try 'claimline %s%s--help'\n", command,
                command[0] != '\0' ? " " : "");
}
