/* SPDX-License-Identifier: MIT */
/* The ladder look: time runs down, each actor has a lane, each event a row with its words
 * beside it. */
#ifndef CLM_RENDER_LADDER_H
#define CLM_RENDER_LADDER_H

#include "claimline/picture.h"
#include "render/scene.h"

/** Lays the events of `view` out into `scene`, which is empty. CLM_E_NOMEM. */
enum clm_code clm__ladder_layout(struct clm__scene *scene, const struct clm_view *view,
                                 const struct clm_picture_options *options,
                                 struct clm_error *err);
/** The size of the paper in points; `landscape` is how the look lies by itself. */
void clm__paper_size(const struct clm_picture_options *options, bool landscape,
                     double *wide, double *high);

#endif
