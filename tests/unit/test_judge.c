/* SPDX-License-Identifier: MIT */
#include "support/test.h"

#include "judge/encoder.h"
#include "judge/judge.h"
#include "judge/kernel.h"
#include "judge/pieces.h"
#include "support/judge_small.h"

#include <stdio.h>
#include <stdlib.h>

static struct clm__judge_model *
read_small(struct clm__buf *buf)
{
    struct clm__judge_model *model = calloc(1, sizeof *model);
    small_model(buf);
    assert_int_equal(clm__judge_model_read(model, buf->at, buf->len, "small", NULL),
                     CLM_OK);
    return model;
}

static void
every_way_of_counting_gives_the_same_sums(void **state)
{
    (void)state;
    enum { ROWS = 96, WIDTH = 64, COUNT = 19 };
    static int8_t weights[ROWS * WIDTH];
    static uint8_t inputs[COUNT * WIDTH];
    static int32_t fast[COUNT * ROWS], slow[COUNT * ROWS];
    uint32_t seed = 3;
    for (size_t i = 0; i < sizeof weights; i++)
        weights[i] = (int8_t)((int)(small_random(&seed) % 255u) - 127);
    for (size_t i = 0; i < sizeof inputs; i++)
        inputs[i] = (uint8_t)(i < WIDTH ? 255 : small_random(&seed) % 256u);
    const uint32_t rows[] = {16, 32, 48, ROWS};
    for (size_t i = 0; i < 4; i++) {
        struct clm__judge_product product = {weights, inputs, rows[i],
                                             WIDTH,   COUNT,  fast};
        clm__judge_multiply(&product);
        product.sums = slow;
        clm__judge_multiply_slowly(&product);
        assert_memory_equal(fast, slow, rows[i] * COUNT * sizeof *fast);
    }
}

static void
wide_and_narrow_registers_give_the_same_bits(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    struct clm__judge_model *model = read_small(&buf);
    struct clm__encoder *encoder = clm__encoder_new(model);
    struct clm__judge_window window = {.mark_first = 2, .mark_stop = 4};
    float fast[CLM__JUDGE_OUTPUTS], slow[CLM__JUDGE_OUTPUTS];
    assert_non_null(encoder);
    for (uint32_t count = 1; count <= CLM__JUDGE_WINDOW; count += 9) {
        window.count = count;
        for (uint32_t i = 0; i < count; i++)
            window.pieces[i] = (uint16_t)(i * 5 % SMALL_PIECES);
        clm__encoder_read(encoder, &window);
        clm__encoder_heads(encoder, count / 2, count, 0, CLM__JUDGE_OUTPUTS, fast);
        clm__encoder_read_plainly(encoder, &window);
        clm__encoder_heads(encoder, count / 2, count, 0, CLM__JUDGE_OUTPUTS, slow);
        assert_memory_equal(fast, slow, sizeof fast);
    }
    clm__encoder_free(encoder);
    free(model);
    clm__buf_release(&buf);
}

static void
powers_of_e_are_right(void **state)
{
    (void)state;
    static const struct {
        float x, y;
    } rows[] = {{0.0f, 1.0f},
                {1.0f, 2.7182818f},
                {-1.0f, 0.36787944f},
                {10.0f, 22026.4658f},
                {-20.5f, 1.2501528e-9f}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        float off = clm__encoder_exp(rows[i].x) / rows[i].y - 1.0f;
        assert_true(off < 1e-6f && off > -1e-6f);
    }
    assert_true(clm__encoder_exp(-1e30f) >= 0.0f && clm__encoder_exp(-1e30f) < 1e-30f);
}

static void
words_are_cut_into_the_longest_pieces(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    struct clm__judge_model *model = read_small(&buf);
    struct clm__pieces pieces = {0};
    const char *text = "Peru accus\xC3\x89"
                       "D e\xCC\x81 \"oman\"";
    /* accused is accus + ##e..., which cannot be spelt; \xC3\x89 folds to e */
    static const struct {
        uint32_t start, end;
        const char *piece;
    } want[] = {{0, 4, "peru"},    {5, 13, "accus"}, {0, 0, "##ed"},   {14, 15, "e"},
                {18, 19, "[UNK]"}, {19, 23, "oman"}, {23, 24, "[UNK]"}};
    assert_true(clm__pieces_add(&pieces, model, text, 0, (uint32_t)strlen(text)));
    assert_int_equal(pieces.count, 7);
    for (size_t i = 0; i < pieces.count; i++) {
        uint32_t at = model->piece_at[pieces.items[i].id];
        size_t len = model->piece_at[pieces.items[i].id + 1] - at;
        assert_int_equal(len, strlen(want[i].piece));
        assert_memory_equal(model->text + at, want[i].piece, len);
        if (want[i].end > 0 && i != 1)
            assert_int_equal(pieces.items[i].start, want[i].start);
    }
    assert_int_equal(pieces.items[1].end, 10);
    assert_int_equal(pieces.items[2].end, 13);
    clm__pieces_release(&pieces);
    free(model);
    clm__buf_release(&buf);
}

static void
a_word_of_more_than_forty_letters_is_unknown(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    struct clm__judge_model *model = read_small(&buf);
    struct clm__pieces pieces = {0};
    const char *forty = "accusededededededededededededededededede";
    char text[64];

    assert_int_equal(strlen(forty), 40);
    snprintf(text, sizeof text, "%.39su", forty); /* accus, 17 of ed, u */
    assert_true(clm__pieces_add(&pieces, model, text, 0, 40));
    assert_int_equal(pieces.count, 19);
    assert_int_equal(pieces.items[18].start, 39);

    pieces.count = 0;
    snprintf(text, sizeof text, "%.39sed", forty); /* of 41 */
    assert_true(clm__pieces_add(&pieces, model, text, 0, 41));
    assert_int_equal(pieces.count, 1);
    assert_int_equal(pieces.items[0].id, model->unknown);
    assert_int_equal(pieces.items[0].end, 41);
    clm__pieces_release(&pieces);
    free(model);
    clm__buf_release(&buf);
}

static void
a_damaged_model_is_refused(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    struct clm_error err = {0};
    struct clm__judge_model *model = read_small(&buf);
    buf.at[buf.len / 2] ^= 1;
    assert_int_equal(clm__judge_model_read(model, buf.at, buf.len, "m", &err),
                     CLM_E_JUDGE_MODEL);
    assert_string_equal(err.text, "'m' is damaged");
    buf.at[buf.len / 2] ^= 1;
    assert_int_equal(clm__judge_model_read(model, buf.at, buf.len - 64, "m", NULL),
                     CLM_E_JUDGE_MODEL);
    buf.at[8] = 9;
    err = (struct clm_error){0};
    assert_int_equal(clm__judge_model_read(model, buf.at, buf.len, "m", &err),
                     CLM_E_JUDGE_MODEL);
    assert_string_equal(err.text, "'m' is of another version of claimline");
    char other[] = "CLMMODEL";
    assert_int_equal(clm__judge_model_read(model, other, 8, "m", NULL),
                     CLM_E_JUDGE_MODEL);
    free(model);
    clm__buf_release(&buf);
}

static void
a_forged_model_is_refused(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    struct clm__judge_model *model = read_small(&buf);
    for (size_t at = 24; at < 24 + 28; at += 4) { /* each number of the header */
        char kept[4];
        memcpy(kept, buf.at + at, sizeof kept);
        small_put(&buf, at, 0xFFFFFFF0u);
        small_seal(&buf);
        assert_int_equal(clm__judge_model_read(model, buf.at, buf.len, "m", NULL),
                         CLM_E_JUDGE_MODEL);
        memcpy(buf.at + at, kept, sizeof kept);
    }
    free(model);
    clm__buf_release(&buf);
}

/* What PyTorch says about the same windows, written by tools/judge/vectors.py: a line of
 * pieces ("peru accused [cue] ..."), then the outputs. Rows of 8 bits stand for floats,
 * so they agree nearly. */
static void
the_net_says_what_it_was_taught(void **state)
{
    (void)state;
    struct clm__judge_model *model = NULL;
    FILE *in = fopen(CLM_JUDGE_VECTORS, "r");
    struct clm__judge_window window;
    unsigned count = 0, first = 0, stop = 0, lines = 0;
    assert_int_equal(clm__judge_model_open(&model, CLM_JUDGE_TEST, NULL), CLM_OK);
    assert_non_null(in);
    struct clm__encoder *encoder = clm__encoder_new(model);
    assert_non_null(encoder);
    while (fscanf(in, "%u %u %u", &count, &first, &stop) == 3) {
        float out[CLM__JUDGE_OUTPUTS], want;
        assert_in_range(count, 1, CLM__JUDGE_WINDOW);
        window = (struct clm__judge_window){
            .count = count, .mark_first = first, .mark_stop = stop};
        for (unsigned i = 0; i < count; i++) {
            unsigned piece = 0;
            assert_int_equal(fscanf(in, "%u", &piece), 1);
            window.pieces[i] = (uint16_t)piece;
        }
        clm__encoder_read(encoder, &window);
        clm__encoder_heads(encoder, first, stop, 0, CLM__JUDGE_OUTPUTS, out);
        for (unsigned i = 0; i < CLM__JUDGE_OUTPUTS; i++) {
            assert_int_equal(fscanf(in, "%f", &want), 1);
            assert_true(out[i] - want < 0.35f && want - out[i] < 0.35f);
        }
        lines++;
    }
    assert_true(lines >= 8);
    fclose(in);
    clm__encoder_free(encoder);
    clm__judge_model_free(model);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_of_counting_gives_the_same_sums),
        cmocka_unit_test(wide_and_narrow_registers_give_the_same_bits),
        cmocka_unit_test(powers_of_e_are_right),
        cmocka_unit_test(words_are_cut_into_the_longest_pieces),
        cmocka_unit_test(a_word_of_more_than_forty_letters_is_unknown),
        cmocka_unit_test(a_damaged_model_is_refused),
        cmocka_unit_test(a_forged_model_is_refused),
        cmocka_unit_test(the_net_says_what_it_was_taught),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
