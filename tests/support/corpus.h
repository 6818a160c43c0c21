/* SPDX-License-Identifier: MIT */
/* A corpus from texts, for tests; what it reports is kept as text. */
#ifndef TEST_SUPPORT_CORPUS_H
#define TEST_SUPPORT_CORPUS_H

#include <claimline/claimline.h>
#include <stdio.h>
#include <string.h>

struct reports {
    char text[4000]; /* "file:line:column name" a line */
};

static inline void
keep_report(const struct clm_diag *diag, void *payload)
{
    struct reports *reports = payload;
    size_t used = strlen(reports->text);
    if (diag->severity == CLM_ERROR)
        snprintf(reports->text + used, sizeof reports->text - used, "%s:%u:%u%s %s\n",
                 diag->at.file, diag->at.line, diag->at.column,
                 diag->at.path != NULL ? diag->at.path : "",
                 clm_message_get(diag->code)->name);
}

static inline struct clm_corpus *
corpus_start(struct reports *reports, bool with_builtin)
{
    struct clm_corpus_options options = {.report = keep_report,
                                         .payload = reports,
                                         .keep_positions = true,
                                         .no_builtin = !with_builtin};
    struct clm_corpus *corpus = NULL;
    reports->text[0] = '\0';
    assert_int_equal(clm_corpus_new(&corpus, &options), CLM_OK);
    return corpus;
}

static inline void
corpus_add(struct clm_corpus *corpus, const char *name, const char *text)
{
    struct clm_error err = {0};
    assert_int_equal(clm_corpus_read_bytes(corpus, name, text, strlen(text), &err),
                     CLM_OK);
}

static inline void
corpus_end(struct clm_corpus *corpus)
{
    struct clm_error err = {0};
    assert_int_equal(clm_corpus_finish(corpus, &err), CLM_OK);
}

static inline const struct clm_event *
event_called(const struct clm_corpus *corpus, const char *id)
{
    uint32_t event = clm_corpus_find_event(corpus, id, strlen(id));
    assert_int_not_equal(event, CLM_NONE);
    return clm_corpus_event(corpus, event);
}

#endif
