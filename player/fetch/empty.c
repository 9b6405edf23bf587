#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "fetch/fetch_private.h"

#define LOG_MODULE "fetch"

#define ITEMS_MIN 3
#define MARK      "empty since " /* then a wall time in ms; never equal to a hash */

/* When it was found empty, on the monotonic clock. An earlier process stored the wall time; without a trusted
 * clock the period begins again. */
static int64_t
since_ms(const struct source *source, struct str body_hash, struct moment now)
{
    int64_t wall_ms = 0;
    struct str rest = str_slice(body_hash, sizeof(MARK) - 1, SIZE_MAX);
    if (source->empty_ms != TIME_NONE)
        return source->empty_ms;
    bool noted = str_starts(body_hash, STR(MARK)) && str_to_int(str_split(&rest, ' '), &wall_ms);
    bool usable = noted && now.trusted && wall_ms <= now.wall_ms;
    return usable ? now.mono_ms - (now.wall_ms - wall_ms) : now.mono_ms;
}

static void
put_time(int64_t wall_ms, char out[16])
{
    time_t at = (time_t)(wall_ms / 1000);
    struct tm tm;
    if (!localtime_r(&at, &tm) || !strftime(out, 16, "%H:%M", &tm))
        snprintf(out, 16, "?");
}

/* For status, and logged once. */
static void
say(const struct fetcher *fetcher, struct source *source, struct moment now)
{
    char since[16], until[16], items[24], words[REASON_WORDS_BYTES];
    int64_t wall_ms = now.wall_ms - (now.mono_ms - source->empty_ms);
    bool said = source->empty_note.text[0] != '\0';
    put_time(wall_ms, since);
    put_time(wall_ms + fetcher->config->empty_grace_ms, until);
    snprintf(items, sizeof(items), "%lld", (long long)source->refresh->state.items);
    reason_set(&source->empty_note, REASON_EMPTY_SINCE, since, items, until);
    if (!said)
        log_warn("feed '%s': %s (empty-grace)", source->label,
                 reason_words(&source->empty_note, REASON_ENGLISH, words));
}

static void
forget(struct source *source)
{
    source->empty_ms = TIME_NONE;
    source->empty_note = (struct reason){.text = ""};
}

/* A folder of pictures that has none may have something else. */
static void
say_folder(struct source *source)
{
    char words[REASON_WORDS_BYTES], before[sizeof(source->empty_note.text)];
    const char *other = source->refresh->folder_other;
    memcpy(before, source->empty_note.text, sizeof(before));
    forget(source);
    if (!other)
        return;
    reason_set(&source->empty_note, REASON_FOLDER_NO_PICTURES, other);
    if (strcmp(before, source->empty_note.text) != 0)
        log_warn("feed '%s': %s", source->label, reason_words(&source->empty_note, REASON_ENGLISH, words));
}

void
empty_hold(const struct fetcher *fetcher, struct source *source, struct str body_hash, struct moment now)
{
    struct refresh *refresh = source->refresh;
    struct store_feed *state = &refresh->state;
    if (!refresh->feed)
        return;
    if (refresh->feed->count || state->items < ITEMS_MIN) {
        say_folder(source);
        return;
    }
    source->empty_ms = since_ms(source, body_hash, now);
    if (now.mono_ms - source->empty_ms >= fetcher->config->empty_grace_ms) {
        say_folder(source);
        return;
    }
    state->at_once = source->empty_note.text[0] == '\0';
    say(fetcher, source, now);
    feed_destroy(refresh->feed);
    refresh->feed = NULL;
    /* without validators: the end of the period is noticed only when the document is sent again */
    state->etag = state->last_modified = STR_NONE;
    size_t space = str_find(state->body_hash, STR(" "));
    state->body_hash = arena_printf(refresh->arena, MARK "%lld%.*s",
                                    (long long)(now.wall_ms - (now.mono_ms - source->empty_ms)),
                                    STR_ARG(str_slice(state->body_hash, space, SIZE_MAX)));
}
