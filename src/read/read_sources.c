/* SPDX-License-Identifier: MIT */
/* corpus.csv: one row an article. */
#include "base/fold.h"
#include "read/table.h"

#include <stdio.h>
#include <string.h>

enum { ID, FILE_, PUBLISHED, PUBLISHER, TITLE, URL, LANGUAGE, NOTE, MEANINGS };

static const char *const names[MEANINGS] = {
    [ID] = "id",
    [FILE_] = "file",
    [PUBLISHED] = "published",
    [PUBLISHER] = "publisher",
    [TITLE] = "title",
    [URL] = "url",
    [LANGUAGE] = "language",
    [NOTE] = "note",
};

static bool
stays_inside(const char *path)
{
    if (path[0] == '/' || path[0] == '\\')
        return false;
    int depth = 0;
    while (*path != '\0') {
        size_t part = strcspn(path, "/\\");
        if (part == 2 && path[0] == '.' && path[1] == '.')
            depth--;
        else if (part > 0 && !(part == 1 && path[0] == '.'))
            depth++;
        if (depth < 0)
            return false;
        path += part + (path[part] != '\0');
    }
    return true;
}

bool
clm__source_path_check(struct clm_corpus *corpus, struct clm_loc at, const char *path)
{
    if (stays_inside(path))
        return true;
    clm__corpus_report(corpus, CLM_E_OUTSIDE, at,
                       "path '%s' leaves the corpus folder; name a file inside it", path);
    return false;
}

static bool
check_row(struct clm__table *table, const struct clm__csv_row *row)
{
    struct clm_corpus *corpus = table->corpus;
    struct clm__csv_cell id = clm__table_cell(table, row, ID);
    if (id.len == 0) {
        clm__corpus_report(corpus, CLM_E_MISSING, clm__table_loc(table, row, ID),
                           "the source has no id");
        return false;
    }
    struct clm__csv_cell path = clm__table_cell(table, row, FILE_);
    if (!clm__source_path_check(corpus, clm__table_loc(table, row, FILE_), path.text))
        return false;
    struct clm__csv_cell published = clm__table_cell(table, row, PUBLISHED);
    struct clm_error err = {0};
    clm_str text = 0;
    if (published.len > 0 &&
        clm__corpus_date(corpus, published.text, published.len, &text, &err) == NULL) {
        clm__corpus_report(corpus, CLM_E_BAD_DATE, clm__table_loc(table, row, PUBLISHED),
                           "%s", err.text);
        return false;
    }
    return true;
}

/* A path as our readers write it: of Windows it has backslashes. */
static clm_str
plain_path(struct clm_corpus *corpus, struct clm__csv_cell cell)
{
    struct clm__buf path = {0};
    clm__plain(&path, cell.text, cell.len);
    for (size_t i = 0; i < path.len; i++)
        if (path.at[i] == '\\')
            path.at[i] = '/';
    size_t start = path.len > 2 && path.at[0] == '.' && path.at[1] == '/' ? 2 : 0;
    clm_str str = clm__corpus_str(corpus, clm__buf_text(&path) + start, path.len - start);
    if (path.failed)
        corpus->arena.failed = true;
    clm__buf_release(&path);
    return str;
}

static enum clm_code
read_row(struct clm__table *table, const struct clm__csv_row *row)
{
    struct clm_corpus *corpus = table->corpus;
    if (!check_row(table, row)) {
        corpus->left_out++;
        return CLM_OK;
    }
    uint32_t index = clm__corpus_source(corpus, clm__table_str(table, row, ID));
    if (index == CLM_NONE)
        return CLM_E_NOMEM;
    struct clm_source *source = &corpus->sources[index];
    if (source->listed) {
        clm__corpus_report_second(corpus, clm__table_loc(table, row, ID), "source",
                                  source->id, clm_corpus_source_loc(corpus, index));
        corpus->left_out++;
        return CLM_OK;
    }
    source->listed = true;
    source->file_number = table->file;
    source->line = row->line;
    source->file = plain_path(corpus, clm__table_cell(table, row, FILE_));
    source->published = clm__table_str(table, row, PUBLISHED);
    source->publisher = clm__table_str(table, row, PUBLISHER);
    source->title = clm__table_str(table, row, TITLE);
    source->url = clm__table_str(table, row, URL);
    source->language = clm__table_str(table, row, LANGUAGE);
    source->note = clm__table_str(table, row, NOTE);
    return clm__corpus_failed(corpus) ? CLM_E_NOMEM : CLM_OK;
}

enum clm_code
clm__read_sources_csv(struct clm_corpus *corpus, uint32_t file, clm__read_fn read,
                      void *from, struct clm_error *err)
{
    struct clm__table table = {.corpus = corpus,
                               .file = file,
                               .what = "a list of sources",
                               .example = "id,published,publisher",
                               .names = names,
                               .name_count = MEANINGS,
                               .near_count = MEANINGS,
                               .kept_words = 1u << ID | 1u << TITLE | 1u << NOTE,
                               .needed = 1u << ID,
                               .on_row = read_row};
    return clm__table_read(&table, read, from, err);
}
