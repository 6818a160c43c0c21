/* SPDX-License-Identifier: MIT */
/* The first byte picks JSON or JSON Lines and --keep-going; the rest is the file. All
 * that can be made of it is made, and timeline.json read back. */
#include "support/fuzz_corpus.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct fuzz_file file = {(data[0] & 1) != 0 ? "more.jsonl" : "more.json",
                             (const char *)data + 1, size - 1};
    fuzz_round_trip(&file, 1, (data[0] & 0x40) == 0);
    return 0;
}
