/* What a finding says to write, done to a copy of the document: what is wrong after it can then be told too.
 */
#ifndef BREAKROOM_CHECK_JSON_JSON_REPAIR_H
#define BREAKROOM_CHECK_JSON_JSON_REPAIR_H

#include "check/json/json_walk.h"
#include "check/check_private.h"

/* Repairs the text in place, byte for byte, so that all other places stay where they are. False where that is
 * not certain: what would be found after it might be no fault at all. */
bool json_repair(char *text, const struct json_walk *walk, const struct say *say);

#endif
