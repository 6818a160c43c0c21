/* SPDX-License-Identifier: MIT */
/* Inputs of the extractor: pages, JSON Lines of articles, corpus folders, CoNLL-U. */
#include "article/article_stream.h"
#include "base/alloc.h"
#include "claimline/corpus.h"
#include "extract/extract.h"
#include "read/articles.h"
#include "read/folder.h"
#include "text/conllu_write.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static enum clm_code
fail_io(struct clm_error *err, const char *path, int number)
{
    return clm_error_set(err, CLM_E_IO, (struct clm_loc){.file = path}, "cannot read: %s",
                         strerror(number));
}

static bool
ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), tail = strlen(end);
    return len >= tail && strcmp(text + len - tail, end) == 0;
}

static enum clm_code
read_whole(FILE *in, const char *name, size_t bound, struct clm__buf *out,
           struct clm_error *err)
{
    for (size_t got = 1; got > 0; out->len += got) {
        char *to = clm__buf_reserve(out, 1 << 16);
        if (to == NULL)
            return clm__extractor_fail(err, CLM_E_NOMEM);
        if (out->len > bound)
            return clm_error_set(err, CLM_E_TOO_LARGE, (struct clm_loc){.file = name},
                                 "the file is over %zu MiB", bound >> 20);
        got = fread(to, 1, 1 << 16, in);
        if (got == 0 && ferror(in))
            return fail_io(err, name, errno);
    }
    return CLM_OK;
}

/* An article that a list names need not be at hand: that is told, and the others are
 * read. */
static enum clm_code
pass_over(struct clm_extractor *extractor, const char *path, int number,
          struct clm_error *err)
{
    const struct clm_extract_options *options = clm__extractor_options(extractor);
    struct clm_error shown = {0}; /* for its care with control characters */
    struct clm_diag diag = {.code = CLM_E_ARTICLE_PASSED, .severity = CLM_NOTE};
    diag.at.file = clm__extractor_name(extractor, path);
    if (diag.at.file == NULL)
        return clm__extractor_fail(err, CLM_E_NOMEM);
    clm_error_set(&shown, CLM_E_ARTICLE_PASSED, diag.at, "not read: %s",
                  strerror(number));
    diag.text = shown.text;
    if (options->report != NULL)
        options->report(&diag, options->payload);
    return CLM_OK;
}

static bool
is_html(const char *path)
{
    return clm__folder_ends(path, ".html") || clm__folder_ends(path, ".htm");
}

static bool
is_page_name(const char *path)
{
    return clm__folder_ends(path, ".txt") || is_html(path);
}

/* The bytes of the ending that is no part of an id. */
static size_t
ending_len(const char *base)
{
    return is_page_name(base) ? strlen(strrchr(base, '.')) : 0;
}

/* A page: its id is that of corpus.csv, else its name without folder and ending. */
static enum clm_code
add_page(struct clm_extractor *extractor, const char *path,
         const struct clm__article_record *known, struct clm_error *err)
{
    FILE *in = fopen(path, "rb");
    struct clm__buf text = {0};
    char id[256];
    if (in == NULL)
        return known != NULL && clm__extractor_options(extractor)->may_be_missing
                   ? pass_over(extractor, path, errno, err)
                   : fail_io(err, path, errno);
    struct clm__incoming incoming = {.name = clm__extractor_name(extractor, path),
                                     .is_page = true,
                                     .is_html = is_html(path)};
    enum clm_code code = incoming.name == NULL
                             ? clm__extractor_fail(err, CLM_E_NOMEM)
                             : read_whole(in, incoming.name, CLM_MAX_ARTICLE, &text, err);
    fclose(in);
    if (known != NULL)
        incoming.record = *known;
    const char *base = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
    snprintf(id, sizeof id, "%.*s", (int)(strlen(base) - ending_len(base)), base);
    if (incoming.record.id == NULL)
        incoming.record.id = id;
    incoming.text = clm__buf_text(&text);
    incoming.len = text.len;
    if (code == CLM_OK && clm__extractor_add(extractor, &incoming) != CLM_OK)
        code = CLM_E_NOMEM; /* or what finish() will tell */
    clm__buf_release(&text);
    if (code == CLM_E_TOO_LARGE) {
        clm__extractor_reject(extractor, err);
        *err = (struct clm_error){0};
        return CLM_OK;
    }
    return code;
}

static struct clm__article_record
record_of(const struct clm_corpus *list, const struct clm_source *source)
{
    const clm_str from[] = {source->id, source->published, source->publisher,
                            source->title, source->url};
    const char *text[5];
    for (size_t i = 0; i < 5; i++)
        text[i] = from[i] != 0 ? clm_corpus_text(list, from[i]) : NULL;
    return (struct clm__article_record){.id = text[0],
                                        .published = text[1],
                                        .publisher = text[2],
                                        .title = text[3],
                                        .url = text[4]};
}

/* The list of a folder, or NULL when it has none. Its errors go to the report; `tells`:
 * what does not match too. */
static enum clm_code
open_list(struct clm_extractor *extractor, const char *folder, bool tells,
          struct clm_corpus **list, struct clm_error *err)
{
    const struct clm_extract_options *options = clm__extractor_options(extractor);
    struct clm_corpus_options how = {.report = clm__extractor_list_report(extractor),
                                     .payload = options->payload,
                                     .no_builtin = true};
    struct clm__buf name = {0}, path = {0};
    *list = NULL;
    if (!clm__folder_path(&name, folder, "corpus.csv")) {
        clm__buf_release(&name);
        return CLM_OK;
    }
    clm__buf_printf(&path, "%s/%s", folder, clm__buf_text(&name));
    const char *kept = clm__extractor_name(extractor, clm__buf_text(&path));
    const char *kept_folder = clm__extractor_name(extractor, folder);
    enum clm_code code = kept == NULL || kept_folder == NULL || path.failed ||
                                 clm_corpus_new(list, &how) != CLM_OK
                             ? clm__extractor_fail(err, CLM_E_NOMEM)
                             : clm_corpus_read(*list, kept, NULL, err);
    if (code == CLM_OK && !tells)
        (*list)->options.report = NULL;
    if (code == CLM_OK)
        code = clm__articles_match(*list, kept_folder, err);
    clm__buf_release(&name);
    clm__buf_release(&path);
    return code;
}

/* What corpus.csv says of a page: the one in its folder, else the one in the folder
 * above. */
static enum clm_code
read_page(struct clm_extractor *extractor, const char *path, struct clm_error *err)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    const char *base = slash != NULL ? slash + 1 : path;
    if (strlen(path) + 8 > sizeof folder)
        return fail_io(err, path, ENAMETOOLONG);
    enum clm_code code = CLM_OK;
    bool found = false;
    for (int up = 0; up < 2 && !found && code == CLM_OK; up++) {
        struct clm_corpus *list = NULL;
        snprintf(folder, sizeof folder, "%.*s%s", slash != NULL ? (int)(slash - path) : 1,
                 slash != NULL ? path : ".", up > 0 ? "/.." : "");
        code = open_list(extractor, folder, false, &list, err);
        for (size_t i = 0; code == CLM_OK && list != NULL && !found &&
                           i < clm_corpus_source_count(list);
             i++) {
            const struct clm_source *source = clm_corpus_source(list, i);
            const char *file = clm_corpus_text(list, source->file);
            const char *name = strrchr(file, '/') != NULL ? strrchr(file, '/') + 1 : file;
            if (strcmp(name, base) != 0 || (up == 0 && name != file))
                continue;
            struct clm__article_record record = record_of(list, source);
            found = true;
            code = add_page(extractor, path, &record, err);
        }
        clm_corpus_free(list);
    }
    return found || code != CLM_OK ? code : add_page(extractor, path, NULL, err);
}

static bool
is_listed(const struct clm_corpus *list, const char *file)
{
    for (size_t i = 0; list != NULL && i < clm_corpus_source_count(list); i++)
        if (strcmp(clm_corpus_text(list, clm_corpus_source(list, i)->file), file) == 0)
            return true;
    return false;
}

static enum clm_code read_lines_file(struct clm_extractor *extractor, const char *path,
                                     struct clm_error *err);

/* A file of articles/, by its name; what is no article is passed over. */
static enum clm_code
read_unlisted_file(struct clm_extractor *extractor, const char *path,
                   struct clm_error *err)
{
    if (!clm__articles_is(path))
        return CLM_OK;
    return clm__folder_ends(path, ".jsonl") ? read_lines_file(extractor, path, err)
                                            : add_page(extractor, path, NULL, err);
}

/* Files of articles/ that the list does not name, in byte order. */
static enum clm_code
read_unlisted(struct clm_extractor *extractor, const char *folder,
              const struct clm_corpus *list, struct clm_error *err)
{
    struct clm__buf below = {0}, path = {0}, file = {0};
    struct clm__folder articles = {0};
    struct clm_error none = {0}; /* a file of that name is no folder */
    bool is_there = clm__folder_path(&below, folder, "articles");
    clm__buf_printf(&path, "%s/%s", folder, clm__buf_text(&below));
    enum clm_code code =
        is_there ? clm__folder_open(&articles, clm__buf_text(&path), &none) : CLM_OK;
    code = code == CLM_E_NOMEM ? clm__extractor_fail(err, CLM_E_NOMEM) : CLM_OK;
    for (size_t i = 0; code == CLM_OK && i < articles.count; i++) {
        file.len = path.len = 0;
        clm__buf_printf(&file, "%s/%s", clm__buf_text(&below), articles.names[i]);
        clm__buf_printf(&path, "%s/%s", folder, clm__buf_text(&file));
        if (below.failed || file.failed || path.failed)
            code = clm__extractor_fail(err, CLM_E_NOMEM);
        else if (!is_listed(list, clm__buf_text(&file)))
            code = read_unlisted_file(extractor, clm__buf_text(&path), err);
    }
    clm__folder_close(&articles);
    clm__buf_release(&below);
    clm__buf_release(&path);
    clm__buf_release(&file);
    return code;
}

static enum clm_code
read_folder(struct clm_extractor *extractor, const char *folder, struct clm_error *err)
{
    struct clm_corpus *list = NULL;
    char path[4096];
    enum clm_code code = strlen(folder) > 3000
                             ? fail_io(err, folder, ENAMETOOLONG)
                             : open_list(extractor, folder, true, &list, err);
    for (size_t i = 0;
         code == CLM_OK && list != NULL && i < clm_corpus_source_count(list); i++) {
        const struct clm_source *source = clm_corpus_source(list, i);
        if (source->file == 0)
            continue;
        struct clm__article_record record = record_of(list, source);
        if (snprintf(path, sizeof path, "%s/%s", folder,
                     clm_corpus_text(list, source->file)) >= (int)sizeof path)
            code = fail_io(err, folder, ENAMETOOLONG);
        else if (ends_with(path, ".jsonl"))
            code = read_lines_file(extractor, path, err);
        else
            code = add_page(extractor, path, &record, err);
    }
    if (code == CLM_OK)
        code = read_unlisted(extractor, folder, list, err);
    clm_corpus_free(list);
    return code;
}

static bool
read_stream(void *from, char *to, size_t want, size_t *got)
{
    *got = fread(to, 1, want, from);
    return ferror((FILE *)from) == 0;
}

/* An article without an id is called by its file and line. */
static void
name_record(struct clm__article_record *record, const char *file, uint32_t line, char *id,
            size_t size)
{
    const char *base = strrchr(file, '/') != NULL ? strrchr(file, '/') + 1 : file;
    if (record->id != NULL && record->id[0] != '\0')
        return;
    if (base[0] == '(')
        base = "article"; /* standard input */
    snprintf(id, size, "%.*s-%" PRIu32,
             (int)(strlen(base) - (ends_with(base, ".jsonl") ? 6 : 0)), base, line);
    record->id = id;
}

static enum clm_code
read_lines(struct clm_extractor *extractor, FILE *in, const char *name,
           struct clm_error *err)
{
    struct clm__article_stream stream = {.read = read_stream, .from = in, .name = name};
    enum clm_code code = CLM_OK;
    for (bool more = true; code == CLM_OK && more;) {
        struct clm__incoming incoming = {.name = name};
        struct clm_error bad = {0};
        code = clm__article_stream_next(&stream, &incoming.record, &incoming.text,
                                        &incoming.len, &more, &bad);
        incoming.line = stream.line;
        if (code == CLM_E_IO || code == CLM_E_NOMEM) {
            *err = bad;
        } else if (code != CLM_OK) {
            clm__extractor_reject(extractor, &bad);
            code = CLM_OK;
        } else if (more) {
            char id[300];
            name_record(&incoming.record, name, stream.line, id, sizeof id);
            code = clm__extractor_add(extractor, &incoming);
            if (code != CLM_OK)
                clm__extractor_fail(err, code);
        }
    }
    clm__article_stream_release(&stream);
    return code;
}

static enum clm_code
read_lines_file(struct clm_extractor *extractor, const char *path, struct clm_error *err)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return clm__extractor_options(extractor)->may_be_missing
                   ? pass_over(extractor, path, errno, err)
                   : fail_io(err, path, errno);
    const char *name = clm__extractor_name(extractor, path);
    enum clm_code code = name != NULL ? read_lines(extractor, in, name, err)
                                      : clm__extractor_fail(err, CLM_E_NOMEM);
    fclose(in);
    return code;
}

/* CoNLL-U keeps its sentences and words; what is written for one does not depend on the
 * others. */
static enum clm_code
parse_tokens(struct clm_extractor *extractor, const char *name,
             const struct clm__buf *text, struct clm_error *err)
{
    const struct clm_extract_options *options = clm__extractor_options(extractor);
    struct clm__worker *worker = clm__extractor_worker(extractor);
    const char *start = clm__buf_text(text);
    struct clm__conllu_reader reader = {
        .at = start, .end = start + text->len, .name = name};
    struct clm__conllu_sentence sentence = {0};
    struct clm__buf forms = {0}, out = {0};
    enum clm_code code = CLM_OK;
    for (bool more = true; code == CLM_OK && more;) {
        code = clm__conllu_read(&reader, &sentence, err);
        more = code == CLM_OK && sentence.count > 0;
        if (!more)
            break;
        forms.len = out.len = 0;
        clm__parsed_clear(&worker->parsed);
        code = clm__text_parse_tokens(worker->parser, &sentence, &forms, &worker->parsed,
                                      err);
        if (code != CLM_OK)
            break;
        clm__conllu_write_tokens(worker->model, &out, &sentence, &worker->parsed);
        if (out.failed || forms.failed)
            code = clm__extractor_fail(err, CLM_E_NOMEM);
        else if (!options->write(out.at, out.len, options->payload))
            code = clm__extractor_fail(err, CLM_E_WRITE);
    }
    clm__conllu_sentence_release(&sentence);
    clm__buf_release(&forms);
    clm__buf_release(&out);
    return code;
}

static enum clm_code
read_tokens(struct clm_extractor *extractor, FILE *in, const char *name,
            struct clm_error *err)
{
    struct clm__buf text = {0};
    enum clm_code code = read_whole(in, name, CLM_MAX_JSON_FILE, &text, err);
    if (code == CLM_OK)
        code = parse_tokens(extractor, name, &text, err);
    clm__buf_release(&text);
    return code;
}

static enum clm_code
read_file(struct clm_extractor *extractor, const char *path, struct clm_error *err)
{
    if (!clm__extractor_options(extractor)->tokenized && is_page_name(path))
        return read_page(extractor, path, err);
    if (!clm__extractor_options(extractor)->tokenized && ends_with(path, ".jsonl"))
        return read_lines_file(extractor, path, err);
    if (!clm__extractor_options(extractor)->tokenized)
        return clm_error_set(
            err, CLM_E_UNKNOWN_FILE, (struct clm_loc){.file = path},
            "not an article; give .txt, .html, .jsonl, a corpus folder or -");
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return fail_io(err, path, errno);
    const char *name = clm__extractor_name(extractor, path);
    enum clm_code code = name != NULL ? read_tokens(extractor, in, name, err)
                                      : clm__extractor_fail(err, CLM_E_NOMEM);
    fclose(in);
    return code;
}

enum clm_code
clm_extractor_read(struct clm_extractor *extractor, const char *path,
                   struct clm_error *err)
{
    struct stat found;
    if (strcmp(path, "-") == 0)
        return clm__extractor_options(extractor)->tokenized
                   ? read_tokens(extractor, stdin, "(standard input)", err)
                   : read_lines(extractor, stdin, "(standard input)", err);
    if (stat(path, &found) != 0)
        return fail_io(err, path, errno);
    return S_ISDIR(found.st_mode) ? read_folder(extractor, path, err)
                                  : read_file(extractor, path, err);
}

enum clm_code
clm_extractor_add(struct clm_extractor *extractor, const struct clm_article_info *info,
                  const char *text, size_t len, struct clm_error *err)
{
    const char *file = info->file != NULL ? info->file : "(text)";
    uint32_t number = clm__extractor_count(extractor);
    struct clm__incoming incoming = {.record = {.id = info->id,
                                                .published = info->published,
                                                .publisher = info->publisher,
                                                .title = info->title,
                                                .url = info->url},
                                     .text = text,
                                     .len = len,
                                     .name = clm__extractor_name(extractor, file),
                                     .line = info->line != 0 ? info->line : number};
    char id[300];
    if (incoming.name == NULL)
        return clm__extractor_fail(err, CLM_E_NOMEM);
    name_record(&incoming.record, file, incoming.line, id, sizeof id);
    enum clm_code code = clm__extractor_add(extractor, &incoming);
    return code == CLM_OK ? CLM_OK : clm__extractor_fail(err, code);
}
