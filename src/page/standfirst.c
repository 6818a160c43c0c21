/* SPDX-License-Identifier: MIT */
/* The sentences under the title: all counts are of accusations, so that a reader can
 * check them against accusations.csv. */
#include "page/page.h"

static void
put_count(struct clm__page *page, uint64_t count, const char *one, const char *more)
{
    clm__page_number(page, count);
    clm__page_puts(page, count == 1 ? one : more);
}

static void
put_day(struct clm__page *page, clm_day day)
{
    struct clm_date date = {.earliest = day, .latest = day, .level = 3};
    clm__page_date(page, &date, true);
}

static void
put_period(struct clm__page *page, const struct clm__page_counts *counts)
{
    if (!counts->dated)
        return;

    put_day(page, counts->first);
    if (counts->last != counts->first) {
        clm__page_puts(page, " to ");
        put_day(page, counts->last);
    }
    clm__page_puts(page, ": ");
}

static uint32_t
rows_of(const struct clm__page_party *party, bool accuses)
{
    return party->actor == CLM_NONE ? 0 : accuses ? party->by : party->at;
}

/* "Azerbaijan (12)", "Armenia and Azerbaijan (12 each)"; nothing for a tie of many. */
static void
put_most(struct clm__page *page, bool accuses, const char *before)
{
    const struct clm__page_model *model = &page->model;
    uint32_t most = 0, tied = 0, seen = 0;

    for (uint32_t i = 0; i < model->party_count; i++)
        if (rows_of(&model->parties[i], accuses) > most)
            most = rows_of(&model->parties[i], accuses);
    for (uint32_t i = 0; i < model->party_count; i++)
        tied += rows_of(&model->parties[i], accuses) == most ? 1 : 0;
    if (most < 2 || tied > 3)
        return;

    clm__page_puts(page, before);
    for (uint32_t i = 0; i < model->party_count; i++) {
        if (rows_of(&model->parties[i], accuses) != most)
            continue;
        clm__page_puts(page, seen == 0 ? "" : seen + 1 == tied ? " and " : ", ");
        clm__page_text(page, clm__page_party_name(model, i));
        seen++;
    }
    clm__page_puts(page, " (");
    put_count(page, most, tied > 1 ? " each)." : ").", tied > 1 ? " each)." : ").");
}

static void
put_answers(struct clm__page *page, const struct clm__page_counts *counts)
{
    uint32_t denied = counts->answers[CLM__ANSWER_DENIAL];
    uint32_t back = counts->answers[CLM__ANSWER_COUNTER];
    uint32_t none = counts->answers[CLM__ANSWER_NONE];

    clm__page_puts(page, " ");
    if (denied > 0)
        put_count(page, denied, " was denied", " were denied");
    if (back > 0) {
        clm__page_puts(page, denied > 0 ? ", " : "");
        put_count(page, back, " met only by a counter-accusation",
                  " met only by a counter-accusation");
    }
    if (none > 0) {
        clm__page_puts(page, denied > 0 || back > 0 ? "; " : "");
        clm__page_puts(page, "no answer found in this corpus to ");
        clm__page_number(page, none);
    }
    clm__page_puts(page, ".");
}

void
clm__page_standfirst(struct clm__page *page)
{
    const struct clm__page_counts *counts = &page->model.counts;

    clm__page_puts(page, "<p class=sf>");
    put_period(page, counts);
    put_count(page, counts->accusations, " accusation", " accusations");
    clm__page_puts(page, ", told in ");
    put_count(page, counts->reports, " report", " reports");
    if (counts->publishers > 0) {
        clm__page_puts(page, " of ");
        put_count(page, counts->publishers, " publisher", " publishers");
    }
    clm__page_puts(page, ".");

    put_most(page, true, " Most often by ");
    put_most(page, false, " Most often at ");
    if (counts->accusations > 0)
        put_answers(page, counts);
    if (counts->others > 0) {
        clm__page_puts(page, " Beside them ");
        put_count(page, counts->others, " other event", " other events");
        clm__page_puts(page, ".");
    }
    clm__page_puts(page, "</p>\n");
}
