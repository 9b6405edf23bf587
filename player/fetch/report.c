#include "fetch/report_private.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "fetch/remote_private.h"

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

static void
put_number(struct buf *out, const char *name, int64_t number)
{
    if (number != TIME_NONE)
        buf_printf(out, "%s = %lld\n", name, (long long)number);
}

static void
put_source(struct buf *out, const struct source *source)
{
    buf_put(out, STR("[feed]\n"));
    runtime_put(out, "name", str_from(source->label));
    runtime_put(out, "url", str_from(source->shown_url));
    if (source->error.text[0])
        runtime_put(out, "error", str_from(source->error.text));
    put_number(out, "pictures_left_out", source->left_out.count);
    if (source->left_out.count)
        runtime_put(out, "picture_error", str_from(source->left_out.why.text));
    if (source->moved[0])
        runtime_put(out, "moved", str_from(source->moved));
    if (source->empty_note[0])
        runtime_put(out, "note", str_from(source->empty_note));
    put_number(out, "failures", source->failures);
    put_number(out, "success_ms", source->success_ms);
    put_number(out, "success_wall_ms", source->success_wall_ms);
    put_number(out, "due_ms", source->due_ms);
    if (source->known || source->success_wall_ms != TIME_NONE)
        put_number(out, "items", (int64_t)source->items);
    if (source->known)
        put_number(out, "newest_s", source->newest_s);
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

void
report_write(const struct fetcher *fetcher)
{
    struct buf text;
    buf_init(&text, TEXT_BYTES);
    buf_put(&text, STR("[fetch]\n"));
    put_number(&text, "store_bytes", store_bytes(fetcher->runtime->store));
    if (fetcher->store_trouble) {
        runtime_put(&text, "store_error", str_from(fetcher->store_why));
        put_number(&text, "store_error_ms", fetcher->store_trouble_ms);
        buf_put(&text, fetcher->store_in_memory ? STR("in_memory = yes\n") : STR(""));
    }
    for (size_t i = 0; i < fetcher->count; i++)
        put_source(&text, &fetcher->sources[i]);
    report_machine(&text);
    put_configuration(&text, fetcher);
    runtime_write(fetcher->runtime, buf_str(&text));
    buf_finish(&text);
}

void
report_store(struct fetcher *fetcher, bool good, struct moment now)
{
    bool trouble = !good || store_is_behind(fetcher->store);
    const char *why = store_reason(fetcher->store);
    bool due = !fetcher->store_trouble || now.mono_ms - fetcher->store_said_ms >= STORE_AGAIN_MS;
    if (!trouble && fetcher->store_trouble)
        log_info("the store can be written again");
    if (trouble && due) {
        log_error("the store cannot be written: %s%s", why,
                  good ? "; until it can, what is new is kept in memory" : "");
        fetcher->store_said_ms = now.mono_ms;
    }
    if (!fetcher->store_trouble)
        fetcher->store_trouble_ms = now.mono_ms;
    if (trouble && *why)
        snprintf(fetcher->store_why, sizeof(fetcher->store_why), "%s", why);
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

/* Of a kind of losses that begins, or whose first one is another than before. */
static void
say_loss(const char *label, const char *what, const struct picture_losses *losses, struct reason *said)
{
    char words[REASON_WORDS_BYTES];
    bool news = losses->count && !reason_equal(said, &losses->why);
    *said = losses->count ? losses->why : (struct reason){.text = ""};
    if (news)
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
            log_warn("feed '%s': http, not https: whoever is in the network between can change what is shown",
                     fetcher->sources[i].label);
}
