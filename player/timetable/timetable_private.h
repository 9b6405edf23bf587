/* State of a timetable, for the files of this folder only. */
#ifndef BREAKROOM_TIMETABLE_TIMETABLE_PRIVATE_H
#define BREAKROOM_TIMETABLE_TIMETABLE_PRIVATE_H

#include "timetable/timetable.h"
#include "timetable/words.h"

struct timetable {
    struct timetable_request request;
    struct playlist *playlist;
    struct playlist_verdict *verdicts; /* at the start, one per item */
    bool *seen;                        /* likewise: it has had a row */
    struct moment now;
    int64_t end_ms; /* monotonic */
    bool begun;     /* the first page is already on the screen */
};

/* Text in which {0} is the end of a time: "until tomorrow 06:00". In the arena. */
struct str timetable_until(struct arena *arena, const struct timetable_request *request,
                           const struct timetable_reader *reader, enum words words, int64_t end_ms);

#endif
