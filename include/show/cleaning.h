/* How the texts of a wall are cleaned (clean/clean.h) by what the configuration says, for all commands alike.
 */
#ifndef BREAKROOM_SHOW_CLEANING_H
#define BREAKROOM_SHOW_CLEANING_H

#include "clean/clean.h"
#include "config/config.h"
#include "feed/feed.h"
#include "slide/slide.h"
#include "store/store.h"

/* What the configuration says of a feed, known by its name or (`name` absent) by its address; of one that it
 * does not have, what holds for all. `site` is the feed's title. Lives as long as the configuration. */
struct clean_options cleaning_options(const struct config *config, struct str name, struct str address,
                                      struct str site);

/* Cleans all items of a content in place, once: before a playlist or a slide sees them. An item without words
 * whose pictures are not stored has none. */
void cleaning_content(const struct config *config, struct store_content *content);

/* Cleans copies of a feed's items, which were mended, as the wall has them: one an item, with a report each
 * if `reports` is not NULL. The feed stays as it is but for its arena, where all of it lives. */
struct item *cleaning_feed(const struct config *config, struct str address, struct feed *feed,
                           struct clean_report **reports);

/* slide_compose for an item that was cleaned: one that turns out to need more pages than it may have is
 * shortened to whole sentences. */
struct slides cleaning_compose(const struct item *item, const struct slide_context *context,
                               struct arena *arena);

#endif
