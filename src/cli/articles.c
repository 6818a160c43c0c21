/* SPDX-License-Identifier: MIT */
/* The articles of corpus folders, for the commands that read events. */
#include "articles.h"

#include "claimline/extract.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Records as they come, until the corpus takes them. */
struct gathering {
    struct reporter *reporter;
    char *bytes;
    size_t len, room;
};

static bool
gather(const char *bytes, size_t len, void *payload)
{
    struct gathering *gathering = payload;
    if (gathering->len + len > gathering->room) {
        size_t room = 2 * (gathering->len + len);
        char *more = realloc(gathering->bytes, room);
        if (more == NULL)
            return false;
        gathering->bytes = more;
        gathering->room = room;
    }
    memcpy(gathering->bytes + gathering->len, bytes, len);
    gathering->len += len;
    return true;
}

/* The extractor reads the lists of the folder again; what is wrong with them has been
 * told. */
static bool
is_told(const char *file)
{
    const char *slash = file != NULL ? strrchr(file, '/') : NULL;
    return slash != NULL &&
           (strcmp(slash, "/actors.csv") == 0 || strcmp(slash, "/corpus.csv") == 0);
}

static void
report(const struct clm_diag *diag, void *payload)
{
    struct gathering *gathering = payload;
    if (!is_told(diag->at.file))
        report_diag(diag, gathering->reporter);
}

static bool
is_folder(const char *path)
{
    struct stat found;
    return strcmp(path, "-") != 0 && stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

static const char *
find_file(const struct settings *settings, const char *name, char *path)
{
    struct stat found;
    for (size_t i = 0; i < settings->input_count; i++)
        if (is_folder(settings->inputs[i]) &&
            snprintf(path, ARTICLES_PATH, "%s/%s", settings->inputs[i], name) <
                ARTICLES_PATH &&
            stat(path, &found) == 0)
            return path;
    return NULL;
}

void
articles_find(const struct settings *settings, struct articles_files *files,
              struct clm_extract_options *options)
{
    options->actors = find_file(settings, "actors.csv", files->actors);
    options->frames = find_file(settings, "frames.txt", files->frames);
    options->charges = find_file(settings, "charges.txt", files->charges);
}

enum clm_code
articles_read(const struct settings *settings, struct clm_corpus *corpus,
              const char *folder, struct reporter *reporter, struct clm_error *err)
{
    struct gathering gathering = {.reporter = reporter};
    struct articles_files files;
    char name[4096];
    struct clm_extract_options options = {.layer = CLM_LAYER_EVENTS,
                                          .part = CLM_PART_STORY,

                                          .report = report,
                                          .write = gather,
                                          .payload = &gathering};
    struct clm_extractor *extractor = NULL;
    if (!is_folder(folder))
        return CLM_OK;
    articles_find(settings, &files, &options);
    enum clm_code code = clm_extractor_new(&extractor, &options, err);
    if (code == CLM_OK)
        code = clm_extractor_read(extractor, folder, err);
    if (code == CLM_OK)
        code = clm_extractor_finish(extractor, err);
    snprintf(name, sizeof name, "%.4000s/articles (read by claimline).jsonl", folder);
    if (code == CLM_OK)
        code = clm_corpus_read_bytes(corpus, name,
                                     gathering.bytes != NULL ? gathering.bytes : "",
                                     gathering.len, err);
    if (err->code != CLM_OK)
        err->at.file = folder; /* the names of the extractor go with it */
    clm_extractor_free(extractor);
    free(gathering.bytes);
    return code;
}
