/* SPDX-License-Identifier: MIT */
/* Extraction: every frame's example, a set of sentences, and bad lexicons. */
#include "attribution/attribution.h"
#include "base/alloc.h"
#include "extract/event.h"
#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LINE_MAX_BYTES = 2000 };

/* All that reading sentences needs, made once. */
struct bench {
    struct clm__model *model;
    struct clm__parser *parser;
    struct clm__timex_rules *rules;
    struct clm__lexicon *lexicon;
    struct clm__cues *cues;
    struct clm_corpus *actors;
    struct clm__claim_reader *claims;
    struct clm__parsed parsed;
    struct clm__timex_list timexes;
};

static int
set_up(void **state)
{
    struct bench *bench = clm__calloc(1, sizeof *bench);
    const char *path = getenv("CLAIMLINE_MODEL");
    struct clm_corpus_options options = {.report = NULL};
    struct clm_error err = {0};
    assert_non_null(bench);
    *state = bench;
    enum clm_code code = clm__model_open(
        &bench->model, path != NULL ? path : CLM_MODEL_TEST, CLM__MODEL_FAST, &err);
    if (code == CLM_OK)
        code = clm__parser_new(&bench->parser, bench->model, &err);
    if (code == CLM_OK)
        code = clm__timex_rules_new(&bench->rules, NULL, NULL, 0, &err);
    if (code == CLM_OK)
        code = clm__lexicon_new(&bench->lexicon, &err);
    if (code == CLM_OK)
        code = clm__cues_new(&bench->cues, NULL, NULL, 0, &err);
    if (code == CLM_OK)
        code = clm_corpus_new(&bench->actors, &options);
    if (code == CLM_OK)
        code = clm_corpus_finish(bench->actors, &err);
    bench->claims = clm__calloc(1, sizeof *bench->claims);
    if (code != CLM_OK || bench->claims == NULL) {
        fprintf(stderr, "%s:%u: %s\n", err.at.file != NULL ? err.at.file : "?",
                (unsigned)err.at.line, err.text);
        return -1;
    }
    bench->claims->lexicon = bench->lexicon;
    bench->claims->cues = bench->cues;
    bench->claims->model = bench->model;
    bench->claims->who.corpus = bench->actors;
    bench->claims->who.lexicon = bench->lexicon;
    return 0;
}

static int
tear_down(void **state)
{
    struct bench *bench = *state;
    if (bench->claims != NULL)
        clm__claim_release(bench->claims);
    clm__free(bench->claims);
    clm__timex_list_release(&bench->timexes);
    clm__parsed_release(&bench->parsed);
    clm_corpus_free(bench->actors);
    clm__lexicon_free(bench->lexicon);
    clm__cues_free(bench->cues);
    clm__timex_rules_free(bench->rules);
    clm__parser_free(bench->parser);
    clm__model_free(bench->model);
    clm__free(bench);
    return 0;
}

/* Reads a sentence of 15 January 2020. */
static void
read_text(struct bench *bench, const char *text)
{
    clm_day day = clm_day_from_civil(2020, 1, 15);
    struct clm__timex_input input = {
        .text = text, .len = strlen(text), .has_base = true, .base = day};
    clm__timex_list_release(&bench->timexes);
    assert_int_equal(clm__timex_find(&bench->timexes, bench->rules, &input, NULL),
                     CLM_OK);
    assert_int_equal(
        clm__text_parse(bench->parser, text, strlen(text), &bench->parsed, NULL), CLM_OK);
    struct clm__claim_input claims = {.text = text,
                                      .parsed = &bench->parsed,
                                      .timexes = &bench->timexes,
                                      .has_day = true,
                                      .day = day};
    assert_int_equal(clm__claim_read(bench->claims, &claims, NULL), CLM_OK);
}

static void
put_parties(struct clm__buf *out, const char *text, const struct clm__party *parties,
            unsigned count)
{
    if (count == 0)
        clm__buf_putc(out, '-');
    for (unsigned i = 0; i < count; i++) {
        clm__buf_puts(out, i > 0 ? " + " : "");
        clm__buf_add(out, text + parties[i].span.start,
                     parties[i].span.end - parties[i].span.start);
    }
}

/* "ACTOR > TARGET : CHARGE" */
static void
put_draft(struct clm__buf *out, const char *text, const struct clm__draft *draft)
{
    put_parties(out, text, draft->actors, draft->actor_count);
    clm__buf_puts(out, " > ");
    put_parties(out, text, draft->targets, draft->target_count);
    clm__buf_puts(out, " : ");
    if (draft->charge.end == 0)
        clm__buf_putc(out, '-');
    clm__buf_add(out, text + draft->charge.start,
                 draft->charge.end - draft->charge.start);
}

/* Whether the text gives an event of a kind that reads as `wanted`, or, where `wanted` is
 * NULL, any of that kind. */
static bool
gives(struct bench *bench, const char *text, enum clm_kind kind, const char *wanted)
{
    bool found = false;
    read_text(bench, text);
    for (size_t i = 0; i < bench->claims->draft_count && !found; i++) {
        const struct clm__draft *draft = &bench->claims->drafts[i];
        struct clm__buf said = {0};
        put_draft(&said, text, draft);
        found = draft->kind == kind &&
                (wanted == NULL || strcmp(clm__buf_text(&said), wanted) == 0);
        clm__buf_release(&said);
    }
    return found;
}

static void
every_frame_gives_what_its_example_says(void **state)
{
    struct bench *bench = *state;
    size_t wrong = 0;
    for (size_t i = 0; i < bench->lexicon->frame_count; i++) {
        const struct clm__frame *frame = &bench->lexicon->frames[i];
        bool fine = false;
        if ((frame->flags & CLM__FRAME_NOT) != 0) {
            read_text(bench, frame->example);
            fine = bench->claims->draft_count == 0;
        } else {
            fine =
                gives(bench, frame->example, (enum clm_kind)frame->kind, frame->expected);
        }
        if (!fine)
            fprintf(stderr, "%s:%u: '%s' does not give '%s'\n", frame->file,
                    (unsigned)frame->line, frame->example, frame->expected);
        wrong += !fine;
    }
    assert_true(bench->lexicon->frame_count >= 400);
    assert_int_equal(wrong, 0);
}

/* SENTENCE => KIND ACTOR > TARGET : CHARGE, or SENTENCE => no KIND. */
static bool
check_line(struct bench *bench, char *line)
{
    char *arrow = strstr(line, " => ");
    assert_non_null(arrow);
    *arrow = '\0';
    char *kind_word = arrow + 4;
    bool not = strncmp(kind_word, "no ", 3) == 0;
    kind_word += not ? 3 : 0;
    char *rest = strchr(kind_word, ' ');
    size_t len = rest != NULL && !not ? (size_t)(rest - kind_word) : strlen(kind_word);
    enum clm_kind kind = CLM_KIND_STATEMENT;
    assert_true(clm_kind_find(&kind, kind_word, len));
    return gives(bench, line, kind, not ? NULL : rest + 1) != not ;
}

static void
sentences_give_what_they_should(void **state)
{
    FILE *in = fopen(CLM_TEST_SENTENCES, "r");
    char line[LINE_MAX_BYTES];
    size_t count = 0, wrong = 0, mended = 0;
    assert_non_null(in);
    while (fgets(line, sizeof line, in) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        bool fails = strncmp(line, "fails ", 6) == 0;
        char copy[LINE_MAX_BYTES];
        memcpy(copy, line, sizeof copy);
        bool fine = check_line(*state, line + (fails ? 6 : 0));
        count++;
        wrong += !fine && !fails;
        mended += fine && fails;
        if (fine == fails)
            fprintf(stderr, "%s: %s\n", fails ? "is right now" : "is wrong", copy);
    }
    fclose(in);
    assert_true(count >= 200);
    assert_int_equal(wrong, 0);
    assert_int_equal(mended, 0);
}

static void
an_added_paragraph_changes_no_id(void **state)
{
    const char *const texts[] = {
        "Sudan accused Chad of theft.\n\nPeru met Oman.\n",
        "Kenya thanked Malta.\n\nSudan accused Chad of theft.\n\nPeru met Oman.\n"};
    struct bench *bench = *state;
    struct clm__buf out[2] = {{0}, {0}};
    for (size_t i = 0; i < 2; i++) {
        read_text(bench, texts[i]);
        struct clm__event_output output = {
            .corpus = bench->actors, .text = texts[i], .source = "a"};
        assert_true(clm__events_write(&out[i], &output, bench->claims->drafts,
                                      bench->claims->draft_count));
    }
    const char *first = strstr(clm__buf_text(&out[0]), "\"id\":\"x-");
    assert_non_null(first);
    char id[32];
    snprintf(id, sizeof id, "%.21s", first);
    assert_non_null(strstr(clm__buf_text(&out[1]), id));
    clm__buf_release(&out[0]);
    clm__buf_release(&out[1]);
}

static void
a_bad_frame_is_an_error_with_its_place(void **state)
{
    static const struct {
        const char *text;
        uint32_t line, column;
    } cases[] = {
        {"# fine\nverbs call TARGET ; demand ; x => a > b : c\n", 2, 1},
        {"verb accuse TARGET ; blame ; x\n", 1, 22},
        {"verb accuse TARGET@nothing ; accusation ; x\n", 1, 20},
        {"verb accuse TARGET ; accusation loud ; x\n", 1, 33},
        {"verb accuse TARGET ; accusation\n", 1, 6},
        {"words : a\n", 1, 7},
        {"verb accuse of NOBODY ; accusation ; x\n", 1, 16},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct clm__lexicon *lexicon = NULL;
        struct clm_error err = {0};
        assert_int_equal(clm__lexicon_new(&lexicon, &err), CLM_OK);
        struct clm__span text = {cases[i].text, strlen(cases[i].text)};
        assert_int_equal(
            clm__lexicon_add(lexicon, CLM__LEXICON_FRAMES, "mine.txt", text, &err),
            CLM_E_DATA);
        assert_string_equal(err.at.file, "mine.txt");
        assert_int_equal(err.at.line, cases[i].line);
        assert_int_equal(err.at.column, cases[i].column);
        clm__lexicon_free(lexicon);
    }
}

static void
a_frame_of_the_user_comes_before_ours(void **state)
{
    struct bench *bench = *state;
    const char *frame = "verb bamboozle TARGET [over CHARGE] ; accusation ; Peru "
                        "bamboozled Chad. => Peru > Chad : -\n";
    struct clm__span text = {frame, strlen(frame)};
    assert_int_equal(
        clm__lexicon_add(bench->lexicon, CLM__LEXICON_FRAMES, "mine.txt", text, NULL),
        CLM_OK);
    assert_true(gives(bench, "Peru has bamboozled Chad over the grain.",
                      CLM_KIND_ACCUSATION, "Peru > Chad : the grain"));
}

static void
want_of_memory_is_an_error(void **state)
{
    struct bench *bench = *state;
    const char *text = "Sudan accused Chad of theft. \"Chad lied,\" Peru said on Monday.";
    bool done = false;
    read_text(bench, text);
    for (long calls = 0; !done && calls < 2000; calls++) {
        struct clm__claim_reader claims = {
            .lexicon = bench->lexicon, .cues = bench->cues, .model = bench->model};
        claims.who.corpus = bench->actors;
        claims.who.lexicon = bench->lexicon;
        struct clm__claim_input input = {
            .text = text, .parsed = &bench->parsed, .timexes = &bench->timexes};
        clm__alloc_fail_after(calls);
        enum clm_code code = clm__claim_read(&claims, &input, NULL);
        clm__alloc_fail_after(-1);
        done = code == CLM_OK;
        assert_true(done || code == CLM_E_NOMEM);
        clm__claim_release(&claims);
    }
    assert_true(done);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_frame_gives_what_its_example_says),
        cmocka_unit_test(sentences_give_what_they_should),
        cmocka_unit_test(an_added_paragraph_changes_no_id),
        cmocka_unit_test(a_bad_frame_is_an_error_with_its_place),
        cmocka_unit_test(want_of_memory_is_an_error),
        cmocka_unit_test(a_frame_of_the_user_comes_before_ours),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
