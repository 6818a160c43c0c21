/* SPDX-License-Identifier: MIT */
/* The order of lanes. */
#include "render/lane_order.h"
#include "support/test.h"

#include <string.h>

static uint32_t
next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 16;
}

static void
fill(uint32_t *weights, size_t count, uint32_t seed)
{
    for (size_t i = 0; i < count * count; i++)
        weights[i] = next_random(&seed) % 5;
}

static int
is_permutation(const uint8_t *order, size_t count)
{
    uint32_t seen = 0;
    for (size_t i = 0; i < count; i++)
        seen |= 1U << order[i];
    return seen == (1U << count) - 1;
}

static void
a_chain_is_laid_out_straight(void **state)
{
    (void)state;
    uint32_t weights[16] = {0};
    uint8_t order[4];
    weights[0 * 4 + 2] = weights[2 * 4 + 1] = weights[1 * 4 + 3] = 1; /* 0 - 2 - 1 - 3 */
    clm__lane_order(order, weights, 4, 0);
    assert_int_equal(clm__lane_cost(order, weights, 4), 3);
    const uint8_t want[] = {0, 2, 1, 3};
    assert_memory_equal(order, want, 4);
}

static void
no_swap_helps_up_to_eight_lanes(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 12; seed++) {
        size_t count = 3 + seed % 6;
        uint32_t weights[64];
        uint8_t order[8];
        fill(weights, count, seed);
        clm__lane_order(order, weights, count, 0);
        assert_true(is_permutation(order, count));
        uint64_t cost = clm__lane_cost(order, weights, count);
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < count; k++) { /* moving any lane anywhere */
                uint8_t trial[8];
                memcpy(trial, order, count);
                uint8_t kept = trial[i];
                trial[i] = trial[k];
                trial[k] = kept;
                assert_true(clm__lane_cost(trial, weights, count) >= cost);
            }
    }
}

static void
ties_keep_the_order_of_the_list(void **state)
{
    (void)state;
    uint32_t weights[64] = {0};
    uint8_t order[8];
    const uint8_t want[] = {0, 1, 2, 3, 4, 5, 6, 7};
    clm__lane_order(order, weights, 8, 0);
    assert_memory_equal(order, want, 8);
}

static void
the_last_lane_can_be_pinned(void **state)
{
    (void)state;
    uint32_t weights[81];
    uint8_t order[9];
    fill(weights, 9, 7);
    weights[0 * 9 + 8] = 1000; /* would like to be a neighbour */
    clm__lane_order(order, weights, 9, CLM__LANE_LAST);
    assert_true(is_permutation(order, 9));
    assert_int_equal(order[8], 8);
    assert_int_equal(order[7], 0);
}

static void
many_lanes_are_ordered_well(void **state)
{
    (void)state;
    enum { COUNT = 20 };
    uint32_t weights[COUNT * COUNT] = {0};
    uint8_t order[COUNT], plain[COUNT];
    for (size_t i = 0; i < COUNT; i++) { /* a chain 0 - 7 - 14 - 1 - ... */
        weights[(i * 7 % COUNT) * COUNT + (i + 1) * 7 % COUNT] = i + 1 < COUNT;
        plain[i] = (uint8_t)i;
    }
    clm__lane_order(order, weights, COUNT, 0);
    assert_true(is_permutation(order, COUNT));
    assert_true(clm__lane_cost(order, weights, COUNT) * 3 <
                clm__lane_cost(plain, weights, COUNT) * 2);
}

static void
one_lane_and_none_are_fine(void **state)
{
    (void)state;
    uint32_t weights[1] = {3};
    uint8_t order[1] = {9};
    clm__lane_order(order, weights, 0, CLM__LANE_LAST);
    assert_int_equal(order[0], 9);
    clm__lane_order(order, weights, 1, CLM__LANE_LAST);
    assert_int_equal(order[0], 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chain_is_laid_out_straight),
        cmocka_unit_test(no_swap_helps_up_to_eight_lanes),
        cmocka_unit_test(ties_keep_the_order_of_the_list),
        cmocka_unit_test(the_last_lane_can_be_pinned),
        cmocka_unit_test(many_lanes_are_ordered_well),
        cmocka_unit_test(one_lane_and_none_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
