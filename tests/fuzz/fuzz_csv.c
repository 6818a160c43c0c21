/* SPDX-License-Identifier: MIT */
/* The first byte picks the list (events, actors, sources, decisions) and --keep-going;
 * the rest is the file. All that can be made of it is made, and timeline.json read back.
 */
#include "support/fuzz_corpus.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char events[] = "id,date,kind,actor,speaker,target,source,answers\n"
                                 "e1,2016-09-26,accusation,a|b,,c,s1|s2,\n"
                                 "e2,2017,denial,,Jane,a,s2,e1\n";
    static const char read[] =
        "id,date,kind,actor,target,charge,origin,confidence,source,answers\n"
        "x1,2016-09-26,accusation,a,c,shelled the bridge,extracted,0.5,s1,\n"
        "x2,2016-09-26,accusation,a,c,shelling of the bridge,extracted,0.4,s2,\n"
        "x3,2016-09-27,denial,c,a,the shelling,extracted,0.6,s2,x1\n";
    static const char *const names[] = {"events.csv", "actors.csv", "corpus.csv",
                                        "review.csv"};
    if (size == 0)
        return 0;
    struct fuzz_file files[] = {{names[data[0] % 4], (const char *)data + 1, size - 1},
                                {"events2.csv", events, sizeof events - 1},
                                {"events3.csv", read, sizeof read - 1}};
    fuzz_round_trip(files,
                    data[0] % 4 == 0   ? 1
                    : data[0] % 4 == 3 ? 3
                                       : 2,
                    (data[0] & 0x40) == 0);
    return 0;
}
