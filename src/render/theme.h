/* SPDX-License-Identifier: MIT */
/* Themes: layouts name the colours of the light one, writers ask what stands for them. */
#ifndef CLM_RENDER_THEME_H
#define CLM_RENDER_THEME_H

#include "claimline/picture.h"

/** "#RRGGBB" for a colour of the light theme. A colour that no theme knows stays. */
const char *clm__theme_colour(enum clm_theme theme, const char *colour);

#endif
