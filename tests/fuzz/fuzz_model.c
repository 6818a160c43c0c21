/* SPDX-License-Identifier: MIT */
/* Any bytes as a model file, once as they are and once with a checksum and size that fit,
 * so that what lies behind them is reached; and as CoNLL-U. A model that is read must
 * parse. */
#include "base/alloc.h"
#include "text/pack.h"
#include "text/text.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
parse_with(const struct clm__model *model)
{
    static const char text[] = "She said: \"We can't.\" They left.";
    struct clm__parser *parser = NULL;
    struct clm__parsed parsed = {0};
    if (clm__parser_new(&parser, model, NULL) != CLM_OK ||
        clm__text_parse(parser, text, sizeof text - 1, &parsed, NULL) != CLM_OK ||
        parsed.token_count == 0)
        abort();
    clm__parsed_release(&parsed);
    clm__parser_free(parser);
}

static void
read_model(const char *at, size_t len, enum clm__model_mode mode)
{
    struct clm__model_bytes bytes = {at, len, "fuzz"};
    struct clm__model *model = NULL;
    if (clm__model_read(&model, &bytes, mode, NULL) == CLM_OK)
        parse_with(model);
    clm__model_free(model);
}

static void
put_u32(char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (char)(number >> (8 * i));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct clm__buf buf = {0};
    struct clm__conllu_reader reader = {
        .at = (const char *)data, .end = (const char *)data + size, .name = "fuzz"};
    struct clm__conllu_sentence sentence = {0};
    clm__buf_add(&buf, (const char *)data, size);
    read_model(clm__buf_text(&buf), buf.len, CLM__MODEL_FAST);
    if (size >= 64 && size < 65536) {
        put_u32(buf.at + 16, (uint32_t)size);
        put_u32(buf.at + 12, clm__crc32(buf.at + 16, size - 16));
        read_model(buf.at, buf.len, CLM__MODEL_FAST);
        read_model(buf.at, buf.len, CLM__MODEL_ACCURATE);
    }
    while (clm__conllu_read(&reader, &sentence, NULL) == CLM_OK && sentence.count > 0)
        ;
    clm__conllu_sentence_release(&sentence);
    clm__buf_release(&buf);
    return 0;
}
