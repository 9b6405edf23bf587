#include "fetch/say.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"

#define LOG_MODULE "fetch"

bool
say_is_news(char said[TRANSFER_WHY_BYTES], struct str text)
{
    char now[TRANSFER_WHY_BYTES];
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

void
say_losses(struct source *source, const struct refresh *refresh)
{
    const struct picture_losses *left_out = &refresh->left_out, *cropped = &refresh->cropped;
    source->left_out = *left_out;
    if (say_is_news(source->missing, left_out->count ? str_from(left_out->why) : STR_NONE))
        log_warn("feed '%s': pictures left out: %d; the first: %s", source->label, left_out->count,
                 source->missing);
    if (say_is_news(source->cropped, cropped->count ? str_from(cropped->why) : STR_NONE))
        log_warn("feed '%s': pictures cropped: %d; the first: %s", source->label, cropped->count,
                 source->cropped);
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
