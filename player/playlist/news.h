/* Limits the age of news in feeds without any end dates. */
#ifndef BREAKROOM_PLAYLIST_NEWS_H
#define BREAKROOM_PLAYLIST_NEWS_H

#include "playlist/judge.h"

/* Changes the verdicts, one per item, to which news_age_ms of the options applies. The items of each feed
 * must be adjacent. */
void news_judge(const struct judge *judge, const struct item *items, size_t count,
                struct playlist_verdict *verdicts);

#endif
