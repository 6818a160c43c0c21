/* SPDX-License-Identifier: MIT */
/* Walking a view fast. */
#include "graph/prefetch.h"

#include "graph/graph.h"
#include "read/corpus.h"

/* How many events ahead: far enough for a visit to memory, near enough to be in the cache
 * still. Each stage needs what the one before has fetched. */
enum { EVENT_AHEAD = 24, PARTS_AHEAD = 16, TEXT_AHEAD = 8, LINE = 64 };

void
clm__view_prefetch(const struct clm_view *view, size_t at)
{
    const struct clm_corpus *corpus = view->graph->corpus;
    if (at + EVENT_AHEAD < view->count) {
        uint32_t index = view->events[at + EVENT_AHEAD];
        const char *event = (const char *)&corpus->events[index];
        for (size_t line = 0; line < sizeof *corpus->events; line += LINE)
            __builtin_prefetch(event + line);
        __builtin_prefetch(&view->graph->first_link[index]);
    }
    if (at + PARTS_AHEAD < view->count) {
        uint32_t index = view->events[at + PARTS_AHEAD];
        const struct clm_event *event = &corpus->events[index];
        __builtin_prefetch(&corpus->ids.entries[event->id & ~CLM__ID_BIT]);
        __builtin_prefetch(event->actors);
        __builtin_prefetch(event->targets);
        __builtin_prefetch(event->citations);
        __builtin_prefetch(event->charge);
        __builtin_prefetch(event->quote);
        if (view->graph->links != NULL)
            __builtin_prefetch(view->graph->links + view->graph->first_link[index]);
    }
    if (at + TEXT_AHEAD < view->count) {
        const struct clm_event *event = &corpus->events[view->events[at + TEXT_AHEAD]];
        __builtin_prefetch(corpus->ids.entries[event->id & ~CLM__ID_BIT].text);
        if (event->citation_count > 0)
            __builtin_prefetch(&corpus->sources[event->citations[0].source]);
    }
}
