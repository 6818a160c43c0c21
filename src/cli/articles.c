/* SPDX-License-Identifier: MIT */
/* The articles of corpus folders, for the commands that read events. */
#include "articles.h"

#include <stdlib.h>
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

/* $XDG_CONFIG_HOME/claimline or, without it, ~/.config/claimline (XDG Base Directory
 * Specification): what a user adds to every corpus. */
const char *
articles_own_file(const char *name, char path[ARTICLES_PATH])
{
    struct stat found;
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    int len = -1;
    if (config != NULL && config[0] == '/')
        len = snprintf(path, ARTICLES_PATH, "%s/claimline/%s", config, name);
    else if (home != NULL && home[0] == '/')
        len = snprintf(path, ARTICLES_PATH, "%s/.config/claimline/%s", home, name);
    return len >= 0 && len < ARTICLES_PATH && stat(path, &found) == 0 ? path : NULL;
}

void
articles_find(const struct settings *settings, struct articles_files *files)
{
    files->actors = find_file(settings, "actors.csv", files->paths[0]);
    files->frames = find_file(settings, "frames.txt", files->paths[1]);
    files->charges = find_file(settings, "charges.txt", files->paths[2]);
    files->own_actors =
        settings->no_builtin ? NULL : articles_own_file("actors.csv", files->paths[3]);
    files->own_frames = articles_own_file("frames.txt", files->paths[4]);
}

/* What is told while articles are read. */
struct telling {
    const struct settings *settings;
    size_t total; /* as far as the lists say */
};

static void
on_article(size_t articles, void *payload)
{
    const struct telling *telling = payload;
    progress_of(telling->settings, "reading articles:", articles, telling->total);
}

static size_t
count_listed(const struct clm_corpus *corpus)
{
    size_t count = 0;
    for (size_t i = 0; i < clm_corpus_source_count(corpus); i++)
        count += clm_corpus_source(corpus, i)->file != 0;
    return count;
}

/* Lines of a .jsonl file; 1 for another file, 0 for what cannot be counted. */
static size_t
count_lines(const char *path)
{
    char block[1 << 16];
    size_t count = 0, got, len = strlen(path);
    if (len < 6 || strcmp(path + len - 6, ".jsonl") != 0)
        return strcmp(path, "-") != 0 && !is_folder(path);
    FILE *in = fopen(path, "rb");
    while (in != NULL && (got = fread(block, 1, sizeof block, in)) > 0)
        for (const char *at = block;
             (at = memchr(at, '\n', got - (size_t)(at - block))) != NULL; at++)
            count++;
    if (in != NULL)
        fclose(in);
    return count;
}

size_t
articles_count(const struct settings *settings)
{
    size_t total = 0;
    for (size_t i = 0; i < settings->input_count; i++) {
        size_t count = count_lines(settings->inputs[i]);
        if (count == 0)
            return 0;
        total += count;
    }
    return total;
}

enum clm_code
articles_read(const struct settings *settings, struct clm_corpus *corpus,
              struct clm_article_counts *counts, struct clm_error *err)
{
    struct clm_article_options options = CLM_ARTICLE_OPTIONS_INIT;
    struct telling telling = {settings, count_listed(corpus)};
    struct articles_files files;
    articles_find(settings, &files);
    options.frames = files.frames;
    options.charges = files.charges;
    options.own_frames = files.own_frames;
    options.model = settings->model;
    options.judge = settings->judge;
    options.fast = settings->fast;
    options.threads = settings->threads;
    options.progress = on_article;
    options.payload = &telling;
    options.kinds |= settings->filter.kinds;

    enum clm_code code = CLM_OK;
    for (size_t i = 0; code == CLM_OK && i < settings->input_count; i++)
        code =
            clm_corpus_read_articles(corpus, settings->inputs[i], &options, counts, err);
    return code;
}
