/* SPDX-License-Identifier: MIT */
/* Paths: which reader a file belongs to, and what a corpus folder holds. */
#include "base/alloc.h"
#include "base/buf.h"
#include "claimline/near.h"
#include "read/articles.h"
#include "read/corpus.h"
#include "read/decision.h"
#include "read/folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum what { UNKNOWN, SOURCES, ACTORS, OWN_ACTORS, REVIEW, EVENTS, JSON, JSONL };

static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* Names of files are compared whatever their case. */
static enum what
what_is(const char *path)
{
    static const struct {
        const char *end;
        enum what what;
    } ends[] = {{".csv", EVENTS}, {".json", JSON}, {".jsonl", JSONL}};
    const char *name = base_name(path);
    if (clm__folder_same(name, "corpus.csv"))
        return SOURCES;
    if (clm__folder_same(name, "actors.csv"))
        return ACTORS;
    if (clm__folder_begins(name, "review") && clm__folder_ends(name, ".csv"))
        return REVIEW;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (clm__folder_ends(name, ends[i].end))
            return ends[i].what;
    return UNKNOWN;
}

static bool
read_stream(void *from, char *to, size_t want, size_t *got)
{
    *got = fread(to, 1, want, from);
    return ferror((FILE *)from) == 0;
}

static enum clm_code
fail_io(struct clm_error *err, const char *path, int number)
{
    return clm_error_set(err, CLM_E_IO, (struct clm_loc){.file = path}, "cannot read: %s",
                         strerror(number));
}

static enum clm_code
read_whole(FILE *in, const char *name, char **bytes, size_t *len, struct clm_error *err)
{
    size_t room = 0;
    void *all = NULL;
    *len = 0;
    for (size_t got = 1; got > 0; *len += got) {
        if (*len >= CLM_MAX_JSON_FILE) {
            clm__free(all);
            return clm_error_set(err, CLM_E_TOO_LARGE, (struct clm_loc){.file = name},
                                 "the file is over 1 GiB; part it, or write CSV");
        }
        if (!clm__grow(&all, &room, *len + (1 << 16), 1)) {
            clm__free(all);
            return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
        }
        got = fread((char *)all + *len, 1, room - *len, in);
        if (got == 0 && ferror(in)) {
            int number = errno;
            clm__free(all);
            return fail_io(err, name, number);
        }
    }
    *bytes = all;
    return CLM_OK;
}

static enum clm_code
read_as(struct clm_corpus *corpus, enum what what, const char *name, FILE *in,
        struct clm_error *err)
{
    enum clm__file_form form = what == JSON         ? CLM__FILE_JSON
                               : what == JSONL      ? CLM__FILE_JSONL
                               : what == OWN_ACTORS ? CLM__FILE_BUILTIN
                                                    : CLM__FILE_CSV;
    uint32_t file = clm__corpus_add_file(corpus, name, form);
    if (file == CLM_NONE)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    if (what == SOURCES)
        return clm__read_sources_csv(corpus, file, read_stream, in, err);
    if (what == ACTORS || what == OWN_ACTORS)
        return clm__read_actors_csv(corpus, file, read_stream, in, err);
    if (what == REVIEW)
        return clm__read_review_csv(corpus, file, read_stream, in, err);
    if (what == EVENTS)
        return clm__read_events_csv(corpus, file, read_stream, in, err);
    char *bytes = NULL;
    size_t len = 0;
    enum clm_code code = read_whole(in, name, &bytes, &len, err);
    if (code == CLM_OK)
        code = clm__read_json(corpus, file, bytes, len, err);
    clm__free(bytes);
    return code;
}

static enum clm_code
read_file(struct clm_corpus *corpus, enum what what, const char *path,
          struct clm_error *err)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return fail_io(err, path, errno);
    struct stat found;
    if (fstat(fileno(in), &found) == 0 && S_ISDIR(found.st_mode)) {
        fclose(in);
        return fail_io(err, path, EISDIR);
    }
    enum clm_code code = read_as(corpus, what, path, in, err);
    fclose(in);
    return code;
}

/* What a folder holds for us. Our own results beside a timeline.json say the same again.
 */
static enum what
what_in_folder(const char *name, bool is_result)
{
    enum what what = what_is(name);
    if (is_result)
        return strcmp(name, "timeline.json") == 0 ? JSON : UNKNOWN;
    if (what == EVENTS && !clm__folder_begins(name, "events"))
        return UNKNOWN;
    return strcmp(name, "datapackage.json") == 0 ? UNKNOWN : what;
}

/* Files that other commands read, or that are for people. */
static bool
is_expected(const char *name)
{
    static const char *const expected[] = {"articles", "frames.txt", "charges.txt"};
    if (clm__folder_begins(name, "readme") || clm__folder_begins(name, "license") ||
        clm__folder_ends(name, ".md"))
        return true;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (clm__folder_same(name, expected[i]))
            return true;
    return false;
}

/* What somebody probably meant by the name of a file that is not read. */
static void
report_ignored(struct clm_corpus *corpus, const char *path)
{
    static const char *const names[] = {"corpus.csv", "actors.csv",  "events.csv",
                                        "frames.txt", "charges.txt", "review.csv",
                                        "articles"};
    struct clm_near near = clm_near_start(base_name(path));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        clm_near_try(&near, names[i]);
    if (near.best != NULL)
        clm__corpus_report(corpus, CLM_E_IGNORED_FILE, (struct clm_loc){.file = path},
                           "not read; is it %s?", near.best);
    else
        clm__corpus_report(
            corpus, CLM_E_IGNORED_FILE, (struct clm_loc){.file = path},
            "not read: neither corpus.csv, actors.csv, events*.csv, review*.csv, *.json "
            "nor *.jsonl");
}

/* The path of a name in a folder, kept by the corpus; NULL when there is no memory. */
static const char *
path_in(struct clm_corpus *corpus, const char *folder, const char *name)
{
    struct clm__buf path = {0};
    bool slash = folder[0] != '\0' && folder[strlen(folder) - 1] == '/';
    clm__buf_printf(&path, "%s%s%s", folder, slash ? "" : "/", name);
    const char *kept =
        path.failed ? NULL : clm__corpus_keep(corpus, clm__buf_text(&path), path.len);
    clm__buf_release(&path);
    return kept;
}

/* Whether a row of corpus.csv names a file: an article that lies beside the list. */
static bool
is_article(const struct clm_corpus *corpus, const char *name)
{
    clm_str file = clm_corpus_find_text(corpus, name, strlen(name));
    for (size_t i = 0; file != 0 && i < corpus->source_count; i++)
        if (corpus->sources[i].file == file)
            return true;
    return false;
}

/* Once all is read: which files are articles only the list says. */
static void
tell_ignored(struct clm_corpus *corpus, const char *folder,
             const struct clm__folder *names)
{
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->names[i];
        if (what_in_folder(name, false) != UNKNOWN || is_expected(name) ||
            is_article(corpus, name))
            continue;
        const char *path = path_in(corpus, folder, name);
        if (path != NULL)
            report_ignored(corpus, path);
    }
}

static enum clm_code
read_folder(struct clm_corpus *corpus, const char *path, struct clm_error *err)
{
    struct clm__folder folder = {0};
    enum clm_code code = clm__folder_open(&folder, path, err);
    bool is_result = clm__folder_find(&folder, "timeline.json") != NULL &&
                     clm__folder_find(&folder, "datapackage.json") != NULL;
    for (size_t i = 0; code == CLM_OK && i < folder.count; i++) {
        enum what what = what_in_folder(folder.names[i], is_result);
        const char *file =
            what != UNKNOWN ? path_in(corpus, path, folder.names[i]) : NULL;
        if (what != UNKNOWN && file == NULL)
            code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
        else if (what != UNKNOWN)
            code = read_file(corpus, what, file, err);
    }
    if (code == CLM_OK && !is_result)
        tell_ignored(corpus, path, &folder);
    clm__folder_close(&folder);
    return code == CLM_OK ? clm__articles_match(corpus, path, err) : code;
}

static enum what
what_is_format(const char *format)
{
    char name[16];
    snprintf(name, sizeof name, ".%s", format != NULL ? format : "");
    return what_is(name);
}

enum clm_code
clm_corpus_read(struct clm_corpus *corpus, const char *path, const char *format,
                struct clm_error *err)
{
    struct clm_loc at = {.file = path};
    bool is_input = strcmp(path, "-") == 0;
    if (is_input && what_is_format(format) == UNKNOWN)
        return clm_error_set(err, CLM_E_USAGE, at,
                             "say what it holds with --input-format csv, json or jsonl");
    if (is_input)
        return read_as(corpus, what_is_format(format), "(standard input)", stdin, err);
    struct stat found;
    if (stat(path, &found) != 0)
        return fail_io(err, path, errno);
    if (S_ISDIR(found.st_mode))
        return read_folder(corpus, path, err);
    enum what what = format != NULL ? what_is_format(format) : what_is(path);
    if (what == UNKNOWN)
        return clm_error_set(
            err, CLM_E_UNKNOWN_FILE, at,
            "not a kind of file that is read here; give a folder, .csv, .json or .jsonl");
    return read_file(corpus, what, path, err);
}

enum clm_code
clm_corpus_read_own_actors(struct clm_corpus *corpus, const char *path,
                           struct clm_error *err)
{
    return read_file(corpus, OWN_ACTORS, path, err);
}

enum clm_code
clm_corpus_read_bytes(struct clm_corpus *corpus, const char *name, const char *bytes,
                      size_t len, struct clm_error *err)
{
    enum what what = what_is(name);
    if (what == UNKNOWN)
        return clm_error_set(err, CLM_E_UNKNOWN_FILE, (struct clm_loc){.file = name},
                             "not a kind of file that is read here");
    uint32_t file = clm__corpus_add_file(corpus, name,
                                         what == JSON    ? CLM__FILE_JSON
                                         : what == JSONL ? CLM__FILE_JSONL
                                                         : CLM__FILE_CSV);
    if (file == CLM_NONE)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    struct clm__parts from = {bytes, len};
    if (what == SOURCES)
        return clm__read_sources_csv(corpus, file, clm__read_memory, &from, err);
    if (what == ACTORS)
        return clm__read_actors_csv(corpus, file, clm__read_memory, &from, err);
    if (what == REVIEW)
        return clm__read_review_csv(corpus, file, clm__read_memory, &from, err);
    return what == EVENTS
               ? clm__read_events_csv(corpus, file, clm__read_memory, &from, err)
               : clm__read_json(corpus, file, bytes, len, err);
}
