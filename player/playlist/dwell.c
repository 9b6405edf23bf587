#include "base/duration.h"
#include "playlist/playlist.h"

#include "base/number.h"
#include "base/reading.h"
#include "playlist/playlist_private.h"

#define ITEM_SECONDS_MIN 3
#define ITEM_SECONDS_MAX 600

static int64_t
own_dwell(const struct item *item)
{
    double seconds = item_number(item, FIELD_SECONDS, 0);
    if (!(seconds > 0))
        return 0;
    seconds = number_max(seconds, ITEM_SECONDS_MIN);
    return (int64_t)(number_min(seconds, ITEM_SECONDS_MAX) * 1000);
}

static int64_t
reading_time(const struct playlist_options *options, int words)
{
    int pace = options->words_per_minute > 0 ? options->words_per_minute : READING_WORDS_PER_MINUTE;
    int64_t look_up_ms = options->look_up_ms > 0 ? options->look_up_ms : READING_LOOK_UP_MS;
    int64_t dwell_ms = look_up_ms + (int64_t)words * 60 * SECOND_MS / pace;
    dwell_ms = (dwell_ms + SECOND_MS / 2) / SECOND_MS * SECOND_MS;
    if (options->slide_max_ms > 0 && dwell_ms > options->slide_max_ms)
        dwell_ms = options->slide_max_ms;
    return number_max(dwell_ms, options->slide_min_ms);
}

int64_t
playlist_dwell(const struct playlist *playlist, const struct item *item, int words)
{
    const struct playlist_options *options = &playlist->options;
    const int64_t given[] = {own_dwell(item), options->kind_ms[item->kind], options->slide_ms};
    for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++)
        if (given[i] > 0)
            return given[i];
    return reading_time(options, words);
}
