/* SPDX-License-Identifier: MIT */
/* The sentence of an event with those around it. */
#include "review/passage.h"

/* How far before and after a sentence is looked for its neighbours. */
enum { AROUND = 400, MAX_SENTENCE = 1 << 14, MAX_MARKS = 20 };

struct mark {
    struct clm_span span;
    const char *what;
};

struct marks {
    struct mark items[MAX_MARKS];
    size_t count;
};

/* In the order of the text; one that lies in another is left out. */
static void
add(struct marks *marks, struct clm_span within, struct clm_span span, const char *what)
{
    if (span.end <= span.start || span.start < within.start || span.end > within.end ||
        marks->count == MAX_MARKS)
        return;
    size_t at = marks->count++;
    for (; at > 0 && marks->items[at - 1].span.start > span.start; at--)
        marks->items[at] = marks->items[at - 1];
    marks->items[at] = (struct mark){span, what};
}

static void
collect(struct marks *marks, const struct clm_event *event, struct clm_span within)
{
    const struct clm_evidence *evidence = event->evidence;
    for (size_t i = 0; i < event->actor_count; i++)
        add(marks, within, event->actors[i].span, "by");
    for (size_t i = 0; i < event->target_count; i++)
        add(marks, within, event->targets[i].span, "at");
    if (evidence == NULL)
        return;
    add(marks, within, evidence->speaker_span, "by");
    add(marks, within, evidence->cue_span, "cue");
    add(marks, within, evidence->charge_span, "ch");
    add(marks, within, evidence->basis_span, "da");
}

static void
add_piece(struct clm__review_passage *out, const char *text, uint32_t start, uint32_t end,
          const char *what)
{
    if (end > start && out->count < CLM__PIECES_MAX)
        out->pieces[out->count++] =
            (struct clm__piece_of){text + start, end - start, what};
}

static void
cut(const struct marks *marks, const char *text, struct clm_span within,
    struct clm__review_passage *out)
{
    uint32_t at = within.start;
    for (size_t i = 0; i < marks->count; i++) {
        struct clm_span span = marks->items[i].span;
        if (span.start < at)
            continue;
        add_piece(out, text, at, span.start, "");
        add_piece(out, text, span.start, span.end, marks->items[i].what);
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
        struct marks marks = {.count = 0};
        collect(&marks, event, within);
        cut(&marks, text, within, out);
        look_around(text, len, within, out);
        return;
    }
}
