/* SPDX-License-Identifier: MIT */
/* Any bytes as a name: folding ends, is UTF-8 where the name was, and folds no further.
 */
#include "base/fold.h"
#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool holds)
{
    if (!holds)
        abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct clm__buf once = {0}, twice = {0};
    const char *text = (const char *)data;
    clm__fold(&once, text, size);
    clm__fold(&twice, clm__buf_text(&once), once.len);
    require(!once.failed && !twice.failed && once.len == twice.len);
    require(memcmp(clm__buf_text(&once), clm__buf_text(&twice), once.len) == 0);
    if (clm__utf8_valid(text, size) == size)
        require(clm__utf8_valid(clm__buf_text(&once), once.len) == once.len);
    require(clm__fold_same(text, size, clm__buf_text(&once), once.len));
    twice.len = 0;
    clm__plain(&twice, text, size);
    require(!twice.failed);
    if (clm__utf8_valid(text, size) == size) /* what is plain folds to the same name */
        require(clm__fold_same(text, size, clm__buf_text(&twice), twice.len));
    require(clm__compose_same(text, size, text, size));
    twice.len = 0;
    clm__compose(&twice, text, size);
    require(!twice.failed);
    if (size <= 64 && clm__utf8_valid(text, size) == size) /* no endless run of marks */
        require(clm__compose_same(text, size, clm__buf_text(&twice), twice.len));
    clm__buf_release(&once);
    clm__buf_release(&twice);
    return 0;
}
