/* Cleaning of texts (clean/clean.h) with the configured options, for all commands.
 */
#ifndef BREAKROOM_SHOW_CLEANING_H
#define BREAKROOM_SHOW_CLEANING_H

#include "clean/clean.h"
#include "config/config.h"
#include "feed/json.h"
#include "formats/feed_reader.h"
#include "slide/slide.h"
#include "store/store.h"

/* The options of a feed, found by its name or (`name` absent) by its address; for an unknown feed, the
 * general ones. `site` is the feed's title. Lives as long as the configuration. */
struct clean_options cleaning_options(const struct config *config, struct str name, struct str address,
                                      struct str site);

/* Cleans all items of a content in place, once, before they are used by a playlist or a slide. An item
 * without words whose pictures are not stored has none. */
void cleaning_content(const struct config *config, struct store_content *content);

/* What the screen shows of each item of a feed (after feed_repair), with reasons in a language. In the feed's
 * arena; the feed is unchanged. */
struct feed_cleaned *cleaning_feed(const struct config *config, struct str address, struct feed *feed,
                                   enum reason_language language);

/* slide_compose for a cleaned item: if it needs more pages than its limit, it is shortened to whole
 * sentences. */
struct slides cleaning_compose(const struct item *item, const struct slide_context *context,
                               struct arena *arena);

#endif
