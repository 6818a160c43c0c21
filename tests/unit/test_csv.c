/* SPDX-License-Identifier: MIT */
/* CSV rows, their cells and their places; short files, and long ones that a thread
 * parses. */
#include "support/test.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "read/csv.h"

#include <claimline/corpus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Gives a text in pieces of at most `most` bytes; fails when it has given `fail_at`. */
struct source {
    const char *at;
    size_t left;
    size_t most;
    size_t given;
    size_t fail_at;
};

static bool
give(void *from, char *to, size_t want, size_t *got)
{
    struct source *source = from;
    size_t len = want < source->left ? want : source->left;
    len = len < source->most ? len : source->most;
    if (source->fail_at > 0 && source->given + len >= source->fail_at)
        return false;
    memcpy(to, source->at, len);
    source->at += len;
    source->left -= len;
    source->given += len;
    *got = len;
    return true;
}

/* "line:column<text>" of each cell, rows parted by |. */
static enum clm_code
note_row(const struct clm__csv_row *row, void *payload)
{
    struct clm__buf *seen = payload;
    for (size_t i = 0; i < row->count; i++) {
        uint32_t line = 0, column = 0;
        clm__csv_locate(row, i, &line, &column);
        assert_int_equal(strlen(row->cells[i].text), row->cells[i].len);
        clm__buf_printf(seen, "%u:%u<%s>", line, column, row->cells[i].text);
    }
    clm__buf_putc(seen, '|');
    return CLM_OK;
}

static enum clm_code
read_in_pieces(const char *text, size_t len, size_t most, struct clm__buf *seen,
               struct clm_error *err)
{
    struct source source = {.at = text, .left = len, .most = most};
    seen->len = 0;
    *err = (struct clm_error){0};
    return clm__csv_read(give, &source, note_row, seen, err);
}

/* The same however the bytes come. */
static void
expect_rows(const char *text, const char *rows)
{
    struct clm__buf seen = {0};
    struct clm_error err;
    for (size_t most = 1; most < 70; most = most * 2 + 1) {
        assert_int_equal(read_in_pieces(text, strlen(text), most, &seen, &err), CLM_OK);
        assert_string_equal(seen.len > 0 ? clm__buf_text(&seen) : "", rows);
    }
    clm__buf_release(&seen);
}

static void
expect_error(const char *text, size_t len, enum clm_code code, uint32_t line,
             uint32_t column)
{
    struct clm__buf seen = {0};
    struct clm_error err;
    for (size_t most = 1; most < 70; most = most * 2 + 1) {
        assert_int_equal(read_in_pieces(text, len, most, &seen, &err), code);
        assert_int_equal(err.code, code);
        assert_int_equal(err.at.line, line);
        assert_int_equal(err.at.column, column);
    }
    clm__buf_release(&seen);
}

static void
cells_have_lines_and_columns_in_bytes(void **state)
{
    (void)state;
    expect_rows("a,b\nc,d\n", "1:1<a>1:3<b>|2:1<c>2:3<d>|");
    expect_rows("é,b\n,,\n", "1:1<é>1:4<b>|2:1<>2:2<>2:3<>|");
    expect_rows("a, b ,  \"c\"  ,d", "1:1<a>1:4<b>1:9<c>1:15<d>|");
}

static void
every_line_end_counts_once(void **state)
{
    (void)state;
    expect_rows("a\nb\r\nc\rd", "1:1<a>|2:1<b>|3:1<c>|4:1<d>|");
    expect_rows("a\n\n\r\n\r\rb\n", "1:1<a>|6:1<b>|");
    expect_rows("a,\r\n,b\r", "1:1<a>1:3<>|2:1<>2:2<b>|");
    expect_rows("a", "1:1<a>|");
    expect_rows("a,", "1:1<a>1:3<>|");
    expect_rows("a\n  \t \n \n\n b\n", "1:1<a>|5:2<b>|");
    expect_rows("", "");
    expect_rows("\r\n\n", "");
}

static void
quoted_line_ends_move_the_line(void **state)
{
    (void)state;
    expect_rows("\"a\nb\",c\nd,e\n", "1:1<a\nb>2:4<c>|3:1<d>3:3<e>|");
    expect_rows("\"a\r\nb\r\",\"c\"\"\n\",d\ne\n",
                "1:1<a\r\nb\r>3:3<c\"\n>4:3<d>|5:1<e>|");
    expect_rows("\"\n\n\n\"\nx", "1:1<\n\n\n>|5:1<x>|");
}

static void
quotes_may_hold_anything(void **state)
{
    (void)state;
    expect_rows("\"a,b\",\"\"\"\",\"\"\n", "1:1<a,b>1:7<\">1:12<>|");
    expect_rows("\"a\"\n\"b\"", "1:1<a>|2:1<b>|");
    expect_rows("\" a \",  b  \n", "1:1< a >1:9<b>|");
}

static void
a_byte_order_mark_is_no_part_of_the_first_cell(void **state)
{
    (void)state;
    expect_rows("\xef\xbb\xbf"
                "a,b\nc\n",
                "1:1<a>1:3<b>|2:1<c>|");
    expect_rows("\xef\xbb\xbf\"a\",b\n", "1:1<a>1:5<b>|");
    expect_rows("\xef\xbb\xbf", "");
    expect_rows("a\n\xef\xbb\xbf"
                "b\n",
                "1:1<a>|2:1<\xef\xbb\xbf"
                "b>|");
}

static void
errors_have_their_exact_place(void **state)
{
    (void)state;
    expect_error("a,b\nc,d\"e\n", 10, CLM_E_CSV, 2, 4);
    expect_error("a,\"b\"c\n", 7, CLM_E_CSV, 1, 6);
    expect_error("a,\"b\n\nc\nd\"\"", 11, CLM_E_CSV, 1, 3);
    expect_error("a\n\"", 3, CLM_E_CSV, 2, 1);
    expect_error("a,b\r\nc,\xe9\n", 9, CLM_E_ENCODING, 2, 3);
    expect_error("a,\"b\nc\xff\"", 8, CLM_E_ENCODING, 2, 2);
    expect_error("a\0b", 3, CLM_E_NUL, 1, 2);
    expect_error("a\rb\r\0", 5, CLM_E_NUL, 3, 1);
    expect_error("\xff\xfe"
                 "a",
                 3, CLM_E_ENCODING, 1, 1);
    expect_error("ab\xc3", 3, CLM_E_ENCODING, 1, 3);
}

static void
a_character_may_lie_across_two_reads(void **state)
{
    (void)state;
    expect_rows("\xe2\x82\xac,\xf0\x9f\x95\x8a\n",
                "1:1<\xe2\x82\xac>1:5<\xf0\x9f\x95\x8a>|");
}

static enum clm_code
stop_at_third(const struct clm__csv_row *row, void *payload)
{
    (void)row;
    return ++*(int *)payload == 3 ? CLM_E_SHAPE : CLM_OK;
}

static void
the_caller_may_stop(void **state)
{
    (void)state;
    struct source source = {.at = "a\nb\nc\nd\n", .left = 8, .most = 3};
    struct clm_error err = {0};
    int rows = 0;
    assert_int_equal(clm__csv_read(give, &source, stop_at_third, &rows, &err),
                     CLM_E_SHAPE);
    assert_int_equal(rows, 3);
}

static void
a_read_error_is_told(void **state)
{
    (void)state;
    struct clm__buf seen = {0};
    struct source source = {.at = "a\nb\nc\nd\n", .left = 8, .most = 3, .fail_at = 5};
    assert_int_equal(clm__csv_read(give, &source, note_row, &seen, NULL), CLM_E_IO);
    clm__buf_release(&seen);
}

/* Rows of all kinds, as long as several blocks: cells over the edges of blocks, quoted
 * line ends, CR LF. */
static void
fill_long(struct clm__buf *text, size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        clm__buf_printf(text, "row %zu,", i);
        if (i % 3 == 0)
            clm__buf_printf(text, "\"quoted \"\"%zu\"\"\n, and more\",", i);
        for (size_t k = 0; k < i % 61; k++)
            clm__buf_puts(text, "é");
        clm__buf_puts(text, i % 5 == 0 ? ",x\r\n" : i % 5 == 1 ? ",\n" : ",x\n");
        if (i % 1000 == 999) {
            clm__buf_puts(text, "\"long ");
            for (size_t k = 0; k < 300000; k++)
                clm__buf_putc(text, k % 100 == 0 ? '\n' : 'y');
            clm__buf_puts(text, "\",end,\n");
        }
    }
}

/* A hash of all rows, cells and lines, and where the last row was. */
struct summary {
    uint64_t hash;
    size_t rows;
    uint32_t line;
};

static enum clm_code
sum_row(const struct clm__csv_row *row, void *payload)
{
    struct summary *summary = payload;
    for (size_t i = 0; i < row->count; i++) {
        for (size_t k = 0; k <= row->cells[i].len; k++)
            summary->hash =
                (summary->hash ^ (unsigned char)row->cells[i].text[k]) * 1099511628211u;
        uint32_t line = 0, column = 0;
        clm__csv_locate(row, i, &line, &column);
        summary->hash = (summary->hash ^ line ^ (uint64_t)column << 32) * 1099511628211u;
    }
    summary->hash =
        (summary->hash ^ row->count ^ (uint64_t)row->line << 20) * 1099511628211u;
    summary->line = row->line;
    summary->rows++;
    return CLM_OK;
}

static struct summary
sum(const struct clm__buf *text, size_t most, enum clm_code wanted, struct clm_error *err)
{
    struct source source = {.at = text->at, .left = text->len, .most = most};
    struct summary summary = {.hash = 14695981039346656037u};
    *err = (struct clm_error){0};
    assert_int_equal(clm__csv_read(give, &source, sum_row, &summary, err), wanted);
    return summary;
}

/* A small file in one block is read by the caller's thread; the same rows come from a
 * thread of its own when the file has many blocks, and blocks are what one read gives. */
static void
a_long_file_gives_the_same_rows_by_a_thread(void **state)
{
    (void)state;
    struct clm__buf text = {0};
    struct clm_error err;
    fill_long(&text, 20000);
    struct summary whole = sum(&text, SIZE_MAX, CLM_OK, &err);
    assert_true(text.len > 5u << 20);
    assert_int_equal(whole.rows, 20000 + 20);
    static const size_t pieces[] = {1u << 16, 4093, 65537, 999983};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct summary other = sum(&text, pieces[i], CLM_OK, &err);
        assert_true(other.hash == whole.hash);
        assert_int_equal(other.rows, whole.rows);
        assert_int_equal(other.line, whole.line);
    }
    clm__buf_release(&text);
}

static void
an_error_late_in_a_long_file_has_its_exact_place(void **state)
{
    (void)state;
    struct clm__buf text = {0};
    struct clm_error err;
    for (uint32_t i = 0; i < 300000; i++)
        clm__buf_puts(&text, "0123456,x\n");
    clm__buf_puts(&text, "a,b\"c\nd\n");
    struct summary seen = sum(&text, SIZE_MAX, CLM_E_CSV, &err);
    assert_int_equal(seen.rows, 300000);
    assert_int_equal(err.at.line, 300001);
    assert_int_equal(err.at.column, 4);
    text.len -= 8;
    clm__buf_puts(&text, "a,\"b\nc\nd\n");
    seen = sum(&text, 1000003, CLM_E_CSV, &err);
    assert_int_equal(seen.rows, 300000);
    assert_int_equal(err.at.line, 300001);
    assert_int_equal(err.at.column, 3);
    clm__buf_release(&text);
}

static void
cells_and_rows_have_bounds(void **state)
{
    (void)state;
    struct clm__buf text = {0};
    struct clm_error err;
    for (int over = 0; over < 2; over++) {
        text.len = 0;
        clm__buf_puts(&text, "a,b\n\"");
        for (size_t i = 0; i < CLM_MAX_CELL + (size_t)over; i++)
            clm__buf_putc(&text, i % 7 == 0 ? '\n' : 'x');
        clm__buf_puts(&text, "\",c\n");
        struct summary seen = sum(&text, 65536, over ? CLM_E_TOO_LARGE : CLM_OK, &err);
        assert_int_equal(seen.rows, 2 - over);
        assert_int_equal(err.at.line, over ? 2 : 0);
    }
    for (size_t over = 0; over < 2; over++) {
        text.len = 0;
        for (size_t i = 1; i < CLM_MAX_COLUMNS + over; i++)
            clm__buf_putc(&text, ',');
        struct summary seen = sum(&text, 65536, over ? CLM_E_TOO_LARGE : CLM_OK, &err);
        assert_int_equal(seen.rows, 1 - over);
    }
    clm__buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_have_lines_and_columns_in_bytes),
        cmocka_unit_test(every_line_end_counts_once),
        cmocka_unit_test(quoted_line_ends_move_the_line),
        cmocka_unit_test(quotes_may_hold_anything),
        cmocka_unit_test(a_byte_order_mark_is_no_part_of_the_first_cell),
        cmocka_unit_test(errors_have_their_exact_place),
        cmocka_unit_test(a_character_may_lie_across_two_reads),
        cmocka_unit_test(the_caller_may_stop),
        cmocka_unit_test(a_read_error_is_told),
        cmocka_unit_test(a_long_file_gives_the_same_rows_by_a_thread),
        cmocka_unit_test(an_error_late_in_a_long_file_has_its_exact_place),
        cmocka_unit_test(cells_and_rows_have_bounds),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
