/* Posts of a list with columns, as SharePoint writes them: "<div><b>Title:</b> …</div><div><b>Body:</b>
 * …</div><div><b>Expires:</b> 12/31/2026</div>". */
#ifndef BREAKROOM_FEED_LIST_FIELDS_H
#define BREAKROOM_FEED_LIST_FIELDS_H

#include "feed/draft.h"

/* When the text of the draft is such a list of named columns: what they say goes to the title, the fields and
 * the text, and what SharePoint says of itself (who created it, its type) is left out. Columns nobody knows
 * stay in the text, with their names. `language` tells how days are written ("12/31/2026" in "en-US"); or
 * absent. */
void list_fields_take(struct draft *draft, struct str language);

#endif
