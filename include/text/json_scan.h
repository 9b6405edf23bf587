/* JSON as RFC 8259 defines it, strictly, pushed in pieces of any size. */
#ifndef BREAKROOM_TEXT_JSON_SCAN_H
#define BREAKROOM_TEXT_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/reason.h"

enum json_event {
    JSON_OBJECT, /* opens; JSON_END closes */
    JSON_ARRAY,
    JSON_END,
    JSON_KEY,
    JSON_STRING,
    JSON_NUMBER, /* the text as written */
    JSON_TRUE,
    JSON_FALSE,
    JSON_NULL
};

/* `text` is decoded and valid during the call. */
typedef void json_handler(void *context, enum json_event event, struct str text);

struct json_scan;

/* Strings beyond `text_bytes` are cut, documents deeper than `depth` (at most 4096) refused. */
struct json_scan *json_scan_create(size_t depth, size_t text_bytes, json_handler *handler, void *context);
void json_scan_destroy(struct json_scan *scan); /* NULL is fine */

/* From now on keys and strings are checked, but reported as empty texts. */
void json_scan_mute(struct json_scan *scan, bool muted);

/* Reads the next bytes of valid UTF-8, which may end within a character. False once the document is broken.
 */
bool json_scan_push(struct json_scan *scan, struct str bytes);

/* True when exactly one whole value has been pushed. */
bool json_scan_finish(struct json_scan *scan);

/* The offset, in all pushed text, of the last reported key or value; not for JSON_END. */
size_t json_scan_offset(const struct json_scan *scan);

/* The position of the error, or the current one: both from 1, columns in characters; and the error, or
 * REASON_NONE. */
enum reason_code json_scan_position(const struct json_scan *scan, size_t *line, size_t *column);

#endif
