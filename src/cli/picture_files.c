/* SPDX-License-Identifier: MIT */
/* The pages of a picture as files. */
#include "picture_files.h"

#include "claimline/picture.h"
#include "format.h"

#include <string.h>

/* The place of a word among those of an option; words that are not given are the first.
 */
static int
place_of(const char *word, const char *const *words)
{
    int i = 0;
    while (word != NULL && words[i] != NULL && strcmp(words[i], word) != 0)
        i++;
    return word != NULL && words[i] != NULL ? i : 0;
}

struct clm_picture_options
picture_options(const struct settings *settings)
{
    static const char *const looks[] = {"ladder", "lanes", "overview", NULL};
    static const char *const themes[] = {"light", "dark", "grey", NULL};
    static const char *const papers[] = {"a4", "a3", "letter", NULL};
    static const char *const ways[] = {"", "portrait", "landscape", NULL};
    static const char *const contexts[] = {"linked", "all", "none", NULL};
    return (struct clm_picture_options){
        .look = (enum clm_look)place_of(settings->look, looks),
        .title = settings->title,
        .fit = settings->fit,
        .one_page = settings->one_page,
        .dpi = settings->dpi,
        .theme = (enum clm_theme)place_of(settings->theme, themes),
        .paper = (enum clm_paper)place_of(settings->paper, papers),
        .orientation = (enum clm_orientation)place_of(settings->orientation, ways),
        .context = (enum clm_context)place_of(settings->context, contexts)};
}

/* NAME.svg, or NAME-01.svg ... NAME-12.svg, so that the files sort as the pages do. */
static void
name_page(char *name, size_t size, const char *stem, size_t page, size_t pages,
          const char *format)
{
    if (page == CLM_ALL_PAGES || pages == 1)
        snprintf(name, size, "%s.%s", stem, format);
    else
        snprintf(name, size, "%s-%0*u.%s", stem, output_page_digits(pages),
                 (unsigned)page + 1, format);
}

static enum clm_code
write_page(struct output *output, const struct clm_picture *picture, size_t page,
           const struct format *format, const char *stem, struct clm_error *err)
{
    char *bytes = NULL;
    size_t len = 0;
    char name[4096];
    name_page(name, sizeof name, stem, page, clm_picture_page_count(picture),
              format->name);
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

/* A format's pages, a file each; of PDF all pages in one. */
static enum clm_code
write_format(struct output *output, const struct settings *settings,
             const struct clm_picture *picture, const struct format *format,
             const char *stem, struct clm_error *err)
{
    size_t pages = clm_picture_page_count(picture);
    bool document = format->number == CLM_FORMAT_PDF;
    enum clm_code code = CLM_OK;
    if (document)
        code = write_page(output, picture, CLM_ALL_PAGES, format, stem, err);
    for (size_t page = 0; page < pages && !document && code == CLM_OK; page++) {
        progress_of(settings, "drawing page", page + 1, pages);
        code = write_page(output, picture, page, format, stem, err);
    }
    return code == CLM_OK
               ? output_drop_pages(output, stem, format->name, document ? 1 : pages, err)
               : code;
}

enum clm_code
picture_files_write(struct output *output, const struct settings *settings,
                    const char *formats, const struct clm_view *view, const char *stem,
                    struct clm_error *err)
{
    struct clm_picture_options options = picture_options(settings);
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
    for (size_t i = 0; code == CLM_OK && i < count; i++)
        code = write_format(output, settings, picture, wanted[i], stem, err);
    clm_picture_free(picture);
    return code;
}
