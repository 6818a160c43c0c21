/* SPDX-License-Identifier: MIT */
/* Reading English articles: layers of what their text says, article by article, in order.
 */
#ifndef CLAIMLINE_EXTRACT_H
#define CLAIMLINE_EXTRACT_H

#include <claimline/corpus.h>
#include <claimline/table.h>

#ifdef __cplusplus
extern "C" {
#endif

enum clm_layer {
    CLM_LAYER_EVENTS,  /* JSON Lines of event records (SPEC section 6) */
    CLM_LAYER_PARSE,   /* CoNLL-U: sentences, words, tags, trees, with byte offsets */
    CLM_LAYER_TIMEXES, /* JSON Lines:
                          {"id","timexes":[{"start","end","type","value",...}]} */
    CLM_LAYER_ATTRIBUTIONS, /* JSON Lines: {"doc","source","cue","content"}, each part
                               {"start","end"} or null */
    CLM_LAYER_ARTICLES, /* JSON Lines: what became of each article: its day, what was kept
                           and left out, the events found, shown and hidden */
};

/** What of a text is read. */
enum clm_part {
    CLM_PART_AUTO,  /* the story of a page saved as .txt; all of a text that comes in a
                       record */
    CLM_PART_STORY, /* headline and paragraphs, without what stands around them */
    CLM_PART_WHOLE,
};

/** What is known of an article before it is read; "" or NULL = not known. */
struct clm_article_info {
    const char *id;
    const char *published; /* EDTF */
    const char *publisher;
    const char *title;
    const char *url;
    const char *file; /* as the path led to it */
    uint32_t line;    /* in a file of several; 0 for one of its own */
};

struct clm_extract_options {
    enum clm_layer layer;
    enum clm_part part;
    const char
        *actors; /* an actors.csv that adds to the built-in list, or NULL; events only */
    const char *frames, *charges; /* files that add to the built-in lexicons, or NULL;
                                     events only */
    const char *model;            /* NULL: $CLAIMLINE_MODEL, or where it is installed */
    const char *judge; /* model of the second reader; NULL: $CLAIMLINE_JUDGE, or where it
                          is installed; events only */
    bool fast; /* without the second reader: some thirty times faster, and of accusations
                  in ordinary articles half of those found are missed */
    bool accurate;  /* parse with a beam: better, some eight times slower */
    bool tokenized; /* the input is CoNLL-U, whose sentences and words are kept; parse
                       only */
    unsigned min_confidence; /* of events, in 1/10000: what is below is left out */
    unsigned kinds;          /* of events, as bits 1 << clm_kind: others are left out;
                                0 = all */
    unsigned threads;        /* 0 = as many as there are processors, at most
                                CLM_MAX_EXTRACT_THREADS */
    bool may_be_missing; /* an article that a list names and that is not there is told as
                            a note */
    bool (*wants)(const struct clm_article_info *article,
                  void *payload); /* whether to read an article; NULL = all */
    clm_diag_fn
        report; /* bad articles, doubts about dates, pieces left out; may be NULL */
    clm_write_fn write; /* the output, in the order of the input, the same bytes for any
                           number of threads */
    void *payload;      /* of these three */
    const char *own_actors, *own_frames; /* lists of the user, read before the others, or
                                            NULL */
};

#define CLM_MAX_EXTRACT_THREADS 64u

struct clm_extractor;

/** Loads what the layer needs. CLM_E_DATA or CLM_E_IO for a model that is missing or
 * damaged, CLM_E_USAGE for options that do not go together, CLM_E_NOMEM. The caller frees
 * it. @since 0.1 */
CLM_API enum clm_code clm_extractor_new(struct clm_extractor **out,
                                        const struct clm_extract_options *options,
                                        struct clm_error *err) CLM_MUST_CHECK;
/** NULL is fine. Articles that are still being read are dropped; files that errors named
 * go too. */
CLM_API void clm_extractor_free(struct clm_extractor *extractor);

/** Reads a .txt article (its day from a corpus.csv beside it or one folder up), a .jsonl
 * file of articles
 *  ({"id","published","publisher","title","url","text"} a line), a corpus folder (the
 * articles of its corpus.csv, then those in articles/ that it does not name), .conllu
 * with `tokenized`, or "-" for standard input: JSON Lines, or CoNLL-U with `tokenized`. A
 * bad article is reported and left out; the code tells of what stops everything:
 *  CLM_E_IO, CLM_E_UNKNOWN_FILE, CLM_E_WRITE, CLM_E_NOMEM. Memory does not grow with the
 * number of articles. */
CLM_API enum clm_code clm_extractor_read(struct clm_extractor *extractor,
                                         const char *path,
                                         struct clm_error *err) CLM_MUST_CHECK;
/** Reads an article from memory, as one that came in a record: `info->file` is what
 * messages call it (NULL = "(text)"), `info->line` its number there (0 = it is counted).
 * All of it is copied. The codes are those of clm_extractor_read. @since 0.1 */
CLM_API enum clm_code clm_extractor_add(struct clm_extractor *extractor,
                                        const struct clm_article_info *info,
                                        const char *text, size_t len,
                                        struct clm_error *err) CLM_MUST_CHECK;
/** Waits for the articles that are still being read and writes them. Call it once, after
 * the last read. */
CLM_API enum clm_code clm_extractor_finish(struct clm_extractor *extractor,
                                           struct clm_error *err) CLM_MUST_CHECK;
/** Articles that were left out because of errors. */
CLM_API size_t clm_extractor_left_out(const struct clm_extractor *extractor);

/** What was written so far. */
struct clm_extract_counts {
    size_t articles; /* that were read */
    size_t events;   /* that were written */
    size_t other;    /* that were left out by their kind */
    size_t unsure;   /* that were left out, being below min_confidence */
};
CLM_API struct clm_extract_counts
clm_extractor_counts(const struct clm_extractor *extractor);

/** How sure an event must be, in 1/10000, when nobody says: nine of ten accusations that
 * are marked so are right. */
#define CLM_USUAL_CONFIDENCE 6000u
/** The kinds that are taken when nobody says: all but statements, of which the news has
 * one in every second sentence. */
#define CLM_USUAL_KINDS (((1u << CLM_KIND_COUNT) - 1) & ~(1u << CLM_KIND_STATEMENT))

/** How clm_corpus_read_articles reads. */
struct clm_article_options {
    const char *frames, *charges; /* as of clm_extract_options */
    const char *model, *judge;
    bool fast, accurate;
    unsigned threads;
    unsigned min_confidence;                          /* in 1/10000 */
    unsigned kinds;                                   /* as bits 1 << clm_kind */
    void (*progress)(size_t articles, void *payload); /* before each; may be NULL */
    void *payload;
    const char *own_frames; /* as of clm_extract_options */
};
/** The options of `claimline build`: all is taken in, since an answer counts whether it
 * is shown or not; clm_filter.min_in_articles = CLM_USUAL_CONFIDENCE leaves out of a view
 * what is not sure enough. */
#define CLM_ARTICLE_OPTIONS_INIT                                                         \
    {                                                                                    \
        .min_confidence = 0, .kinds = CLM_USUAL_KINDS                                    \
    }

/** What became of articles; added to. */
struct clm_article_counts {
    struct clm_extract_counts read;
    size_t left_out; /* articles with errors */
};

/** Extracts the events of the articles of a corpus folder into a corpus that is not
 * finished: after clm_corpus_read of all inputs, whose actors and sources it knows. An
 * article whose events records tell already is passed over; one that no list names
 * becomes a source. A path that is no folder has no articles. Doubts and bad articles go
 * to the report of the corpus. CLM_E_DATA, CLM_E_IO, CLM_E_NOMEM; the corpus is of no
 * further use then. @since 0.1 */
CLM_API enum clm_code clm_corpus_read_articles(struct clm_corpus *corpus,
                                               const char *folder,
                                               const struct clm_article_options *options,
                                               struct clm_article_counts *counts,
                                               struct clm_error *err) CLM_MUST_CHECK;
/** Whether an event was read in an article by clm_corpus_read_articles, so that it stands
 * in no file. @since 0.1 */
CLM_API bool clm_corpus_event_is_read(const struct clm_corpus *corpus, size_t event);

#ifdef __cplusplus
}
#endif
#endif
