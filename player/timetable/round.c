#include "base/duration.h"
#include "timetable/timetable_private.h"

#define ROWS_MAX 20000 /* a longer round is not computed to its end */
#define LONG_MS  MINUTE_MS
#define ROUND_MS ((int64_t)30 * 24 * HOUR_MS)

static size_t
count_shown(const struct timetable *timetable)
{
    size_t shown = 0;
    for (size_t i = 0; i < timetable->request.count; i++)
        shown += timetable->verdicts[i].reason == PLAYLIST_SHOWN;
    return shown;
}

static bool
is_alerting(const struct timetable *timetable)
{
    for (size_t i = 0; i < timetable->request.count; i++)
        if (timetable->verdicts[i].reason == PLAYLIST_SHOWN && timetable->request.items[i].kind == KIND_ALERT)
            return true;
    return false;
}

/* True when no item has more than its share of the time so far. */
static bool
is_shared(const struct timetable_round *round, const struct timetable_share *shares, size_t count)
{
    for (size_t i = 0; round->items >= PLAYLIST_MANY_ITEMS && i < count; i++)
        if (shares[i].length_ms * PLAYLIST_MANY_ITEMS > round->length_ms)
            return false;
    return true;
}

struct timetable_round
timetable_round(const struct timetable_request *request, struct timetable_share *shares)
{
    struct timetable_request whole = *request;
    struct timetable_round round = {0, 0};
    struct timetable_row row;
    int64_t once_ms = 0;
    bool shared = false;
    whole.resume = STR_NONE;
    whole.hours = NULL;
    whole.length_ms = ROUND_MS;
    struct timetable *timetable = timetable_create(&whole);
    size_t left = count_shown(timetable), rows = 0;
    round.items = is_alerting(timetable) ? 0 : left;
    for (size_t i = 0; i < request->count; i++)
        shares[i] = (struct timetable_share){0, 0};
    while (round.items && rows++ < ROWS_MAX && timetable_next(timetable, &row) && row.item) {
        struct timetable_share *share = &shares[row.item - request->items];
        if (left == 0 && row.page == 0 && once_ms == 0)
            once_ms = round.length_ms;
        shared = once_ms && row.page == 0 && is_shared(&round, shares, request->count);
        if (shared)
            break;
        left -= share->turns == 0 && left > 0;
        share->turns += row.page == 0;
        share->length_ms += row.length_ms;
        round.length_ms += row.length_ms;
    }
    timetable_destroy(timetable);
    /* if windows open and end all the time, no part of it may be balanced */
    round.length_ms = once_ms && !shared ? once_ms : round.length_ms;
    return round;
}

bool
timetable_holds(const struct timetable_round *round, const struct timetable_share *share)
{
    int64_t turn_ms = share->turns ? share->length_ms / share->turns : 0;
    if (turn_ms <= LONG_MS || round->items < 2)
        return false;
    if (round->items >= PLAYLIST_MANY_ITEMS)
        return turn_ms * (PLAYLIST_MANY_ITEMS + 1) > round->length_ms;
    return turn_ms * (int64_t)round->items > 2 * round->length_ms;
}

struct str
timetable_length(struct arena *arena, const struct timetable_reader *reader, int64_t length_ms)
{
    int64_t seconds = (length_ms + SECOND_MS / 2) / SECOND_MS,
            minutes = (length_ms + MINUTE_MS / 2) / MINUTE_MS;
    enum reason_language language = reason_language_of(reader->locale);
    if (seconds < 60)
        return words_say(arena, language, WORDS_LENGTH_SECONDS,
                         arena_printf(arena, "%lld", (long long)seconds), STR(""));
    if (seconds < 600)
        return words_say(arena, language, WORDS_LENGTH_SHORT,
                         arena_printf(arena, "%lld", (long long)(seconds / 60)),
                         arena_printf(arena, "%lld", (long long)(seconds % 60)));
    if (minutes < 60)
        return words_say(arena, language, WORDS_LENGTH_MINUTES,
                         arena_printf(arena, "%lld", (long long)minutes), STR(""));
    return words_say(arena, language, WORDS_LENGTH_HOURS,
                     arena_printf(arena, "%lld", (long long)(minutes / 60)),
                     arena_printf(arena, "%02lld", (long long)(minutes % 60)));
}
