/* SPDX-License-Identifier: MIT */
/* The public side of pictures: a look makes a scene, a page of it is drawn. */
#include "claimline/picture.h"

#include "base/alloc.h"
#include "render/draw.h"
#include "render/ladder.h"
#include "render/lanes.h"
#include "render/overview.h"

struct clm_picture {
    struct clm__scene scene;
    unsigned dpi;
};

enum clm_code
clm_picture_new(struct clm_picture **out, const struct clm_view *view,
                const struct clm_picture_options *options, struct clm_error *err)
{
    const struct clm_picture_options plain = {.look = CLM_LOOK_LADDER};
    if (options == NULL)
        options = &plain;
    unsigned dpi = options->dpi != 0 ? options->dpi : CLM_DPI_DEFAULT;
    if (dpi < CLM_DPI_MIN || dpi > CLM_DPI_MAX)
        return clm_error_set(err, CLM_E_USAGE, (struct clm_loc){0},
                             "a resolution of %u dpi is not within %u to %u", dpi,
                             CLM_DPI_MIN, CLM_DPI_MAX);
    if (view->count == 0)
        return clm_error_set(err, CLM_E_NO_INPUT, (struct clm_loc){0},
                             "no events to draw");
    struct clm_picture *picture = clm__calloc(1, sizeof *picture);
    if (picture == NULL)
        return clm_error_set(err, CLM_E_NOMEM, (struct clm_loc){0}, "out of memory");
    picture->dpi = dpi;
    picture->scene.theme = options->theme;
    enum clm_code code = CLM_OK;
    if (options->look == CLM_LOOK_LANES)
        code = clm__lanes_layout(&picture->scene, view, options, err);
    else if (options->look == CLM_LOOK_OVERVIEW)
        code = clm__overview_layout(&picture->scene, view, options, err);
    else
        code = clm__ladder_layout(&picture->scene, view, options, err);
    if (code != CLM_OK) {
        clm_picture_free(picture);
        return code;
    }
    *out = picture;
    return CLM_OK;
}

void
clm_picture_free(struct clm_picture *picture)
{
    if (picture == NULL)
        return;
    clm__scene_release(&picture->scene);
    clm__free(picture);
}

size_t
clm_picture_page_count(const struct clm_picture *picture)
{
    return picture->scene.page_count;
}

enum clm_code
clm_picture_render(const struct clm_picture *picture, size_t page,
                   enum clm_picture_format format, char **bytes, size_t *len,
                   struct clm_error *err)
{
    struct clm__buf out = {0};
    bool all = page == CLM_ALL_PAGES && format == CLM_FORMAT_PDF;
    if (page >= picture->scene.page_count && !all)
        return clm_error_set(err, CLM_E_USAGE, (struct clm_loc){0},
                             "there is no page %zu", page + 1);
    enum clm_code code =
        clm__draw_page(&out, &picture->scene, page, format, picture->dpi, err);
    if (code != CLM_OK) {
        clm__buf_release(&out);
        return code;
    }
    *bytes = out.at;
    *len = out.len;
    return CLM_OK;
}

void
clm_picture_bytes_free(char *bytes)
{
    clm__free(bytes);
}
