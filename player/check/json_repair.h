/* Applies the correction that a finding suggests to a copy of the document, so that later faults can be
 * reported too. */
#ifndef BREAKROOM_CHECK_JSON_REPAIR_H
#define BREAKROOM_CHECK_JSON_REPAIR_H

#include "outline/json_walk.h"
#include "check/check_private.h"

/* Repairs the text in place without changing its length, so that all other places stay the same. False when
 * the repair is not certain, since faults found after it might be wrong. */
bool json_repair(char *text, const struct json_walk *walk, const struct say *say);

#endif
