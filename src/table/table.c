/* SPDX-License-Identifier: MIT */
/* The tables of accusations and events, as CSV, JSON Lines and Markdown. */
#include "graph/prefetch.h"
#include "table/analysis.h"
#include "table/column.h"
#include "table/matrix.h"
#include "table/write.h"

#include <pthread.h>
#include <unistd.h>

/* What one thread needs to make rows. */
struct writing {
    struct clm__out out;
    struct clm__row row;
    struct clm__text_table table;
    const struct clm__column *columns;
    size_t column_count;
};

static void
write_row(struct writing *writing)
{
    clm__text_table_row_start(&writing->table);
    for (size_t i = 0; i < writing->column_count; i++) {
        const struct clm__column *column = &writing->columns[i];
        if (writing->table.format == CLM_TABLE_MARKDOWN && !column->in_markdown)
            continue;
        writing->row.scratch.len = 0;
        struct clm__cell cell = column->cell(&writing->row);
        clm__text_table_cell(&writing->table, column->name, cell.text, cell.len,
                             column->type == CLM__COLUMN_INTEGER ||
                                 column->type == CLM__COLUMN_NUMBER,
                             column->is_free);
    }
    clm__text_table_row_end(&writing->table);
    writing->out.buf.failed |= writing->row.scratch.failed;
}

/* An accusation that names nobody on a side still has its row. */
static void
write_pairs(struct writing *writing)
{
    const struct clm_event *event = writing->row.event;
    size_t accusers = event->actor_count > 0 ? event->actor_count : 1;
    size_t accused = event->target_count > 0 ? event->target_count : 1;
    for (size_t i = 0; i < accusers; i++) {
        for (size_t k = 0; k < accused; k++) {
            writing->row.accuser = event->actor_count > 0 ? &event->actors[i] : NULL;
            writing->row.accused = event->target_count > 0 ? &event->targets[k] : NULL;
            write_row(writing);
        }
    }
}

static void
write_header(struct writing *writing)
{
    clm__text_table_header_start(&writing->table);
    for (size_t i = 0; i < writing->column_count; i++)
        if (writing->table.format != CLM_TABLE_MARKDOWN ||
            writing->columns[i].in_markdown)
            clm__text_table_header_cell(&writing->table, writing->columns[i].name);
    clm__text_table_header_end(&writing->table);
}

/* The rows of a view are made in chunks, by as many threads as there are processors, and
 * written in order: whoever has made a chunk waits for its turn. */
enum { CHUNK = 4096, MAX_THREADS = 8 };

struct sharing {
    const struct clm_view *view;
    const struct clm_table_options *options;
    clm_write_fn write;
    void *payload;
    size_t next; /* chunk to be made */
    size_t turn; /* chunk to be written */
    enum clm_code code;
    pthread_mutex_t lock;
    pthread_cond_t turned;
};

static struct writing
start_writing(const struct sharing *sharing)
{
    const struct clm_table_options *options = sharing->options;
    bool accusations = options->table == CLM_TABLE_ACCUSATIONS;
    return (struct writing){.row = {.view = sharing->view,
                                    .graph = sharing->view->graph,
                                    .corpus = clm_graph_corpus(sharing->view->graph)},
                            .table = {.format = options->format, .excel = options->excel},
                            .columns = accusations ? clm__accusation_columns
                                                   : clm__event_columns,
                            .column_count = accusations ? clm__accusation_column_count
                                                        : clm__event_column_count};
}

static void
make_chunk(struct writing *writing, const struct sharing *sharing, size_t chunk)
{
    const struct clm_view *view = sharing->view;
    size_t end = (chunk + 1) * CHUNK < view->count ? (chunk + 1) * CHUNK : view->count;
    for (size_t i = chunk * CHUNK; i < end && !writing->out.buf.failed; i++) {
        clm__view_prefetch(view, i);
        clm__row_set(&writing->row, view->events[i]);
        if (sharing->options->table == CLM_TABLE_EVENTS)
            write_row(writing);
        else if (writing->row.event->kind == CLM_KIND_ACCUSATION)
            write_pairs(writing);
    }
}

/* Writes what was made once it is its turn. */
static void
write_chunk(struct sharing *sharing, struct clm__buf *made, size_t chunk)
{
    pthread_mutex_lock(&sharing->lock);
    while (sharing->turn != chunk)
        pthread_cond_wait(&sharing->turned, &sharing->lock);
    if (sharing->code == CLM_OK && made->failed)
        sharing->code = CLM_E_NOMEM;
    if (sharing->code == CLM_OK && made->len > 0 &&
        !sharing->write(made->at, made->len, sharing->payload))
        sharing->code = CLM_E_WRITE;
    sharing->turn++;
    pthread_cond_broadcast(&sharing->turned);
    pthread_mutex_unlock(&sharing->lock);
    made->len = 0;
}

static void *
write_chunks(void *payload)
{
    struct sharing *sharing = payload;
    struct writing writing = start_writing(sharing);
    writing.table.out = &writing.out;
    size_t chunks = (sharing->view->count + CHUNK - 1) / CHUNK;
    for (;;) {
        pthread_mutex_lock(&sharing->lock);
        size_t chunk = sharing->next;
        bool over = chunk >= chunks || sharing->code != CLM_OK;
        sharing->next += !over;
        pthread_mutex_unlock(&sharing->lock);
        if (over)
            break;
        if (chunk == 0)
            write_header(&writing);
        make_chunk(&writing, sharing, chunk);
        write_chunk(sharing, &writing.out.buf, chunk);
    }
    clm__buf_release(&writing.out.buf);
    clm__buf_release(&writing.row.scratch);
    return NULL;
}

static void
write_shared(struct sharing *sharing)
{
    pthread_t threads[MAX_THREADS];
    size_t chunks = (sharing->view->count + CHUNK - 1) / CHUNK, started = 0;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = processors > MAX_THREADS ? MAX_THREADS
                    : processors > 1         ? (size_t)processors
                                             : 1;
    /* This thread makes chunks too. */
    while (started + 1 < wanted && started + 1 < chunks &&
           pthread_create(&threads[started], NULL, write_chunks, sharing) == 0)
        started++;
    write_chunks(sharing);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
}

static enum clm_code
write_analysis(const struct sharing *sharing, struct clm_error *err)
{
    struct clm__out out = {.write = sharing->write, .payload = sharing->payload};
    struct clm__text_table table = {.out = &out,
                                    .format = sharing->options->format,
                                    .excel = sharing->options->excel};
    enum clm_table which = sharing->options->table;
    bool done = which == CLM_TABLE_PAIRS     ? clm__pairs_write(sharing->view, &table)
                : which == CLM_TABLE_ANSWERS ? clm__answers_write(sharing->view, &table)
                : sharing->options->by != CLM_BY_NOTHING
                    ? clm__periods_write(sharing->view, sharing->options->by, &table)
                    : clm__matrix_write(sharing->view, &table);
    if (!done)
        out.buf.failed = true;
    return clm__out_finish(&out, err);
}

/* A view without events still has its header. */
static enum clm_code
write_empty(const struct sharing *sharing, struct clm_error *err)
{
    struct writing writing = start_writing(sharing);
    writing.out = (struct clm__out){.write = sharing->write, .payload = sharing->payload};
    writing.table.out = &writing.out;
    write_header(&writing);
    return clm__out_finish(&writing.out, err);
}

enum clm_code
clm_table_write(const struct clm_view *view, const struct clm_table_options *options,
                clm_write_fn write, void *payload, struct clm_error *err)
{
    struct sharing sharing = {
        .view = view, .options = options, .write = write, .payload = payload};
    if (options->table != CLM_TABLE_ACCUSATIONS && options->table != CLM_TABLE_EVENTS)
        return write_analysis(&sharing, err);
    if (view->count == 0)
        return write_empty(&sharing, err);
    pthread_mutex_init(&sharing.lock, NULL);
    pthread_cond_init(&sharing.turned, NULL);
    write_shared(&sharing);
    pthread_mutex_destroy(&sharing.lock);
    pthread_cond_destroy(&sharing.turned);
    if (sharing.code == CLM_E_NOMEM)
        clm_error_set(err, sharing.code, (struct clm_loc){0}, "out of memory");
    else if (sharing.code == CLM_E_WRITE)
        clm_error_set(err, sharing.code, (struct clm_loc){0}, "cannot write the result");
    return sharing.code;
}
