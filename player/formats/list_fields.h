/* Posts of a list with columns, in the form of SharePoint: "<div><b>Title:</b> …</div><div><b>Body:</b>
 * …</div><div><b>Expires:</b> 12/31/2026</div>". */
#ifndef BREAKROOM_FORMATS_LIST_FIELDS_H
#define BREAKROOM_FORMATS_LIST_FIELDS_H

#include "formats/draft.h"

/* If the text of the draft is a list of named columns, moves their values to the title, the fields and the
 * text, and leaves out what SharePoint adds (author, content type). Unknown columns stay in the text, with
 * their names. `language` determines the order of day and month ("12/31/2026" in "en-US"); or absent. */
void list_fields_take(struct draft *draft, struct str language);

#endif
