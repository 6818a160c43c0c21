/* SPDX-License-Identifier: MIT */
/* The columns of our tables: what each is called, what it means, and how its cell is
 * made. */
#ifndef CLM_TABLE_COLUMN_H
#define CLM_TABLE_COLUMN_H

#include "base/buf.h"
#include "claimline/table.h"

/** What a row is about: an event, and in the table of accusations one accuser and one
 * accused. */
struct clm__row {
    const struct clm_view *view; /* NULL = all events of the graph */
    const struct clm_graph *graph;
    const struct clm_corpus *corpus;
    const struct clm_event *event;
    uint32_t index;
    const struct clm_party *accuser; /* NULL = not named */
    const struct clm_party *accused;
    const struct clm_citation *citations;
    size_t citation_count;
    struct clm__buf scratch;        /* of the cell that is being made */
    const struct clm_date *days_of; /* whose days are in `earliest` and `latest` */
    char earliest[12];
    char latest[12];
};

struct clm__cell {
    const char *text;
    size_t len;
};

enum clm__column_type {
    CLM__COLUMN_STRING,
    CLM__COLUMN_DATE,
    CLM__COLUMN_INTEGER,
    CLM__COLUMN_NUMBER
};

struct clm__column {
    const char *name;
    struct clm__cell (*cell)(struct clm__row *row);
    const char *meaning;
    enum clm__column_type type;
    bool is_free; /* words of people: guarded in Excel tables */
    bool in_markdown;
    bool is_required;
    const char *(*word)(int value); /* the words it may hold, or NULL */
    int word_count;
};

extern const struct clm__column clm__accusation_columns[];
extern const size_t clm__accusation_column_count;
extern const struct clm__column clm__event_columns[];
extern const size_t clm__event_column_count;

/** Sets the row to an event. */
void clm__row_set(struct clm__row *row, uint32_t event);

#endif
