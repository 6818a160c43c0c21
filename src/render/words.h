/* SPDX-License-Identifier: MIT */
/* What a picture says by itself, from one table. */
#ifndef CLM_RENDER_WORDS_H
#define CLM_RENDER_WORDS_H

#include "render/scene.h"

enum clm__words {
#define CLM_WORDS(id, ...) CLM__WORDS_##id,
#include "render/words.def"
#undef CLM_WORDS
    CLM__WORDS_COUNT
};

/** Words that stand for themselves. */
const char *clm__words(enum clm__words id);
/** Words with {1} and {2} put in (NULL = ""), in the arena of the scene. */
const char *clm__words_with(struct clm__scene *scene, enum clm__words id,
                            const char *first, const char *second);
/** The same with numbers. */
const char *clm__words_count(struct clm__scene *scene, enum clm__words id, size_t first,
                             size_t second);

#endif
