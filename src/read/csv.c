/* SPDX-License-Identifier: MIT */
/* CSV rows with their places. libcsv has no positions, so it is fed line by line: the
 * line of a row is then known for free, and a column is looked for only when a message
 * needs it. A file of more than one block is parsed by a thread of its own, a few blocks
 * ahead of the caller, who gets the rows of each block in order. */
#include "read/csv.h"

#include "base/alloc.h"
#include "base/conflict.h"
#include "base/utf8.h"
#include "claimline/corpus.h"

#include <csv.h>
#include <pthread.h>
#include <string.h>

enum { BLOCK = 1 << 18, MAX_RECORD = 1 << 26, AHEAD = 3 };

/* Where a row lies in its block. */
struct mark {
    size_t cells; /* the first of its cells */
    size_t count;
    size_t start; /* of its bytes */
    size_t end;
    uint32_t line;
};

/* Whole rows of the file. Blocks are small, so that what one thread has written is still
 * near when the other reads it. */
struct block {
    char *bytes; /* behind the last row, the start of a line that has not been read yet */
    size_t room, len;
    char *text; /* the cells of all rows, each with its NUL; has room for all bytes */
    size_t text_room, text_len;
    struct clm__csv_cell
        *cells; /* until a row is delivered, `len` is where the cell ends in `text` */
    size_t cell_count, cell_room;
    struct mark *marks;
    size_t mark_count, mark_room;
    enum clm_code code; /* what ended the file here */
    bool is_last;
};

struct reader {
    clm__read_fn read;
    void *from;
    struct clm_error *err;
    struct csv_parser parser;
    struct block *block;  /* that is being filled */
    struct clm__buf rest; /* what the block leaves to the next one */
    size_t row;           /* where the open row starts */
    size_t row_cells;     /* and the first of its cells */
    size_t fed;           /* what libcsv has seen of the block */
    bool at_end;
    uint32_t line;      /* of the byte at `fed` */
    uint32_t row_line;  /* of the byte at `row`; 0 = between rows */
    enum clm_code code; /* what a callback met */
};

static enum clm_code
fail_at(struct reader *reader, enum clm_code code, uint32_t line, uint32_t column,
        const char *text)
{
    struct clm_loc at = {.line = line, .column = column};
    return clm_error_set(reader->err, code, at, "%s", text);
}

/* Of the cell that libcsv has just ended: which it is and where it begins. */
static enum clm_code
fail_cell(struct reader *reader, size_t len)
{
    size_t index = reader->block->cell_count - reader->row_cells;
    struct clm__csv_row row = {.bytes = reader->block->bytes + reader->row,
                               .len = reader->fed - reader->row,
                               .line = reader->row_line};
    struct clm_loc at = {0};
    clm__csv_locate(&row, index, &at.line, &at.column);
    if (len > CLM_MAX_CELL)
        return clm_error_set(reader->err, CLM_E_TOO_LARGE, at,
                             "cell %zu of the row is over 1 MiB", index + 1);
    return clm_error_set(reader->err, CLM_E_TOO_LARGE, at, "the row has over %d cells",
                         CLM_MAX_COLUMNS);
}

static void
on_cell(void *bytes, size_t len, void *payload)
{
    struct reader *reader = payload;
    struct block *block = reader->block;
    if (reader->code != CLM_OK)
        return;
    if (len > CLM_MAX_CELL || block->cell_count - reader->row_cells == CLM_MAX_COLUMNS) {
        reader->code = fail_cell(reader, len);
        return;
    }
    void *cells = block->cells;
    if (!clm__grow(&cells, &block->cell_room, block->cell_count + 1,
                   sizeof *block->cells)) {
        reader->code = CLM_E_NOMEM;
        return;
    }
    block->cells = cells;
    char *to = block->text + block->text_len;
    if (len > 0)
        memcpy(to, bytes, len);
    to[len] = '\0';
    block->text_len += len + 1;
    block->cells[block->cell_count++].len = block->text_len;
}

/* An empty line is one empty cell, or none; it is forgotten. */
static bool
drop_blank(const struct reader *reader)
{
    struct block *block = reader->block;
    size_t first = reader->row_cells, count = block->cell_count - first;
    size_t start = first > 0 ? block->cells[first - 1].len : 0;
    if (count > 1 || block->text_len - start > 1)
        return false;
    block->cell_count = first;
    block->text_len = start;
    return true;
}

static void
on_row_end(int end, void *payload)
{
    (void)end;
    struct reader *reader = payload;
    struct block *block = reader->block;
    if (reader->code == CLM_OK && !drop_blank(reader)) {
        void *marks = block->marks;
        if (!clm__grow(&marks, &block->mark_room, block->mark_count + 1,
                       sizeof *block->marks)) {
            reader->code = CLM_E_NOMEM;
            return;
        }
        block->marks = marks;
        block->marks[block->mark_count++] =
            (struct mark){.cells = reader->row_cells,
                          .count = block->cell_count - reader->row_cells,
                          .start = reader->row,
                          .end = reader->fed,
                          .line = reader->row_line};
    }
    reader->row_cells = block->cell_count;
    reader->row_line = 0;
}

/* The bytes up to the next line end and with it; 0 when that has not been read yet. */
static size_t
line_length(const struct reader *reader)
{
    const char *start = reader->block->bytes + reader->fed;
    size_t left = reader->block->len - reader->fed;
    const char *lf = memchr(start, '\n', left);
    size_t len = lf != NULL ? (size_t)(lf - start) + 1 : left;
    const char *cr = memchr(start, '\r', len);
    if (cr != NULL) {
        size_t upto = (size_t)(cr - start) + 1;
        if (upto == left && !reader->at_end)
            return 0; /* a line feed may follow */
        return upto < left && start[upto] == '\n' ? upto + 1 : upto;
    }
    return lf != NULL || reader->at_end ? len : 0;
}

static enum clm_code
check_bytes(struct reader *reader, size_t len)
{
    const char *start = reader->block->bytes + reader->fed;
    size_t valid = clm__utf8_valid(start, len);
    if (valid == len)
        return CLM_OK;
    uint32_t column = (uint32_t)valid + 1;
    if (start[valid] == '\0')
        return fail_at(reader, CLM_E_NUL, reader->line, column,
                       "a NUL byte; the file must be plain text");
    struct clm_loc at = {.line = reader->line, .column = column};
    char byte[16];
    return clm_error_set(reader->err, CLM_E_ENCODING, at,
                         "%s is not UTF-8; save the file as UTF-8",
                         clm__utf8_wrong(start + valid, len - valid,
                                         reader->line == 1 && valid == 0, byte));
}

static enum clm_code
fail_syntax(struct reader *reader, size_t len, size_t seen)
{
    int error = csv_error(&reader->parser);
    if (error != CSV_EPARSE)
        return error == CSV_ENOMEM ? CLM_E_NOMEM
                                   : fail_at(reader, CLM_E_TOO_LARGE, reader->line, 1,
                                             "a cell is too large");
    bool at_quote = reader->block->bytes[reader->fed - len + seen] == '"';
    return fail_at(reader, CLM_E_CSV, reader->line, (uint32_t)seen + 1,
                   at_quote ? "a quote stands inside a cell; put the cell in quotes and "
                              "write \"\" for a quote"
                            : "text stands behind the quote that closes a cell; write "
                              "\"\" for a quote within it");
}

static bool
is_empty_line(const char *line, size_t len)
{
    size_t at = 0;
    while (at < len && strchr(" \t\r\n", line[at]) != NULL)
        at++;
    return at == len;
}

/* Hands one line to libcsv, which calls back when it ends a row. */
static enum clm_code
feed_line(struct reader *reader, size_t len)
{
    enum clm_code code = check_bytes(reader, len);
    if (code != CLM_OK)
        return code;
    const char *line = reader->block->bytes + reader->fed;
    if (reader->row_line == 0 && clm__is_conflict_mark(line, len))
        return fail_at(reader, CLM_E_CONFLICT, reader->line, 1, CLM__CONFLICT_TEXT);
    if (reader->row_line == 0 && !is_empty_line(line, len)) { /* libcsv tells of none */
        reader->row_line = reader->line;
        reader->row = reader->fed;
    }
    reader->fed += len; /* before the call: a row that ends now has its whole line */
    size_t seen = csv_parse(&reader->parser, line, len, on_cell, on_row_end, reader);
    if (reader->code != CLM_OK)
        return reader->code;
    if (seen != len)
        return fail_syntax(reader, len, seen);
    reader->line++;
    return CLM_OK;
}

/* Begins a block with what the one before has left. */
static bool
carry_over(struct reader *reader, struct block *block)
{
    void *bytes = block->bytes;
    if (!clm__grow(&bytes, &block->room, reader->rest.len, 1))
        return false;
    block->bytes = bytes;
    block->len = reader->rest.len;
    block->text_len = block->cell_count = block->mark_count = 0;
    if (block->len > 0)
        memcpy(block->bytes, reader->rest.at, block->len);
    reader->block = block;
    reader->fed = reader->row_cells = 0;
    return true;
}

/* Keeps the start of a line, so that the block can be handed on. */
static bool
set_aside(struct reader *reader)
{
    const struct block *block = reader->block;
    reader->rest.len = 0;
    clm__buf_add(&reader->rest, block->bytes + reader->fed, block->len - reader->fed);
    return !reader->rest.failed;
}

/* A cell takes no more room than in the file, where a comma or a line end stands for its
 * NUL; but behind the file's last one there may be none. */
static bool
make_room(struct block *block, size_t more)
{
    void *bytes = block->bytes, *text = block->text;
    if (!clm__grow(&bytes, &block->room, block->len + more, 1))
        return false;
    block->bytes = bytes;
    if (!clm__grow(&text, &block->text_room, block->len + more + 1, 1))
        return false;
    block->text = text;
    return true;
}

static enum clm_code
fill(struct reader *reader, struct block *block)
{
    size_t open = block->len - (reader->row_line != 0 ? reader->row : reader->fed);
    if (open > MAX_RECORD)
        return fail_at(reader, CLM_E_TOO_LARGE, reader->row_line, 1,
                       "a row is over 64 MiB");
    /* A long row is read in steps that double, as it is looked through again each time.
     */
    size_t want = open < BLOCK ? BLOCK : open, got = 0, more = 0;
    if (want > MAX_RECORD + BLOCK - open)
        want = MAX_RECORD + BLOCK - open;
    if (!make_room(block, want))
        return CLM_E_NOMEM;
    if (!reader->read(reader->from, block->bytes + block->len, want, &got))
        return CLM_E_IO;
    block->len += got;
    /* Once more when that was not all: a small file then ends here, without a thread. */
    bool is_short = got > 0 && got < want;
    if (is_short &&
        !reader->read(reader->from, block->bytes + block->len, want - got, &more))
        return CLM_E_IO;
    block->len += more;
    reader->at_end = got == 0 || (is_short && more == 0);
    return CLM_OK;
}

/* The end of the file ends the last row; an open quote is told where it opened. */
static enum clm_code
finish(struct reader *reader)
{
    if (csv_fini(&reader->parser, on_cell, on_row_end, reader) == 0)
        return reader->code;
    if (csv_error(&reader->parser) != CSV_EPARSE)
        return CLM_E_NOMEM;
    struct clm__csv_row row = {.bytes = reader->block->bytes + reader->row,
                               .len = reader->fed - reader->row,
                               .line = reader->row_line};
    uint32_t line = 0, column = 0;
    clm__csv_locate(&row, reader->block->cell_count - reader->row_cells, &line, &column);
    return fail_at(reader, CLM_E_CSV, line, column, "a quote is opened and never closed");
}

/* Hands on the lines that have been read. */
static enum clm_code
feed_lines(struct reader *reader)
{
    const struct block *block = reader->block;
    enum clm_code code = CLM_OK;
    /* Some programs put a byte order mark before one that is there already. */
    for (size_t marks = 0; marks < 2 && reader->line == 1 && reader->fed == 3 * marks &&
                           block->len - reader->fed >= 3 &&
                           memcmp(block->bytes + reader->fed, "\xef\xbb\xbf", 3) == 0;
         marks++)
        reader->fed += 3;
    for (size_t len; code == CLM_OK && (len = line_length(reader)) > 0;)
        code = feed_line(reader, len);
    return code == CLM_OK && reader->at_end ? finish(reader) : code;
}

/* Fills and parses one block, and goes on while a row is open. Rows before an error are
 * kept; the error comes behind them. */
static void
read_block(struct reader *reader, struct block *block)
{
    enum clm_code code = carry_over(reader, block) ? CLM_OK : CLM_E_NOMEM;
    do {
        if (code == CLM_OK)
            code = fill(reader, block);
        if (code == CLM_OK)
            code = feed_lines(reader);
    } while (code == CLM_OK && !reader->at_end && reader->row_line != 0);
    if (code == CLM_OK && !reader->at_end && !set_aside(reader))
        code = CLM_E_NOMEM;
    block->code = code;
    block->is_last = code != CLM_OK || reader->at_end;
}

/* Calls back for each row of a full block. */
static enum clm_code
deliver(struct block *block, clm__csv_row_fn on_row, void *payload)
{
    for (size_t i = 0, start = 0; i < block->mark_count; i++) {
        const struct mark *mark = &block->marks[i];
        struct clm__csv_cell *cells = block->cells + mark->cells;
        for (size_t k = 0; k < mark->count; k++) {
            size_t end = cells[k].len;
            cells[k] = (struct clm__csv_cell){block->text + start, end - start - 1};
            start = end;
        }
        struct clm__csv_row row = {.cells = cells,
                                   .count = mark->count,
                                   .line = mark->line,
                                   .bytes = block->bytes + mark->start,
                                   .len = mark->end - mark->start};
        enum clm_code code = on_row(&row, payload);
        if (code != CLM_OK)
            return code;
    }
    return block->code;
}

/* A ring of blocks between the thread that parses and the one that takes the rows. */
struct ring {
    struct reader *reader;
    struct block blocks[AHEAD];
    size_t filled; /* blocks so far; block n lies at n % AHEAD */
    size_t taken;
    bool stop;
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

static void *
parse_ahead(void *payload)
{
    struct ring *ring = payload;
    bool over = false;
    for (size_t n = ring->filled; !over; n++) {
        pthread_mutex_lock(&ring->lock);
        while (n - ring->taken >= AHEAD && !ring->stop)
            pthread_cond_wait(&ring->changed, &ring->lock);
        over = ring->stop;
        pthread_mutex_unlock(&ring->lock);
        if (over)
            break;
        read_block(ring->reader, &ring->blocks[n % AHEAD]);
        over = ring->blocks[n % AHEAD].is_last;
        pthread_mutex_lock(&ring->lock);
        ring->filled = n + 1;
        pthread_cond_broadcast(&ring->changed);
        pthread_mutex_unlock(&ring->lock);
    }
    return NULL;
}

/* Takes the rows of each block as it comes; the thread runs ahead. */
static enum clm_code
take_blocks(struct ring *ring, clm__csv_row_fn on_row, void *payload)
{
    enum clm_code code = CLM_OK;
    for (bool over = false; !over;) {
        pthread_mutex_lock(&ring->lock);
        while (ring->filled == ring->taken)
            pthread_cond_wait(&ring->changed, &ring->lock);
        pthread_mutex_unlock(&ring->lock);
        struct block *block = &ring->blocks[ring->taken % AHEAD];
        code = deliver(block, on_row, payload);
        over = code != CLM_OK || block->is_last;
        pthread_mutex_lock(&ring->lock);
        ring->taken++;
        ring->stop = over;
        pthread_cond_broadcast(&ring->changed);
        pthread_mutex_unlock(&ring->lock);
    }
    return code;
}

/* The first block here; most files end in it. The rest with a thread, or without if there
 * is none to be had. */
static enum clm_code
read_all(struct ring *ring, clm__csv_row_fn on_row, void *payload)
{
    struct block *block = &ring->blocks[0];
    pthread_t thread;
    read_block(ring->reader, block);
    ring->filled = 1;
    if (block->is_last)
        return deliver(block, on_row, payload);
    if (pthread_create(&thread, NULL, parse_ahead, ring) == 0) {
        enum clm_code code = take_blocks(ring, on_row, payload);
        pthread_join(thread, NULL);
        return code;
    }
    enum clm_code code = deliver(block, on_row, payload);
    while (code == CLM_OK && !block->is_last) {
        read_block(ring->reader, block);
        code = deliver(block, on_row, payload);
    }
    return code;
}

static void
release(struct ring *ring)
{
    for (size_t i = 0; i < AHEAD; i++) {
        clm__free(ring->blocks[i].bytes);
        clm__free(ring->blocks[i].text);
        clm__free(ring->blocks[i].cells);
        clm__free(ring->blocks[i].marks);
    }
    clm__buf_release(&ring->reader->rest);
    pthread_mutex_destroy(&ring->lock);
    pthread_cond_destroy(&ring->changed);
}

enum clm_code
clm__csv_read(clm__read_fn read, void *from, clm__csv_row_fn on_row, void *payload,
              struct clm_error *err)
{
    struct clm_error why = {0}; /* the thread's own until it has ended */
    struct reader reader = {.read = read, .from = from, .err = &why, .line = 1};
    struct ring ring = {.reader = &reader};
    if (csv_init(&reader.parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    csv_set_realloc_func(&reader.parser, clm__realloc);
    csv_set_free_func(&reader.parser, clm__free);
    pthread_mutex_init(&ring.lock, NULL);
    pthread_cond_init(&ring.changed, NULL);
    enum clm_code code = read_all(&ring, on_row, payload);
    csv_free(&reader.parser);
    release(&ring);
    if (code == CLM_E_NOMEM)
        clm_error_set(err, code, (struct clm_loc){0}, "out of memory");
    else if (code != CLM_OK && code == why.code)
        clm_error_set(err, code, why.at, "%s", why.text);
    return code;
}

/* Where a walk through the bytes of a row is. */
struct walk {
    size_t at;
    size_t line_start;
    size_t cell;
    uint32_t line;
    bool quoted;
};

/* On to the start of a cell, or to the row's end when it has fewer. */
static void
walk_to(const struct clm__csv_row *row, struct walk *walk, size_t index)
{
    for (; walk->at < row->len && (walk->quoted || walk->cell < index); walk->at++) {
        char c = row->bytes[walk->at];
        bool cr =
            c == '\r' && !(walk->at + 1 < row->len && row->bytes[walk->at + 1] == '\n');
        if (c == '"') {
            walk->quoted = !walk->quoted; /* a doubled quote closes and opens again */
        } else if (c == ',' && !walk->quoted) {
            walk->cell++;
        } else if (walk->quoted && (c == '\n' || cr)) {
            walk->line++;
            walk->line_start = walk->at + 1;
        } else if (c == '\n' || cr) {
            break;
        }
    }
}

/* The column behind the blanks that a cell begins with. */
static uint32_t
column_at(const struct clm__csv_row *row, const struct walk *walk)
{
    size_t at = walk->at;
    while (at < row->len && (row->bytes[at] == ' ' || row->bytes[at] == '\t'))
        at++;
    return (uint32_t)(at - walk->line_start) + 1;
}

/* Steps over cells that stand in the file as they were parsed, without a look at each
 * byte. */
static void
skip_plain(const struct clm__csv_row *row, struct walk *walk, size_t index)
{
    while (walk->cell < index && walk->cell < row->count) {
        const struct clm__csv_cell *cell = &row->cells[walk->cell];
        size_t end = walk->at + cell->len;
        if (end >= row->len || row->bytes[end] != ',' ||
            memcmp(row->bytes + walk->at, cell->text, cell->len) != 0)
            break;
        walk->at = end + 1;
        walk->cell++;
    }
}

bool
clm__csv_is_blank(const struct clm__csv_cell *cell)
{
    for (size_t i = 0; i < cell->len; i++)
        if (cell->text[i] != ' ' && cell->text[i] != '\t')
            return false;
    return true;
}

bool
clm__csv_row_is_blank(const struct clm__csv_row *row)
{
    size_t i = 0;
    while (i < row->count && clm__csv_is_blank(&row->cells[i]))
        i++;
    return i == row->count;
}

void
clm__csv_locate(const struct clm__csv_row *row, size_t index, uint32_t *line,
                uint32_t *column)
{
    struct walk walk = {.line = row->line};
    skip_plain(row, &walk, index);
    walk_to(row, &walk, index);
    *line = walk.line;
    *column = column_at(row, &walk);
}

void
clm__csv_locate_all(const struct clm__csv_row *row, clm__csv_place_fn on_place,
                    void *payload)
{
    struct walk walk = {.line = row->line};
    for (size_t i = 0; i < row->count; i++) {
        walk_to(row, &walk, i);
        on_place(walk.line, column_at(row, &walk), payload);
    }
}
