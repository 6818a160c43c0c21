/* SPDX-License-Identifier: MIT */
/* What Graphviz writes as SVG and PDF, made independent of its version and of the time of
 * day. */
#include "render/draw_graphviz.h"

#include <ctype.h>

struct part {
    const char *at;
    size_t len;
};

static bool
starts(struct part line, const char *with)
{
    size_t len = strlen(with);
    return line.len >= len && memcmp(line.at, with, len) == 0;
}

static const char *
find(struct part in, const char *what)
{
    size_t len = strlen(what);
    for (size_t i = 0; i + len <= in.len; i++)
        if (in.at[i] == what[0] && memcmp(in.at + i, what, len) == 0)
            return in.at + i;
    return NULL;
}

/* The next line without its end; `*at` moves behind it. */
static struct part
next_line(const char *svg, size_t len, size_t *at)
{
    const char *end = memchr(svg + *at, '\n', len - *at);
    struct part line = {svg + *at, end != NULL ? (size_t)(end - svg) - *at : len - *at};
    *at += line.len + (end != NULL ? 1 : 0);
    return line;
}

/* The parts of <text text-anchor="start" x="1" y="2" LOOK>WORDS</text>. */
struct text_line {
    struct part place; /* from <text to behind the value of y */
    struct part y;
    struct part look; /* the other attributes */
    struct part words;
};

static bool
split_text(struct text_line *out, struct part line)
{
    if (!starts(line, "<text text-anchor=\"start\" "))
        return false;
    const char *y = find(line, " y=\"");
    const char *close = find(line, ">");
    const char *end = find(line, "</text>");
    if (y == NULL || close == NULL || end == NULL || y > close)
        return false;
    y += 4;
    const char *y_end = memchr(y, '"', (size_t)(close - y));
    if (y_end == NULL)
        return false;
    out->y = (struct part){y, (size_t)(y_end - y)};
    out->place = (struct part){line.at, (size_t)(y_end + 1 - line.at)};
    out->look = (struct part){y_end + 1, (size_t)(close - y_end - 1)};
    out->words = (struct part){close + 1, (size_t)(end - close - 1)};
    return true;
}

static void
put(struct clm__buf *out, struct part part)
{
    clm__buf_add(out, part.at, part.len);
}

static void
put_span(struct clm__buf *out, const struct text_line *text)
{
    clm__buf_puts(out, "<tspan");
    put(out, text->look);
    clm__buf_putc(out, '>');
    put(out, text->words);
    clm__buf_puts(out, "</tspan>");
}

/* Writes `line`, and the texts behind it that stand on the same line, as one text: so
 * that the reader's font, not ours, says where the next word begins. */
static void
put_text(struct clm__buf *out, struct part line, const char *svg, size_t len, size_t *at)
{
    struct text_line first, more;
    size_t peek = *at;
    if (!split_text(&first, line) || peek >= len ||
        !split_text(&more, next_line(svg, len, &peek)) || more.y.len != first.y.len ||
        memcmp(more.y.at, first.y.at, first.y.len) != 0) {
        put(out, line);
        clm__buf_putc(out, '\n');
        return;
    }
    put(out, first.place);
    clm__buf_puts(
        out, " xml:space=\"preserve\">"); /* or the gaps between the parts are lost */
    put_span(out, &first);
    for (;;) {
        put_span(out, &more);
        *at = peek;
        if (peek >= len || !split_text(&more, next_line(svg, len, &peek)) ||
            more.y.len != first.y.len || memcmp(more.y.at, first.y.at, first.y.len) != 0)
            break;
    }
    clm__buf_puts(out, "</text>\n");
}

/* "transparent" is no colour of SVG 1.1: some programs draw it black. */
static void
put_shape(struct clm__buf *out, struct part line)
{
    static const char bad[] = "=\"transparent\"";
    bool shape =
        starts(line, "<polygon") || starts(line, "<ellipse") || starts(line, "<path");
    for (const char *hit; shape && (hit = find(line, bad)) != NULL;) {
        size_t before = (size_t)(hit - line.at);
        clm__buf_add(out, line.at, before);
        clm__buf_puts(out, "=\"none\"");
        line.at += before + sizeof bad - 1;
        line.len -= before + sizeof bad - 1;
    }
    put(out, line);
    clm__buf_putc(out, '\n');
}

static void
put_title(struct clm__buf *out, const struct clm__scene *scene)
{
    clm__buf_puts(out, "<title>");
    clm__escape_xml(out, scene->title, strlen(scene->title));
    clm__buf_puts(out, "</title>\n<desc>");
    clm__escape_xml(out, scene->description, strlen(scene->description));
    clm__buf_puts(out, "</desc>\n");
}

/* Graphviz writes "-" as an entity, for the sake of comments that are no longer there. */
static void
unescape_hyphens(struct clm__buf *out, size_t from)
{
    static const char entity[] = "&#45;";
    size_t to = from;
    for (size_t at = from; at < out->len;) {
        const char *hit = memchr(out->at + at, '&', out->len - at);
        size_t end = hit != NULL ? (size_t)(hit - out->at) : out->len;
        memmove(out->at + to, out->at + at, end - at);
        to += end - at;
        at = end;
        if (at >= out->len)
            break;
        bool hyphen = out->len - at >= sizeof entity - 1 &&
                      memcmp(out->at + at, entity, sizeof entity - 1) == 0;
        out->at[to++] = hyphen ? '-' : '&';
        at += hyphen ? sizeof entity - 1 : 1;
    }
    out->len = to;
    out->at[to] = '\0';
}

void
clm__svg_tidy(struct clm__buf *out, const char *svg, size_t len,
              const struct clm__scene *scene)
{
    bool comment = false, titled = false;
    size_t from = out->len;
    for (size_t at = 0; at < len;) {
        struct part line = next_line(svg, len, &at);
        if (comment || starts(line, "<!--")) {
            comment = find(line, "-->") == NULL;
        } else if (starts(line, "<title>")) {
            continue; /* names of nodes */
        } else if (starts(line, "<text ")) {
            put_text(out, line, svg, len, &at);
        } else {
            if (!titled && starts(line, "<g ")) {
                put_title(out, scene);
                titled = true;
            }
            put_shape(out, line);
        }
    }
    if (!out->failed && out->at != NULL)
        unescape_hyphens(out, from);
}

void
clm__pdf_tidy(char *pdf, size_t len)
{
    static const char key[] = "/CreationDate (D:";
    for (char *at = pdf; len - (size_t)(at - pdf) > sizeof key;) {
        at = memchr(at, '/', len - (size_t)(at - pdf) - sizeof key);
        if (at == NULL)
            return;
        if (memcmp(at, key, sizeof key - 1) == 0) {
            static const char instead[] = "19700101000000";
            char *to = at + sizeof key - 1;
            for (size_t i = 0; to + i < pdf + len && to[i] != ')'; i++)
                if (isdigit((unsigned char)to[i]))
                    to[i] = i < sizeof instead - 1 ? instead[i] : '0';
        }
        at++;
    }
}
