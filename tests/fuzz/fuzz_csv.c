/* SPDX-License-Identifier: MIT */
/* The first byte picks the list (events, actors, sources) and --keep-going; the rest is
 * the file. All that can be made of it is made, and timeline.json read back. */
#include "support/fuzz_corpus.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char events[] = "id,date,kind,actor,speaker,target,source,answers\n"
                                 "e1,2016-09-26,accusation,a|b,,c,s1|s2,\n"
                                 "e2,2017,denial,,Jane,a,s2,e1\n";
    static const char *const names[] = {"events.csv", "actors.csv", "corpus.csv"};
    if (size == 0)
        return 0;
    struct fuzz_file files[] = {{names[data[0] % 3], (const char *)data + 1, size - 1},
                                {"events2.csv", events, sizeof events - 1}};
    fuzz_round_trip(files, data[0] % 3 == 0 ? 1 : 2, (data[0] & 0x40) == 0);
    return 0;
}
