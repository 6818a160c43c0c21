/* SPDX-License-Identifier: MIT */
/* The articles of corpus folders, for the commands that read events. */
#include "articles.h"

#include <string.h>
#include <sys/stat.h>

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
articles_find(const struct settings *settings, struct articles_files *files)
{
    files->actors = find_file(settings, "actors.csv", files->paths[0]);
    files->frames = find_file(settings, "frames.txt", files->paths[1]);
    files->charges = find_file(settings, "charges.txt", files->paths[2]);
}

static void
on_article(size_t articles, void *settings)
{
    progress(settings, "reading articles:", articles);
}

enum clm_code
articles_read(const struct settings *settings, struct clm_corpus *corpus,
              struct clm_article_counts *counts, struct clm_error *err)
{
    struct clm_article_options options = CLM_ARTICLE_OPTIONS_INIT;
    struct articles_files files;
    articles_find(settings, &files);
    options.frames = files.frames;
    options.charges = files.charges;
    options.model = settings->model;
    options.judge = settings->judge;
    options.fast = settings->fast;
    options.threads = settings->threads;
    options.progress = on_article;
    options.payload = (void *)(uintptr_t)settings;
    options.kinds |= settings->filter.kinds;

    enum clm_code code = CLM_OK;
    for (size_t i = 0; code == CLM_OK && i < settings->input_count; i++)
        code =
            clm_corpus_read_articles(corpus, settings->inputs[i], &options, counts, err);
    return code;
}
