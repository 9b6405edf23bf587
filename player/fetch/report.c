#include "fetch/report_private.h"

#include <stdio.h>
#include <string.h>

#include "base/json_write.h"
#include "base/log.h"
#include "fetch/remote_private.h"
#include "runtime/runtime.h"

#define LOG_MODULE "fetch"

#define TEXT_BYTES     ((size_t)192 * 1024)
#define YEAR_2000_S    946684800
#define STORE_AGAIN_MS (60 * 60 * 1000)

int64_t
report_newest(const struct item *items, size_t count, int64_t now_s)
{
    int64_t newest_s = TIME_NONE;
    for (size_t i = 0; i < count; i++) {
        const struct item *item = &items[i];
        bool dated = item->published_s != TIME_NONE || item->updated_s != TIME_NONE;
        const int64_t times[] = {item->published_s, item->updated_s,
                                 dated || item->first_seen_ms == TIME_NONE ? TIME_NONE
                                                                           : item->first_seen_ms / 1000};
        for (size_t k = 0; k < sizeof(times) / sizeof(times[0]); k++)
            if (times[k] >= YEAR_2000_S && times[k] <= now_s && times[k] > newest_s)
                newest_s = times[k];
    }
    return newest_s;
}

/* Absent when there is none. */
static struct str
text_of(const char *text)
{
    return text[0] ? str_from(text) : STR_NONE;
}

static void
put_source(struct buf *out, const struct source *source)
{
    bool counted = source->known || source->success_wall_ms != TIME_NONE;
    buf_put_char(out, '{');
    json_add_text(out, "name", str_from(source->label));
    json_add_text(out, "url", str_from(source->shown_url));
    json_add_text(out, "error", text_of(source->error.text));
    json_add_whole(out, "failures", source->failures);
    json_add_text(out, "moved", text_of(source->moved));
    json_add_text(out, "note", text_of(source->empty_note.text));
    json_add_whole(out, "success_ms", source->success_ms);
    json_add_whole(out, "success_wall_ms", source->success_wall_ms);
    json_add_whole(out, "due_ms", source->due_ms);
    json_add_whole(out, "items", counted ? (int64_t)source->items : TIME_NONE);
    json_add_whole(out, "newest_s", source->known ? source->newest_s : TIME_NONE);
    json_add_whole(out, "pictures_left_out", source->left_out.count);
    json_add_text(out, "picture_error",
                  source->left_out.count ? text_of(source->left_out.why.text) : STR_NONE);
    buf_put_char(out, '}');
}

static void
put_configuration(struct buf *out, const struct fetcher *fetcher)
{
    if (!fetcher->health)
        return;
    struct arena *arena = arena_create(TEXT_BYTES);
    struct config_health health = *fetcher->health;
    remote_add_faults(fetcher->remote, &health, arena);
    config_health_put(out, &health);
    arena_destroy(arena);
}

/* The kernel is asked again only when it has said that something changed. */
static void
put_machine(struct buf *out, struct fetcher *fetcher)
{
    if (!fetcher->machine.len)
        report_machine(&fetcher->machine);
    if (!fetcher->machine.len)
        return;
    json_put_key(out, "machine");
    buf_put(out, buf_str(&fetcher->machine));
}

void
report_write(struct fetcher *fetcher)
{
    struct buf text;
    bool failing = fetcher->store_trouble;
    runtime_begin(fetcher->runtime, &text);
    json_put_key(&text, "fetch");
    buf_put_char(&text, '{');
    json_add_whole(&text, "store_bytes", store_bytes(fetcher->runtime->store));
    json_add_text(&text, "store_error", failing ? text_of(fetcher->store_why.text) : STR_NONE);
    json_add_whole(&text, "store_error_ms", failing ? fetcher->store_trouble_ms : TIME_NONE);
    json_add_bool(&text, "in_memory", failing && fetcher->store_in_memory);
    json_put_key(&text, "feeds");
    buf_put_char(&text, '[');
    for (size_t i = 0; i < fetcher->count; i++) {
        buf_put(&text, i ? STR(",\n") : STR("\n"));
        put_source(&text, &fetcher->sources[i]);
    }
    buf_put_char(&text, ']');
    put_machine(&text, fetcher);
    buf_put_char(&text, '}');
    put_configuration(&text, fetcher);
    runtime_write(fetcher->runtime, &text);
    buf_finish(&text);
}

void
report_store(struct fetcher *fetcher, bool good, struct moment now)
{
    char words[REASON_WORDS_BYTES];
    bool trouble = !good || store_is_behind(fetcher->store);
    const struct reason *why = store_reason(fetcher->store);
    bool due = !fetcher->store_trouble || now.mono_ms - fetcher->store_said_ms >= STORE_AGAIN_MS;
    if (!trouble && fetcher->store_trouble)
        log_info("the store can be written again");
    if (trouble && due) {
        log_error("the store cannot be written: %s%s", reason_words(why, REASON_ENGLISH, words),
                  good ? "; until it can be, new items are kept in memory" : "");
        fetcher->store_said_ms = now.mono_ms;
    }
    if (!fetcher->store_trouble)
        fetcher->store_trouble_ms = now.mono_ms;
    if (trouble && why->text[0])
        fetcher->store_why = *why;
    fetcher->store_trouble = trouble;
    fetcher->store_in_memory = good;
}

bool
say_is_news(char said[FETCH_SHOWN_BYTES], struct str text)
{
    char now[FETCH_SHOWN_BYTES];
    snprintf(now, sizeof(now), "%.*s", (int)(text.len < sizeof(now) ? text.len : sizeof(now) - 1),
             text.ptr ? text.ptr : "");
    if (strcmp(said, now) == 0)
        return false;
    memcpy(said, now, sizeof(now));
    return now[0] != '\0';
}

void
say_cuts(struct source *source, const struct refresh *refresh)
{
    for (int i = 0; refresh->feed && i < FEED_LIMIT_COUNT; i++) {
        bool cut = refresh->feed->cut[i] > 0;
        struct str words = feed_limit_words((enum feed_limit)i, &source->limits, refresh->arena);
        if (cut && !source->cut[i])
            log_warn("feed '%s': %.*s", source->label, STR_ARG(words));
        source->cut[i] = cut;
    }
}

/* Logs losses that begin, or whose first reason has changed. */
static void
say_loss(const char *label, const char *what, const struct picture_losses *losses, struct reason *said)
{
    char words[REASON_WORDS_BYTES];
    bool changed = losses->count && !reason_equal(said, &losses->why);
    *said = losses->count ? losses->why : (struct reason){.text = ""};
    if (changed)
        log_warn("feed '%s': pictures %s: %d; the first: %s", label, what, losses->count,
                 reason_words(said, REASON_ENGLISH, words));
}

void
say_losses(struct source *source, const struct refresh *refresh)
{
    source->left_out = refresh->left_out;
    say_loss(source->label, "left out", &refresh->left_out, &source->missing);
    say_loss(source->label, "cropped", &refresh->cropped, &source->cropped);
}

static bool
is_open_to_others(const char *url)
{
    struct str address = str_from(url);
    return str_starts_nocase(address, STR("http://")) && !str_starts(address, STR("http://127.")) &&
           !str_starts_nocase(address, STR("http://localhost"));
}

void
say_start(const struct fetcher *fetcher)
{
    log_info("started: feeds %zu", fetcher->count);
    for (size_t i = 0; i < fetcher->count; i++)
        if (is_open_to_others(fetcher->sources[i].config->url))
            log_warn("feed '%s': http, not https: anybody on the network path can change what is shown",
                     fetcher->sources[i].label);
}
