/* SPDX-License-Identifier: MIT */
/* The pages of a picture as files. */
#include "picture_files.h"

#include "claimline/picture.h"
#include "format.h"

#include <string.h>

static enum clm_code
write_page(struct output *output, const struct clm_picture *picture, size_t page,
           const struct format *format, const char *stem, struct clm_error *err)
{
    char *bytes = NULL;
    size_t len = 0;
    char name[4096];
    if (clm_picture_page_count(picture) > 1)
        snprintf(name, sizeof name, "%s-%zu.%s", stem, page + 1, format->name);
    else
        snprintf(name, sizeof name, "%s.%s", stem, format->name);
    enum clm_code code = clm_picture_render(
        picture, page, (enum clm_picture_format)format->number, &bytes, &len, err);
    if (code == CLM_OK)
        code = output_begin_file(output, name, err);
    if (code == CLM_OK) {
        output_write(bytes, len, output); /* a failure shows when the file ends */
        code = output_end_file(output, err);
    }
    clm_picture_bytes_free(bytes);
    return code;
}

enum clm_code
picture_files_write(struct output *output, const struct settings *settings,
                    const char *formats, const struct clm_view *view, const char *stem,
                    struct clm_error *err)
{
    struct clm_picture_options options = {
        .title = settings->title, .one_page = settings->one_page, .dpi = settings->dpi};
    struct clm_picture *picture = NULL;
    const struct format *wanted[8];
    size_t count = 0;
    for (int i = 0; format_at(COMMAND_BUILD, i) != NULL && count < 8; i++) {
        const struct format *format = format_at(COMMAND_BUILD, i);
        if (format->picture && option_list_has(formats, format->name))
            wanted[count++] = format;
    }
    if (count == 0)
        return CLM_OK;
    enum clm_code code = clm_picture_new(&picture, view, &options, err);
    size_t pages = code == CLM_OK ? clm_picture_page_count(picture) : 0;
    for (size_t page = 0; page < pages; page++) {
        progress(settings, "drawing page", page + 1);
        for (size_t i = 0; code == CLM_OK && i < count; i++)
            code = write_page(output, picture, page, wanted[i], stem, err);
    }
    for (size_t i = 0; code == CLM_OK && i < count; i++)
        code = output_drop_pages(output, stem, wanted[i]->name, pages, err);
    clm_picture_free(picture);
    return code;
}
