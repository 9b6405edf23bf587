#include <assert.h>

#include "playlist/playlist.h"

const char *
playlist_reason_name(enum playlist_reason reason)
{
    static const char *const names[] = {"shown", "embargo",         "not-yet",  "expired",   "other-site",
                                        "hours", "too-old",         "too-many", "duplicate", "empty",
                                        "clock", "unreadable-date", "put-aside"};
    static_assert(sizeof(names) / sizeof(names[0]) == PLAYLIST_REASON_COUNT, "a name for each reason");
    return names[reason];
}
