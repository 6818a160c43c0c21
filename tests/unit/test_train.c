/* SPDX-License-Identifier: MIT */
#include "support/test.h"

#include "train/recipe.h"
#include "train/score.h"
#include "train/train.h"

#include "base/alloc.h"
#include "text/conllu_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Four sentences, said often enough that a learner can know them by heart. */
static const char treebank[] = "1\tDogs\tdog\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
                               "2\tbark\tbark\tVERB\tVBP\t_\t0\troot\t_\t_\n"
                               "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
                               "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n"
                               "2\tcat\tcat\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n"
                               "3\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                               "4\ta\ta\tDET\tDT\t_\t5\tdet\t_\t_\n"
                               "5\tbird\tbird\tNOUN\tNN\t_\t3\tobj\t_\t_\n"
                               "6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
                               "1\tA\ta\tDET\tDT\t_\t2\tdet\t_\t_\n"
                               "2\tbird\tbird\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n"
                               "3\tsang\tsing\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                               "4\ttoday\ttoday\tNOUN\tNN\t_\t3\tobl:unmarked\t_\t_\n\n"
                               "1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
                               "2\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                               "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n"
                               "4\tcat\tcat\tNOUN\tNN\t_\t2\tobj\t_\t_\n"
                               "5\tand\tand\tCCONJ\tCC\t_\t6\tcc\t_\t_\n"
                               "6\tleft\tleave\tVERB\tVBD\t_\t2\tconj\t_\t_\n"
                               "7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

static const char raw_line[] = "{\"text\": \"The cat saw a bird today. The dogs saw the "
                               "cat and left. A bird sang.\"}\n";

static char folder[] = "/tmp/claimline-train-XXXXXX";
static char paths[4][64];

enum { TREEBANK, RAW, MODEL, OTHER };

static void
write_file(const char *path, const char *text, unsigned times)
{
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    for (unsigned i = 0; i < times; i++)
        assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
    assert_int_equal(fclose(out), 0);
}

static int
make_files(void **state)
{
    static const char *const names[] = {"treebank", "raw", "model", "other"};
    (void)state;
    if (mkdtemp(folder) == NULL)
        return 1;
    for (size_t i = 0; i < 4; i++)
        snprintf(paths[i], sizeof paths[i], "%s/%s", folder, names[i]);
    write_file(paths[TREEBANK], treebank, 30);
    write_file(paths[RAW], raw_line, 40);
    return 0;
}

static int
remove_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++)
        remove(paths[i]);
    return rmdir(folder);
}

static void
build(const char *out)
{
    struct clm__recipe recipe = CLM__RECIPE_INIT;
    const char *treebanks[] = {paths[TREEBANK]}, *raw[] = {paths[RAW]};
    recipe.treebanks = treebanks;
    recipe.treebank_count = 1;
    recipe.raw = raw;
    recipe.raw_count = 1;
    recipe.out = out;
    recipe.clusters = 4;
    recipe.tagger_bits = recipe.parser_bits = 14;
    recipe.seeds = 2;
    recipe.rare = 0;
    assert_int_equal(clm__recipe_run(&recipe, NULL), CLM_OK);
}

/* Parses the treebank's own words and checks the trees. */
static void
check_heart(enum clm__model_mode mode)
{
    struct clm__model *model = NULL;
    struct clm__parser *parser = NULL;
    struct clm__conllu_reader reader = {
        .at = treebank, .end = treebank + strlen(treebank), .name = "treebank"};
    struct clm__conllu_sentence sentence = {0};
    struct clm__parsed parsed = {0};
    struct clm__buf forms = {0};
    assert_int_equal(clm__model_open(&model, paths[MODEL], mode, NULL), CLM_OK);
    assert_int_equal(clm__parser_new(&parser, model, NULL), CLM_OK);
    for (;;) {
        assert_int_equal(clm__conllu_read(&reader, &sentence, NULL), CLM_OK);
        if (sentence.count == 0)
            break;
        forms.len = 0;
        clm__parsed_clear(&parsed);
        assert_int_equal(clm__text_parse_tokens(parser, &sentence, &forms, &parsed, NULL),
                         CLM_OK);
        for (size_t i = 0; i < sentence.count; i++) {
            const struct clm__conllu_word *gold = &sentence.words[i];
            const char *deprel = clm__parsed_label(model, &parsed.tokens[i])->deprel;
            assert_int_equal(parsed.tokens[i].head, gold->head);
            assert_int_equal(strlen(deprel), gold->deprel.len);
            assert_memory_equal(deprel, gold->deprel.at, gold->deprel.len);
        }
    }
    clm__conllu_sentence_release(&sentence);
    clm__parsed_release(&parsed);
    clm__buf_release(&forms);
    clm__parser_free(parser);
    clm__model_free(model);
}

static void
a_small_treebank_is_learned_by_heart(void **state)
{
    (void)state;
    build(paths[MODEL]);
    check_heart(CLM__MODEL_FAST);
    check_heart(CLM__MODEL_ACCURATE);
}

static void
the_same_input_gives_the_same_model(void **state)
{
    (void)state;
    char *a = NULL, *b = NULL;
    size_t a_len = 0, b_len = 0;
    build(paths[MODEL]);
    build(paths[OTHER]);
    assert_int_equal(clm__train_load(&a, &a_len, paths[MODEL], NULL), CLM_OK);
    assert_int_equal(clm__train_load(&b, &b_len, paths[OTHER], NULL), CLM_OK);
    assert_int_equal(a_len, b_len);
    assert_memory_equal(a, b, a_len);
    clm__free(a);
    clm__free(b);
}

static void
raw_text_becomes_conllu_with_places(void **state)
{
    (void)state;
    static const char text[] = "She can't bark.";
    static const char want[] =
        "# newdoc id = a\n# sent_id = a-1\n# text = She can't bark.\n1\tShe\t";
    struct clm__model *model = NULL;
    struct clm__parser *parser = NULL;
    struct clm__parsed parsed = {0};
    struct clm__buf out = {0};
    build(paths[MODEL]);
    assert_int_equal(clm__model_open(&model, paths[MODEL], CLM__MODEL_FAST, NULL),
                     CLM_OK);
    assert_int_equal(clm__parser_new(&parser, model, NULL), CLM_OK);
    assert_int_equal(clm__text_parse(parser, text, strlen(text), &parsed, NULL), CLM_OK);
    struct clm__conllu_writer writer = {.model = model};
    clm__conllu_begin(&writer, &out, "a");
    clm__conllu_write(&writer, &out, text, &parsed);
    assert_memory_equal(out.at, want, strlen(want));
    assert_non_null(strstr(out.at, "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tStart=4|End=9\n"));
    assert_non_null(strstr(out.at, "\tStart=10|End=14|SpaceAfter=No\n"));
    clm__buf_release(&out);
    clm__parsed_release(&parsed);
    clm__parser_free(parser);
    clm__model_free(model);
}

static void
without_memory_a_parse_fails_cleanly(void **state)
{
    (void)state;
    static const char text[] = "The cat saw a bird. \"Dogs bark.\"\n\nShe left.";
    struct clm__model *model = NULL;
    build(paths[MODEL]);
    assert_int_equal(clm__model_open(&model, paths[MODEL], CLM__MODEL_ACCURATE, NULL),
                     CLM_OK);
    enum clm_code code = CLM_E_NOMEM;
    for (long calls = 0; calls < 100 && code != CLM_OK; calls++) {
        struct clm__parser *parser = NULL;
        struct clm__parsed parsed = {0};
        clm__alloc_fail_after(calls);
        code = clm__parser_new(&parser, model, NULL);
        if (code == CLM_OK)
            code = clm__text_parse(parser, text, strlen(text), &parsed, NULL);
        clm__alloc_fail_after(-1);
        assert_true(code == CLM_OK || code == CLM_E_NOMEM);
        assert_true(code != CLM_OK || parsed.sentence_count == 3);
        clm__parsed_release(&parsed);
        clm__parser_free(parser);
    }
    assert_int_equal(code, CLM_OK);
    clm__model_free(model);
}

static void
the_oracle_counts_lost_arcs(void **state)
{
    (void)state;
    /* "The cat saw": the 1 hangs on 2, 2 on 3, 3 on the root, 4 */
    static const uint16_t heads[] = {2, 3, 4};
    static struct clm__state s;
    clm__state_init(&s, 3);
    assert_int_equal(clm__oracle_cost(&s, heads, CLM__SHIFT), 0);
    assert_int_equal(clm__oracle_cost(&s, heads, CLM__LEFT), CLM__FORBIDDEN);
    clm__state_apply(&s, 0, 1);
    assert_int_equal(clm__oracle_cost(&s, heads, CLM__LEFT), 0);
    assert_int_equal(clm__oracle_cost(&s, heads, CLM__SHIFT), 1);
    clm__state_apply(&s, 0, 1);
    assert_int_equal(clm__oracle_cost(&s, heads, CLM__RIGHT), 1);
}

static void
a_file_scores_full_marks_against_itself(void **state)
{
    (void)state;
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    assert_int_equal(clm__score_files(paths[TREEBANK], paths[TREEBANK], out, NULL),
                     CLM_OK);
    assert_int_equal(fclose(out), 0);
    assert_non_null(
        strstr(text, "LAS            precision 100.00  recall 100.00  F1 100.00"));
    free(text);
}

static void
words_split_otherwise_lose_recall_only_there(void **state)
{
    (void)state;
    write_file(paths[OTHER],
               "1\tab\t_\tX\t_\t_\t0\troot\t_\t_\n2\tc\t_\tX\t_\t_\t1\tdep\t_\t_\n\n", 1);
    write_file(paths[MODEL],
               "1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n2\tb\t_\tX\t_\t_\t1\tdep\t_\t_\n"
               "3\tc\t_\tX\t_\t_\t1\tdep\t_\t_\n\n",
               1);
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    assert_int_equal(clm__score_files(paths[OTHER], paths[MODEL], out, NULL), CLM_OK);
    assert_int_equal(fclose(out), 0);
    assert_non_null(
        strstr(text, "words          precision  33.33  recall  50.00  F1  40.00"));
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_treebank_is_learned_by_heart),
        cmocka_unit_test(the_same_input_gives_the_same_model),
        cmocka_unit_test(raw_text_becomes_conllu_with_places),
        cmocka_unit_test(without_memory_a_parse_fails_cleanly),
        cmocka_unit_test(the_oracle_counts_lost_arcs),
        cmocka_unit_test(a_file_scores_full_marks_against_itself),
        cmocka_unit_test(words_split_otherwise_lose_recall_only_there),
    };
    return cmocka_run_group_tests(tests, make_files, remove_files);
}
