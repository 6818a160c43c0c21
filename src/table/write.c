/* SPDX-License-Identifier: MIT */
/* A table as text: header, rows and cells, each format with its own escapes. */
#include "table/write.h"

#include "base/json_quote.h"

#include <csv.h>
#include <string.h>

/* Whether any of eight bytes is `byte` (the "haszero" test of D. Mycroft). */
static uint64_t
has_byte(uint64_t word, unsigned char byte)
{
    uint64_t found = word ^ 0x0101010101010101u * byte;
    return (found - 0x0101010101010101u) & ~found & 0x8080808080808080u;
}

/* Copies a cell as it is. False when it must stand in quotes: it holds a separator, a
 * quote or a line end, or blanks at its ends, which readers may strip. */
static bool
copy_plain(char *to, const char *text, size_t len)
{
    if (len == 0)
        return true;
    if (text[0] == ' ' || text[0] == '\t' || text[len - 1] == ' ' ||
        text[len - 1] == '\t')
        return false;
    size_t i = 0;
    for (; i + 8 <= len; i += 8) {
        uint64_t word;
        memcpy(&word, text + i, 8);
        if ((has_byte(word, ',') | has_byte(word, '"') | has_byte(word, '\n') |
             has_byte(word, '\r')) != 0)
            return false;
        memcpy(to + i, &word, 8);
    }
    for (; i < len; i++) {
        if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
            return false;
        to[i] = text[i];
    }
    return true;
}

static bool
looks_like_formula(const char *text, size_t len)
{
    return len > 0 && strchr("=+-@\t\r", text[0]) != NULL;
}

static void
csv_cell(struct clm__text_table *table, const char *text, size_t len, bool is_free)
{
    struct clm__buf *out = &table->out->buf;
    bool guard = table->excel && is_free && looks_like_formula(text, len);
    char *to = clm__buf_reserve(out, 2 * len + 4);
    if (to == NULL)
        return;
    char *start = to;
    if (table->inside)
        *to++ = ',';
    if (!guard && copy_plain(to, text, len)) {
        to += len;
    } else {
        size_t wrote = csv_write(to, 2 * len + 2, text, len);
        if (guard) { /* behind the opening quote */
            memmove(to + 2, to + 1, wrote - 1);
            to[1] = '\'';
            wrote++;
        }
        to += wrote;
    }
    out->len += (size_t)(to - start);
}

static void
json_cell(struct clm__text_table *table, const char *name, const char *text, size_t len,
          bool is_number)
{
    struct clm__buf *out = &table->out->buf;
    if (table->inside)
        clm__buf_putc(out, ',');
    clm__json_quote(out, name, strlen(name));
    clm__buf_putc(out, ':');
    if (len == 0)
        clm__buf_puts(out, "null");
    else if (is_number)
        clm__buf_add(out, text, len);
    else
        clm__json_quote(out, text, len);
}

/* What Markdown would read as markup gets a backslash; line ends would end the row. */
static void
markdown_cell(struct clm__text_table *table, const char *text, size_t len)
{
    struct clm__buf *out = &table->out->buf;
    clm__buf_putc(out, ' ');
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\n' || text[i] == '\r' || text[i] == '\t') {
            clm__buf_putc(out, ' ');
            continue;
        }
        if (text[i] == '&') {
            clm__buf_puts(out, "&amp;");
            continue;
        }
        if (strchr("\\`*_{}[]<>|#~", text[i]) != NULL)
            clm__buf_putc(out, '\\');
        clm__buf_putc(out, text[i]);
    }
    clm__buf_puts(out, " |");
}

static void
end_line(struct clm__text_table *table)
{
    clm__buf_puts(&table->out->buf,
                  table->format == CLM_TABLE_CSV && (table->excel || table->crlf) ? "\r\n"
                                                                                  : "\n");
    table->inside = false;
}

void
clm__text_table_header_start(struct clm__text_table *table)
{
    if (table->format == CLM_TABLE_CSV && table->excel)
        clm__buf_puts(&table->out->buf, "\xef\xbb\xbf");
    if (table->format == CLM_TABLE_MARKDOWN)
        clm__buf_putc(&table->out->buf, '|');
}

void
clm__text_table_header_cell(struct clm__text_table *table, const char *name)
{
    table->columns++;
    if (table->format == CLM_TABLE_CSV)
        csv_cell(table, name, strlen(name), true);
    else if (table->format == CLM_TABLE_MARKDOWN)
        markdown_cell(table, name, strlen(name));
    table->inside = true;
}

void
clm__text_table_header_end(struct clm__text_table *table)
{
    table->inside = false;
    if (table->format == CLM_TABLE_JSONL)
        return;
    end_line(table);
    if (table->format == CLM_TABLE_CSV)
        return;
    clm__buf_putc(&table->out->buf, '|');
    for (size_t i = 0; i < table->columns; i++)
        clm__buf_puts(&table->out->buf, " --- |");
    end_line(table);
}

void
clm__text_table_row_start(struct clm__text_table *table)
{
    if (table->format != CLM_TABLE_CSV)
        clm__buf_putc(&table->out->buf, table->format == CLM_TABLE_JSONL ? '{' : '|');
}

void
clm__text_table_cell(struct clm__text_table *table, const char *name, const char *text,
                     size_t len, bool is_number, bool is_free)
{
    if (table->format == CLM_TABLE_CSV)
        csv_cell(table, text, len, is_free);
    else if (table->format == CLM_TABLE_JSONL)
        json_cell(table, name, text, len, is_number);
    else
        markdown_cell(table, text, len);
    table->inside = true;
}

void
clm__text_table_number(struct clm__text_table *table, const char *name, int64_t number)
{
    struct clm__buf digits = {0};
    clm__buf_number(&digits, number);
    clm__text_table_cell(table, name, clm__buf_text(&digits), digits.len, true, false);
    table->out->buf.failed |= digits.failed;
    clm__buf_release(&digits);
}

void
clm__text_table_row_end(struct clm__text_table *table)
{
    if (table->format == CLM_TABLE_JSONL)
        clm__buf_putc(&table->out->buf, '}');
    end_line(table);
}
