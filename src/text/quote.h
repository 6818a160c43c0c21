/* SPDX-License-Identifier: MIT */
/* Quotations: straight and curly marks, nested, running over paragraphs. */
#ifndef CLM_TEXT_QUOTE_H
#define CLM_TEXT_QUOTE_H

#include "text/token.h"

enum { CLM__QUOTE_DEPTH = 4 };

enum clm__quote_flag {
    CLM__QUOTE_SINGLE = 1,
    CLM__QUOTE_CONTINUED =
        2, /* goes on from the paragraph before, whose piece is CLM__QUOTE_OPEN */
    CLM__QUOTE_OPEN = 4, /* not closed in its paragraph; ends with it */
};

/** One quotation, or what of it stands in one paragraph. */
struct clm__quote {
    uint32_t start, end; /* bytes, with its marks */
    uint8_t depth;       /* 0 = in no other */
    uint8_t flags;       /* of clm__quote_flag */
};

/** What goes on from paragraph to paragraph; zeroed at the start of a text. */
struct clm__quote_state {
    bool open; /* the last paragraph ended inside a double quotation */
};

/** Finds the quotations of a paragraph of `count` tokens. `out` holds room for one in
 * each token; returns how many were found, in the order of their starts. */
size_t clm__quote_find(struct clm__quote *out, struct clm__quote_state *state,
                       const char *text, const struct clm__token *tokens, size_t count);

#endif
