/* SPDX-License-Identifier: MIT */
/* The overview as a look of its own. */
#include "render/overview.h"

#include "base/alloc.h"

enum clm_code
clm__overview_layout(struct clm__scene *scene, const struct clm_view *view,
                     const struct clm_picture_options *options, struct clm_error *err)
{
    struct ladder ladder;
    if (clm__ladder_prepare(&ladder, scene, view, options, 0))
        clm__overview_page(&ladder, 1);
    clm__free(ladder.bands);
    if (ladder.failed || scene->failed || scene->arena.failed)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0},
                             "out of memory while laying out the picture");
    return CLM_OK;
}
