/* JSON Feed 1.0 and 1.1: converts UTF-8 text, pushed in pieces of any size, to drafts of items. */
#ifndef BREAKROOM_FORMATS_JSON_FEED_H
#define BREAKROOM_FORMATS_JSON_FEED_H

#include "formats/feed_builder.h"

struct json_feed;

struct json_feed *json_feed_create(struct feed_builder *builder, const struct feed_limits *limits);
void json_feed_destroy(struct json_feed *json); /* NULL is fine */

/* Reads more text. False once it is certain that this is not a feed. */
bool json_feed_push(struct json_feed *json, struct str text);

/* Ends the document. False when it is not a feed, with the reason in *why. */
bool json_feed_finish(struct json_feed *json, enum reason_code *why);

#endif
