/* SPDX-License-Identifier: MIT */
/* The sentence of an event with those around it. */
#include "review/passage.h"

/* How far before and after a sentence is looked for its neighbours. */
enum { AROUND = 400, MAX_SENTENCE = 1 << 14 };

static void
add_piece(struct clm__review_passage *out, const char *text, uint32_t start, uint32_t end,
          const char *what)
{
    if (end > start && out->count < CLM__PIECES_MAX)
        out->pieces[out->count++] =
            (struct clm__piece_of){text + start, end - start, what};
}

static void
cut(const struct clm_event *event, const char *text, struct clm_span within,
    struct clm__review_passage *out)
{
    struct clm__mark marks[CLM__MARKS_MAX];
    size_t count = clm__marks_of(event, within, marks);
    uint32_t at = within.start;

    for (size_t i = 0; i < count; i++) {
        struct clm_span span = marks[i].span;
        add_piece(out, text, at, span.start, "");
        add_piece(out, text, span.start, span.end, marks[i].what);
        at = span.end;
    }
    add_piece(out, text, at, within.end, "");
}

static bool
ends_sentence(char c)
{
    return c == '.' || c == '!' || c == '?' || c == '\n';
}

/* Back to behind the end of the sentence before the last, or some way. */
static void
look_around(const char *text, size_t len, struct clm_span within,
            struct clm__review_passage *out)
{
    size_t start = within.start, end = within.end;
    while (start > 0 && within.start - start < AROUND &&
           (within.start - start < 3 || !ends_sentence(text[start - 1])))
        start--;
    while (start < within.start && ((unsigned char)text[start] & 0xc0) == 0x80)
        start++; /* a whole character */
    while (end < len && end - within.end < AROUND &&
           (end - within.end < 3 || !ends_sentence(text[end - 1])))
        end++;
    while (end < len && ((unsigned char)text[end] & 0xc0) == 0x80)
        end++;
    out->before = text + start;
    out->before_len = within.start - start;
    out->after = text + within.end;
    out->after_len = end - within.end;
}

void
clm__review_passage(const struct clm_event *event,
                    const struct clm_review_options *options,
                    struct clm__review_passage *out)
{
    *out = (struct clm__review_passage){.before = "", .after = ""};
    for (size_t i = 0; options->text_of != NULL && i < event->citation_count; i++) {
        struct clm_span within = event->citations[i].span;
        size_t len = 0;
        if (within.end <= within.start || within.end - within.start > MAX_SENTENCE)
            continue;
        const char *text = options->text_of(&event->citations[i], &len, options->payload);
        if (text == NULL || within.end > len)
            continue;
        cut(event, text, within, out);
        look_around(text, len, within, out);
        return;
    }
}
