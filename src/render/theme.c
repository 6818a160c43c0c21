/* SPDX-License-Identifier: MIT */
/* The colours of the picture in each theme. Light: those of M. Okabe and K. Ito ("Color
 * universal design", 2008), inks of words at 4.5:1 on white at least. Grey: lightness
 * alone tells the kinds apart, beside shape and dash. Dark: the same hues, lighter, on a
 * near black. */
#include "render/theme.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *colour[CLM_THEME_COUNT]; /* light, dark, grey */
} table[] = {
    {{"white",   "#16181C", "white"}},   /* the sheet */
    {{"#222222", "#F0F0F0", "#222222"}}, /* ink */
    {{"#6B6B6B", "#A9ACB2", "#6B6B6B"}}, /* muted */
    {{"#555555", "#BDBFC4", "#555555"}},
    {{"#D9D9D9", "#3C4048", "#D9D9D9"}}, /* rules */
    {{"#C4C4C4", "#4A4E57", "#C4C4C4"}}, /* lanes */
    {{"#F4F4F4", "#212429", "#F4F4F4"}}, /* an empty cell */
    {{"#999999", "#8A8E96", "#999999"}},
    {{"#D55E00", "#FF8A3D", "#4A4A4A"}}, /* accusation */
    {{"#A84A00", "#FFA366", "#222222"}},
    {{"#FBE3D3", "#3A2618", "#EFEFEF"}}, /* cells, from few to many */
    {{"#F6C7A6", "#5A351A", "#DEDEDE"}},
    {{"#EFA873", "#7D461D", "#C8C8C8"}},
    {{"#E78A45", "#A3571E", "#ABABAB"}},
    {{"#0072B2", "#5FB4EA", "#737373"}}, /* answers */
    {{"#005F95", "#79C2F0", "#555555"}},
    {{"#777777", "#9DA1A8", "#777777"}}, /* demand */
    {{"#B0518C", "#DB8ABD", "#5E5E5E"}}, /* threat */
    {{"#8F3A6E", "#E3A0CA", "#3A3A3A"}},
    {{"#666666", "#A0A4AB", "#666666"}}, /* statement */
    {{"#1B6CA8", "#7FBDEB", "#6E6E6E"}}, /* truce */
    {{"#56B4E9", "#2E7FB3", "#BDBDBD"}},
    {{"#CFE6F5", "#1B3345", "#E9E9E9"}}, /* a truce in force, and fading */
    {{"#DFEEF8", "#192A37", "#EEEEEE"}},
    {{"#ECF5FB", "#17222B", "#F4F4F4"}},
    {{"#F5FAFD", "#161D24", "#F9F9F9"}},
    {{"#9CCBE8", "#2F6285", "#CFCFCF"}}, /* the same on the axis */
    {{"#A9DCC8", "#2C6B56", "#DADADA"}},
    {{"#5B8FB0", "#4F86AB", "#8A8A8A"}},
    {{"#BDBDBD", "#565B64", "#BDBDBD"}}, /* threads, pauses, stretches of days */
    {{"#BBBBBB", "#565B64", "#BBBBBB"}},
    {{"#8A8A8A", "#71767F", "#8A8A8A"}},
    {{"#000000", "#F5F5F5", "#000000"}}, /* strike */
    {{"#7A5500", "#D9B25F", "#4F4F4F"}}, /* sanction */
    {{"#E69F00", "#B98300", "#B5B5B5"}},
    {{"#00785A", "#5BC9A8", "#6A6A6A"}}, /* aid */
    {{"#00694D", "#5BC9A8", "#4A4A4A"}},
    {{"#009E73", "#1F8F70", "#9A9A9A"}},
    {{"#DDF1E9", "#17332A", "#EDEDED"}}, /* added, gone, changed */
    {{"#E8F5EF", "#172A24", "#F0F0F0"}},
    {{"#F0F9F5", "#16231F", "#F5F5F5"}},
    {{"#F7FCFA", "#161D1C", "#F9F9F9"}},
    {{"#FBE6DA", "#3A231A", "#E0E0E0"}},
    {{"#E1EEF7", "#1A2C3A", "#F0F0F0"}},
    {{"#00694C", "#5BC9A8", "#333333"}},
    {{"#A63A00", "#FFA366", "#333333"}},
    {{"#00527F", "#79C2F0", "#333333"}},
};
/* clang-format on */

const char *
clm__theme_colour(enum clm_theme theme, const char *colour)
{
    if (theme == CLM_THEME_LIGHT || colour == NULL)
        return colour;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].colour[CLM_THEME_LIGHT], colour) == 0)
            return table[i].colour[theme];
    return colour;
}
