#include "base/memory.h"
#include "playlist/playlist.h"
#include "playlist/playlist_private.h"

#define MARKS_MAX ((size_t)100000)

/* A sequence of numbers: these, then those of each mark that differs from its initial state. Positions are
 * indices in the list of marks, from 0. */
enum {
    ROUND,
    FIGURE,
    ALERTING,
    PAGE,
    PAGES,
    SINCE,
    DWELL,
    CURRENT,
    PAST,
    TURN_ROUND,
    TURN_LEAST,
    TURN_MOST,
    TURN_SPENT,
    TURN_WORDS,
    TURN_COUNTED,
    MARKS,
    HEAD_COUNT
};
enum { ID, TURNS, TAKEN, LENGTH, KNOWN, SPENT, MARK_COUNT };

static bool
is_known(const struct playlist *playlist, size_t index)
{
    const struct playlist_mark *mark = &playlist->marks[index];
    return mark->turns || mark->taken || mark->known_ms || index == playlist->current ||
           index == playlist->past.index;
}

void
playlist_save(const struct playlist *playlist, struct buf *out)
{
    int64_t head[HEAD_COUNT] = {(int64_t)playlist->round,
                                playlist->past.figure,
                                playlist->alerting,
                                playlist->page,
                                playlist->pages,
                                playlist->since_ms,
                                playlist->dwell_ms,
                                -1,
                                -1,
                                (int64_t)playlist->turn.round,
                                playlist->turn.span.least_ms,
                                playlist->turn.span.most_ms,
                                playlist->turn.spent_ms,
                                playlist->turn.words_ms,
                                playlist->turn.counted,
                                0};
    for (size_t i = 0; i < playlist->count; i++) {
        if (!is_known(playlist, i))
            continue;
        head[CURRENT] = i == playlist->current ? head[MARKS] : head[CURRENT];
        head[PAST] = i == playlist->past.index ? head[MARKS] : head[PAST];
        head[MARKS]++;
    }
    for (int i = 0; i < HEAD_COUNT; i++)
        buf_printf(out, "%lld ", (long long)head[i]);
    for (size_t i = 0; i < playlist->count; i++) {
        const struct playlist_mark *mark = &playlist->marks[i];
        if (is_known(playlist, i))
            buf_printf(out, "%lld %d %d %lld %lld %lld ", (long long)mark->id, mark->turns, mark->taken,
                       (long long)mark->length_ms, (long long)mark->known_ms, (long long)mark->spent_ms);
    }
}

static bool
take_numbers(struct str *text, int64_t *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!str_to_int(str_split(text, ' '), &out[i]))
            return false;
    return true;
}

static size_t
place(int64_t saved, size_t count)
{
    return saved >= 0 && (size_t)saved < count ? (size_t)saved : PLAYLIST_NOWHERE;
}

bool
playlist_restore(struct playlist *playlist, struct str text)
{
    int64_t head[HEAD_COUNT], mark[MARK_COUNT];
    if (!take_numbers(&text, head, HEAD_COUNT) || head[MARKS] < 0 || (size_t)head[MARKS] > MARKS_MAX)
        return false;
    size_t count = (size_t)head[MARKS];
    struct playlist_mark *marks = memory_array(count, sizeof(*marks));
    for (size_t i = 0; i < count; i++) {
        if (!take_numbers(&text, mark, MARK_COUNT)) {
            memory_free(marks);
            return false;
        }
        marks[i] = (struct playlist_mark){.id = (uint64_t)mark[ID],
                                          .turns = (int)mark[TURNS],
                                          .taken = (int)mark[TAKEN],
                                          .length_ms = mark[LENGTH],
                                          .known_ms = mark[KNOWN],
                                          .spent_ms = mark[SPENT]};
    }
    playlist->marks = marks;
    playlist->count = count;
    playlist->round = (uint64_t)head[ROUND];
    playlist->past.figure = head[FIGURE];
    playlist->alerting = head[ALERTING];
    playlist->page = (int)head[PAGE];
    playlist->pages = (int)head[PAGES];
    playlist->since_ms = head[SINCE];
    playlist->dwell_ms = head[DWELL];
    playlist->turn = (struct playlist_turn){.round = (uint64_t)head[TURN_ROUND],
                                            .span = {head[TURN_LEAST], head[TURN_MOST]},
                                            .spent_ms = head[TURN_SPENT],
                                            .words_ms = head[TURN_WORDS],
                                            .counted = head[TURN_COUNTED]};
    playlist->current = place(head[CURRENT], count);
    playlist->past.index = place(head[PAST], count);
    return true;
}
