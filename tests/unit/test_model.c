/* SPDX-License-Identifier: MIT */
#include "support/test.h"

#include "base/alloc.h"
#include "text/model.h"
#include "text/pack.h"

#include <string.h>

enum { SLOTS = 256, SIZE = SLOTS + CLM__CLASSES_MAX };

static void
fill(int8_t *weights, size_t count, uint32_t seed)
{
    for (size_t i = 0; i < count; i++) {
        seed = seed * 1664525u + 1013904223u;
        unsigned kind = seed >> 28;
        weights[i] = (int8_t)(kind < 9    ? 0
                              : kind < 15 ? (int)(seed >> 20 & 7) - 3
                                          : (int)(seed >> 16 & 255) - 127);
        if (weights[i] == -128)
            weights[i] = 0;
    }
}

/* A model of two tags and two labels. */
static void
make_model(struct clm__buf *out, bool accurate)
{
    static int8_t tagger[SIZE], fast[SIZE], slow[SIZE];
    static const uint32_t keys[] = {5, 9, 4000000000u};
    static const uint16_t clusters[] = {1, 2, 1};
    fill(tagger, SIZE, 1);
    fill(fast, SIZE, 2);
    fill(slow, SIZE, 3);
    struct clm__weights weights[3] = {
        {tagger, SLOTS - 1, 2}, {fast, SLOTS - 1, 5}, {slow, SLOTS - 1, 5}};
    struct clm__model_parts parts = {.tag_names = "NOUN_NN\0VERB_VBD",
                                     .label_names = "root\0nsubj:pass",
                                     .tag_count = 2,
                                     .label_count = 2,
                                     .cluster_keys = keys,
                                     .clusters = clusters,
                                     .cluster_words = 3,
                                     .tagger = &weights[0],
                                     .fast = &weights[1],
                                     .accurate = accurate ? &weights[2] : NULL};
    clm__model_write(out, &parts);
    assert_false(out->failed);
}

static enum clm_code
read_model(struct clm__model **out, const char *at, size_t len, enum clm__model_mode mode)
{
    struct clm__model_bytes bytes = {at, len, "test"};
    return clm__model_read(out, &bytes, mode, NULL);
}

static void
what_is_packed_is_unpacked(void **state)
{
    (void)state;
    static int8_t weights[70000], again[70000];
    for (uint32_t seed = 0; seed < 8; seed++) {
        size_t count = seed == 0 ? 1 : (size_t)seed * 9001;
        struct clm__buf buf = {0};
        fill(weights, count, seed);
        if (seed == 7)
            memset(weights, 0, count);
        clm__pack(&buf, weights, count);
        assert_true(clm__unpack(again, count, (const unsigned char *)buf.at, buf.len));
        assert_memory_equal(weights, again, count);
        assert_false(
            clm__unpack(again, count, (const unsigned char *)buf.at, buf.len - 1));
        assert_false(
            clm__unpack(again, count - 1, (const unsigned char *)buf.at, buf.len));
        clm__buf_release(&buf);
    }
}

static void
a_crc_is_that_of_zlib(void **state)
{
    (void)state;
    assert_int_equal(clm__crc32("123456789", 9), 0xcbf43926u);
}

static void
a_model_is_read_as_it_was_written(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    struct clm__model *model = NULL;
    int8_t weights[SIZE];
    make_model(&buf, true);
    assert_int_equal(read_model(&model, buf.at, buf.len, CLM__MODEL_FAST), CLM_OK);
    assert_int_equal(model->tag_count, 2);
    assert_string_equal(model->tags[1].upos, "VERB");
    assert_string_equal(model->tags[1].xpos, "VBD");
    assert_int_equal(model->tags[1].kind, CLM__UPOS_VERB);
    assert_string_equal(model->labels[1].deprel, "nsubj:pass");
    assert_string_equal(model->labels[1].subtype, "pass");
    assert_int_equal(model->labels[1].rel, CLM__REL_NSUBJ);
    assert_int_equal(model->beam, 1);
    fill(weights, SIZE, 2);
    assert_memory_equal(model->parser.at, weights, SIZE);
    clm__model_free(model);
    assert_int_equal(read_model(&model, buf.at, buf.len, CLM__MODEL_ACCURATE), CLM_OK);
    assert_int_equal(model->beam, CLM__MODEL_BEAM);
    fill(weights, SIZE, 3);
    assert_memory_equal(model->parser.at, weights, SIZE);
    clm__model_free(model);
    clm__buf_release(&buf);
}

static void
a_model_without_accurate_weights_says_so(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    struct clm__model *model = NULL;
    make_model(&buf, false);
    assert_int_equal(read_model(&model, buf.at, buf.len, CLM__MODEL_ACCURATE),
                     CLM_E_DATA);
    assert_null(model);
    clm__buf_release(&buf);
}

static void
a_damaged_model_is_refused(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    struct clm__model *model = NULL;
    make_model(&buf, true);
    for (size_t i = 0; i < buf.len; i++) {
        buf.at[i] = (char)(buf.at[i] ^ 4);
        assert_int_equal(read_model(&model, buf.at, buf.len, CLM__MODEL_FAST),
                         CLM_E_DATA);
        assert_null(model);
        buf.at[i] = (char)(buf.at[i] ^ 4);
    }
    for (size_t len = 0; len < buf.len; len += 7)
        assert_int_equal(read_model(&model, buf.at, len, CLM__MODEL_FAST), CLM_E_DATA);
    clm__buf_release(&buf);
}

/* With the checksum set right, what is inside must still make sense or be refused, never
 * read past. */
static void
a_forged_model_is_refused_or_harmless(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    make_model(&buf, true);
    for (size_t i = 16; i < buf.len; i++) {
        for (unsigned bit = 1; bit < 256; bit *= 16) {
            struct clm__model *model = NULL;
            buf.at[i] = (char)(buf.at[i] ^ (char)bit);
            uint32_t crc = clm__crc32(buf.at + 16, buf.len - 16);
            for (int b = 0; b < 4; b++)
                buf.at[12 + b] = (char)(crc >> (8 * b));
            enum clm_code code = read_model(&model, buf.at, buf.len, CLM__MODEL_FAST);
            assert_true(code == CLM_OK || code == CLM_E_DATA);
            clm__model_free(model);
            buf.at[i] = (char)(buf.at[i] ^ (char)bit);
        }
    }
    clm__buf_release(&buf);
}

static void
a_missing_file_cannot_be_read(void **state)
{
    (void)state;
    struct clm__model *model = NULL;
    struct clm_error err = {0};
    assert_int_equal(clm__model_open(&model, "no-such-file", CLM__MODEL_FAST, &err),
                     CLM_E_IO);
    assert_null(model);
}

static void
no_memory_is_an_error(void **state)
{
    (void)state;
    struct clm__buf buf = {0};
    struct clm__model *model = NULL;
    make_model(&buf, true);
    enum clm_code code = CLM_E_NOMEM;
    for (long calls = 0; calls < 50 && code != CLM_OK; calls++) {
        clm__alloc_fail_after(calls);
        code = read_model(&model, buf.at, buf.len, CLM__MODEL_FAST);
        clm__alloc_fail_after(-1);
        assert_true(code == CLM_OK || model == NULL);
    }
    assert_int_equal(code, CLM_OK);
    clm__model_free(model);
    clm__buf_release(&buf);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_packed_is_unpacked),
        cmocka_unit_test(a_crc_is_that_of_zlib),
        cmocka_unit_test(a_model_is_read_as_it_was_written),
        cmocka_unit_test(a_model_without_accurate_weights_says_so),
        cmocka_unit_test(a_damaged_model_is_refused),
        cmocka_unit_test(a_forged_model_is_refused_or_harmless),
        cmocka_unit_test(a_missing_file_cannot_be_read),
        cmocka_unit_test(no_memory_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
