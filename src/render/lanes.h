/* SPDX-License-Identifier: MIT */
/* The lanes look: time runs to the right and to scale, each actor has a lane, each event
 * a numbered column whose words stand in a key below. */
#ifndef CLM_RENDER_LANES_H
#define CLM_RENDER_LANES_H

#include "claimline/picture.h"
#include "render/scene.h"

/** Lays the events of `view` out into `scene`, which is empty. CLM_E_NOMEM. */
enum clm_code clm__lanes_layout(struct clm__scene *scene, const struct clm_view *view,
                                const struct clm_picture_options *options,
                                struct clm_error *err);
/** Moves `count` ascending places so that they stand `gap` apart within left..right, with
 * the least sum of squared moves: pool adjacent violators on places[i] - i * gap. */
void clm__lanes_spread(double *places, size_t count, double gap, double left,
                       double right);

#endif
