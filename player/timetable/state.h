/* What a timetable remembers, for the files of this folder only. */
#ifndef BREAKROOM_TIMETABLE_STATE_H
#define BREAKROOM_TIMETABLE_STATE_H

#include "timetable/timetable.h"

struct timetable {
    struct timetable_request request;
    struct playlist *playlist;
    struct playlist_verdict *verdicts; /* as of the start, one an item */
    bool *seen;                        /* likewise: it had a row */
    struct moment now;
    int64_t end_ms; /* monotonic */
};

#endif
