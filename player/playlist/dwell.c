#include "playlist/playlist.h"
#include "playlist/state.h"

#define LOOK_UP_MS       3000
#define WORDS_A_SECOND   3
#define ITEM_SECONDS_MAX 600

static int64_t
within(int64_t value, int64_t min, int64_t max)
{
    if (max > 0 && value > max)
        value = max;
    return value < min ? min : value;
}

int64_t
playlist_dwell(const struct playlist *playlist, const struct item *item, int words)
{
    const struct value *seconds = item->fields[FIELD_SECONDS];
    if (seconds && seconds->type == FIELD_NUMBER_TYPE && seconds->number >= 1)
        return (int64_t)((seconds->number < ITEM_SECONDS_MAX ? seconds->number : ITEM_SECONDS_MAX) * 1000);
    if (playlist->options.slide_ms > 0)
        return playlist->options.slide_ms;
    int64_t reading_ms = LOOK_UP_MS + (int64_t)words * 1000 / WORDS_A_SECOND;
    return within(reading_ms, playlist->options.slide_min_ms, playlist->options.slide_max_ms);
}
