/* News grow old by themselves, where the feed names no end for anything. */
#ifndef BREAKROOM_PLAYLIST_NEWS_H
#define BREAKROOM_PLAYLIST_NEWS_H

#include "playlist/judge.h"

/* Changes the verdicts, one an item, that news_age_ms of the options concerns. The items of each feed are
 * together. */
void news_judge(const struct judge *judge, const struct item *items, size_t count,
                struct playlist_verdict *verdicts);

#endif
