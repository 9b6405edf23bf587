/* The content of an Atom element according to its attributes type and mode. */
#ifndef BREAKROOM_FORMATS_XML_CONTENT_H
#define BREAKROOM_FORMATS_XML_CONTENT_H

#include "base/str.h"
#include "formats/xml_rule.h"
#include "text/markup.h"

enum xml_coding {
    XML_AS_IS,
    XML_BASE64, /* declared by the element */
    XML_GUESS,  /* a media type that is not text: base 64, or text nevertheless */
    XML_NO_TEXT /* a picture, video or sound */
};

/* How the element is read, and in *out_coding how its text is encoded (RFC 4287, sections 3.1 and 4.1.3.3;
 * Atom 0.3, section 3.1). */
enum xml_model xml_content_model(const struct tag *tag, enum xml_coding *out_coding);

/* Replaces the content of the element by the decoded text; empty when it is not text. */
void xml_content_decode(enum xml_coding coding, struct buf *raw);

#endif
