/* SPDX-License-Identifier: MIT */
/* The texts that citations count in, read again from the files of a corpus. */
#include "source_text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ARTICLE = 16 << 20 };

static bool
is_lines_file(const char *path)
{
    size_t len = strlen(path);
    return len > 6 && strcmp(path + len - 6, ".jsonl") == 0;
}

static char *
copy_bytes(const char *bytes, size_t len)
{
    char *copy = malloc(len + 1);
    if (copy != NULL) {
        memcpy(copy, bytes, len);
        copy[len] = '\0';
    }
    return copy;
}

/* ---- a file with an article a line: read once, then looked up ---- */

static int
by_id(const void *a, const void *b)
{
    const struct line_text *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static void
add_line(struct lines_file *file, size_t *room, const char *line, size_t len)
{
    json_t *article = json_loadb(line, len, 0, NULL);
    const char *id = json_string_value(json_object_get(article, "id"));
    const json_t *text = json_object_get(article, "text");
    struct line_text *items = file->items;

    if (id != NULL && json_is_string(text) && file->count == *room) {
        *room = *room == 0 ? 64 : 2 * *room;
        items = realloc(items, *room * sizeof *items);
        file->items = items != NULL ? items : file->items;
    }
    if (id != NULL && json_is_string(text) && items != NULL) {
        struct line_text item = {
            copy_bytes(id, strlen(id)),
            copy_bytes(json_string_value(text), json_string_length(text)),
            json_string_length(text)};
        if (item.id != NULL && item.text != NULL)
            items[file->count++] = item;
    }

    json_decref(article);
}

static struct lines_file *
open_lines(struct source_texts *texts, const char *path)
{
    for (size_t i = 0; i < texts->file_count; i++)
        if (strcmp(texts->files[i].path, path) == 0)
            return &texts->files[i];

    FILE *in = fopen(path, "rb");
    struct lines_file *files =
        in != NULL ? realloc(texts->files, (texts->file_count + 1) * sizeof *files)
                   : NULL;
    if (files == NULL) {
        if (in != NULL)
            fclose(in);
        return NULL;
    }
    texts->files = files;
    struct lines_file *file = &files[texts->file_count++];
    *file = (struct lines_file){.path = copy_bytes(path, strlen(path))};

    char *line = NULL;
    size_t room = 0, line_room = 0;
    for (ssize_t got; (got = getline(&line, &line_room, in)) > 0;)
        add_line(file, &room, line, (size_t)got);
    free(line);
    fclose(in);

    if (file->count > 1)
        qsort(file->items, file->count, sizeof *file->items, by_id);
    return file;
}

/* The key of a search has a plain pointer, as what is found has. */
static const char * /* NOLINTNEXTLINE(readability-non-const-parameter) */
find_in_lines(struct source_texts *texts, const char *path, char *id, size_t *len)
{
    struct line_text key = {.id = id};
    const struct lines_file *file = open_lines(texts, path);
    const struct line_text *item =
        file != NULL && file->count > 0
            ? bsearch(&key, file->items, file->count, sizeof key, by_id)
            : NULL;

    *len = item != NULL ? item->len : 0;
    return item != NULL ? item->text : NULL;
}

/* ---- a file of one article ---- */

static const char *
read_whole(struct source_texts *texts, uint32_t source, const char *path, size_t *len)
{
    if (texts->bytes == NULL || texts->source != source) {
        free(texts->bytes);
        texts->bytes = NULL;
        FILE *in = fopen(path, "rb");
        if (in == NULL)
            return NULL;
        texts->bytes = malloc(MAX_ARTICLE);
        if (texts->bytes != NULL)
            texts->len = fread(texts->bytes, 1, MAX_ARTICLE, in);
        texts->source = source;
        fclose(in);
    }

    *len = texts->len;
    return texts->bytes;
}

/* The article, from its file beside the list that names it. */
static const char *
read_article(struct source_texts *texts, uint32_t number, size_t *len)
{
    const struct clm_source *source = clm_corpus_source(texts->corpus, number);
    char path[4096];
    if (source->file == 0)
        return NULL;

    struct clm_loc list = clm_corpus_source_loc(texts->corpus, number);
    const char *slash = strrchr(list.file, '/');
    int folder = slash != NULL ? (int)(slash - list.file) + 1 : 0;
    if (snprintf(path, sizeof path, "%.*s%s", folder, list.file,
                 clm_corpus_text(texts->corpus, source->file)) >= (int)sizeof path)
        return NULL;
    if (!is_lines_file(path))
        return read_whole(texts, number, path, len);

    const char *id = clm_corpus_text(texts->corpus, source->id);
    char *key = copy_bytes(id, strlen(id));
    const char *found = key != NULL ? find_in_lines(texts, path, key, len) : NULL;
    free(key);
    return found;
}

const char *
source_text(const struct clm_citation *citation, size_t *len, void *payload)
{
    struct source_texts *texts = payload;

    if (!citation->in_title)
        return read_article(texts, citation->source, len);

    clm_str title = clm_corpus_source(texts->corpus, citation->source)->title;
    *len = clm_corpus_text_len(texts->corpus, title);
    return title != 0 ? clm_corpus_text(texts->corpus, title) : NULL;
}

void
source_texts_release(struct source_texts *texts)
{
    for (size_t i = 0; i < texts->file_count; i++) {
        for (size_t k = 0; k < texts->files[i].count; k++) {
            free(texts->files[i].items[k].id);
            free(texts->files[i].items[k].text);
        }
        free(texts->files[i].items);
        free(texts->files[i].path);
    }
    free(texts->files);
    free(texts->bytes);
}
