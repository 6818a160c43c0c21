/* SPDX-License-Identifier: MIT */
/* How each kind of event looks in the ladder. Colours are those of Okabe and Ito ("Color
 * Universal Design", 2008), which the common kinds of colour blindness keep apart; no
 * meaning hangs on colour alone. Inks of words reach 4.5:1 on white. */
#include "render/ladder_parts.h"

/* One row a kind: words, colours (of lines and marks, of words, of the mark's inside),
 * shape, line, arrow, sizes (of the mark, its edge, the arrow), and whether the marks are
 * joined. */
/* clang-format off */
static const struct kind_look looks[CLM_KIND_COUNT] = {
    [CLM_KIND_ACCUSATION] = {"accusation",       "accuses",           "#D55E00", "#A84A00", "#D55E00", CLM__CIRCLE,        CLM__SOLID,  CLM__FILLED_HEAD, 5.2F, 0.5F, 1.3F, false},
    [CLM_KIND_DENIAL]     = {"denial or reply",  "denies it",         "#0072B2", "#0072B2", "#0072B2", CLM__CIRCLE,        CLM__DASHED, CLM__FILLED_HEAD, 5.2F, 0.5F, 1.3F, false},
    [CLM_KIND_DEMAND]     = {"demand",           "makes a demand",    "#777777", "#555555", "white",   CLM__TRIANGLE_UP,   CLM__SOLID,  CLM__OPEN_HEAD,   7.0F, 1.0F, 1.0F, false},
    [CLM_KIND_THREAT]     = {"threat",           "threatens",         "#B0518C", "#8F3A6E", "#B0518C", CLM__TRIANGLE_UP,   CLM__DOTTED, CLM__OPEN_HEAD,   7.0F, 0.5F, 1.3F, false},
    [CLM_KIND_REJECTION]  = {"refusal",          "refuses",           "#0072B2", "#0072B2", "white",   CLM__CIRCLE,        CLM__DASHED, CLM__OPEN_HEAD,   5.6F, 1.2F, 1.0F, false},
    [CLM_KIND_STATEMENT]  = {"statement",        "makes a statement", "#666666", "#666666", "white",   CLM__CIRCLE,        CLM__DOTTED, CLM__NO_HEAD,     5.6F, 1.2F, 0.9F, false},
    [CLM_KIND_CEASEFIRE]  = {"cease-fire step",  "cease-fire",        "#1B6CA8", "#1B6CA8", "#56B4E9", CLM__SQUARE,        CLM__SOLID,  CLM__NO_HEAD,     5.2F, 0.6F, 1.1F, true},
    [CLM_KIND_STRIKE]     = {"strike or attack", "strike",            "#000000", "#000000", "#000000", CLM__DIAMOND,       CLM__SOLID,  CLM__FILLED_HEAD, 8.0F, 0.0F, 1.0F, false},
    [CLM_KIND_ATTACK]     = {"strike or attack", "attack",            "#000000", "#000000", "#000000", CLM__DIAMOND,       CLM__SOLID,  CLM__FILLED_HEAD, 8.0F, 0.0F, 1.0F, false},
    [CLM_KIND_TALKS]      = {"talks",            "talks",             "#1B6CA8", "#1B6CA8", "white",   CLM__CIRCLE,        CLM__SOLID,  CLM__NO_HEAD,     5.2F, 1.2F, 0.9F, true},
    [CLM_KIND_SANCTION]   = {"sanction",         "imposes sanctions", "#7A5500", "#7A5500", "#E69F00", CLM__TRIANGLE_DOWN, CLM__SOLID,  CLM__FILLED_HEAD, 7.0F, 0.6F, 1.0F, false},
    [CLM_KIND_AID]        = {"aid",              "gives aid",         "#00785A", "#00694D", "#009E73", CLM__TRIANGLE_DOWN, CLM__SOLID,  CLM__OPEN_HEAD,   7.0F, 0.5F, 1.0F, false},
};

/* Steps of a truce that neither start nor prolong it are hollow. */
static const struct kind_look hollow_truce =
    {"cease-fire offered, broken or ended", "cease-fire", "#1B6CA8", "#1B6CA8", "white", CLM__SQUARE, CLM__SOLID, CLM__NO_HEAD, 5.2F, 1.0F, 1.1F, true};
/* clang-format on */

const struct kind_look *
clm__ladder_kind_look(enum clm_kind kind)
{
    return kind < CLM_KIND_COUNT ? &looks[kind] : &looks[CLM_KIND_STATEMENT];
}

const struct kind_look *
clm__ladder_kind(const struct clm_event *event)
{
    if (event->kind == CLM_KIND_CEASEFIRE && event->phase != CLM_PHASE_NONE &&
        event->phase != CLM_PHASE_START && event->phase != CLM_PHASE_EXTEND)
        return &hollow_truce;
    return clm__ladder_kind_look(event->kind);
}
