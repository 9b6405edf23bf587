#include <time.h>

#include "base/duration.h"
#include "status/status.h"
#include "base/json_write.h"

#define TEXT_BYTES   ((size_t)16 * 1024 * 1024)
#define FAULTS_BYTES ((size_t)4 * 1024 * 1024)

/* RFC 3339 in UTC; null when not known. */
static void
put_time(struct buf *out, const char *name, int64_t wall_ms)
{
    char text[32];
    struct tm tm;
    time_t at = (time_t)(wall_ms / SECOND_MS);
    bool known = wall_ms != TIME_NONE && gmtime_r(&at, &tm) &&
                 strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm) > 0;
    json_add_text(out, name, known ? str_from(text) : STR_NONE);
}

static int64_t
seconds(int64_t ms)
{
    return ms == TIME_NONE ? ms : ms < 0 ? 0 : ms / SECOND_MS;
}

static int64_t
until(int64_t at_ms, struct moment now)
{
    return at_ms == TIME_NONE ? at_ms : seconds(at_ms - now.mono_ms);
}

static void
put_slide(struct buf *out, const char *name, const struct status_slide *slide, struct moment now)
{
    json_put_key(out, name);
    if (!slide->kind.ptr) {
        buf_put(out, STR("null"));
        return;
    }
    buf_put_char(out, '{');
    json_add_text(out, "kind", slide->kind);
    json_add_text(out, "title", slide->title);
    json_add_text(out, "feed", slide->feed);
    json_add_whole(out, "page", slide->page);
    json_add_whole(out, "pages", slide->pages ? slide->pages : TIME_NONE);
    json_add_whole(out, "seconds_left", until(slide->end_ms, now));
    buf_put_char(out, '}');
}

/* In English in any language of the reader: the names are for programs. */
static void
put_reason(struct buf *out, const char *name, struct str text)
{
    char words[REASON_WORDS_BYTES];
    struct reason reason = reason_read(text);
    json_add_text(out, name, text.len ? str_from(reason_words(&reason, REASON_ENGLISH, words)) : STR_NONE);
}

static void
put_feed(struct buf *out, const struct status_feed *feed, struct moment now)
{
    int64_t age_ms = status_age_ms(feed, now);
    int64_t quiet_days = status_quiet_days(feed, now);
    buf_put_char(out, '{');
    json_add_text(out, "name", feed->name);
    json_add_text(out, "url", feed->url);
    json_add_whole(out, "pictures_left_out", feed->pictures_left_out);
    put_reason(out, "picture_error", feed->picture_error);
    json_add_text(out, "moved_to", feed->moved.len ? feed->moved : STR_NONE);
    put_reason(out, "note", feed->note);
    put_time(out, "last_success", age_ms == TIME_NONE || !now.trusted ? TIME_NONE : now.wall_ms - age_ms);
    json_add_whole(out, "age_seconds", seconds(age_ms));
    put_reason(out, "last_error", feed->error);
    json_add_whole(out, "failures", feed->failures);
    json_add_whole(out, "next_try_seconds", until(feed->due_ms, now));
    json_add_whole(out, "items", feed->items);
    put_time(out, "newest", feed->newest_s == TIME_NONE ? TIME_NONE : feed->newest_s * SECOND_MS);
    json_add_whole(out, "nothing_new_days", quiet_days ? quiet_days : TIME_NONE);
    buf_put_char(out, '}');
}

static void
put_screen(struct buf *out, const struct status *status)
{
    json_put_key(out, "screen");
    if (status->width)
        buf_printf(out, "{\"width\": %lld, \"height\": %lld}", (long long)status->width,
                   (long long)status->height);
    else
        buf_put(out, STR("null"));
}

static void
put_configuration(struct buf *out, const struct config_health *health)
{
    struct arena *arena = arena_create(FAULTS_BYTES);
    json_put_key(out, "configuration");
    buf_put_char(out, '{');
    json_add_text(out, "path", str_from(health->path));
    json_add_text(out, "state", str_from(config_state_name(health->state)));
    json_add_text(out, "kept_copy", str_from(health->kept));
    json_put_key(out, "faults");
    json_put_texts(out, config_health_lines(health, arena, REASON_ENGLISH));
    arena_destroy(arena);
    buf_put_char(out, '}');
}

void
status_print_json(const struct status *status, struct moment now, FILE *out)
{
    struct buf text;
    buf_init(&text, TEXT_BYTES);
    buf_put_char(&text, '{');
    json_add_bool(&text, "running", status->running);
    json_add_bool(&text, "fetching", status->fetching);
    json_add_text(&text, "version", status->version);
    json_add_whole(&text, "uptime_seconds",
                   status->running ? seconds(now.mono_ms - status->started_ms) : TIME_NONE);
    put_slide(&text, "now", &status->now, now);
    put_slide(&text, "next", &status->next, now);
    json_add_bool(&text, "alert", status->alert);
    put_screen(&text, status);
    put_reason(&text, "screen_error", status->trouble);
    json_add_whole(&text, "screen_error_seconds",
                   status->trouble.len ? seconds(now.mono_ms - status->trouble_ms) : TIME_NONE);
    json_add_bool(&text, "dark", status->dark);
    put_time(&text, "dark_changes", status->change_wall_ms);
    json_add_text(&text, "clock", status->trusted ? STR("trusted") : STR("untrusted"));
    json_add_text(&text, "clock_source", status->clock.len ? status->clock : STR_NONE);
    json_add_whole(&text, "items", status->items);
    json_add_whole(&text, "shown", status->shown);
    json_add_whole(&text, "bad_dates", status->bad_dates);
    json_add_whole(&text, "pictures", status->pictures);
    json_add_whole(&text, "slides_shown", status->slides);
    json_add_text(&text, "store", status->store);
    json_add_whole(&text, "store_bytes", status->unreadable.ptr ? TIME_NONE : status->store_bytes);
    bool failing = status_store_fails(status);
    put_reason(&text, "store_error", failing ? status->store_error : STR_NONE);
    json_add_whole(&text, "store_error_seconds",
                   failing ? seconds(now.mono_ms - status->store_error_ms) : TIME_NONE);
    json_add_bool(&text, "in_memory", failing && status->in_memory);
    put_configuration(&text, &status->configuration);
    status_recovery_print_json(status, now, &text);
    json_put_key(&text, "feeds");
    buf_put_char(&text, '[');
    for (size_t i = 0; i < status->feed_count; i++) {
        buf_put(&text, i ? STR(",\n  ") : STR("\n  "));
        put_feed(&text, &status->feeds[i], now);
    }
    buf_put(&text, STR("]}\n"));
    fwrite(text.ptr, 1, text.len, out);
    buf_finish(&text);
}
