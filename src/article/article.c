/* SPDX-License-Identifier: MIT */
/* Puts an article together: checks the bytes, sorts the lines, finds the day. */
#include "article/article.h"

#include "article/article_date.h"
#include "article/article_lines.h"
#include "article/dateline.h"
#include "base/alloc.h"
#include "base/conflict.h"
#include "base/utf8.h"

#include <string.h>

const char *
clm__basis_name(enum clm__article_basis basis)
{
    static const char *const names[] = {"none", "record", "metadata", "dateline", "page"};
    return names[basis];
}

void
clm__article_release(struct clm__article *article)
{
    clm__arena_release(&article->arena);
    *article = (struct clm__article){0};
}

static struct clm_loc
place_of(const char *name, const char *text, size_t at)
{
    struct clm_loc loc = {name, 1, 1, NULL};
    for (size_t i = 0; i < at; i++) {
        loc.column++;
        if (text[i] == '\n') {
            loc.line++;
            loc.column = 1;
        }
    }
    return loc;
}

static enum clm_code
check_bytes(const char *name, const char *text, size_t len, struct clm_error *err)
{
    if (len > CLM_MAX_ARTICLE)
        return clm_error_set(err, CLM_E_TOO_LARGE, (struct clm_loc){name, 0, 0, NULL},
                             "an article is over %u bytes", CLM_MAX_ARTICLE);
    size_t valid = clm__utf8_valid(text, len);
    uint32_t conflict = clm__find_conflict(text, valid);
    if (conflict > 0)
        return clm_error_set(err, CLM_E_CONFLICT,
                             (struct clm_loc){name, conflict, 1, NULL}, "%s",
                             CLM__CONFLICT_TEXT);
    if (valid == len)
        return CLM_OK;
    struct clm_loc at = place_of(name, text, valid);
    if (text[valid] == '\0')
        return clm_error_set(err, CLM_E_NUL, at, "the article holds a NUL byte");
    return clm_error_set(err, CLM_E_ENCODING, at,
                         "byte 0x%02x is not UTF-8; save the article as UTF-8",
                         (unsigned)(unsigned char)text[valid]);
}

/* A record's date that is a single day; what is wider tells too little and is passed
 * over. */
static enum clm_code
read_published(const char *name, const char *text, clm_day *day, bool *has,
               struct clm_error *err)
{
    struct clm_date date;
    struct clm_error why = {0};
    *has = false;
    if (text == NULL || text[0] == '\0')
        return CLM_OK;
    size_t len = strlen(text);
    if (len > 10 && (text[10] == 'T' || text[10] == ' ')) /* a time of day may follow */
        len = 10;
    if (clm_date_read(&date, text, len, &why) != CLM_OK)
        return clm_error_set(err, CLM_E_BAD_DATE,
                             (struct clm_loc){name, 0, 0, "/published"}, "%s", why.text);
    *has = date.earliest == date.latest;
    *day = date.earliest;
    return CLM_OK;
}

static bool
add_paragraph(struct clm__article *article, const struct clm__line *line)
{
    size_t start = line->start;
    if (article->paragraph_count == 0) {
        start = clm__dateline_end(article->text, line->start, line->end);
        if (start > line->start)
            article->dateline = (struct clm__range){line->start, (uint32_t)start};
        while (start < line->end && article->text[start] == ' ')
            start++;
    }
    if (start < line->end)
        article->paragraphs[article->paragraph_count++] =
            (struct clm__range){(uint32_t)start, line->end};
    return true;
}

static bool
fill(struct clm__article *article, const struct clm__lines *lines)
{
    size_t story = 0, out = 0;
    for (size_t i = 0; i < lines->count; i++) {
        story += lines->at[i].kind == CLM__LINE_STORY;
        out += lines->at[i].kind == CLM__LINE_OUT;
    }
    article->paragraphs =
        clm__arena_calloc(&article->arena, story + 1, sizeof *article->paragraphs);
    article->left_out =
        clm__arena_calloc(&article->arena, out + 1, sizeof *article->left_out);
    if (article->arena.failed)
        return false;
    for (size_t i = 0; i < lines->count; i++) {
        const struct clm__line *line = &lines->at[i];
        struct clm__range at = {line->start, line->end};
        if (line->kind == CLM__LINE_HEADLINE)
            article->headline = at;
        else if (line->kind == CLM__LINE_STORY)
            add_paragraph(article, line);
        else
            article->left_out[article->left_out_count++] =
                (struct clm__left_out){at, (enum clm__reason)line->reason};
    }
    return true;
}

static const char *
or_empty(const char *text)
{
    return text != NULL ? text : "";
}

enum clm_code
clm__article_read(struct clm__article *out, const char *name, const char *text,
                  size_t len, const struct clm__article_record *record,
                  const struct clm__boilerplate *boilerplate,
                  const struct clm__timex_rules *rules, struct clm_error *err)
{
    struct clm__lines lines = {0};
    clm_day published = 0;
    enum clm__article_basis told = CLM__BASIS_RECORD;
    bool has = false;
    *out = (struct clm__article){
        .text = text, .len = len, .id = "", .publisher = "", .title = "", .url = ""};
    enum clm_code code = check_bytes(name, text, len, err);
    if (code == CLM_OK && record != NULL) {
        out->id = or_empty(record->id);
        out->publisher = or_empty(record->publisher);
        out->title = or_empty(record->title);
        out->url = or_empty(record->url);
        code = read_published(name, record->published, &published, &has, err);
        if (code == CLM_OK && !has) {
            told = CLM__BASIS_METADATA;
            code = read_published(name, record->metadata_day, &published, &has, NULL);
            code = code == CLM_E_NOMEM ? code : CLM_OK; /* a bad one tells nothing */
        }
    }
    if (code == CLM_OK &&
        !(clm__lines_read(&lines, text, len, out->title, boilerplate) &&
          fill(out, &lines) &&
          clm__article_date(out, &lines, has ? &published : NULL, told, rules)))
        code = clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){name, 0, 0, NULL},
                             "out of memory");
    clm__free(lines.at);
    if (code != CLM_OK)
        clm__article_release(out);
    return code;
}
