/* What the labels of charsets mean in the wild. */
#ifndef BREAKROOM_TEXT_CHARSET_LABEL_H
#define BREAKROOM_TEXT_CHARSET_LABEL_H

#include "text/charset.h"

/* Replaces a label by the name of the converter of ICU that reads what is written under it: often that of a
 * superset, after the WHATWG encoding standard. A number alone is a code page. Labels that it does not know
 * stay; those that nobody means become "". */
void charset_label_widen(char name[CHARSET_NAME_BYTES]);

#endif
