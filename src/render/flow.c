/* SPDX-License-Identifier: MIT */
/* Running text in a column. Greedy: the place of a word depends on the words before it
 * alone, so that a text that is too long is cut without setting it again. */
#include "render/flow.h"

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "render/metrics.h"

#include <string.h>

static const char ellipsis[] = "\xE2\x80\xA6";
static const char nbsp[] = "\xC2\xA0";
static const char left_to_right[] = "\xE2\x80\x8E";

static double
gap_width(const struct clm__flow *flow)
{
    return clm__text_width(" ", 1, flow->size, false);
}

/* Moves the pen of `flow` over a word; `glued` is the width of what must follow on the
 * same line. */
static void
place(struct clm__flow *flow, const struct clm__word *word, double glued)
{
    double gap = flow->x > 0 ? word->gap * gap_width(flow) : 0;
    if (flow->x > 0 && !word->glue &&
        flow->x + gap + (double)word->width + glued > flow->width) {
        flow->line++;
        flow->x = 0;
        gap = 0;
    }
    flow->x += gap + (double)word->width;
}

static void
add_word(struct clm__flow *flow, struct clm__word word)
{
    void *words = flow->words;
    if (!clm__grow(&words, &flow->room, flow->count + 1, sizeof *flow->words)) {
        flow->scene->failed = true;
        flow->full = true;
        return;
    }
    flow->words = words;
    word.width = (float)clm__text_width(word.text, word.len, flow->size, word.bold);
    word.tail = flow->tail;
    flow->words[flow->count++] = word;
    place(flow, &word, 0);
    if (flow->line > flow->max_lines)
        flow->full = true;
}

/* How many bytes from `at` make one word: to the next space or place to break. */
static size_t
word_end(const struct clm__flow *flow, const char *text, size_t len, size_t at, bool bold)
{
    double width = 0, widest = flow->width - flow->reserve;
    size_t start = at;
    while (at < len) {
        size_t next = at;
        uint32_t c = clm__utf8_next(text, len, &next);
        if (clm__char_is_space(c))
            break;
        width += clm__char_width(c, bold) * flow->size / 1000.0;
        if (at > start && width > widest && !clm__char_is_mark(c))
            break;
        at = next;
        if (c == '-' && at - start > 3 && len - at > 2 &&
            clm__is_letter((unsigned char)text[at]))
            break; /* behind a hyphen within a name */
        if (next < len && clm__char_breaks(c)) {
            size_t peek = next;
            if (!clm__char_closes(clm__utf8_next(text, len, &peek)))
                break;
        }
        if (at - start > 4000) /* a heap of marks without width */
            break;
    }
    return at;
}

void
clm__flow_add(struct clm__flow *flow, const char *text, size_t len, struct clm__look look,
              bool glue)
{
    uint8_t gap = flow->count > 0 && !glue ? 1 : 0;
    for (size_t at = 0; at < len && (!flow->full || flow->tail);) {
        size_t next = at;
        if (clm__char_is_space(clm__utf8_next(text, len, &next))) {
            gap = flow->count > 0 ? 1 : 0;
            at = next;
            continue;
        }
        size_t end = word_end(flow, text, len, at, look.bold);
        add_word(flow, (struct clm__word){.text = text + at,
                                          .len = (uint32_t)(end - at),
                                          .bold = look.bold,
                                          .colour = look.colour,
                                          .gap = gap,
                                          .glue = glue && flow->count > 0});
        glue = false;
        gap = 0;
        at = end > at ? end : len;
    }
}

void
clm__flow_tail(struct clm__flow *flow)
{
    flow->tail = true;
}

/* The width of the words that are glued to word `i`. */
static double
glued_width(const struct clm__flow *flow, size_t i)
{
    double width = 0;
    for (size_t k = i + 1; k < flow->count && flow->words[k].glue; k++)
        width += (double)flow->words[k].width + flow->words[k].gap * gap_width(flow);
    return width < flow->width ? width : 0;
}

/* Do the words that stay fit behind the first `kept` words and "…"? */
static bool
fits(const struct clm__flow *flow, size_t kept, size_t tail, unsigned line, double x)
{
    struct clm__flow trial = *flow;
    trial.line = line;
    trial.x = x;
    if (kept < tail)
        trial.x += clm__text_width(ellipsis, sizeof ellipsis - 1, flow->size, false);
    if (trial.x > trial.width)
        return false;
    for (size_t i = tail; i < flow->count; i++)
        place(&trial, &flow->words[i], glued_width(flow, i));
    return trial.line < flow->max_lines && trial.x <= trial.width + 0.01;
}

/* How many words before `tail` can stay. */
static size_t
cut_point(struct clm__flow *flow, size_t tail)
{
    size_t best = 0;
    flow->line = 0;
    flow->x = 0;
    for (size_t i = 0; i < tail; i++) {
        place(flow, &flow->words[i], glued_width(flow, i));
        if (flow->line >= flow->max_lines)
            break;
        if (fits(flow, i + 1, tail, flow->line, flow->x))
            best = i + 1;
    }
    return best;
}

struct line_writer {
    struct clm__buf text;
    struct clm__run runs[64];
    size_t run_count;
    bool rtl;
};

static void
end_run(struct clm__flow *flow, struct line_writer *out)
{
    if (out->run_count == 0)
        return;
    struct clm__run *run = &out->runs[out->run_count - 1];
    if (run->text != NULL)
        return;
    run->text = clm__scene_take(flow->scene, &out->text);
    if (out->rtl) /* the line runs to the right, and neighbours are not drawn into the
                     words */
        run->text = clm__scene_printf(flow->scene, "%s%s%s", left_to_right, run->text,
                                      left_to_right);
    out->rtl = false;
}

static void
write_word(struct clm__flow *flow, struct line_writer *out, const struct clm__word *word,
           bool first)
{
    struct clm__run *run = out->run_count > 0 ? &out->runs[out->run_count - 1] : NULL;
    if (run == NULL || run->colour != word->colour || run->bold != word->bold) {
        end_run(flow, out);
        if (out->run_count < sizeof out->runs / sizeof out->runs[0])
            out->runs[out->run_count++] =
                (struct clm__run){.colour = word->colour, .bold = word->bold};
        else
            out->runs[out->run_count - 1].text = NULL;
        for (unsigned i = 0; i < word->gap && !first; i++)
            clm__buf_puts(&out->text, nbsp);
    } else if (word->gap > 0 && !first) {
        clm__buf_putc(&out->text, ' ');
    }
    clm__buf_add(&out->text, word->text, word->len);
    out->rtl = out->rtl || clm__text_is_rtl(word->text, word->len);
}

static void
end_line(struct clm__flow *flow, struct line_writer *out, struct clm__line *line,
         double width)
{
    end_run(flow, out);
    struct clm__run *runs =
        clm__arena_alloc(&flow->scene->arena, (out->run_count + 1) * sizeof *runs);
    if (runs == NULL) {
        flow->scene->failed = true;
        out->run_count = 0;
    } else {
        memcpy(runs, out->runs, out->run_count * sizeof *runs);
    }
    *line = (struct clm__line){.runs = runs, .run_count = out->run_count, .width = width};
    out->run_count = 0;
}

static size_t
write_lines(struct clm__flow *flow, struct clm__line *lines)
{
    struct line_writer out = {0};
    size_t count = 0;
    flow->line = 0;
    flow->x = 0;
    for (size_t i = 0; i < flow->count; i++) {
        double before = flow->x;
        place(flow, &flow->words[i], glued_width(flow, i));
        if (flow->line > count) {
            end_line(flow, &out, &lines[count++], before);
            if (count >= flow->max_lines)
                break;
        }
        write_word(flow, &out, &flow->words[i], out.run_count == 0);
    }
    if (out.run_count > 0 && count < flow->max_lines)
        end_line(flow, &out, &lines[count++], flow->x);
    clm__buf_release(&out.text);
    return count;
}

/* Takes the words from `kept` to `tail` out and puts "…" behind what is left. */
static void
cut_words(struct clm__flow *flow, size_t kept, size_t tail)
{
    struct clm__word mark = flow->words[kept < tail ? kept : tail - 1];
    mark.text = ellipsis;
    mark.len = sizeof ellipsis - 1;
    mark.width = (float)clm__text_width(ellipsis, mark.len, flow->size, mark.bold);
    mark.gap = 0;
    mark.glue = kept > 0;
    flow->words[kept] = mark;
    memmove(&flow->words[kept + 1], &flow->words[tail],
            (flow->count - tail) * sizeof mark);
    flow->count -= tail - kept - 1;
}

const struct clm__line *
clm__flow_lines(struct clm__flow *flow, size_t *count, bool *cut)
{
    size_t tail = flow->count;
    for (size_t i = 0; i < flow->count && tail == flow->count; i++)
        if (flow->words[i].tail)
            tail = i;
    flow->line = 0;
    flow->x = 0;
    for (size_t i = 0; i < flow->count; i++)
        place(flow, &flow->words[i], glued_width(flow, i));
    bool over =
        flow->count > 0 && (flow->line >= flow->max_lines || flow->full) && tail > 0;
    if (over) {
        size_t kept = cut_point(flow, tail);
        if (kept < tail)
            cut_words(flow, kept, tail);
    }
    if (cut != NULL)
        *cut = over;
    struct clm__line *lines =
        clm__arena_calloc(&flow->scene->arena, flow->max_lines, sizeof *lines);
    *count = 0;
    if (lines != NULL)
        *count = write_lines(flow, lines);
    else
        flow->scene->failed = true;
    clm__free(flow->words);
    flow->words = NULL;
    flow->count = flow->room = 0;
    flow->line = 0;
    flow->x = 0;
    flow->full = flow->tail = false;
    return lines;
}

const char *
clm__fit_text(struct clm__scene *scene, const char *text, double size, bool bold,
              double width)
{
    size_t len = strlen(text);
    double sign = clm__text_width(ellipsis, sizeof ellipsis - 1, size, bold);
    double x = 0;
    size_t at = 0, kept = 0, word = 0;
    while (at < len && x <= width && at < 4000) {
        uint32_t c = clm__utf8_next(text, len, &at);
        x += clm__char_width(c, bold) * size / 1000.0;
        if (x + sign > width)
            continue;
        kept = at;
        if (at < len && text[at] == ' ')
            word = at;
    }
    if (x <= width && at >= len)
        return text;
    if (word * 2 > kept) /* rather at the end of a word, unless that loses too much */
        kept = word;
    while (kept > 0 && text[kept - 1] == ' ')
        kept--;
    return clm__scene_printf(scene, "%.*s%s", (int)kept, text, ellipsis);
}
