#include <stdlib.h>

#include "base/redact.h"
#include "base/number.h"
#include "fetch/local.h"
#include "fetch/pictures_private.h"
#include "fetch/share_private.h"

#define UNREACHED_MS   (10 * 60 * 1000)
#define SCRATCH_BYTES  ((size_t)64 * 1024)
#define CANDIDATES_MAX 3  /* pictures of one item that are tried */
#define TRIED_MAX      64 /* a refresh */
#define TIME_MS        (60 * 1000)
#define AGAIN_MS       (30 * 1000)

struct str
candidate_url(const struct refresh *refresh)
{
    return refresh->wanted[refresh->at]->pictures.items[refresh->candidate];
}

bool
candidate_stored(const struct fetcher *fetcher, const struct refresh *refresh)
{
    return store_has_picture(fetcher->store, candidate_url(refresh), fetcher->screen_w, fetcher->screen_h);
}

int64_t
candidate_unreached_ms(const struct source *source)
{
    if (source->share && share_is_silent(source->share))
        return SHARE_ANSWER_MS;
    return number_min(source->config->interval_ms, UNREACHED_MS);
}

void
candidate_look_again(struct source *source, int64_t at_ms)
{
    if (at_ms < source->pictures_ms)
        source->pictures_ms = at_ms;
}

static void
add_loss(struct picture_losses *losses, const struct reason *why)
{
    if (losses->count++ == 0)
        losses->why = *why;
}

/* "ADDRESS: why", safe for the log; a reason that names the file already is unchanged. */
static struct reason
describe(const struct source *source, const struct reason *why)
{
    struct reason out = *why;
    struct str url = candidate_url(source->refresh);
    struct arena *arena = arena_create(4 * url.len + SCRATCH_BYTES);
    char shown[128];
    redact_address(arena_c(arena, url), shown, sizeof(shown));
    if (reason_code(why) != REASON_FILE)
        reason_wrap(&out, REASON_PICTURE, shown);
    arena_destroy(arena);
    return out;
}

void
candidate_pass_over(struct source *source, const struct reason *why)
{
    struct refresh *refresh = source->refresh;
    if (!refresh->picture_missing)
        refresh->picture_missing_why = describe(source, why);
    refresh->picture_missing = true;
    refresh->candidate++;
}

void
candidate_next_item(struct refresh *refresh, bool had)
{
    if (!had && refresh->picture_missing)
        add_loss(&refresh->left_out, &refresh->picture_missing_why);
    refresh->picture_missing = false;
    refresh->at++;
    refresh->candidate = 0;
}

void
candidate_crop(struct source *source, const struct reason *why)
{
    struct reason described = describe(source, why);
    add_loss(&source->refresh->cropped, &described);
}

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
    return a < b ? -1 : a > b; /* document order: they are in one array */
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
    refresh->looked = items || refresh->feed;
    if (refresh->looked)
        source->pictures_ms = INT64_MAX;
}

/* A stored picture needs no fetch; one without its last rows is fetched again later. */
static bool
had(struct source *source, const struct refusal *refusal, struct moment now)
{
    if (!refusal || refusal->cause != REFUSAL_CROPPED)
        return true;
    candidate_look_again(source, refusal->until_ms);
    if (now.mono_ms >= refusal->until_ms)
        return false;
    candidate_crop(source, &refusal->why);
    return true;
}

static void
start(struct fetcher *fetcher, struct source *source, struct str url, struct moment now)
{
    struct refresh *refresh = source->refresh;
    const struct config *config = fetcher->config;
    char *path = source->path ? local_picture_path(refresh->arena, url) : NULL;
    int64_t left_ms = refresh->end_ms - now.mono_ms;
    struct str etag, last_modified;
    struct transfer_request request =
        transfer_request_beside(config, NULL, path ? path : arena_c(refresh->arena, url));
    refusals_validators(&fetcher->refusals, url, refresh->arena, &etag, &last_modified);
    request.etag = etag.ptr ? arena_c(refresh->arena, etag) : NULL;
    request.last_modified = last_modified.ptr ? arena_c(refresh->arena, last_modified) : NULL;
    request.configured = source->path ? NULL : source->config->url;
    request.proxy = source->config->proxy;
    request.user_agent = source->config->user_agent;
    request.ca_file = source->config->ca_file;
    request.cookies = refresh->cookies;
    request.local = path != NULL;
    request.share = source->share;
    request.reach = source->reach;
    request.accept = "image/jpeg, image/png, image/svg+xml, image/webp;q=0.9, */*;q=0.1";
    request.max_bytes = config->picture_max_bytes;
    request.max_option = "[fetch] picture-max-size";
    request.total_ms = number_min(left_ms, config->total_ms);
    refresh->tried++;
    refresh->transfer = transfer_start(fetcher->pool, &request);
}

/* Handles the current candidate, or starts it; false when there is no time for it. */
static bool
try_candidate(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    struct str url = candidate_url(refresh);
    struct reason silent;
    const struct refusal *refusal = refusals_find(&fetcher->refusals, url, now);
    if (candidate_stored(fetcher, refresh) && had(source, refusal, now)) {
        candidate_next_item(refresh, true);
    } else if (refresh->unreachable_origin.ptr && str_starts(url, refresh->unreachable_origin)) {
        candidate_look_again(source, now.mono_ms + candidate_unreached_ms(source));
        reason_set(&silent, REASON_PICTURE_SERVER_SILENT);
        candidate_pass_over(source, &silent);
    } else if (refusal && now.mono_ms < refusal->until_ms) {
        candidate_look_again(source, refusal->until_ms);
        candidate_pass_over(source, &refusal->why);
    } else if (refresh->tried >= TRIED_MAX || now.mono_ms >= refresh->end_ms) {
        candidate_look_again(source, now.mono_ms + AGAIN_MS);
        return false;
    } else {
        start(fetcher, source, url, now);
    }
    return true;
}

bool
pictures_next(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    while (!refresh->transfer && refresh->at < refresh->wanted_count) {
        size_t count = refresh->wanted[refresh->at]->pictures.count;
        if (refresh->candidate >= count || refresh->candidate >= CANDIDATES_MAX)
            candidate_next_item(refresh, false);
        else if (!try_candidate(fetcher, source, now))
            break;
    }
    return refresh->transfer != NULL;
}
