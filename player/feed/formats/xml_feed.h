/* RSS, RDF and Atom: text in UTF-8 to drafts of items, pushed in pieces of any size. */
#ifndef BREAKROOM_FEED_FORMATS_XML_FEED_H
#define BREAKROOM_FEED_FORMATS_XML_FEED_H

#include "feed/feed_builder.h"

struct xml_feed;

struct xml_feed *xml_feed_create(struct feed_builder *builder, const struct feed_limits *limits);
void xml_feed_destroy(struct xml_feed *xml); /* NULL is fine */

/* Takes the next text. False once it is certain that this is no feed. */
bool xml_feed_push(struct xml_feed *xml, struct str text);

/* Ends the document. False when it was no feed, with the reason in *why. */
bool xml_feed_finish(struct xml_feed *xml, enum reason_code *why);

/* RSS, RDF or Atom, of a document that is one. */
enum feed_format xml_feed_format(const struct xml_feed *xml);

#endif
