/* SPDX-License-Identifier: MIT */
/* Which row of corpus.csv belongs to which article. */
#include "read/articles.h"

#include "base/alloc.h"
#include "base/fold.h"
#include "claimline/near.h"
#include "read/folder.h"

#include <stdio.h>
#include <string.h>

/* Names in a folder, found by their folded views. */
struct index {
    const char *below; /* its path in the corpus folder, as it is written there */
    struct clm__folder folder;
    struct clm__map by_name; /* folded name -> number + 1 */
    struct clm__map by_stem; /* the same of names without ending */
};

struct matching {
    struct clm_corpus *corpus;
    const char *folder;
    struct index beside, articles; /* the corpus folder, and articles/ in it */
    bool *named;                   /* by article: a row has it */
    size_t named_count;
    bool has_lines; /* a file of several articles, whose ids stand inside */
};

bool
clm__articles_is(const char *name)
{
    static const char *const ends[] = {".txt", ".html", ".htm", ".jsonl"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (clm__folder_ends(name, ends[i]))
            return true;
    return false;
}

/* Whether a source is a row of the list of this folder. */
static bool
is_row(const struct matching *m, const struct clm_source *source)
{
    const struct clm__file *file = &m->corpus->files[source->file_number];
    size_t len = strlen(m->folder);
    if (!source->listed || file->form != CLM__FILE_CSV ||
        strncmp(file->name, m->folder, len) != 0)
        return false;
    const char *rest = file->name + len;
    return strchr(rest + (*rest == '/'), '/') == NULL;
}

static clm_str
fold_of(struct clm_corpus *corpus, const char *text, size_t len)
{
    return clm__alias_folded(corpus, clm__corpus_str(corpus, text, len));
}

static size_t
length_without_ending(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL ? (size_t)(dot - name) : strlen(name);
}

static void
index_names(struct clm_corpus *corpus, struct index *index)
{
    bool fresh = false;
    for (uint32_t i = 0; i < index->folder.count; i++) {
        const char *name = index->folder.names[i];
        clm_str whole = fold_of(corpus, name, strlen(name));
        clm_str stem = fold_of(corpus, name, length_without_ending(name));
        bool is_one = clm__articles_is(name) && !clm__folder_ends(name, ".jsonl");
        if (clm__map_put(&index->by_name, whole, i + 1, &fresh) == NULL ||
            (is_one && stem != 0 &&
             clm__map_put(&index->by_stem, stem, i + 1, &fresh) == NULL))
            corpus->arena.failed = true;
    }
}

static uint32_t
find_name(struct clm_corpus *corpus, const struct index *index, const char *name)
{
    return clm__map_get(&index->by_name, fold_of(corpus, name, strlen(name)), 0);
}

static void
close_index(struct index *index)
{
    clm__folder_close(&index->folder);
    clm__map_release(&index->by_name);
    clm__map_release(&index->by_stem);
}

/* Gives a row the n-th article, counted from 1. */
static void
set_article(struct matching *m, struct clm_source *source, uint32_t number)
{
    struct clm__buf path = {0};
    clm__buf_printf(&path, "%s/%s", m->articles.below,
                    m->articles.folder.names[number - 1]);
    source->file = clm__corpus_str(m->corpus, clm__buf_text(&path), path.len);
    m->named_count += !m->named[number - 1];
    m->named[number - 1] = true;
    if (path.failed)
        m->corpus->arena.failed = true;
    clm__buf_release(&path);
}

/* The name below articles/, if a path leads there; else NULL. */
static const char *
name_in_articles(const struct matching *m, const char *file)
{
    size_t len = strcspn(file, "/");
    const char *below = m->articles.below;
    bool leads = file[len] == '/' && strchr(file + len + 1, '/') == NULL &&
                 below[0] != '\0' && clm__fold_same(file, len, below, strlen(below));
    return leads ? file + len + 1 : NULL;
}

/* Where the path leads, beside the list or in articles/. */
static bool
find_file(struct matching *m, struct clm_source *source)
{
    const char *file = clm_corpus_text(m->corpus, source->file);
    const char *name = name_in_articles(m, file);
    uint32_t number = 0;
    if (name != NULL || strchr(file, '/') == NULL)
        number = find_name(m->corpus, &m->articles, name != NULL ? name : file);
    if (number != 0) {
        set_article(m, source, number);
        return true;
    }
    if (name == NULL && strchr(file, '/') == NULL) {
        number = find_name(m->corpus, &m->beside, file);
        const char *found = number != 0 ? m->beside.folder.names[number - 1] : "";
        if (number != 0)
            source->file = clm__corpus_str(m->corpus, found, strlen(found));
        return number != 0;
    }
    struct clm__buf path = {0}; /* deeper, part by part */
    bool found = name == NULL && clm__folder_path(&path, m->folder, file);
    if (found)
        source->file = clm__corpus_str(m->corpus, clm__buf_text(&path), path.len);
    clm__buf_release(&path);
    return found;
}

/* The article that is called as the id of a row. */
static bool
find_by_id(struct matching *m, struct clm_source *source)
{
    uint32_t number =
        clm__map_get(&m->articles.by_stem, clm__alias_folded(m->corpus, source->id), 0);
    if (number == 0 || m->named[number - 1])
        return false;
    set_article(m, source, number);
    return true;
}

/* The article without a row whose name is nearest. */
static const char *
nearest(const struct matching *m, const char *word)
{
    struct clm_near near = clm_near_start(word);
    for (size_t i = 0; i < m->articles.folder.count; i++)
        if (!m->named[i] && clm__articles_is(m->articles.folder.names[i]))
            clm_near_try(&near, m->articles.folder.names[i]);
    return near.best;
}

static void
tell_missing(struct matching *m, uint32_t index)
{
    const struct clm_source *source = &m->corpus->sources[index];
    const char *file = clm_corpus_text(m->corpus, source->file);
    const char *slash = strrchr(file, '/');
    const char *near = nearest(m, slash != NULL ? slash + 1 : file);
    clm__corpus_report(m->corpus, CLM_E_NO_ARTICLE,
                       clm_corpus_source_loc(m->corpus, index),
                       "'%s' is neither beside corpus.csv nor in articles/%s%s%s", file,
                       near != NULL ? "; is it '" : "", near != NULL ? near : "",
                       near != NULL ? "'?" : "");
}

/* A row without an article matters where an article is without a row. */
static void
tell_unmatched(struct matching *m, uint32_t index)
{
    const struct clm_source *source = &m->corpus->sources[index];
    const char *id = clm_corpus_text(m->corpus, source->id);
    const char *near = nearest(m, id);
    clm__corpus_report(m->corpus, CLM_E_NO_ARTICLE,
                       clm_corpus_source_loc(m->corpus, index),
                       "no article in articles/ is called '%s'%s%s%s", id,
                       near != NULL ? "; is it '" : ", and the row names no file",
                       near != NULL ? near : "", near != NULL ? "'?" : "");
}

static void
tell_articles(struct matching *m, size_t unnamed)
{
    for (size_t i = 0; i < m->articles.folder.count; i++) {
        const char *name = m->articles.folder.names[i];
        char path[4096];
        if (snprintf(path, sizeof path, "%s/%s/%s", m->folder, m->articles.below, name) >=
            (int)sizeof path)
            continue;
        struct clm_loc at = {.file = clm__corpus_keep(m->corpus, path, strlen(path))};
        if (!clm__articles_is(name))
            clm__corpus_report(m->corpus, CLM_E_IGNORED_FILE, at,
                               "not read: an article is a .txt, .html or .jsonl file");
        else if (!m->named[i] && !clm__folder_ends(name, ".jsonl") && unnamed > 0 &&
                 m->named_count > 0)
            clm__corpus_report(m->corpus, CLM_E_UNLISTED_ARTICLE, at,
                               "no row of corpus.csv has this article, so its day is "
                               "what it says itself; add a row with its published day");
    }
}

static size_t
count_unnamed(const struct matching *m)
{
    size_t count = 0;
    for (size_t i = 0; i < m->articles.folder.count; i++)
        count += !m->named[i] && clm__articles_is(m->articles.folder.names[i]) &&
                 !clm__folder_ends(m->articles.folder.names[i], ".jsonl");
    return count;
}

/* Sources of events of a person's: they need be no articles. */
static void
forgive_cited(const struct clm_corpus *corpus, bool *lacks)
{
    for (size_t i = 0; i < corpus->event_count; i++)
        for (size_t k = 0; k < corpus->events[i].citation_count; k++) {
            uint32_t source = corpus->events[i].citations[k].source;
            if (corpus->sources[source].file == 0)
                lacks[source] = false;
        }
}

static void
match_rows(struct matching *m, bool *lacks)
{
    struct clm_corpus *corpus = m->corpus;
    for (size_t i = 0; i < corpus->source_count; i++) /* files that rows name go first */
        if (is_row(m, &corpus->sources[i]) && corpus->sources[i].file != 0)
            lacks[i] = !find_file(m, &corpus->sources[i]);
    for (size_t i = 0; i < corpus->source_count; i++)
        if (is_row(m, &corpus->sources[i]) && corpus->sources[i].file == 0)
            lacks[i] = !find_by_id(m, &corpus->sources[i]);
}

static void
tell(struct matching *m, bool *lacks)
{
    struct clm_corpus *corpus = m->corpus;
    size_t unnamed = count_unnamed(m);
    if (unnamed > 0)
        forgive_cited(corpus, lacks);
    for (uint32_t i = 0; i < corpus->source_count; i++) {
        if (lacks[i] && corpus->sources[i].file != 0)
            tell_missing(m, i);
        else if (lacks[i] && unnamed > 0 && !m->has_lines)
            tell_unmatched(m, i);
    }
    tell_articles(m, unnamed);
}

/* Opens both folders; what cannot be opened has no names. */
static enum clm_code
open_folders(struct matching *m, struct clm__buf *below, struct clm_error *err)
{
    struct clm_error why = {0};
    struct clm__buf path = {0};
    enum clm_code code = clm__folder_open(&m->beside.folder, m->folder, &why);
    m->beside.below = m->articles.below = "";
    if (code != CLM_E_NOMEM && clm__folder_path(below, m->folder, "articles")) {
        m->articles.below = clm__buf_text(below);
        clm__buf_printf(&path, "%s/%s", m->folder, m->articles.below);
        code = clm__folder_open(&m->articles.folder, clm__buf_text(&path), &why);
    }
    bool failed = code == CLM_E_NOMEM || below->failed || path.failed;
    clm__buf_release(&path);
    return failed ? clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory")
                  : CLM_OK;
}

enum clm_code
clm__articles_match(struct clm_corpus *corpus, const char *folder, struct clm_error *err)
{
    struct matching m = {.corpus = corpus, .folder = folder};
    struct clm__buf below = {0};
    enum clm_code code = open_folders(&m, &below, err);
    bool *lacks = clm__calloc(corpus->source_count + 1, sizeof *lacks);
    m.named = clm__calloc(m.articles.folder.count + 1, sizeof *m.named);
    if (code == CLM_OK && m.named != NULL && lacks != NULL) {
        index_names(corpus, &m.beside);
        index_names(corpus, &m.articles);
        for (size_t i = 0; i < m.articles.folder.count; i++)
            m.has_lines |= clm__folder_ends(m.articles.folder.names[i], ".jsonl");
        match_rows(&m, lacks);
        tell(&m, lacks);
    }
    if (m.named == NULL || lacks == NULL || clm__corpus_failed(corpus))
        code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    close_index(&m.beside);
    close_index(&m.articles);
    clm__free(m.named);
    clm__free(lacks);
    clm__buf_release(&below);
    return code;
}
