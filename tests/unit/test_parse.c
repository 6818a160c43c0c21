/* SPDX-License-Identifier: MIT */
#include "support/test.h"

#include "base/alloc.h"
#include "text/parse.h"
#include "text/tag.h"

#include <string.h>

static uint32_t
next_number(uint32_t *seed)
{
    return *seed = *seed * 1664525u + 1013904223u;
}

static void
the_fast_kernel_sums_as_the_slow_one(void **state)
{
    (void)state;
    enum { SLOTS = 1 << 12 };
    static int8_t table[SLOTS + CLM__CLASSES_MAX];
    struct clm__features features;
    int16_t fast[CLM__CLASSES_MAX], slow[CLM__CLASSES_MAX];
    uint32_t seed = 7;
    for (size_t i = 0; i < sizeof table; i++)
        table[i] = (int8_t)(next_number(&seed) >> 24);
    static const uint32_t classes[] = {1, 2, 31, 32, 33, 64, 103, 115, 255, 256};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        struct clm__weights weights = {table, SLOTS - 1, classes[i]};
        for (features.count = 0; features.count < CLM__FEATURES_MAX; features.count++) {
            clm__kernel_score(&weights, &features, fast);
            clm__kernel_score_slowly(&weights, &features, slow);
            assert_memory_equal(fast, slow, classes[i] * sizeof fast[0]);
            features.at[features.count] = next_number(&seed);
        }
    }
}

static void
the_heaviest_weights_do_not_overflow(void **state)
{
    (void)state;
    static int8_t table[256 + CLM__CLASSES_MAX];
    struct clm__weights weights = {table, 255, 40};
    struct clm__features features = {.count = CLM__FEATURES_MAX};
    int16_t scores[CLM__CLASSES_MAX];
    memset(table, 0x80, sizeof table);
    clm__kernel_score(&weights, &features, scores);
    assert_int_equal(scores[39], -128 * CLM__FEATURES_MAX);
}

static void
make_words(struct clm__word *words, uint16_t *tags, unsigned count, uint32_t *seed)
{
    for (unsigned i = 0; i < count; i++) {
        char form[3] = {(char)('a' + next_number(seed) % 26),
                        (char)('A' + next_number(seed) % 26), 0};
        clm__word_init(&words[i], form, 2, NULL);
        tags[i] = (uint16_t)(next_number(seed) % 17);
    }
}

/* One root, every head inside, no cycle. */
static void
check_tree(const struct clm__state *state)
{
    unsigned roots = 0;
    for (unsigned i = 1; i <= state->count; i++) {
        unsigned at = i, steps = 0;
        roots += state->nodes[i].head == state->count + 1u;
        while (at != state->count + 1u) {
            at = state->nodes[at].head;
            assert_in_range(at, 1, state->count + 1u);
            assert_in_range(++steps, 1, state->count);
        }
    }
    assert_int_equal(roots, 1);
}

static void
any_weights_give_a_tree_with_one_root(void **state)
{
    (void)state;
    enum { SLOTS = 1 << 12, LABELS = 7 };
    static int8_t table[SLOTS + CLM__CLASSES_MAX];
    static struct clm__word words[CLM__SENTENCE_MAX];
    static uint16_t tags[CLM__SENTENCE_MAX];
    struct clm__weights weights = {table, SLOTS - 1, 2 * LABELS + 1};
    struct clm__parse_room *room = clm__parse_room_new(8);
    uint32_t seed = 11;
    assert_non_null(room);
    for (unsigned round = 0; round < 60; round++) {
        unsigned count = round == 0 ? CLM__SENTENCE_MAX : 1 + next_number(&seed) % 40;
        struct clm__parse_options options = {LABELS, round % 2 == 0 ? 1 : 8};
        for (size_t i = 0; i < sizeof table; i++)
            table[i] = (int8_t)(next_number(&seed) >> 24);
        make_words(words, tags, count, &seed);
        clm__parse_sentence(room, &weights, words, tags, count, &options);
        check_tree(&room->state);
    }
    clm__parse_room_free(room);
}

static void
a_wide_beam_scores_no_worse_than_a_narrow_one(void **state)
{
    (void)state;
    enum { SLOTS = 1 << 12, LABELS = 3 };
    static int8_t table[SLOTS + CLM__CLASSES_MAX];
    struct clm__word words[12];
    uint16_t tags[12];
    struct clm__weights weights = {table, SLOTS - 1, 2 * LABELS + 1};
    struct clm__parse_room *room = clm__parse_room_new(16);
    uint32_t seed = 23;
    long narrow = 0, wide = 0;
    assert_non_null(room);
    for (size_t i = 0; i < sizeof table; i++)
        table[i] = (int8_t)(next_number(&seed) >> 24);
    for (unsigned round = 0; round < 30; round++) {
        struct clm__parse_options options = {LABELS, 2};
        make_words(words, tags, 12, &seed);
        clm__parse_sentence(room, &weights, words, tags, 12, &options);
        narrow += room->state.score;
        options.beam = 16;
        clm__parse_sentence(room, &weights, words, tags, 12, &options);
        wide += room->state.score;
    }
    assert_true(wide > narrow);
    clm__parse_room_free(room);
}

static void
no_more_features_than_there_is_room_for(void **state)
{
    (void)state;
    struct clm__features features;
    struct clm__word words[3];
    uint16_t tags[3] = {0, 1, 2};
    uint32_t seed = 5;
    struct clm__parse_room *room = clm__parse_room_new(1);
    assert_non_null(room);
    make_words(words, tags, 3, &seed);
    clm__parse_atoms(room->atoms, words, tags, 3);
    clm__state_init(&room->state, 3);
    clm__parse_features(&features, room->atoms, &room->state);
    assert_in_range(features.count, 1, CLM__FEATURES_MAX);
    clm__tag_features(&features, words, 3, 1, tags);
    assert_in_range(features.count, 1, CLM__FEATURES_MAX);
    clm__parse_room_free(room);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fast_kernel_sums_as_the_slow_one),
        cmocka_unit_test(the_heaviest_weights_do_not_overflow),
        cmocka_unit_test(any_weights_give_a_tree_with_one_root),
        cmocka_unit_test(a_wide_beam_scores_no_worse_than_a_narrow_one),
        cmocka_unit_test(no_more_features_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
