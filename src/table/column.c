/* SPDX-License-Identifier: MIT */
/* The columns of our tables, as two lists of rows: name, cell, meaning. */
#include "table/column.h"

#include "base/kind.h"
#include "read/corpus.h"
#include "table/answer.h"

#include <string.h>

static struct clm__cell
of_str(const struct clm__row *row, clm_str str)
{
    struct clm__intern_entry entry = clm__corpus_entry(row->corpus, str);
    return (struct clm__cell){entry.text, entry.len};
}

static struct clm__cell
of_text(const char *text)
{
    return (struct clm__cell){text, strlen(text)};
}

static struct clm__cell
of_scratch(const struct clm__row *row)
{
    return (struct clm__cell){clm__buf_text(&row->scratch),
                              row->scratch.failed ? 0 : row->scratch.len};
}

static void
join(struct clm__row *row, clm_str str)
{
    if (row->scratch.len > 0)
        clm__buf_putc(&row->scratch, '|');
    struct clm__cell cell = of_str(row, str);
    clm__buf_add(&row->scratch, cell.text, cell.len);
}

void
clm__row_set(struct clm__row *row, uint32_t event)
{
    row->index = event;
    row->event = clm_graph_event(row->graph, event);
    row->citations = clm_graph_citations(row->graph, event, &row->citation_count);
}

static struct clm__cell
cell_id(struct clm__row *row)
{
    return of_str(row, row->event->id);
}

static struct clm__cell
cell_date(struct clm__row *row)
{
    return of_str(row, row->event->date_text);
}

/* Dates repeat from row to row, so their days are written once for a run of rows. */
static void
write_days(struct clm__row *row)
{
    const struct clm_date *date = row->event->date;
    if (row->days_of == date)
        return;
    row->days_of = date;
    row->earliest[0] = row->latest[0] = '\0';
    if ((date->flags & CLM_DATE_OPEN_START) == 0)
        clm_day_write(row->earliest, date->earliest);
    if ((date->flags & CLM_DATE_OPEN_END) == 0)
        clm_day_write(row->latest, date->latest);
}

static struct clm__cell
cell_earliest(struct clm__row *row)
{
    write_days(row);
    return of_text(row->earliest);
}

static struct clm__cell
cell_latest(struct clm__row *row)
{
    write_days(row);
    return of_text(row->latest);
}

static struct clm__cell
cell_kind(struct clm__row *row)
{
    return of_text(clm_kind_name((enum clm_kind)row->event->kind));
}

static struct clm__cell
cell_phase(struct clm__row *row)
{
    return of_text(clm_phase_name((enum clm_phase)row->event->phase));
}

static struct clm__cell
party_name(struct clm__row *row, const struct clm_party *party)
{
    return party != NULL ? of_str(row, party->name) : of_text("");
}

static struct clm__cell
party_id(struct clm__row *row, const struct clm_party *party)
{
    return party != NULL ? of_str(row, clm_corpus_actor(row->corpus, party->actor)->id)
                         : of_text("");
}

static struct clm__cell
cell_accuser(struct clm__row *row)
{
    return party_name(row, row->accuser);
}

static struct clm__cell
cell_accuser_id(struct clm__row *row)
{
    return party_id(row, row->accuser);
}

static struct clm__cell
cell_accused(struct clm__row *row)
{
    return party_name(row, row->accused);
}

static struct clm__cell
cell_accused_id(struct clm__row *row)
{
    return party_id(row, row->accused);
}

static struct clm__cell
join_parties(struct clm__row *row, const struct clm_party *parties, size_t count,
             bool ids)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && row->scratch.len == 0)
            clm__buf_putc(&row->scratch, '|');
        join(row,
             ids ? clm_corpus_actor(row->corpus, parties[i].actor)->id : parties[i].name);
    }
    return of_scratch(row);
}

static struct clm__cell
cell_actors(struct clm__row *row)
{
    return join_parties(row, row->event->actors, row->event->actor_count, false);
}

static struct clm__cell
cell_actor_ids(struct clm__row *row)
{
    return join_parties(row, row->event->actors, row->event->actor_count, true);
}

static struct clm__cell
cell_targets(struct clm__row *row)
{
    return join_parties(row, row->event->targets, row->event->target_count, false);
}

static struct clm__cell
cell_target_ids(struct clm__row *row)
{
    return join_parties(row, row->event->targets, row->event->target_count, true);
}

static struct clm__cell
cell_speaker(struct clm__row *row)
{
    return of_str(row, row->event->speaker);
}

static struct clm__cell
cell_charge_types(struct clm__row *row)
{
    unsigned types = row->event->charge_types;
    if (types != 0 && (types & (types - 1)) == 0) { /* one alone needs no copy */
        int type = 0;
        while ((types >> type & 1) == 0)
            type++;
        return of_text(clm_charge_type_name((enum clm_charge_type)type));
    }
    for (int type = 0; type < CLM_CHARGE_COUNT; type++) {
        if ((types >> type & 1) == 0)
            continue;
        if (row->scratch.len > 0)
            clm__buf_putc(&row->scratch, '|');
        clm__buf_puts(&row->scratch, clm_charge_type_name((enum clm_charge_type)type));
    }
    return of_scratch(row);
}

static struct clm__cell
cell_charge(struct clm__row *row)
{
    return of_text(row->event->charge);
}

static struct clm__cell
cell_quote(struct clm__row *row)
{
    return of_text(row->event->quote);
}

static struct clm__cell
cell_note(struct clm__row *row)
{
    return of_text(row->event->note);
}

static struct clm__cell
cell_place(struct clm__row *row)
{
    return of_str(row, row->event->place);
}

/* Ids that are read back must be those of rows: links that lead out of the view are left
 * out, as in timeline.json. */
static struct clm__cell
join_links(struct clm__row *row, enum clm_link_kind kind)
{
    size_t count = 0;
    const struct clm_link *links = clm_graph_links(row->graph, row->index, &count);
    for (size_t i = 0; i < count; i++)
        if (links[i].kind == kind && !links[i].incoming &&
            (row->view == NULL || clm_view_has(row->view, links[i].event)))
            join(row, clm_graph_event(row->graph, links[i].event)->id);
    return of_scratch(row);
}

/* Who answered is not read back, and is worth knowing also where the answer itself is not
 * in the view. */
static struct clm__cell
join_answers(struct clm__row *row,
             void (*value)(struct clm__row *row, const struct clm_event *answer))
{
    size_t count = 0, answers = 0;
    const struct clm_link *links = clm_graph_links(row->graph, row->index, &count);
    for (size_t i = 0; i < count; i++) {
        if (links[i].kind != CLM_LINK_ANSWERS || !links[i].incoming)
            continue;
        if (answers++ > 0)
            clm__buf_putc(&row->scratch, '|');
        value(row, clm_graph_event(row->graph, links[i].event));
    }
    return of_scratch(row);
}

static void
add_str(struct clm__row *row, clm_str str)
{
    struct clm__cell cell = of_str(row, str);
    clm__buf_add(&row->scratch, cell.text, cell.len);
}

static void
add_answer_id(struct clm__row *row, const struct clm_event *answer)
{
    add_str(row, answer->id);
}

static void
add_answer_date(struct clm__row *row, const struct clm_event *answer)
{
    add_str(row, answer->date_text);
}

static void
add_answer_kind(struct clm__row *row, const struct clm_event *answer)
{
    clm__buf_puts(&row->scratch, clm__answer_kind(answer));
}

static void
add_answer_days(struct clm__row *row, const struct clm_event *answer)
{
    int64_t days = 0;
    if (clm__answer_days(row->event, answer, &days))
        clm__buf_number(&row->scratch, days);
}

static struct clm__cell
cell_answers(struct clm__row *row)
{
    return join_links(row, CLM_LINK_ANSWERS);
}

static struct clm__cell
cell_about(struct clm__row *row)
{
    return join_links(row, CLM_LINK_ABOUT);
}

static struct clm__cell
cell_answered_by(struct clm__row *row)
{
    return join_answers(row, add_answer_id);
}

static struct clm__cell
cell_answer_date(struct clm__row *row)
{
    return join_answers(row, add_answer_date);
}

static struct clm__cell
cell_answer_kind(struct clm__row *row)
{
    return join_answers(row, add_answer_kind);
}

static struct clm__cell
cell_answer_days(struct clm__row *row)
{
    return join_answers(row, add_answer_days);
}

static struct clm__cell
cell_repeats(struct clm__row *row)
{
    return join_links(row, CLM_LINK_REPEATS);
}

static struct clm__cell
cell_ends(struct clm__row *row)
{
    return join_links(row, CLM_LINK_ENDS);
}

static struct clm__cell
cell_extends(struct clm__row *row)
{
    return join_links(row, CLM_LINK_EXTENDS);
}

static struct clm__cell
cell_origin(struct clm__row *row)
{
    return of_text(clm_origin_name((enum clm_origin)row->event->origin));
}

/* A confidence of 1/10000 steps without needless zeros: 0.94, 1. */
static struct clm__cell
cell_confidence(struct clm__row *row)
{
    unsigned left = row->event->confidence;
    if (left == CLM_CONFIDENCE_NONE)
        return of_text("");
    char text[] = "0.0000";
    size_t len = sizeof text - 1;
    for (size_t i = len - 1; i > 1; i--, left /= 10)
        text[i] = (char)('0' + left % 10);
    text[0] = (char)('0' + left);
    while (text[len - 1] == '0')
        len--;
    clm__buf_add(&row->scratch, text, text[len - 1] == '.' ? len - 1 : len);
    return of_scratch(row);
}

static struct clm__cell
cell_independent(struct clm__row *row)
{
    static const char *const few[] = {"0", "1"};
    if (row->citation_count < 2)
        return of_text(few[row->citation_count]);
    clm__buf_number(&row->scratch, clm_graph_independent_sources(row->graph, row->index));
    return of_scratch(row);
}

static const struct clm_source *
source_of(const struct clm__row *row, size_t i)
{
    return clm_corpus_source(row->corpus, row->citations[i].source);
}

/* One value a citation, in their order; where none has a value the cell is empty. */
static struct clm__cell
join_sources(struct clm__row *row,
             clm_str (*value)(const struct clm__row *row, size_t citation))
{
    if (row->citation_count == 1)
        return of_str(row, value(row, 0));
    bool any = false;
    for (size_t i = 0; i < row->citation_count; i++) {
        clm_str str = value(row, i);
        any = any || str != 0;
        if (i > 0)
            clm__buf_putc(&row->scratch, '|');
        clm__buf_add(&row->scratch, clm_corpus_text(row->corpus, str),
                     clm_corpus_text_len(row->corpus, str));
    }
    return any ? of_scratch(row) : of_text("");
}

static clm_str
source_id(const struct clm__row *row, size_t i)
{
    return source_of(row, i)->id;
}

static clm_str
source_publisher(const struct clm__row *row, size_t i)
{
    return source_of(row, i)->publisher;
}

static clm_str
source_published(const struct clm__row *row, size_t i)
{
    return source_of(row, i)->published;
}

static clm_str
source_url(const struct clm__row *row, size_t i)
{
    return row->citations[i].url != 0 ? row->citations[i].url : source_of(row, i)->url;
}

static struct clm__cell
cell_source(struct clm__row *row)
{
    return join_sources(row, source_id);
}

static struct clm__cell
cell_publisher(struct clm__row *row)
{
    return join_sources(row, source_publisher);
}

static struct clm__cell
cell_published(struct clm__row *row)
{
    return join_sources(row, source_published);
}

static struct clm__cell
cell_url(struct clm__row *row)
{
    return join_sources(row, source_url);
}

static struct clm__cell
cell_sentence(struct clm__row *row)
{
    bool any = false;
    for (size_t i = 0; i < row->citation_count; i++) {
        if (i > 0)
            clm__buf_putc(&row->scratch, '|');
        if (row->citations[i].sentence > 0)
            clm__buf_number(&row->scratch, row->citations[i].sentence);
        any = any || row->citations[i].sentence > 0;
    }
    return any ? of_scratch(row) : of_text("");
}

static struct clm__cell
cell_cameo(struct clm__row *row)
{
    clm__buf_puts(&row->scratch, "cameo:");
    clm__buf_puts(&row->scratch, clm_cameo_code((enum clm_kind)row->event->kind,
                                                (enum clm_phase)row->event->phase,
                                                row->event->charge_types));
    return of_scratch(row);
}

#define DATE_MEANING     "The date as it is known, EDTF (ISO 8601-2)"
#define EARLIEST_MEANING "Earliest possible day; empty when none is known"
#define LATEST_MEANING   "Latest possible day; empty when none is known"
#define TYPE_MEANING     "Charge types, parted by |"
#define CHARGE_MEANING   "What the accused is said to have done, in the words of the corpus"
#define QUOTE_MEANING    "Exact words of the speaker"
#define SPEAKER_MEANING  "The person whose words they are, if named"
#define ANSWERED_MEANING                                                                 \
    "Ids of the events that answer it, parted by |; empty: no answer found in this "     \
    "corpus"
#define ANSWER_DATE_MEANING "Their dates, in the same order, EDTF"
#define ANSWER_KIND_MEANING "What each is: denial, counter-accusation or another kind"
#define ANSWER_DAYS_MEANING                                                              \
    "How many days after it each came; empty where a day is not known"
#define CONFIDENCE_MEANING  "How sure the curator or the program is, 0 to 1"
#define INDEPENDENT_MEANING "Sources with different publishers"
#define SOURCE_MEANING      "Ids or names of the sources, parted by |"
#define SENTENCE_MEANING    "Number of the sentence in each source, parted by |"
#define CAMEO_MEANING       "CAMEO 1.1b3 event code, behind cameo:"

/* Columns that both tables end with. */
#define SHARED_TAIL                                                                      \
    {.name = "origin",                                                                   \
     .cell = cell_origin,                                                                \
     .is_required = true,                                                                \
     .word = clm__origin_word,                                                           \
     .word_count = CLM_ORIGIN_COUNT,                                                     \
     .meaning = "curated: a person wrote it; extracted: a program read it; reviewed: "   \
                "a person found right what a program read"},                             \
        {.name = "confidence",                                                           \
         .cell = cell_confidence,                                                        \
         .type = CLM__COLUMN_NUMBER,                                                     \
         .meaning = CONFIDENCE_MEANING},                                                 \
        {.name = "independent_sources",                                                  \
         .cell = cell_independent,                                                       \
         .type = CLM__COLUMN_INTEGER,                                                    \
         .meaning = INDEPENDENT_MEANING},                                                \
        {.name = "source",                                                               \
         .cell = cell_source,                                                            \
         .is_free = true,                                                                \
         .in_markdown = true,                                                            \
         .meaning = SOURCE_MEANING},                                                     \
        {.name = "publisher",                                                            \
         .cell = cell_publisher,                                                         \
         .is_free = true,                                                                \
         .meaning = "Who published each source, parted by |"},                           \
        {.name = "published",                                                            \
         .cell = cell_published,                                                         \
         .meaning = "When each source appeared, parted by |"},                           \
        {.name = "url",                                                                  \
         .cell = cell_url,                                                               \
         .is_free = true,                                                                \
         .meaning = "Where each source stands, parted by |"},                            \
        {.name = "sentence", .cell = cell_sentence, .meaning = SENTENCE_MEANING},        \
    {                                                                                    \
        .name = "cameo", .cell = cell_cameo, .meaning = CAMEO_MEANING                    \
    }

/* clang-format off */
#define ANSWER_TAIL \
    {.name = "answer_kind", .cell = cell_answer_kind, .meaning = ANSWER_KIND_MEANING}, \
    {.name = "answer_days", .cell = cell_answer_days, .meaning = ANSWER_DAYS_MEANING}

const struct clm__column clm__accusation_columns[] = {
    {.name = "event_id", .cell = cell_id, .is_required = true, .meaning = "Id of the event; two rows share it when there are several accusers or accused"},
    {.name = "date", .cell = cell_date, .is_required = true, .in_markdown = true, .meaning = DATE_MEANING},
    {.name = "date_earliest", .cell = cell_earliest, .type = CLM__COLUMN_DATE, .meaning = EARLIEST_MEANING},
    {.name = "date_latest", .cell = cell_latest, .type = CLM__COLUMN_DATE, .meaning = LATEST_MEANING},
    {.name = "accuser", .cell = cell_accuser, .is_free = true, .in_markdown = true, .meaning = "The party that accuses"},
    {.name = "accuser_id", .cell = cell_accuser_id, .meaning = "Its id in the lists of actors; empty when it is in none"},
    {.name = "speaker", .cell = cell_speaker, .is_free = true, .in_markdown = true, .meaning = SPEAKER_MEANING},
    {.name = "accused", .cell = cell_accused, .is_free = true, .in_markdown = true, .meaning = "The party that is accused"},
    {.name = "accused_id", .cell = cell_accused_id, .meaning = "Its id in the lists of actors; empty when it is in none"},
    {.name = "charge_type", .cell = cell_charge_types, .meaning = TYPE_MEANING},
    {.name = "charge", .cell = cell_charge, .is_free = true, .in_markdown = true, .meaning = CHARGE_MEANING},
    {.name = "quote", .cell = cell_quote, .is_free = true, .meaning = QUOTE_MEANING},
    {.name = "answered_by", .cell = cell_answered_by, .in_markdown = true, .meaning = ANSWERED_MEANING},
    {.name = "answer_date", .cell = cell_answer_date, .meaning = ANSWER_DATE_MEANING},
    {.name = "place", .cell = cell_place, .is_free = true, .meaning = "Where, if told"},
    SHARED_TAIL,
    ANSWER_TAIL,
};

const struct clm__column clm__event_columns[] = {
    {.name = "id", .cell = cell_id, .is_required = true, .meaning = "Id of the event"},
    {.name = "date", .cell = cell_date, .is_required = true, .in_markdown = true, .meaning = DATE_MEANING},
    {.name = "date_earliest", .cell = cell_earliest, .type = CLM__COLUMN_DATE, .meaning = EARLIEST_MEANING},
    {.name = "date_latest", .cell = cell_latest, .type = CLM__COLUMN_DATE, .meaning = LATEST_MEANING},
    {.name = "kind", .cell = cell_kind, .is_required = true, .in_markdown = true, .word = clm__kind_word, .word_count = CLM_KIND_COUNT, .meaning = "What kind of act"},
    {.name = "phase", .cell = cell_phase, .word = clm__phase_word, .word_count = CLM_PHASE_COUNT, .meaning = "Phase of a ceasefire"},
    {.name = "actor", .cell = cell_actors, .is_free = true, .in_markdown = true, .meaning = "The parties that act, parted by |"},
    {.name = "actor_id", .cell = cell_actor_ids, .meaning = "Their ids, in the same order; empty for a party in no list"},
    {.name = "speaker", .cell = cell_speaker, .is_free = true, .in_markdown = true, .meaning = SPEAKER_MEANING},
    {.name = "target", .cell = cell_targets, .is_free = true, .in_markdown = true, .meaning = "The parties that it is aimed at, parted by |"},
    {.name = "target_id", .cell = cell_target_ids, .meaning = "Their ids, in the same order; empty for a party in no list"},
    {.name = "charge_type", .cell = cell_charge_types, .meaning = TYPE_MEANING},
    {.name = "charge", .cell = cell_charge, .is_free = true, .in_markdown = true, .meaning = CHARGE_MEANING},
    {.name = "quote", .cell = cell_quote, .is_free = true, .meaning = QUOTE_MEANING},
    {.name = "place", .cell = cell_place, .is_free = true, .meaning = "Where, if told"},
    {.name = "answers", .cell = cell_answers, .meaning = "Ids of the events of this table that it answers, parted by |"},
    {.name = "about", .cell = cell_about, .meaning = "Ids of the events of this table that it is about, parted by |"},
    {.name = "answered_by", .cell = cell_answered_by, .meaning = ANSWERED_MEANING},
    {.name = "answer_date", .cell = cell_answer_date, .meaning = ANSWER_DATE_MEANING},
    SHARED_TAIL,
    {.name = "note", .cell = cell_note, .is_free = true, .meaning = "Remark of the curator"},
    {.name = "repeats", .cell = cell_repeats, .meaning = "Ids of the events of this table that it tells again, parted by |"},
    {.name = "ends", .cell = cell_ends, .meaning = "Ids of the ceasefires of this table that it ends, parted by |"},
    {.name = "extends", .cell = cell_extends, .meaning = "Ids of the ceasefires of this table that it extends, parted by |"},
    ANSWER_TAIL,
};
/* clang-format on */

const size_t clm__accusation_column_count =
    sizeof clm__accusation_columns / sizeof *clm__accusation_columns;
const size_t clm__event_column_count =
    sizeof clm__event_columns / sizeof *clm__event_columns;
