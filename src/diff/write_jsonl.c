/* SPDX-License-Identifier: MIT */
/* Changes as JSON Lines, for programs and for claimline patch; and the choice of writer.
 */
#include "diff/write_jsonl.h"

#include "base/json_quote.h"
#include "diff/change.h"
#include "diff/side.h"
#include "diff/write_csv.h"
#include "diff/write_text.h"
#include "table/out.h"

#include <string.h>

static const char *
subject_of(const struct clm_change *change)
{
    if (change->kind == CLM_CHANGE_SPEAKER_RENAMED)
        return "speaker";
    if (change->kind >= CLM_CHANGE_EVENT_REMOVED)
        return "event";
    return clm_change_field(change->kind) == CLM_DIFF_SOURCES ? "source" : "actor";
}

static void
text_member(struct clm__buf *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    clm__buf_printf(out, ",\"%s\":", name);
    clm__json_quote(out, value, strlen(value));
}

static void
place_member(const struct clm_diff *diff, const struct clm_change *change, bool is_new,
             struct clm__buf *out)
{
    struct clm__buf place = {0};
    clm__change_place(diff, change, is_new, &place);
    clm__buf_puts(out, is_new ? ",\"new_at\":" : ",\"old_at\":");
    if (place.len > 0)
        clm__json_quote(out, place.at, place.len);
    else
        clm__buf_puts(out, "null");
    out->failed |= place.failed;
    clm__buf_release(&place);
}

void
clm__diff_jsonl(const struct clm_diff *diff, struct clm__buf *out, size_t index)
{
    const struct clm_change *change = &diff->changes[index];
    bool is_answer = clm_change_field(change->kind) == CLM_DIFF_ANSWER;
    clm__buf_printf(out, "{\"change\":\"%s\"", clm_change_name(change->kind));
    text_member(out, subject_of(change), change->id);
    text_member(out, is_answer ? "by" : "of", change->other);
    text_member(out, "member", change->member);
    clm__buf_puts(out, ",\"old\":");
    clm__buf_puts(out, change->old_json != NULL ? change->old_json : "null");
    clm__buf_puts(out, ",\"new\":");
    clm__buf_puts(out, change->new_json != NULL ? change->new_json : "null");
    if (change->kind == CLM_CHANGE_ID)
        clm__buf_printf(out, ",\"similarity\":%u", change->similarity);
    if (change->place != CLM_NO_PLACE)
        clm__buf_printf(out, ",\"at\":%u", change->place);
    if (change->events != NULL)
        clm__buf_printf(out, ",\"events\":%s", change->events);
    place_member(diff, change, false, out);
    place_member(diff, change, true, out);
    clm__buf_puts(out, "}\n");
}

enum clm_code
clm_diff_write(const struct clm_diff *diff, const struct clm_diff_write_options *options,
               clm_write_fn write, void *payload, struct clm_error *err)
{
    struct clm__out out = {.write = write, .payload = payload};
    switch (options->format) {
    case CLM_DIFF_JSONL:
        for (size_t i = 0; i < diff->change_count && !out.refused; i++) {
            clm__diff_jsonl(diff, &out.buf, i);
            clm__out_flush_some(&out);
        }
        break;
    case CLM_DIFF_CSV:
        clm__diff_csv(diff, &out.buf);
        break;
    case CLM_DIFF_TEXT:
    case CLM_DIFF_STAT:
        clm__diff_text(diff, options->color, options->format == CLM_DIFF_STAT, &out.buf);
        break;
    }
    return clm__out_finish(&out, err);
}
