/* SPDX-License-Identifier: MIT */
/* What changed throughout (ids, names), applied to the JSON record of one event: used by
 * the diff, which then sees what else changed, and by the patch. */
#ifndef CLM_DIFF_TRANSLATE_H
#define CLM_DIFF_TRANSLATE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/** Objects by old name, NULL or empty = nothing. An actor's key is its id, or a colon and
 * its name when it has none. */
struct clm__translation {
    json_t *ids;      /* id of an event -> its new id */
    json_t *actors;   /* key -> {"id","name","words"?} */
    json_t *speakers; /* name -> new name */
    json_t *moved;    /* new id of an event -> {"actors", "targets" -> {key -> goal}} */
};

/** False when there is no memory. */
bool clm__translation_init(struct clm__translation *translation);
void clm__translation_release(struct clm__translation *translation);

/** The key of {"id","name"}; a new string that the caller drops. */
json_t *clm__actor_key(const json_t *actor);
/** Changes a whole event record. */
void clm__translate_event(const struct clm__translation *translation, json_t *event);
/** Changes whom a role of an actor is for. */
void clm__translate_role(const struct clm__translation *translation, json_t *role);
/** Changes the value of a member of the event that is now called `id`. */
void clm__translate_member(const struct clm__translation *translation, const char *id,
                           const char *member, json_t *value);
/** The words of a charge: a string, with their span {"text","span"}; the caller drops it.
 */
json_t *clm__charge_words(const json_t *charge);

#endif
