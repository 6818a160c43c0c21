/* SPDX-License-Identifier: MIT */
/* Scenes: pages of items. */
#include "render/scene.h"

#include "base/alloc.h"
#include "base/ascii.h"
#include "render/metrics.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
clm__scene_release(struct clm__scene *scene)
{
    for (size_t i = 0; i < scene->page_count; i++)
        clm__free(scene->pages[i].items);
    clm__free(scene->pages);
    clm__free(scene->anchors);
    clm__arena_release(&scene->arena);
    *scene = (struct clm__scene){0};
}

size_t
clm__scene_page(struct clm__scene *scene, double width, double height)
{
    void *pages = scene->pages;
    if (!clm__grow(&pages, &scene->page_room, scene->page_count + 1,
                   sizeof *scene->pages)) {
        scene->failed = true;
        return 0;
    }
    scene->pages = pages;
    scene->pages[scene->page_count] =
        (struct clm__page){.width = width, .height = height};
    return scene->page_count++;
}

struct clm__item *
clm__scene_add(struct clm__scene *scene, size_t page, struct clm__item item)
{
    if (scene->failed || page >= scene->page_count)
        return NULL;
    struct clm__page *to = &scene->pages[page];
    void *items = to->items;
    if (!clm__grow(&items, &to->room, to->count + 1, sizeof *to->items)) {
        scene->failed = true;
        return NULL;
    }
    to->items = items;
    to->items[to->count] = item;
    return &to->items[to->count++];
}

void
clm__scene_anchor(struct clm__scene *scene, size_t page, double y, const char *label)
{
    if (scene->anchor_count > 0 &&
        strcmp(scene->anchors[scene->anchor_count - 1].label, label) == 0)
        return;
    void *anchors = scene->anchors;
    const char *copy = clm__arena_text(&scene->arena, label, strlen(label));
    if (copy == NULL || !clm__grow(&anchors, &scene->anchor_room, scene->anchor_count + 1,
                                   sizeof *scene->anchors)) {
        scene->failed = true;
        return;
    }
    scene->anchors = anchors;
    scene->anchors[scene->anchor_count++] = (struct clm__anchor){copy, page, y};
}

struct clm__item *
clm__scene_text(struct clm__scene *scene, size_t page, struct clm__item place,
                struct clm__run run)
{
    size_t len = strlen(run.text);
    if (len == 0)
        return NULL;
    struct clm__run *copy = clm__arena_alloc(&scene->arena, sizeof *copy);
    char *text = clm__arena_text(&scene->arena, run.text, len);
    if (copy == NULL || text == NULL) {
        scene->failed = true;
        return NULL;
    }
    *copy = run;
    copy->text = text;
    place.kind = CLM__ITEM_TEXT;
    place.runs = copy;
    place.run_count = 1;
    place.width = clm__text_width(text, len, place.size, run.bold);
    return clm__scene_add(scene, page, place);
}

const char *
clm__scene_take(struct clm__scene *scene, struct clm__buf *text)
{
    const char *copy =
        text->failed ? NULL
                     : clm__arena_text(&scene->arena, clm__buf_text(text), text->len);
    if (copy == NULL)
        scene->failed = true;
    text->len = 0;
    return copy != NULL ? copy : "";
}

const char *
clm__scene_printf(struct clm__scene *scene, const char *fmt, ...)
{
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    char *text = len < 0 ? NULL : clm__arena_text(&scene->arena, "", 0);
    if (text != NULL && len > 0)
        text = clm__arena_alloc(&scene->arena, (size_t)len + 1);
    if (text != NULL)
        vsnprintf(text, (size_t)len + 1, fmt, again);
    else
        scene->failed = true;
    va_end(again);
    return text != NULL ? text : "";
}

const char *
clm__scene_safe_id(struct clm__scene *scene, const char *prefix, const char *id)
{
    static const char hex[] = "0123456789abcdef";
    struct clm__buf out = {0};
    clm__buf_puts(&out, prefix);
    for (const char *at = id; *at != '\0' && out.len < 200; at++) {
        unsigned char c = (unsigned char)*at;
        if (clm__is_letter(c) || clm__is_digit(c) || c == '-' || c == '.') {
            clm__buf_putc(&out, (char)c);
        } else { /* one to one, so that two ids stay two */
            char code[3] = {'_', hex[c >> 4], hex[c & 15]};
            clm__buf_add(&out, code, sizeof code);
        }
    }
    const char *copy = clm__scene_take(scene, &out);
    clm__buf_release(&out);
    return copy;
}
