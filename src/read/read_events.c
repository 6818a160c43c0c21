/* SPDX-License-Identifier: MIT */
/* events*.csv: one row an event, written by a person (or by our own table command). */
#include "base/alloc.h"
#include "base/json_quote.h"
#include "read/builder.h"
#include "read/table.h"

#include <stdio.h>
#include <string.h>

/* Columns that our own tables add: worked out from the others, so they are not read back.
 */
enum {
    EVENT_ID = CLM__FIELD_COUNT,
    DATE_EARLIEST,
    DATE_LATEST,
    ACTOR_ID,
    TARGET_ID,
    ANSWERED_BY,
    ANSWER_DATE,
    INDEPENDENT_SOURCES,
    PUBLISHER,
    PUBLISHED,
    SENTENCE,
    CAMEO,
    ACCUSER,
    ACCUSER_ID,
    ACCUSED,
    ACCUSED_ID,
    ANSWER_KIND,
    ANSWER_DAYS,
    MEANINGS,
};

const char *const clm__own_columns[] = {
    "event_id",    "date_earliest", "date_latest", "actor_id",
    "target_id",   "answered_by",   "answer_date", "independent_sources",
    "publisher",   "published",     "sentence",    "cameo",
    "accuser",     "accuser_id",    "accused",     "accused_id",
    "answer_kind", "answer_days",   NULL,
};

static const char *const reserved[][2] = {
    {"actors", "actor"},   {"targets", "target"},
    {"sources", "source"}, {"charge_types", "charge_type"},
    {"date_basis", NULL},  {"cue", NULL},
    {"members", NULL},     {NULL, NULL},
};

struct reading {
    struct clm__table table;
    struct clm_event *event;
    const struct clm__csv_row *row;
    bool bad;
};

/* Excel tables guard cells that a spreadsheet would take for a formula with a leading '.
 */
static struct clm__csv_cell
cell_of(const struct reading *reading, size_t meaning)
{
    struct clm__csv_cell cell = clm__table_cell(&reading->table, reading->row, meaning);
    if (cell.len >= 2 && cell.text[0] == '\'' &&
        strchr("=+-@\t\r", cell.text[1]) != NULL) {
        cell.text++;
        cell.len--;
    }
    return cell;
}

static void
fail(struct reading *reading, size_t meaning, enum clm_code code, const char *text)
{
    reading->bad = true;
    clm__corpus_report(reading->table.corpus, code,
                       clm__table_loc(&reading->table, reading->row, meaning), "%s",
                       text);
}

static void
read_value(struct reading *reading, enum clm__field field)
{
    struct clm__csv_cell cell = cell_of(reading, field);
    if (cell.len == 0)
        return;
    struct clm_error
        err; /* clearing all of its text would cost more than reading the value */
    err.code = CLM_OK;
    enum clm_code code = clm__build_value(reading->table.corpus, reading->event, field,
                                          cell.text, cell.len, &err);
    if (code != CLM_OK && code != CLM_E_NOMEM)
        fail(reading, field, code, err.text);
}

/* How many parts a cell has; one with too many is reported and counts as none. */
static size_t
count_parts(struct reading *reading, size_t meaning, struct clm__csv_cell cell)
{
    size_t count = cell.len > 0 ? clm__parts_count(cell.text, cell.len) : 0;
    if (count <= CLM_MAX_LIST)
        return count;
    fail(reading, meaning, CLM_E_TOO_LARGE, "the cell has over 1000 parts");
    return 0;
}

/* The next part of a list whose parts keep their places, "" where one is empty. */
static struct clm__parts
next_in_place(struct clm__parts *list)
{
    const char *bar = list->left > 0 ? memchr(list->rest, '|', list->left) : NULL;
    size_t len = bar != NULL ? (size_t)(bar - list->rest) : list->left;
    size_t step = bar != NULL ? len + 1 : len;
    struct clm__parts part = {list->rest, len};
    list->rest += step;
    list->left -= step;
    return part;
}

/* Our own tables have the ids of the parties beside their names, which another actor may
 * have been given since. */
static void
read_parties(struct reading *reading, enum clm__field field, size_t id_meaning,
             const struct clm_party **out, uint16_t *out_count)
{
    struct clm_corpus *corpus = reading->table.corpus;
    struct clm__csv_cell cell = cell_of(reading, field);
    struct clm__csv_cell ids = clm__table_cell(&reading->table, reading->row, id_meaning);
    size_t count = count_parts(reading, field, cell);
    if (count == 0)
        return;
    struct clm_party *parties = clm__arena_calloc(&corpus->arena, count, sizeof *parties);
    if (parties == NULL)
        return;
    struct clm__parts parts = {cell.text, cell.len}, id_parts = {ids.text, ids.len};
    const char *part = NULL;
    size_t len = 0;
    for (size_t i = 0; clm__parts_next(&parts, &part, &len); i++) {
        struct clm__parts id = next_in_place(&id_parts);
        parties[i].name = clm__corpus_str(corpus, part, len);
        parties[i].actor =
            id.left > 0 ? clm__corpus_str(corpus, id.rest, id.left) : CLM_NONE;
    }
    *out = parties;
    *out_count = (uint16_t)count;
}

static void
read_charge_types(struct reading *reading)
{
    struct clm__csv_cell cell = cell_of(reading, CLM__FIELD_CHARGE_TYPE);
    struct clm__parts parts = {cell.text, cell.len};
    const char *part = NULL;
    for (size_t len = 0; clm__parts_next(&parts, &part, &len);) {
        struct clm_error err;
        err.code = CLM_OK;
        enum clm_code code = clm__build_charge_type(reading->event, part, len, &err);
        if (code != CLM_OK)
            fail(reading, CLM__FIELD_CHARGE_TYPE, code, err.text);
    }
}

/* Sources and their URLs: the n-th URL is the n-th source's and may be empty; a URL alone
 * is a source by itself. */
static void
read_citations(struct reading *reading)
{
    struct clm_corpus *corpus = reading->table.corpus;
    struct clm__csv_cell source = cell_of(reading, CLM__FIELD_SOURCE);
    struct clm__csv_cell url = cell_of(reading, CLM__FIELD_URL);
    bool by_url = source.len == 0;
    size_t count = count_parts(reading, by_url ? CLM__FIELD_URL : CLM__FIELD_SOURCE,
                               by_url ? url : source);
    if (count == 0)
        return;
    struct clm_citation *citations =
        clm__arena_calloc(&corpus->arena, count, sizeof *citations);
    if (citations == NULL)
        return;
    struct clm__parts names = {by_url ? url.text : source.text,
                               by_url ? url.len : source.len};
    struct clm__parts urls = {url.text, url.len};
    for (size_t i = 0; names.left > 0;) {
        struct clm__parts name = next_in_place(&names), own = next_in_place(&urls);
        const char *part = NULL;
        size_t len = 0;
        if (!clm__parts_next(&name, &part, &len))
            continue;
        citations[i].source =
            clm__corpus_source(corpus, clm__corpus_str(corpus, part, len));
        if (clm__parts_next(&own, &part, &len))
            citations[i].url = clm__corpus_str(corpus, part, len);
        i++;
    }
    reading->event->citations = citations;
    reading->event->citation_count = (uint16_t)count;
}

static void
read_links(struct reading *reading)
{
    static const struct {
        enum clm__field field;
        enum clm_link_kind kind;
    } kinds[] = {{CLM__FIELD_ANSWERS, CLM_LINK_ANSWERS},
                 {CLM__FIELD_ABOUT, CLM_LINK_ABOUT},
                 {CLM__FIELD_REPEATS, CLM_LINK_REPEATS},
                 {CLM__FIELD_ENDS, CLM_LINK_ENDS},
                 {CLM__FIELD_EXTENDS, CLM_LINK_EXTENDS}};
    _Static_assert(sizeof kinds / sizeof *kinds == CLM_LINK_KIND_COUNT, "a field each");
    struct clm_corpus *corpus = reading->table.corpus;
    size_t total = 0;
    for (size_t k = 0; k < CLM_LINK_KIND_COUNT; k++)
        total += count_parts(reading, kinds[k].field, cell_of(reading, kinds[k].field));
    if (total == 0)
        return;
    if (total > UINT8_MAX) {
        fail(reading, CLM__FIELD_ANSWERS, CLM_E_TOO_LARGE,
             "the event has over 255 links");
        return;
    }
    struct clm_ref *links = clm__arena_calloc(&corpus->arena, total, sizeof *links);
    if (links == NULL)
        return;
    size_t count = 0;
    for (size_t k = 0; k < CLM_LINK_KIND_COUNT; k++) {
        struct clm__csv_cell cell = cell_of(reading, kinds[k].field);
        if (cell.len == 0)
            continue;
        struct clm_loc at = clm__table_loc(&reading->table, reading->row, kinds[k].field);
        struct clm__parts parts = {cell.text, cell.len};
        const char *part = NULL;
        for (size_t len = 0; clm__parts_next(&parts, &part, &len) && count < total;
             count++)
            links[count] = (struct clm_ref){.id = clm__corpus_id(corpus, part, len),
                                            .event = CLM_NONE,
                                            .kind = (uint8_t)kinds[k].kind,
                                            .score = CLM_SCORE_CURATED,
                                            .line = at.line,
                                            .column = at.column};
    }
    reading->event->links = links;
    reading->event->link_count = (uint8_t)count;
}

static const char *
json_string(struct clm_corpus *corpus, const struct clm__csv_cell *cell)
{
    struct clm__buf out = {0};
    clm__json_quote(&out, cell->text, cell->len);
    if (out.failed)
        corpus->arena.failed = true;
    const char *kept = out.failed ? "" : clm__corpus_keep(corpus, out.at, out.len);
    clm__buf_release(&out);
    return kept;
}

/* Columns without a meaning are kept, in order of their names, so that the order of
 * columns does not matter. */
static void
read_extras(struct reading *reading)
{
    struct clm_corpus *corpus = reading->table.corpus;
    const struct clm__table *table = &reading->table;
    size_t count = 0;
    for (size_t i = 0; i < table->column_count; i++)
        count += table->meaning[i] == CLM_NONE && table->header[i].len > 0 &&
                 reading->row->cells[i].len > 0;
    if (count == 0)
        return;
    struct clm_extra *extras = clm__arena_calloc(&corpus->arena, count, sizeof *extras);
    size_t used = 0;
    for (size_t i = 0; extras != NULL && i < table->column_count; i++) {
        const struct clm__csv_cell *name = &table->header[i];
        if (table->meaning[i] != CLM_NONE || name->len == 0 ||
            reading->row->cells[i].len == 0)
            continue;
        size_t at = used++;
        for (; at > 0 &&
               strcmp(clm_corpus_text(corpus, extras[at - 1].name), name->text) > 0;
             at--)
            extras[at] = extras[at - 1];
        extras[at].name = clm__corpus_str(corpus, name->text, name->len);
        extras[at].json = json_string(corpus, &reading->row->cells[i]);
    }
    reading->event->extras = extras;
    reading->event->extra_count = (uint16_t)used;
}

static void
keep_place(uint32_t line, uint32_t column, void *payload)
{
    struct reading *reading = payload;
    struct clm_corpus *corpus = reading->table.corpus;
    uint32_t below = line - reading->row->line;
    bool fits = below < 1u << 10 && column < 1u << 22;
    corpus->places[corpus->place_count++] = (struct clm__place){
        .below = fits ? below & 0x3ffu : 0, .column = fits ? column & 0x3fffffu : 0};
}

static void
keep_places(struct reading *reading)
{
    struct clm_corpus *corpus = reading->table.corpus;
    size_t columns = reading->row->count;
    void *places = corpus->places, *first = corpus->first_place;
    if (!clm__grow(&places, &corpus->place_room, corpus->place_count + columns,
                   sizeof *corpus->places) ||
        !clm__grow(&first, &corpus->first_place_room, corpus->event_count + 1,
                   sizeof *corpus->first_place)) {
        corpus->arena.failed = true;
        corpus->places = places != NULL ? places : corpus->places;
        return;
    }
    corpus->places = places;
    corpus->first_place = first;
    corpus->first_place[corpus->event_count] = corpus->place_count;
    corpus->files[reading->table.file].column_of = reading->table.column_of;
    clm__csv_locate_all(reading->row, keep_place, reading);
}

static void
check_event(struct reading *reading)
{
    bool accusations =
        reading->table.corpus->files[reading->table.file].table == CLM__TABLE_ACCUSATIONS;

    if (!reading->bad &&
        clm__table_cell(&reading->table, reading->row, CLM__FIELD_DATE).len == 0)
        fail(reading, CLM__FIELD_DATE, CLM_E_MISSING,
             "the event has no date; write XXXX when it is not known");
    if (!reading->bad && !accusations &&
        clm__table_cell(&reading->table, reading->row, CLM__FIELD_KIND).len == 0)
        fail(reading, CLM__FIELD_KIND, CLM_E_MISSING,
             "the event has no kind; write accusation, denial, strike or so");
    enum clm__field field = CLM__FIELD_ID;
    struct clm_error err;
    err.code = CLM_OK;
    enum clm_code code = reading->bad ? CLM_OK
                                      : clm__build_check(reading->table.corpus,
                                                         reading->event, &field, &err);
    if (code != CLM_OK)
        fail(reading, field, code, err.text);
}

/* The parties of both lists, each once. */
static bool
join_parties(struct clm_corpus *corpus, const struct clm_party **list, uint16_t *count,
             const struct clm_party *more, size_t more_count)
{
    struct clm_party *all =
        clm__arena_alloc(&corpus->arena, (*count + more_count) * sizeof *all);
    size_t used = *count;
    if (all == NULL || used + more_count > CLM_MAX_LIST)
        return false;
    if (used > 0)
        memcpy(all, *list, used * sizeof *all);
    for (size_t i = 0; i < more_count; i++) {
        size_t twin = 0;
        while (twin < used && all[twin].name != more[i].name)
            twin++;
        if (twin == used)
            all[used++] = more[i];
    }
    *list = all;
    *count = (uint16_t)used;
    return true;
}

/* A table of accusations has a row for each pair of accuser and accused: rows of one
 * event that else say the same are gathered. */
static bool
gather_pair(struct reading *reading, struct clm_event *first)
{
    struct clm_corpus *corpus = reading->table.corpus;
    const struct clm_event *event = reading->event;
    if (first->file != reading->table.file || first->date != event->date ||
        first->speaker != event->speaker || first->place != event->place ||
        first->charge_types != event->charge_types ||
        first->confidence != event->confidence || first->origin != event->origin ||
        strcmp(first->charge, event->charge) != 0 ||
        strcmp(first->quote, event->quote) != 0)
        return false;
    return join_parties(corpus, &first->actors, &first->actor_count, event->actors,
                        event->actor_count) &&
           join_parties(corpus, &first->targets, &first->target_count, event->targets,
                        event->target_count);
}

static void
commit(struct reading *reading)
{
    struct clm_corpus *corpus = reading->table.corpus;
    uint32_t first = 0;
    if (corpus->options.keep_positions)
        keep_places(reading);
    if (clm__corpus_commit_event(corpus, &first))
        return;
    if (corpus->files[reading->table.file].table == CLM__TABLE_ACCUSATIONS &&
        gather_pair(reading, &corpus->events[first]))
        return;
    struct clm_loc at = clm__table_loc(&reading->table, reading->row, CLM__FIELD_ID);
    struct clm_loc also = clm_corpus_event_loc(corpus, first, "id");
    if (cell_of(reading, CLM__FIELD_ID).len > 0)
        clm__corpus_report_second(corpus, at, "event", reading->event->id, also);
    else
        clm__corpus_report_also(corpus, CLM_E_DUPLICATE_ID, at,
                                "the row says what another row without an id says", also,
                                "first given");
    reading->bad = true;
}

/* A column that only our own tables work out means nothing in a list of a person's: it is
 * kept like any other. */
static void
forget_own_columns(struct clm__table *table)
{
    static const size_t own[] = {ANSWERED_BY, ANSWER_DATE, PUBLISHER,
                                 PUBLISHED,   SENTENCE,    CAMEO};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        uint32_t *column = &table->column_of[own[i]];
        if (*column != CLM_NONE)
            table->meaning[*column] = CLM_NONE;
        *column = CLM_NONE;
    }
}

/* Names of our table of accusations that people take over into lists of events. */
static enum clm_code
refuse_accuser(struct clm__table *table, const struct clm__csv_row *row)
{
    static const struct {
        size_t meaning;
        const char *instead;
    } names[] = {{EVENT_ID, "id"}, {ACCUSER, "actor"}, {ACCUSED, "target"}};
    enum clm_code code = CLM_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        uint32_t column = table->column_of[names[i].meaning];
        if (column == CLM_NONE)
            continue;
        clm__header_advise(table, row, column, names[i].instead);
        code = CLM_E_HEADER;
    }
    return code;
}

/* Which table of ours it is, if it is one: these have columns that nobody writes by hand.
 * That of accusations calls some columns otherwise and says no kind. */
static enum clm_code
know_table(struct clm__table *table, const struct clm__csv_row *row)
{
    struct clm__file *file = &table->corpus->files[table->file];
    bool has_earliest = table->column_of[DATE_EARLIEST] != CLM_NONE,
         has_independent = table->column_of[INDEPENDENT_SOURCES] != CLM_NONE;
    if (has_earliest && has_independent)
        file->table = CLM__TABLE_EVENTS;
    if (table->column_of[EVENT_ID] == CLM_NONE || table->column_of[ACCUSER] == CLM_NONE ||
        table->column_of[ACCUSED] == CLM_NONE ||
        table->column_of[CLM__FIELD_KIND] != CLM_NONE ||
        table->column_of[CLM__FIELD_ID] != CLM_NONE) {
        if (!has_earliest && !has_independent)
            forget_own_columns(table);
        return refuse_accuser(table, row);
    }
    file->table = CLM__TABLE_ACCUSATIONS;
    table->needed = UINT64_C(1) << CLM__FIELD_DATE;
    table->column_of[CLM__FIELD_ID] = table->column_of[EVENT_ID];
    table->column_of[CLM__FIELD_ACTOR] = table->column_of[ACCUSER];
    table->column_of[CLM__FIELD_TARGET] = table->column_of[ACCUSED];
    table->column_of[ACTOR_ID] = table->column_of[ACCUSER_ID];
    table->column_of[TARGET_ID] = table->column_of[ACCUSED_ID];
    return CLM_OK;
}

static enum clm_code
read_row(struct clm__table *table, const struct clm__csv_row *row)
{
    struct reading *reading = table->payload;
    struct clm_corpus *corpus = table->corpus;
    reading->event = clm__corpus_new_event(corpus);
    if (reading->event == NULL)
        return CLM_E_NOMEM;
    reading->row = row;
    reading->bad = false;
    reading->event->file = table->file;
    reading->event->line = row->line;
    reading->event->origin = CLM_ORIGIN_CURATED;
    static const enum clm__field values[] = {
        CLM__FIELD_ID,         CLM__FIELD_DATE,   CLM__FIELD_KIND,  CLM__FIELD_PHASE,
        CLM__FIELD_SPEAKER,    CLM__FIELD_CHARGE, CLM__FIELD_PLACE, CLM__FIELD_QUOTE,
        CLM__FIELD_CONFIDENCE, CLM__FIELD_NOTE,   CLM__FIELD_ORIGIN};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        read_value(reading, values[i]);
    read_parties(reading, CLM__FIELD_ACTOR, ACTOR_ID, &reading->event->actors,
                 &reading->event->actor_count);
    read_parties(reading, CLM__FIELD_TARGET, TARGET_ID, &reading->event->targets,
                 &reading->event->target_count);
    read_charge_types(reading);
    read_citations(reading);
    read_links(reading);
    read_extras(reading);
    check_event(reading);
    if (!reading->bad && !clm__corpus_failed(corpus))
        commit(reading);
    corpus->left_out += reading->bad;
    return CLM_OK;
}

enum clm_code
clm__read_events_csv(struct clm_corpus *corpus, uint32_t file, clm__read_fn read,
                     void *from, struct clm_error *err)
{
    const char *names[MEANINGS];
    memcpy(names, clm__field_names, sizeof clm__field_names);
    memcpy(names + CLM__FIELD_COUNT, clm__own_columns,
           (MEANINGS - CLM__FIELD_COUNT) * sizeof *names);
    struct reading reading = {
        .table = {.corpus = corpus,
                  .file = file,
                  .what = "a list of events",
                  .example = "date,kind,actor,target,charge",
                  .names = names,
                  .name_count = MEANINGS,
                  .near_count = CLM__FIELD_COUNT,
                  .is_events = true,
                  .kept_words = 1u << CLM__FIELD_ID | 1u << CLM__FIELD_QUOTE |
                                1u << CLM__FIELD_NOTE,
                  .needed = 1u << CLM__FIELD_DATE | 1u << CLM__FIELD_KIND,
                  .reserved = reserved,
                  .on_header = know_table,
                  .on_row = read_row}};
    reading.table.payload = &reading;
    return clm__table_read(&reading.table, read, from, err);
}
