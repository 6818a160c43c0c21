/* SPDX-License-Identifier: MIT */
/* The day of an article: what decides it, and what the text says against it. A page that
 * was saved later can carry the day of saving, so the words of the story are held against
 * it. */
#include "article/article_date.h"

#include "base/ascii.h"
#include "timex/timex.h"

#include <stdio.h>
#include <string.h>

enum { SLACK_DAYS = 1 };

/* ---- days named in lines ---- */

struct found_day {
    bool has;
    clm_day day;
    struct clm__range at;
};

/* The first full date in a piece of text; with a base also one without a year. */
static bool
find_day(const struct clm__timex_rules *rules, const char *text, struct clm__range in,
         const clm_day *base, struct found_day *out)
{
    struct clm__timex_list list;
    struct clm__timex_input input = {.text = text + in.start, .len = in.end - in.start};
    input.has_base = base != NULL;
    input.base = base != NULL ? *base : 0;
    if (clm__timex_find(&list, rules, &input, NULL) != CLM_OK)
        return false;
    for (size_t i = 0; i < list.count && !out->has; i++) {
        const struct clm__timex *t = &list.items[i];
        if (!t->has_days || t->earliest != t->latest || t->type == CLM__TIMEX_DURATION ||
            (t->relative && base == NULL))
            continue;
        *out = (struct found_day){
            true, t->earliest, {in.start + t->start, in.start + t->end}};
    }
    clm__timex_list_release(&list);
    return true;
}

/* A line of the page that tells a day: the first; one that says "published" before
 * others. */
static bool
find_page_day(const struct clm__article *article, const struct clm__lines *lines,
              const struct clm__timex_rules *rules, struct found_day *out)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < lines->count && !out->has; i++) {
            const struct clm__line *line = &lines->at[i];
            const char *at = article->text + line->start;
            size_t len = line->end - line->start;
            bool named = (len > 9 && (memcmp(at, "Published", 9) == 0 ||
                                      memcmp(at, "PUBLISHED", 9) == 0)) ||
                         (len > 6 && memcmp(at, "Posted", 6) == 0);
            if (line->kind != CLM__LINE_OUT || line->reason != CLM__REASON_DATE ||
                (pass == 0 && !named))
                continue;
            if (!find_day(rules, article->text,
                          (struct clm__range){line->start, line->end}, NULL, out))
                return false;
        }
    return true;
}

/* A date line that ends with a place in capitals is a dateline of its own: "December 12,
 * 2016 - BRUSSELS:". */
static bool
ends_with_place(const char *text, struct clm__range at)
{
    size_t end = at.end, run = 0;
    if (end > at.start && text[end - 1] == ':')
        end--;
    while (end > at.start + run && clm__is_upper(text[end - 1 - run]))
        run++;
    return run >= 4;
}

static void
take(struct clm__article *article, const struct found_day *day,
     enum clm__article_basis basis)
{
    if (article->has_day || !day->has)
        return;
    article->has_day = true;
    article->day = day->day;
    article->basis = basis;
    article->day_at = day->at;
}

/* ---- what speaks against it ---- */

static struct clm__article_doubt *
new_doubt(struct clm__article *article, struct clm__range at)
{
    if (article->doubt_count == CLM__ARTICLE_DOUBTS)
        return NULL;
    struct clm__article_doubt *doubt = &article->doubts[article->doubt_count++];
    doubt->at = at;
    return doubt;
}

static void
compare(struct clm__article *article, const struct found_day *other, const char *what)
{
    char is[12], was[12];
    int off = other->day - article->day;
    if (!other->has || (off <= SLACK_DAYS && off >= -SLACK_DAYS))
        return;
    struct clm__article_doubt *doubt = new_doubt(article, other->at);
    if (doubt == NULL)
        return;
    clm_day_write(is, article->day);
    clm_day_write(was, other->day);
    snprintf(doubt->text, sizeof doubt->text,
             "%s says %s, which is %d days %s the article's day %s", what, was,
             off < 0 ? -off : off, off < 0 ? "before" : "after", is);
}

/* Days that the story calls by a word that counts from its day, and by the name of the
 * weekday. */
struct usage {
    bool word[3], name[3]; /* yesterday, today, tomorrow */
    struct clm__range name_at[3];
};

static void
note_usage(struct usage *usage, const struct clm__article *article,
           const struct clm__timex *t)
{
    static const char *const words[] = {"yesterday", "today", "tomorrow"};
    int off = t->earliest - article->day;
    for (int i = 0; i < 3; i++) {
        usage->word[i] |= strcmp(t->rule, words[i]) == 0;
        bool future =
            i == 2 ? t->tense != CLM__TENSE_FUTURE : t->tense == CLM__TENSE_FUTURE;
        if (strcmp(t->rule, "weekday") != 0 || off != i - 1 || usage->name[i] || future)
            continue;
        usage->name[i] = true;
        usage->name_at[i] = (struct clm__range){t->start, t->end};
    }
}

static void
doubt_usage(struct clm__article *article, const struct usage *usage)
{
    static const char *const words[] = {"yesterday", "today", "tomorrow"};
    char day[12];
    clm_day_write(day, article->day);
    /* not "today": "today, Monday" is common */
    for (int i = 0; i < 3; i += 2) {
        struct clm__article_doubt *doubt = usage->word[i] && usage->name[i]
                                               ? new_doubt(article, usage->name_at[i])
                                               : NULL;
        if (doubt != NULL)
            snprintf(doubt->text, sizeof doubt->text,
                     "the story says '%s' and also '%.*s', which would be the same day "
                     "if its day is %s",
                     words[i], (int)(usage->name_at[i].end - usage->name_at[i].start),
                     article->text + usage->name_at[i].start, day);
    }
}

/* A full date after the article's day, told in the past tense. */
static void
doubt_later(struct clm__article *article, const struct clm__timex *t)
{
    char named[12], day[12];
    if (t->relative || t->type != CLM__TIMEX_DATE ||
        t->earliest <= article->day + SLACK_DAYS || t->earliest != t->latest ||
        t->tense != CLM__TENSE_PAST || t->bound != CLM__BOUND_AT)
        return;
    struct clm__article_doubt *doubt =
        new_doubt(article, (struct clm__range){t->start, t->end});
    if (doubt == NULL)
        return;
    clm_day_write(named, t->earliest);
    clm_day_write(day, article->day);
    snprintf(doubt->text, sizeof doubt->text,
             "the story tells of %s, after the article's day %s", named, day);
}

static bool
read_story(struct clm__article *article, const struct clm__timex_rules *rules)
{
    struct clm__timex_list list;
    struct usage usage = {0};
    struct clm__timex_input input = {article->text, article->len, true,
                                     article->day,  NULL,         NULL};
    if (clm__timex_find(&list, rules, &input, NULL) != CLM_OK)
        return false;
    for (size_t i = 0, p = 0; i < list.count; i++) {
        struct clm__timex *t = &list.items[i];
        while (p < article->paragraph_count && article->paragraphs[p].end <= t->start)
            p++;
        if (p == article->paragraph_count)
            break;
        if (t->start < article->paragraphs[p].start || !t->has_days)
            continue;
        note_usage(&usage, article, t);
        doubt_later(article, t);
    }
    doubt_usage(article, &usage);
    clm__timex_list_release(&list);
    return true;
}

bool
clm__article_date(struct clm__article *article, const struct clm__lines *lines,
                  const clm_day *published, enum clm__article_basis told,
                  const struct clm__timex_rules *rules)
{
    struct found_day record = {0}, dateline = {0}, page = {0};
    if (published != NULL)
        record = (struct found_day){.has = true, .day = *published};
    if (!find_page_day(article, lines, rules, &page))
        return false;
    const clm_day *base = record.has ? &record.day : page.has ? &page.day : NULL;
    if (article->dateline.end > article->dateline.start &&
        !find_day(rules, article->text, article->dateline, base, &dateline))
        return false;
    for (size_t i = 0; page.has && !dateline.has && i < lines->count; i++) {
        struct clm__range at = {lines->at[i].start, lines->at[i].end};
        if (at.start <= page.at.start && page.at.end <= at.end &&
            ends_with_place(article->text, at)) {
            article->dateline = at;
            dateline = page;
            page.has = false;
        }
    }
    take(article, &record, told);
    take(article, &dateline, CLM__BASIS_DATELINE);
    take(article, &page, CLM__BASIS_PAGE);
    if (!article->has_day)
        return true;
    compare(article, &dateline, "the dateline");
    compare(article, &page, "the page's date line");
    return read_story(article, rules);
}
