/* SPDX-License-Identifier: MIT */
/* The words of charges as numbers, and how alike two charges are by them. */
#include "graph/terms.h"

#include <string.h>

extern const char clm__alike_data[];
extern const size_t clm__alike_data_len;

/* What a word can be besides a meaning of its own. */
enum { EMPTY = 1, POINTER = 2, SPEECH = 3, NEARBY = 4, FIRST_MEANING = 5 };

enum { LONGEST = 40, SHORTEST = 3, STEM_LEAST = 4 };

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c & 0x80) != 0;
}

/* The next word in lower case; 0 at the end. What follows an apostrophe is an ending. */
static size_t
next_word(const char **at, const char *end, char word[LONGEST])
{
    size_t len = 0;
    while (*at < end && !is_letter(**at))
        ++*at;
    for (; *at < end && is_letter(**at); ++*at)
        if (len < LONGEST)
            word[len++] = **at >= 'A' && **at <= 'Z' ? (char)(**at - 'A' + 'a') : **at;
    if (*at < end && **at == '\'')
        for (++*at; *at < end && is_letter(**at);)
            ++*at;
    return len;
}

/* Endings of verbs and nouns, the longest first; what is left must still be a word. */
static size_t
without_ending(const char *word, size_t len)
{
    static const char *const endings[] = {"ments", "ment", "ings", "ing", "ions",
                                          "ion",   "ers",  "ies",  "ied", "ed",
                                          "er",    "es",   "s",    "y",   "e"};
    if (word[0] >= '0' && word[0] <= '9')
        return len;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t tail = strlen(endings[i]);
        if (len < tail + STEM_LEAST - (tail == 1) ||
            memcmp(word + len - tail, endings[i], tail) != 0)
            continue;
        if (tail == 1 && word[len - 2] == 's')
            return len; /* "loss", "possesse" */
        len -= tail;
        break;
    }
    if (len > STEM_LEAST && word[len - 1] == word[len - 2] && word[len - 1] != 'l' &&
        word[len - 1] != 's')
        len--; /* "planned" */
    return len;
}

static uint32_t
number_of(const char *word, size_t len)
{
    uint32_t hash = 2166136261u; /* G. Fowler, L. C. Noll, P. Vo: FNV-1a */
    len = without_ending(word, len);
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    return hash != 0 ? hash : 1;
}

/* One line of the list: a mark, then words. */
static bool
read_line(struct clm__wordbook *book, const char *at, const char *end, uint32_t *next)
{
    char word[LONGEST];
    uint32_t meaning = EMPTY;
    if (*at == '#')
        return true;
    if (*at != '-')
        meaning = *at == '?'   ? POINTER
                  : *at == '!' ? SPEECH
                  : *at == '.' ? NEARBY
                               : (*next)++;
    for (size_t len; (len = next_word(&at, end, word)) > 0;) {
        bool fresh = false;
        if (clm__map_put(&book->meanings, number_of(word, len), meaning, &fresh) == NULL)
            return false;
    }
    return true;
}

bool
clm__wordbook_init(struct clm__wordbook *book)
{
    const char *at = clm__alike_data, *end = at + clm__alike_data_len;
    uint32_t next = FIRST_MEANING;
    *book = (struct clm__wordbook){0};
    while (at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        if (line_end == NULL)
            line_end = end;
        if (at < line_end && !read_line(book, at, line_end, &next))
            return false;
        at = line_end + 1;
    }
    return true;
}

void
clm__wordbook_release(struct clm__wordbook *book)
{
    clm__map_release(&book->meanings);
    clm__map_release(&book->charges);
}

/* The rarer the word, the more it tells: twice as many charges, two less. */
static uint8_t
weight_of(const struct clm__wordbook *book, uint32_t word)
{
    uint64_t seen = clm__map_get(&book->charges, word, 0);
    uint64_t share = ((uint64_t)book->total + 1) * 2 / (seen + 1);
    uint8_t weight = 4;
    for (; share > 1 && weight < 40; share /= 2)
        weight += 2;
    return weight;
}

static void
keep(const struct clm__wordbook *book, struct clm__terms *words, uint32_t word)
{
    size_t at = words->count;
    while (at > 0 && words->items[at - 1] > word)
        at--;
    if ((at > 0 && words->items[at - 1] == word) || words->count == CLM__TERMS_MAX)
        return;
    for (size_t i = words->count++; i > at; i--) {
        words->items[i] = words->items[i - 1];
        words->weights[i] = words->weights[i - 1];
    }
    words->items[at] = word;
    words->weights[at] = weight_of(book, word);
    words->weight += words->weights[at];
}

void
clm__terms_read(const struct clm__wordbook *book, const struct clm_event *event,
                struct clm__terms *out)
{
    const char *text = event->charge[0] != '\0' ? event->charge : event->quote;
    const char *end = text + strlen(text);
    char word[LONGEST];
    bool pointers = false, speech = false;
    *out = (struct clm__terms){0};
    struct clm__terms pointed = {0};
    for (size_t len; (len = next_word(&text, end, word)) > 0;) {
        bool is_number = word[0] >= '0' && word[0] <= '9';
        uint32_t number = number_of(word, len),
                 meaning = clm__map_get(&book->meanings, number, 0);
        out->is_near = out->is_near || meaning == NEARBY;
        if (meaning == EMPTY || meaning == NEARBY ||
            (meaning == 0 && len < SHORTEST && !is_number))
            continue;
        bool points = meaning == POINTER || meaning == SPEECH;
        pointers = pointers || points;
        speech = speech || meaning == SPEECH;
        keep(book, points ? &pointed : out, meaning >= FIRST_MEANING ? meaning : number);
    }
    out->is_bare = out->count == 0;
    out->is_speech = speech && out->count <= 1;
    /* "the attack on the school" has words of its own beside the one that points. */
    for (size_t i = 0; pointers && !out->is_bare && i < pointed.count; i++)
        keep(book, out, pointed.items[i]);
}

bool
clm__wordbook_count(struct clm__wordbook *book, const struct clm_graph *graph)
{
    struct clm__terms words;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        clm__terms_read(book, clm_graph_event(graph, i), &words);
        for (size_t k = 0; k < words.count; k++) {
            bool fresh = false;
            uint32_t *seen = clm__map_put(&book->charges, words.items[k], 0, &fresh);
            if (seen == NULL)
                return false;
            ++*seen;
        }
    }
    book->total = (uint32_t)graph->event_count;
    return true;
}

unsigned
clm__terms_alike(const struct clm__terms *a, const struct clm__terms *b)
{
    unsigned shared = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        if (a->items[i] == b->items[k])
            shared += a->weights[i];
        if (a->items[i] <= b->items[k])
            k += a->items[i++] == b->items[k];
        else
            k++;
    }
    unsigned lighter = a->weight < b->weight ? a->weight : b->weight;
    unsigned both = a->weight + b->weight - shared;
    return lighter > 0 ? shared * 50 / lighter + shared * 50 / both : 0;
}
