#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/redact.h"
#include "fetch/decoder.h"
#include "fetch/local.h"
#include "fetch/parts.h"

#define CANDIDATES_MAX 3  /* pictures of one item that are tried */
#define TRIED_MAX      64 /* a refresh */
#define TIME_MS        (60 * 1000)
#define REFUSED_MS     (60 * 60 * 1000) /* the picture itself is at fault */
#define UNREACHED_MS   (10 * 60 * 1000) /* the way to it is, or the feed's interval if that is shorter */
#define AGAIN_MS       (30 * 1000)

static int
most_urgent(const void *left, const void *right)
{
    const struct item *a = *(const struct item *const *)left;
    const struct item *b = *(const struct item *const *)right;
    bool a_alert = a->kind == KIND_ALERT, b_alert = b->kind == KIND_ALERT;
    if (a_alert != b_alert)
        return a_alert ? -1 : 1;
    if (a->published_s != b->published_s)
        return a->published_s > b->published_s ? -1 : 1;
    return a < b ? -1 : a > b; /* document order: they lie in one array */
}

void
pictures_want(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    const struct item *items = refresh->feed ? refresh->feed->items : NULL;
    size_t count = refresh->feed ? refresh->feed->count : 0;
    if (!refresh->feed && now.mono_ms >= source->pictures_ms &&
        store_load(fetcher->store, &refresh->state.name, 1, &refresh->stored)) {
        items = refresh->stored.items;
        count = refresh->stored.count;
    }
    refresh->wanted = arena_array(refresh->arena, count, sizeof(const struct item *));
    for (size_t i = 0; i < count; i++)
        if (items[i].pictures.count && !items[i].duplicate)
            refresh->wanted[refresh->wanted_count++] = &items[i];
    if (refresh->wanted_count)
        qsort(refresh->wanted, refresh->wanted_count, sizeof(const struct item *), most_urgent);
    refresh->end_ms = now.mono_ms + TIME_MS;
    if (items || refresh->feed)
        source->pictures_ms = INT64_MAX;
}

static struct refusal *
refusal_of(struct fetcher *fetcher, struct str url)
{
    return &fetcher->refusals[str_hash(url, STR_HASH_SEED) % REFUSALS];
}

static bool
stored(const struct fetcher *fetcher, struct str url)
{
    return store_has_picture(fetcher->store, url, fetcher->screen_w, fetcher->screen_h);
}

/* "http://host/" of an address; all of it when there is no such part. */
static struct str
origin(struct str url)
{
    size_t scheme = str_find(url, STR("://"));
    size_t path = scheme == SIZE_MAX ? SIZE_MAX : str_find(str_slice(url, scheme + 3, SIZE_MAX), STR("/"));
    return path == SIZE_MAX ? url : str_slice(url, 0, scheme + 3 + path + 1);
}

static bool
refused(struct fetcher *fetcher, const struct refresh *refresh, struct str url, struct moment now)
{
    if (refresh->dead.ptr && str_starts(url, refresh->dead))
        return true;
    const struct refusal *refusal = refusal_of(fetcher, url);
    if (refusal->url == str_hash(url, STR_HASH_SEED) && now.mono_ms < refusal->until_ms)
        return true;
    struct store_refusal written;
    bool found = store_refusal(fetcher->store, url, refresh->arena, &written);
    /* one in the future was written by a clock that was wrong */
    return found && written.at_ms <= now.wall_ms && now.wall_ms - written.at_ms < REFUSED_MS;
}

static int64_t
unreached_ms(const struct source *source)
{
    return source->config->interval_ms < UNREACHED_MS ? source->config->interval_ms : UNREACHED_MS;
}

static void
look_again(struct source *source, int64_t at_ms)
{
    if (at_ms < source->pictures_ms)
        source->pictures_ms = at_ms;
}

static void
start(struct fetcher *fetcher, struct source *source, struct str url, struct moment now)
{
    struct refresh *refresh = source->refresh;
    const struct config *config = fetcher->config;
    char *path = source->path ? local_picture_path(refresh->arena, url) : NULL;
    int64_t left_ms = refresh->end_ms - now.mono_ms;
    struct transfer_request request =
        transfer_request_for(config, path ? path : arena_c(refresh->arena, url));
    request.configured = source->path ? NULL : source->config->url;
    request.local = path != NULL;
    request.reach = source->reach;
    request.accept = "image/jpeg, image/png, image/svg+xml, image/webp;q=0.9, */*;q=0.1";
    request.max_bytes = config->picture_max_bytes;
    request.total_ms = left_ms < config->total_ms ? left_ms : config->total_ms;
    refresh->tried++;
    refresh->transfer = transfer_start(fetcher->pool, &request);
}

bool
pictures_next(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    while (refresh->at < refresh->wanted_count) {
        struct str_list pictures = refresh->wanted[refresh->at]->pictures;
        if (refresh->candidate >= pictures.count || refresh->candidate >= CANDIDATES_MAX ||
            stored(fetcher, pictures.items[refresh->candidate])) {
            refresh->at++;
            refresh->candidate = 0;
        } else if (refused(fetcher, refresh, pictures.items[refresh->candidate], now)) {
            look_again(source, now.mono_ms + unreached_ms(source));
            refresh->candidate++;
        } else if (refresh->tried >= TRIED_MAX || now.mono_ms >= refresh->end_ms) {
            look_again(source, now.mono_ms + AGAIN_MS);
            return false;
        } else {
            start(fetcher, source, pictures.items[refresh->candidate], now);
            return true;
        }
    }
    return false;
}

/* What the world may mend by itself is not written down. */
static void
refuse(struct fetcher *fetcher, struct source *source, const char *why, bool lasting, struct moment now)
{
    struct refresh *refresh = source->refresh;
    struct str url = refresh->wanted[refresh->at]->pictures.items[refresh->candidate];
    char shown[128];
    bool on_disk = source->path && local_picture_path(refresh->arena, url); /* then the reason names it */
    redact_address(arena_c(refresh->arena, url), shown, sizeof(shown));
    if (refresh->left_out++ == 0)
        snprintf(refresh->why, sizeof(refresh->why), "%s%s%.120s", on_disk ? "" : shown, on_disk ? "" : ": ",
                 why);
    *refusal_of(fetcher, url) = (struct refusal){str_hash(url, STR_HASH_SEED),
                                                 now.mono_ms + (lasting ? REFUSED_MS : unreached_ms(source))};
    struct store_refusal written = {.at_ms = now.wall_ms, .why = str_from(why)};
    if (lasting)
        store_refuse_picture(fetcher->store, url, &written);
    look_again(source, now.mono_ms + unreached_ms(source));
}

/* Decoded by a child; false with the reason when it is no picture. */
static bool
keep(struct fetcher *fetcher, struct str url, struct str bytes, char why[TRANSFER_WHY_BYTES])
{
    struct decoder_options options = {.screen_w = fetcher->screen_w,
                                      .screen_h = fetcher->screen_h,
                                      .max_pixels = fetcher->config->picture_max_pixels,
                                      .timeout_ms = DECODER_TIMEOUT_MS};
    struct decoder_result result;
    if (!decoder_run(bytes, &options, &result)) {
        snprintf(why, TRANSFER_WHY_BYTES, "%s", result.why);
        decoder_result_finish(&result);
        return false;
    }
    bool good = store_put_picture(fetcher->store, url, buf_str(&result.bytes), result.width, result.height,
                                  fetcher->screen_w, fetcher->screen_h);
    if (!good)
        snprintf(why, TRANSFER_WHY_BYTES, "%s", store_reason(fetcher->store));
    decoder_result_finish(&result);
    return good;
}

static bool
lasts(const struct transfer_answer *answer)
{
    return answer->result == TRANSFER_OK ||
           (answer->status >= 400 && answer->status < 500 && answer->status != 429);
}

void
pictures_take(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    const struct transfer_answer *answer = transfer_answer(refresh->transfer);
    struct str url = refresh->wanted[refresh->at]->pictures.items[refresh->candidate];
    char why[TRANSFER_WHY_BYTES];
    snprintf(why, sizeof(why), "%s", answer->why);
    if (answer->result == TRANSFER_OK && keep(fetcher, url, answer->body, why)) {
        fetcher->sweep = true;
        refresh->at++;
        refresh->candidate = 0;
    } else {
        refuse(fetcher, source, why, lasts(answer), now);
        if (answer->result == TRANSFER_FAILED && answer->status == 0)
            refresh->dead = origin(url);
        refresh->candidate++;
    }
    transfer_finish(refresh->transfer);
    refresh->transfer = NULL;
}
