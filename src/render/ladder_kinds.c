/* SPDX-License-Identifier: MIT */
/* How each kind of event looks in the ladder. Colours are those of Okabe and Ito ("Color Universal Design", 2008), which
 * the common kinds of colour blindness keep apart; no meaning hangs on colour alone. Inks of words reach 4.5:1 on white. */
#include "render/ladder_parts.h"

static const struct kind_look looks[CLM_KIND_COUNT] = {
    [CLM_KIND_ACCUSATION] = {.legend = "accusation", .words = "accuses", .colour = "#D55E00", .ink = "#A84A00",
                             .fill = "#D55E00", .shape = CLM__CIRCLE, .head = CLM__FILLED_HEAD, .size = 5.2F,
                             .pen = 0.5F, .weight = 1.3F},
    [CLM_KIND_DENIAL] = {.legend = "denial or reply", .words = "denies it", .colour = "#0072B2", .ink = "#0072B2",
                         .fill = "#0072B2", .shape = CLM__CIRCLE, .dash = CLM__DASHED, .head = CLM__FILLED_HEAD,
                         .size = 5.2F, .pen = 0.5F, .weight = 1.3F},
    [CLM_KIND_DEMAND] = {.legend = "demand", .words = "makes a demand", .colour = "#777777", .ink = "#555555",
                         .fill = "white", .shape = CLM__TRIANGLE_UP, .head = CLM__OPEN_HEAD, .size = 7.0F,
                         .pen = 1.0F, .weight = 1.0F},
    [CLM_KIND_THREAT] = {.legend = "threat", .words = "threatens", .colour = "#B0518C", .ink = "#8F3A6E",
                         .fill = "#B0518C", .shape = CLM__TRIANGLE_UP, .dash = CLM__DOTTED,
                         .head = CLM__OPEN_HEAD, .size = 7.0F, .pen = 0.5F, .weight = 1.3F},
    [CLM_KIND_REJECTION] = {.legend = "refusal", .words = "refuses", .colour = "#0072B2", .ink = "#0072B2",
                            .fill = "white", .shape = CLM__CIRCLE, .dash = CLM__DASHED, .head = CLM__OPEN_HEAD,
                            .size = 5.6F, .pen = 1.2F, .weight = 1.0F},
    [CLM_KIND_STATEMENT] = {.legend = "statement", .words = "makes a statement", .colour = "#666666", .ink = "#666666",
                            .fill = "white", .shape = CLM__CIRCLE, .dash = CLM__DOTTED, .head = CLM__NO_HEAD,
                            .size = 5.6F, .pen = 1.2F, .weight = 0.9F},
    [CLM_KIND_CEASEFIRE] = {.legend = "cease-fire step", .words = "cease-fire", .colour = "#1B6CA8", .ink = "#1B6CA8",
                            .fill = "#56B4E9", .shape = CLM__SQUARE, .size = 5.2F, .pen = 0.6F, .weight = 1.1F,
                            .joined = true},
    [CLM_KIND_STRIKE] = {.legend = "strike or attack", .words = "strike", .colour = "#000000", .ink = "#000000",
                         .fill = "#000000", .shape = CLM__DIAMOND, .head = CLM__FILLED_HEAD, .size = 8.0F,
                         .pen = 0, .weight = 1.0F},
    [CLM_KIND_ATTACK] = {.legend = "strike or attack", .words = "attack", .colour = "#000000", .ink = "#000000",
                         .fill = "#000000", .shape = CLM__DIAMOND, .head = CLM__FILLED_HEAD, .size = 8.0F,
                         .pen = 0, .weight = 1.0F},
    [CLM_KIND_TALKS] = {.legend = "talks", .words = "talks", .colour = "#1B6CA8", .ink = "#1B6CA8", .fill = "white",
                        .shape = CLM__CIRCLE, .size = 5.2F, .pen = 1.2F, .weight = 0.9F, .joined = true},
    [CLM_KIND_SANCTION] = {.legend = "sanction", .words = "imposes sanctions", .colour = "#7A5500", .ink = "#7A5500",
                           .fill = "#E69F00", .shape = CLM__TRIANGLE_DOWN, .head = CLM__FILLED_HEAD, .size = 7.0F,
                           .pen = 0.6F, .weight = 1.0F},
    [CLM_KIND_AID] = {.legend = "aid", .words = "gives aid", .colour = "#00785A", .ink = "#00694D",
                      .fill = "#009E73", .shape = CLM__TRIANGLE_DOWN, .head = CLM__OPEN_HEAD, .size = 7.0F,
                      .pen = 0.5F, .weight = 1.0F},
};

/* Steps of a truce that neither start nor prolong it are hollow. */
static const struct kind_look hollow_truce = {
    .legend = "cease-fire offered, broken or ended", .words = "cease-fire", .colour = "#1B6CA8", .ink = "#1B6CA8",
    .fill = "white", .shape = CLM__SQUARE, .size = 5.2F, .pen = 1.0F, .weight = 1.1F, .joined = true};

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
