/* SPDX-License-Identifier: MIT */
/* What all parts of the page write with. */
#include "base/markup.h"
#include "page/page.h"

#include <string.h>

void
clm__page_puts(struct clm__page *page, const char *markup)
{
    clm__buf_puts(&page->out.buf, markup);
}

void
clm__page_number(struct clm__page *page, uint64_t number)
{
    clm__buf_number(&page->out.buf, (int64_t)number);
}

void
clm__page_text(struct clm__page *page, const char *text)
{
    clm__markup_text(&page->out.buf, text, strlen(text));
}

void
clm__page_str(struct clm__page *page, clm_str str)
{
    const struct clm_corpus *corpus = page->model.corpus;
    clm__markup_text(&page->out.buf, clm_corpus_text(corpus, str),
                     clm_corpus_text_len(corpus, str));
}

void
clm__page_parties(struct clm__page *page, const struct clm_party *parties, size_t count)
{
    if (count == 0)
        clm__page_puts(page, "not named");

    for (size_t i = 0; i < count; i++) {
        clm__page_puts(page, i == 0 ? "" : ", ");
        clm__page_str(page, parties[i].name);
    }
}

void
clm__page_date(struct clm__page *page, const struct clm_date *date, bool with_year)
{
    char label[CLM_DATE_TEXT_MAX];
    clm_date_label(label, sizeof label, date, with_year);
    clm__page_text(page, label);
}

/* What stands for an event that has no words: a row of kind.def each. */
static const char *const wordless[] = {
#define CLM_KIND(id, name, sort, phases, cameo, plover, meaning, place, legend, words,   \
                 ...)                                                                    \
    words,
#include <claimline/kind.def>
};

void
clm__page_words(struct clm__page *page, const struct clm_event *event)
{
    if (event->charge[0] != '\0') {
        clm__page_text(page, event->charge);
    } else if (event->quote[0] != '\0') {
        clm__page_puts(page, "<q>");
        clm__page_text(page, event->quote);
        clm__page_puts(page, "</q>");
    } else {
        clm__page_puts(page, wordless[event->kind]);
    }
}
