#include "base/log.h"
#include "base/memory.h"
#include "base/redact.h"
#include "fetch/fetch_private.h"
#include "fetch/link.h"
#include "fetch/fetch_private.h"
#include "fetch/report_private.h"
#include "fetch/share_private.h"

#define LOG_MODULE "fetch"

#define ARENA_BYTES       ((size_t)64 * 1024 * 1024)
#define LOG_AGAIN_MS      (60 * 60 * 1000) /* before another cause of the same failure is logged */
#define STEP_NO_PICTURES  2                /* of safe mode */
#define TOO_MANY_REQUESTS 429              /* RFC 6585 */

void
refresh_abandon(struct source *source)
{
    struct refresh *refresh = source->refresh;
    if (!refresh)
        return;
    if (refresh->decoder) {
        struct decoder_result result;
        decoder_finish(refresh->decoder, &result);
        decoder_result_finish(&result);
    }
    transfer_finish(refresh->transfer);
    transfer_cookies_destroy(refresh->cookies);
    feed_destroy(refresh->feed);
    arena_destroy(refresh->stored.arena);
    arena_destroy(refresh->arena);
    memory_free(refresh);
    source->refresh = NULL;
}

/* One stored picture per refresh that has stored none has its hash compared: a corrupt one is fetched again
 * by each feed. */
static void
check_a_picture(struct fetcher *fetcher)
{
    if (!store_check_next_picture(fetcher->store))
        return;
    for (size_t i = 0; i < fetcher->count; i++)
        fetcher->sources[i].pictures_ms = 0;
}

static void
end(struct fetcher *fetcher, struct source *source, struct moment now, int64_t retry_after_ms)
{
    if (!source->refresh->kept)
        check_a_picture(fetcher);
    due_set(fetcher, source, now, retry_after_ms);
    source->tried = true;
    fetcher->reported = false;
    refresh_abandon(source);
}

static bool
put(struct fetcher *fetcher, struct source *source, struct moment now, bool *changed)
{
    struct refresh *refresh = source->refresh;
    bool good = store_put_feed(fetcher->store, &refresh->state, refresh->feed, now.wall_ms, changed);
    report_store(fetcher, good, now);
    fetcher->sweep = fetcher->sweep || *changed;
    return good;
}

static void
fail(struct fetcher *fetcher, struct source *source, struct moment now, const struct reason *why)
{
    struct refresh *refresh = source->refresh;
    char words[REASON_WORDS_BYTES];
    bool changed, again = source->trouble.text[0] != '\0';
    feed_destroy(refresh->feed);
    refresh->feed = NULL;
    source->failures++;
    source->error = *why;
    refresh->state.failures = source->failures;
    refresh->state.last_error = arena_str(refresh->arena, str_from(why->text));
    put(fetcher, source, now, &changed);
    if (!again ||
        (!reason_equal(&source->trouble, why) && now.mono_ms - source->trouble_ms >= LOG_AGAIN_MS)) {
        log_warn("feed '%s': %s", source->label, reason_words(why, REASON_ENGLISH, words));
        source->trouble = *why;
        source->trouble_ms = now.mono_ms;
    }
}

static bool
holds(const struct store_content *content, struct str key)
{
    for (size_t i = 0; i < content->count; i++)
        if (str_equal(content->items[i].key, key))
            return true;
    return false;
}

/* How many items of the new content are not in the store. */
static size_t
count_new(struct fetcher *fetcher, const struct refresh *refresh)
{
    struct store_content content = {.arena = NULL};
    size_t count = 0;
    if (!store_load(fetcher->store, &refresh->state.name, 1, &content))
        return refresh->feed->count;
    for (size_t i = 0; i < refresh->feed->count; i++)
        count += !holds(&content, refresh->feed->items[i].key);
    arena_destroy(content.arena);
    return count;
}

static bool
store(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    const struct feed *feed = refresh->feed;
    bool changed;
    size_t fresh = feed ? count_new(fetcher, refresh) : 0;
    refresh->state.failures = 0;
    refresh->state.last_error = STR_NONE;
    refresh->state.last_success_ms = now.trusted ? now.wall_ms : refresh->state.last_success_ms;
    if (!put(fetcher, source, now, &changed))
        return false;
    if (changed && feed)
        log_info("feed '%s' changed: items %zu, new %zu", source->label, feed->count, fresh);
    return true;
}

/* Properties of the stored content: when its alerts end, and its newest item. */
static void
look_at_stored(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    struct store_content *content = &refresh->stored;
    if (source->known && !refresh->feed)
        return;
    source->known = content->arena || store_load(fetcher->store, &refresh->state.name, 1, content);
    source->items = content->count;
    source->alert_ms =
        alert_end(content->items, content->count, now.wall_ms, fetcher->config->alert_ms, fetcher->zone);
    source->newest_s = report_newest(content->items, content->count, now.wall_ms / 1000);
}

static void
succeed(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    if (!store(fetcher, source, now)) {
        source->failures++;
        source->error = *store_reason(fetcher->store);
        reason_wrap(&source->error, REASON_STORE);
        end(fetcher, source, now, 0);
        return;
    }
    if (source->trouble.text[0])
        log_info("feed '%s': good again", source->label);
    if (refresh->feed && say_is_news(source->fault, refresh->feed->fault))
        log_warn("feed '%s': a fault of the document: %s", source->label, source->fault);
    if (refresh->looked)
        say_losses(source, refresh);
    say_cuts(source, refresh);
    if (refresh->feed)
        source->hint_ms = refresh->feed->refresh_ms;
    look_at_stored(fetcher, source, now);
    source->trouble = source->error = (struct reason){.text = ""};
    source->success_ms = now.mono_ms;
    source->failures = 0;
    bool parsed = refresh->feed;
    end(fetcher, source, now, 0);
    if (parsed)
        memory_trim();
}

void
refresh_begin(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh = memory_alloc(sizeof(*refresh));
    struct store_feed *state = &refresh->state;
    refresh->arena = arena_create(ARENA_BYTES);
    if (!store_feed_state(fetcher->store, str_from(source->config->name), refresh->arena, state))
        *state = (struct store_feed){.last_success_ms = TIME_NONE};
    refresh->was_feed = document_was_feed(source, state);
    state->name = str_from(source->config->name);
    state->url = str_from(source->shown_url);
    state->last_try_ms = now.wall_ms;
    source->success_wall_ms = state->last_success_ms;
    if (!source->known && state->items > 0)
        source->items = (size_t)state->items;
    bool good = source->path && !source->failures && !share_is_silent(source->share);
    if (good && source->empty_ms == TIME_NONE && !beside_changed(source)) {
        refresh->has_document = true;
        pictures_want(fetcher, source, now);
        return;
    }
    if (transfer_work_is_quarantined(fetcher, source)) {
        struct reason why;
        reason_set(&why, REASON_PUT_ASIDE);
        refresh_give_up(fetcher, source, &why, now);
        return;
    }
    refresh->cookies = source->path ? NULL : transfer_cookies_create();
    struct transfer_request request = document_request(fetcher, source);
    refresh->transfer = transfer_start(fetcher->pool, &request);
}

/* When the answer is a web page that links to a feed, requests that feed: true. */
static bool
follow_link(struct fetcher *fetcher, struct source *source)
{
    struct refresh *refresh = source->refresh;
    const struct transfer_answer *answer = transfer_answer(refresh->transfer);
    const char *url = document_link(source, answer);
    char shown[FETCH_SHOWN_BYTES];
    if (!url)
        return false;
    struct transfer_request first = document_request(fetcher, source);
    struct transfer_request request = link_request(&first, answer, url);
    transfer_finish(refresh->transfer);
    redact_address(url, shown, sizeof(shown));
    if (say_is_news(source->link, str_from(shown)))
        log_info("feed '%s': a web page; reading the feed it links to: %s", source->label, shown);
    refresh->linked = true;
    refresh->transfer = transfer_start(fetcher->pool, &request);
    return true;
}

/* The answer is the feed, and its server says that it has moved permanently. */
static void
note_move(struct source *source, struct str url)
{
    char shown[FETCH_SHOWN_BYTES] = "";
    struct arena *arena = arena_create(ARENA_BYTES);
    if (url.len)
        redact_address(arena_c(arena, url), shown, sizeof(shown));
    arena_destroy(arena);
    if (say_is_news(source->moved, str_from(shown)))
        log_warn("feed '%s': moved permanently to %s; change its url to that", source->label, shown);
}

/* False when the refresh has ended with it. */
static bool
take_document(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    const struct transfer_answer *answer = transfer_answer(refresh->transfer);
    bool hasty = answer->status == TOO_MANY_REQUESTS && !answer->retry_after_ms;
    int64_t retry_after_ms = hasty ? source->config->interval_ms : answer->retry_after_ms;
    struct reason why = {.text = ""};
    source->reach = answer->reach;
    struct str body_hash = refresh->state.body_hash;
    source->read_stamp = source->seen_stamp = answer->stamp;
    bool good = document_take(source, answer, &why);
    if (good && answer->result != TRANSFER_FAILED && !refresh->linked)
        note_move(source, answer->moved);
    if (good)
        empty_hold(fetcher, source, body_hash, now);
    transfer_finish(refresh->transfer);
    refresh->transfer = NULL;
    if (!good) {
        fail(fetcher, source, now, &why);
        end(fetcher, source, now, retry_after_ms);
        return false;
    }
    refresh->resolves = beside_begin(source);
    return true;
}

/* False when the refresh has ended with it. */
static bool
take_beside(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct reason why = {.text = ""};
    source->refresh->resolves = false;
    if (beside_take(source, &why))
        return true;
    refresh_give_up(fetcher, source, &why, now);
    return false;
}

static void
want_pictures(struct fetcher *fetcher, struct source *source, struct moment now)
{
    source->refresh->has_document = true;
    pictures_want(fetcher, source, now);
    if (source->refresh->wanted_count && document_is_urgent(source))
        store(fetcher, source, now);
}

void
refresh_give_up(struct fetcher *fetcher, struct source *source, const struct reason *why, struct moment now)
{
    fail(fetcher, source, now, why);
    end(fetcher, source, now, 0);
}

void
refresh_go_on(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    if (refresh->resolves) {
        if (!take_beside(fetcher, source, now))
            return;
        want_pictures(fetcher, source, now);
    } else if (!refresh->has_document) {
        if (follow_link(fetcher, source) || !take_document(fetcher, source, now) || refresh->resolves)
            return;
        want_pictures(fetcher, source, now);
    } else if (refresh->transfer) {
        if (!pictures_take(fetcher, source, now))
            return;
    }
    bool pictures = recovery_step(fetcher->recovery) < STEP_NO_PICTURES;
    if (!pictures || !pictures_next(fetcher, source, now))
        succeed(fetcher, source, now);
}
