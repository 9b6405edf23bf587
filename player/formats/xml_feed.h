/* RSS, RDF and Atom: converts UTF-8 text, pushed in pieces of any size, to drafts of items. */
#ifndef BREAKROOM_FORMATS_XML_FEED_H
#define BREAKROOM_FORMATS_XML_FEED_H

#include "formats/feed_builder.h"

struct xml_feed;

struct xml_feed *xml_feed_create(struct feed_builder *builder, const struct feed_limits *limits);
void xml_feed_destroy(struct xml_feed *xml); /* NULL is fine */

/* Reads more text. False once it is certain that this is not a feed. */
bool xml_feed_push(struct xml_feed *xml, struct str text);

/* Ends the document. False when it is not a feed, with the reason in *why. */
bool xml_feed_finish(struct xml_feed *xml, enum reason_code *why);

/* RSS, RDF or Atom, for a document that is a feed. */
enum feed_format xml_feed_format(const struct xml_feed *xml);

#endif
