/* SPDX-License-Identifier: MIT */
/* The order of lanes. It is the minimum linear arrangement of a small graph: every order
 * is tried up to 8 lanes (20,160 of them once mirror images are left out). */
#include "render/lane_order.h"

#include <stdbool.h>
#include <string.h>

enum { EXHAUSTIVE = 8, SWEEPS = 24 };

uint64_t
clm__lane_cost(const uint8_t *order, const uint32_t *weights, size_t count)
{
    uint64_t cost = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            size_t a = order[i], b = order[k];
            cost += (k - i) * ((uint64_t)weights[a * count + b] + weights[b * count + a]);
        }
    return cost;
}

static void
swap(uint8_t *order, size_t i, size_t k)
{
    uint8_t kept = order[i];
    order[i] = order[k];
    order[k] = kept;
}

/* The next order in lexical order, false after the last. */
static bool
next_order(uint8_t *order, size_t count)
{
    size_t i = count;
    while (i > 1 && order[i - 2] >= order[i - 1])
        i--;
    if (i < 2)
        return false;
    size_t k = count - 1;
    while (order[k] <= order[i - 2])
        k--;
    swap(order, i - 2, k);
    for (size_t left = i - 1, right = count - 1; left < right; left++, right--)
        swap(order, left, right);
    return true;
}

static void
try_all(uint8_t *order, const uint32_t *weights, size_t count, size_t loose)
{
    uint8_t trial[CLM__MAX_LANES];
    memcpy(trial, order, count);
    uint64_t best = clm__lane_cost(order, weights, count);
    while (next_order(trial, loose)) {
        if (loose == count && trial[0] > trial[count - 1])
            continue; /* its mirror image came before */
        uint64_t cost = clm__lane_cost(trial, weights, count);
        if (cost < best) {
            best = cost;
            memcpy(order, trial, count);
        }
    }
}

/* Sorts the loose lanes by the mean place of the lanes they exchange arrows with; stable.
 */
static void
barycentre(uint8_t *order, const uint32_t *weights, size_t count, size_t loose)
{
    uint64_t centre[CLM__MAX_LANES];
    for (size_t i = 0; i < loose; i++) {
        uint64_t sum = 0, total = 0;
        size_t a = order[i];
        for (size_t k = 0; k < count; k++) {
            size_t b = order[k];
            uint64_t weight = (uint64_t)weights[a * count + b] + weights[b * count + a];
            sum += weight * k * 1024;
            total += weight;
        }
        centre[i] = total > 0 ? sum / total : i * 1024;
    }
    for (size_t i = 1; i < loose; i++)
        for (size_t k = i; k > 0 && centre[k - 1] > centre[k]; k--) {
            uint64_t kept = centre[k];
            centre[k] = centre[k - 1];
            centre[k - 1] = kept;
            swap(order, k, k - 1);
        }
}

static void
exchange(uint8_t *order, const uint32_t *weights, size_t count, size_t loose)
{
    uint64_t best = clm__lane_cost(order, weights, count);
    bool better = true;
    for (int sweep = 0; better && sweep < 2 * SWEEPS; sweep++) {
        better = false;
        for (size_t i = 0; i < loose; i++)
            for (size_t k = i + 1; k < loose; k++) {
                swap(order, i, k);
                uint64_t cost = clm__lane_cost(order, weights, count);
                if (cost < best) {
                    best = cost;
                    better = true;
                } else {
                    swap(order, i, k);
                }
            }
    }
}

void
clm__lane_order(uint8_t *order, const uint32_t *weights, size_t count, unsigned flags)
{
    size_t loose = count > 0 && (flags & CLM__LANE_LAST) != 0 ? count - 1 : count;
    for (size_t i = 0; i < count; i++)
        order[i] = (uint8_t)i;
    if (loose <= EXHAUSTIVE) {
        try_all(order, weights, count, loose);
        return;
    }
    uint8_t best[CLM__MAX_LANES];
    memcpy(best, order, count);
    uint64_t least = clm__lane_cost(order, weights, count);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        barycentre(order, weights, count, loose);
        exchange(order, weights, count, loose);
        uint64_t cost = clm__lane_cost(order, weights, count);
        if (cost >= least)
            break;
        least = cost;
        memcpy(best, order, count);
    }
    memcpy(order, best, count);
}
