/* SPDX-License-Identifier: MIT */
/* The sentence in which an event is told, with its words marked: [accuser: ...], or
 * colours on a terminal. */
#include "passage.h"

#include "source_text.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_MARKS = 64, MAX_SENTENCE = 1 << 16 };

struct mark {
    struct clm_span span;
    const char *what;
    const char *color;
    clm_str text; /* what should stand there, 0 = not known */
};

struct marks {
    struct mark items[MAX_MARKS];
    size_t count;
};

static void
add(struct marks *marks, const struct clm_span *within, struct clm_span span,
    const char *what, const char *color, clm_str text)
{
    if (span.end <= span.start || span.start < within->start || span.end > within->end ||
        marks->count == MAX_MARKS)
        return;
    size_t at = marks->count++;
    for (; at > 0 && marks->items[at - 1].span.start > span.start; at--)
        marks->items[at] = marks->items[at - 1];
    marks->items[at] = (struct mark){span, what, color, text};
}

static void
add_parties(struct marks *marks, const struct clm_span *within,
            const struct clm_party *parties, size_t count, const char *what,
            const char *color)
{
    for (size_t i = 0; i < count; i++)
        add(marks, within, parties[i].span, what, color, parties[i].text);
}

static void
collect(struct marks *marks, const struct clm_event *event, const struct clm_span *within)
{
    const struct clm_evidence *evidence = event->evidence;
    add_parties(marks, within, event->actors, event->actor_count, "by", "\033[1;34m");
    add_parties(marks, within, event->targets, event->target_count, "at", "\033[1;35m");
    if (evidence == NULL)
        return;
    add(marks, within, evidence->speaker_span, "speaker", "\033[34m",
        evidence->speaker_text);
    add(marks, within, evidence->cue_span, "cue", "\033[1;33m", evidence->cue_text);
    add(marks, within, evidence->charge_span, "charge", "\033[31m", 0);
    add(marks, within, evidence->basis_span, "date", "\033[32m", evidence->basis_text);
    add(marks, within, evidence->place_span, "place", "\033[36m", 0);
}

/* Line ends inside a sentence are the page's, not the sentence's. */
static void
print_bytes(const char *bytes, size_t len)
{
    static char shown[4 * MAX_SENTENCE + 1];
    char *copy = malloc(len + 1);
    if (copy == NULL)
        return;
    for (size_t i = 0; i < len; i++)
        copy[i] =
            bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t' ? ' ' : bytes[i];
    clm_visible(shown, sizeof shown, copy, len);
    fputs(shown, stdout);
    free(copy);
}

static void
print_marked(const char *bytes, const struct clm_span *within, const struct marks *marks,
             bool color)
{
    uint32_t at = within->start;
    fputs("    ", stdout);
    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];
        if (mark->span.start < at)
            continue; /* inside one that is marked already */
        print_bytes(bytes + at, mark->span.start - at);
        if (color)
            fputs(mark->color, stdout);
        else
            printf("[%s: ", mark->what);
        print_bytes(bytes + mark->span.start, mark->span.end - mark->span.start);
        fputs(color ? "\033[0m" : "]", stdout);
        at = mark->span.end;
    }
    print_bytes(bytes + at, within->end - at);
    puts("");
}

/* Whether the words of the record stand where it says. */
static bool
words_fit(const struct loaded *loaded, const char *bytes, const struct marks *marks)
{
    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];
        size_t len = clm_corpus_text_len(loaded->corpus, mark->text);
        if (mark->text != 0 &&
            (len != mark->span.end - mark->span.start ||
             memcmp(bytes + mark->span.start, clm_corpus_text(loaded->corpus, mark->text),
                    len) != 0))
            return false;
    }
    return true;
}

void
passage_print(const struct loaded *loaded, const struct settings *settings,
              const struct clm_event *event, const struct clm_citation *citation)
{
    size_t len = 0;
    struct clm_span within = citation->span;
    if (within.end <= within.start)
        return; /* no place in the text is known: the source is all there is to show */
    struct source_texts texts = {.corpus = loaded->corpus};
    const char *bytes = source_text(citation, &len, &texts);
    if (bytes == NULL) {
        puts("    (the text of this source is not at hand)");
    } else if (within.end > len || within.end - within.start > MAX_SENTENCE) {
        puts("    (the article has changed: this place is not in it)");
    } else {
        static struct marks marks;
        marks.count = 0;
        collect(&marks, event, &within);
        print_marked(bytes, &within, &marks, use_color(settings, stdout));
        if (!words_fit(loaded, bytes, &marks))
            puts("    (the article has changed: other words stand at the places of the "
                 "record)");
    }
    source_texts_release(&texts);
}
