/* SPDX-License-Identifier: MIT */
/* review*.csv: one row an extracted event that a person looked at. */
#include "base/alloc.h"
#include "base/digest.h"
#include "base/fold.h"
#include "read/decision.h"
#include "read/table.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    ID = CLM__DECIDED_CELLS,
    SOURCE,
    SAME_AS,
    NOT_SAME_AS,
    AS_READ,
    DECISION,
    URL,
    CONFIDENCE,
    NOTE,
    SENTENCE,
    COMMENT,
    MEANINGS
};

static const char *const names[MEANINGS] = {
    [CLM__DECIDED_DATE] = "date",
    [CLM__DECIDED_KIND] = "kind",
    [CLM__DECIDED_PHASE] = "phase",
    [CLM__DECIDED_ACTOR] = "actor",
    [CLM__DECIDED_SPEAKER] = "speaker",
    [CLM__DECIDED_TARGET] = "target",
    [CLM__DECIDED_CHARGE] = "charge",
    [CLM__DECIDED_CHARGE_TYPE] = "charge_type",
    [CLM__DECIDED_PLACE] = "place",
    [CLM__DECIDED_QUOTE] = "quote",
    [CLM__DECIDED_ANSWERS] = "answers",
    [CLM__DECIDED_ABOUT] = "about",
    [ID] = "id",
    [SOURCE] = "source",
    [SAME_AS] = "same_as",
    [NOT_SAME_AS] = "not_same_as",
    [AS_READ] = "as_read",
    [DECISION] = "decision",
    [URL] = "url",
    [CONFIDENCE] = "confidence",
    [NOTE] = "note",
    [SENTENCE] = "sentence",
    [COMMENT] = "comment",
};

const char *const clm__decided_names[CLM__DECIDED_CELLS] = {
    [CLM__DECIDED_DATE] = "date",       [CLM__DECIDED_KIND] = "kind",
    [CLM__DECIDED_PHASE] = "phase",     [CLM__DECIDED_ACTOR] = "actor",
    [CLM__DECIDED_SPEAKER] = "speaker", [CLM__DECIDED_TARGET] = "target",
    [CLM__DECIDED_CHARGE] = "charge",   [CLM__DECIDED_CHARGE_TYPE] = "charge_type",
    [CLM__DECIDED_PLACE] = "place",     [CLM__DECIDED_QUOTE] = "quote",
    [CLM__DECIDED_ANSWERS] = "answers", [CLM__DECIDED_ABOUT] = "about",
};

void
clm__as_read(char out[CLM__AS_READ_SIZE], const char *const cells[CLM__DECIDED_CELLS])
{
    struct clm__buf all = {0};
    for (size_t i = 0; i < CLM__DECIDED_CELLS; i++) {
        clm__buf_puts(&all, cells[i] != NULL ? cells[i] : "");
        clm__buf_putc(&all, '\x1f');
    }
    snprintf(out, CLM__AS_READ_SIZE, "r-%016" PRIx64,
             clm__digest(clm__buf_text(&all), all.len));
    clm__buf_release(&all);
}

static const char *
keep_cell(struct clm__table *table, const struct clm__csv_row *row, size_t meaning)
{
    struct clm__csv_cell cell = clm__table_cell(table, row, meaning);
    return clm__corpus_keep(table->corpus, cell.text, cell.len);
}

/* "yes" or "no" in any case, or nothing. */
static bool
read_verdict(struct clm__table *table, const struct clm__csv_row *row,
             struct clm__decision *decision)
{
    struct clm__csv_cell cell = clm__table_cell(table, row, DECISION);
    decision->verdict = clm__fold_same(cell.text, cell.len, "yes", 3)  ? CLM__YES
                        : clm__fold_same(cell.text, cell.len, "no", 2) ? CLM__NO
                                                                       : CLM__UNDECIDED;
    if (decision->verdict != CLM__UNDECIDED || clm__fold_same(cell.text, cell.len, "", 0))
        return true;
    clm__corpus_report(table->corpus, CLM_E_BAD_DECISION,
                       clm__table_loc(table, row, DECISION),
                       "'%.*s' is no decision; write yes or no, or leave it empty",
                       (int)(cell.len < 100 ? cell.len : 100), cell.text);
    return false;
}

static bool
read_cells(struct clm__table *table, const struct clm__csv_row *row,
           struct clm__decision *decision)
{
    struct clm__csv_cell id = clm__table_cell(table, row, ID),
                         as_read = clm__table_cell(table, row, AS_READ);
    char now[CLM__AS_READ_SIZE];
    if (!clm__is_id(id.text, id.len)) {
        clm__corpus_report(table->corpus, CLM_E_BAD_ID, clm__table_loc(table, row, ID),
                           CLM__BAD_ID, id.text);
        return false;
    }
    decision->id = clm__corpus_id(table->corpus, id.text, id.len);
    for (size_t i = 0; i < CLM__DECIDED_CELLS; i++)
        if (table->column_of[i] != CLM_NONE)
            decision->cells[i] = keep_cell(table, row, i);
    decision->source = keep_cell(table, row, SOURCE);
    decision->same_as = keep_cell(table, row, SAME_AS);
    decision->not_same_as = keep_cell(table, row, NOT_SAME_AS);
    /* A list that somebody made by hand says what is in its cells. */
    clm__as_read(now, decision->cells);
    decision->is_changed =
        as_read.len > 0 ? strcmp(now, as_read.text) != 0 : decision->verdict == CLM__YES;
    /* An empty cell of such a list says nothing. */
    for (size_t i = 0; as_read.len == 0 && i < CLM__DECIDED_CELLS; i++)
        if (decision->cells[i] != NULL && decision->cells[i][0] == '\0')
            decision->cells[i] = NULL;
    return true;
}

static enum clm_code
read_row(struct clm__table *table, const struct clm__csv_row *row)
{
    struct clm_corpus *corpus = table->corpus;
    struct clm__decision decision = {
        .file = table->file, .line = row->line, .event = CLM_NONE};
    if (!read_verdict(table, row, &decision) || !read_cells(table, row, &decision)) {
        corpus->left_out++;
        return CLM_OK;
    }
    if (decision.verdict == CLM__UNDECIDED && !decision.is_changed &&
        decision.same_as[0] == '\0' && decision.not_same_as[0] == '\0')
        return CLM_OK; /* still to be decided */
    void *decisions = corpus->decisions;
    if (!clm__grow(&decisions, &corpus->decision_room, corpus->decision_count + 1,
                   sizeof *corpus->decisions))
        return CLM_E_NOMEM;
    corpus->decisions = decisions;
    corpus->decisions[corpus->decision_count++] = decision;
    return clm__corpus_failed(corpus) ? CLM_E_NOMEM : CLM_OK;
}

enum clm_code
clm__read_review_csv(struct clm_corpus *corpus, uint32_t file, clm__read_fn read,
                     void *from, struct clm_error *err)
{
    struct clm__table table = {.corpus = corpus,
                               .file = file,
                               .what = "a list of decisions",
                               .example = "id,decision",
                               .names = names,
                               .name_count = MEANINGS,
                               .needed = 1u << ID | 1u << DECISION,
                               .on_row = read_row};
    return clm__table_read(&table, read, from, err);
}
