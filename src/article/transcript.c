/* SPDX-License-Identifier: MIT */
/* Transcripts read as what somebody said. */
#include "article/transcript.h"

#include "base/ascii.h"

#include <string.h>

enum { LONGEST_LABEL = 60, MOST_WORDS = 6 };

/* What stands before the colon of a paragraph. */
struct label {
    size_t start, end; /* of the name */
    size_t text;       /* where what is said begins; 0 = no label */
    bool nameless;     /* "Q", "A", "QUESTION" */
};

static bool
is_nameless(const char *text, const struct label *label)
{
    static const char *const words[] = {"Q",        "A",          "QUESTION", "ANSWER",
                                        "REPORTER", "MODERATOR",  "HOST",     "OPERATOR",
                                        "SPEAKER",  "PARTICIPANT"};
    size_t len = label->end - label->start;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == len && memcmp(text + label->start, words[i], len) == 0)
            return true;
    return false;
}

/* "MR. MILLER: ", "DMYTRO KULEBA: ", "Q: " at `at`. Capitals, full stops, hyphens and
 * apostrophes only. */
static struct label
label_at(const char *text, size_t len, size_t at)
{
    struct label label = {.start = at};
    size_t i = at, letters = 0, words = 1;
    for (; i < len && i - at < LONGEST_LABEL && text[i] != ':'; i++) {
        unsigned char c = (unsigned char)text[i];
        if (!clm__is_upper(c) && strchr(" .-'", c) == NULL && c < 0xc3)
            return label;
        letters += clm__is_upper(c);
        words += c == ' ';
    }
    if (i + 1 >= len || text[i] != ':' || text[i + 1] != ' ' || letters == 0 ||
        words > MOST_WORDS || text[at] == ' ')
        return label;
    label.end = i;
    label.nameless = is_nameless(text, &label);
    if (letters > 1 || label.nameless)
        label.text = i + 2;
    return label;
}

static size_t
line_end(const char *text, size_t len, size_t at)
{
    const char *newline = memchr(text + at, '\n', len - at);
    return newline != NULL ? (size_t)(newline - text) : len;
}

static bool
is_transcript(const char *text, size_t len)
{
    enum { ENOUGH = 2 };
    size_t labels = 0;
    for (size_t at = 0; at < len && labels < ENOUGH; at = line_end(text, len, at) + 1)
        labels += label_at(text, len, at).text > 0;
    return labels >= ENOUGH;
}

/* "DMYTRO O'NEIL" becomes "Dmytro O'Neil". */
static void
put_name(struct clm__plain *out, const char *text, const struct label *label)
{
    for (size_t i = label->start; i < label->end; i++) {
        bool first = i == label->start || !clm__is_letter(text[i - 1]);
        char c = first ? text[i] : clm__lower(text[i]);
        clm__plain_put(out, &c, 1, i, i + 1);
    }
}

void
clm__transcript_read(struct clm__plain *out, const char *text, size_t len)
{
    size_t from = 0;
    bool transcript = is_transcript(text, len);
    for (size_t at = 0; transcript && at < len;) {
        size_t end = line_end(text, len, at);
        struct label label = label_at(text, len, at);
        if (label.text > 0 && label.text < end) {
            clm__plain_copy(out, text, from, at);
            if (!label.nameless) {
                put_name(out, text, &label);
                clm__plain_put(out, " said:", 6, label.end, label.end + 1);
                clm__plain_put(out, " ", 1, label.end + 1, label.text);
            }
            clm__plain_put(out, "\u201c", 3, label.text, label.text);
            clm__plain_copy(out, text, label.text, end);
            clm__plain_put(out, "\u201d", 3, end, end);
            from = end;
        }
        at = end + 1;
    }
    clm__plain_copy(out, text, from, len);
}
