/* SPDX-License-Identifier: MIT */
/* A model of the judge with bytes of its header, of where its pieces start and of their
 * text replaced, its digest made to fit: it is refused, or it cuts the rest of the input
 * into pieces and reads them. The first byte says how many bytes are replaced. */
#include "judge/encoder.h"
#include "judge/pieces.h"
#include "support/judge_small.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool condition)
{
    if (!condition)
        abort();
}

static void
read_text(const struct clm__judge_model *model, const char *text, size_t len)
{
    struct clm__pieces pieces = {0};
    struct clm__judge_window window = {.count = 0, .mark_first = 1, .mark_stop = 2};
    require(clm__pieces_add(&pieces, model, text, 0, (uint32_t)len));
    uint32_t last = 0;
    for (size_t i = 0; i < pieces.count; i++) {
        require(pieces.items[i].start >= last && pieces.items[i].end <= len);
        require(pieces.items[i].start < pieces.items[i].end);
        require(pieces.items[i].id < model->piece_count);
        last = pieces.items[i].end;
        if (window.count < 8)
            window.pieces[window.count++] = pieces.items[i].id;
    }
    struct clm__encoder *encoder = window.count > 0 ? clm__encoder_new(model) : NULL;
    if (encoder != NULL) {
        float out[CLM__JUDGE_OUTPUTS];
        clm__encoder_read(encoder, &window);
        clm__encoder_heads(encoder, 0, window.count, 0, CLM__JUDGE_OUTPUTS, out);
    }
    clm__encoder_free(encoder);
    clm__pieces_release(&pieces);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct clm__buf whole;
    struct clm__buf buf = {0};
    struct clm__judge_model *model = calloc(1, sizeof *model);
    size_t count = size > 0 ? data[0] : 0;
    if (whole.len == 0)
        small_model(&whole);
    count = count < size ? count : 0;
    clm__buf_add(&buf, whole.at, whole.len);
    for (size_t i = 0; i < count; i++) /* header, starts, text: not the magic */
        buf.at[24 + i] = (char)(buf.at[24 + i] ^ data[1 + i]);
    small_seal(&buf);
    if (clm__judge_model_read(model, buf.at, buf.len, "fuzz", NULL) == CLM_OK &&
        size < 4096)
        read_text(model, (const char *)data + (size > 0) + count,
                  size - (size > 0) - count);
    clm__buf_release(&buf);
    clm__buf_add(&buf, (const char *)data, size);
    require(clm__judge_model_read(model, buf.at, buf.len, "fuzz", NULL) != CLM_OK);
    free(model);
    clm__buf_release(&buf);
    return 0;
}
