#include <stdio.h>

#include "decoder/decoder.h"
#include "base/number.h"
#include "fetch/pictures_private.h"

#define DOT_PX 4 /* a side */

static void
end_transfer(struct refresh *refresh)
{
    transfer_finish(refresh->transfer);
    refresh->transfer = NULL;
}

/* The cause to remember for a failed try: a picture that is stored without its last rows stays so. */
static struct refusal_details
details_of(struct fetcher *fetcher, struct source *source, enum refusal_cause cause, const struct reason *why,
           struct moment now)
{
    struct refresh *refresh = source->refresh;
    const struct transfer_answer *answer = transfer_answer(refresh->transfer);
    struct refusal_details details = {cause, *why, answer->etag, answer->last_modified,
                                      candidate_unreached_ms(source)};
    const struct refusal *before = refusals_find(&fetcher->refusals, candidate_url(refresh), now);
    if (before && before->cause == REFUSAL_CROPPED && candidate_stored(fetcher, refresh)) {
        details.cause = REFUSAL_CROPPED;
        if (cause != REFUSAL_CROPPED)
            details.why = before->why;
    }
    return details;
}

/* The picture could not be fetched, or only in part. A stored one is kept. */
static void
lose(struct fetcher *fetcher, struct source *source, enum refusal_cause cause, const struct reason *why,
     struct moment now)
{
    struct refresh *refresh = source->refresh;
    struct refusal_details details = details_of(fetcher, source, cause, why, now);
    const struct refusal *refusal = refusals_add(&fetcher->refusals, candidate_url(refresh), &details, now);
    candidate_look_again(source, refusal->until_ms);
    if (refusal->cause == REFUSAL_CROPPED)
        candidate_crop(source, &refusal->why);
    if (candidate_stored(fetcher, refresh))
        candidate_next_item(refresh, true);
    else
        candidate_pass_over(source, why);
    end_transfer(refresh);
}

static void
confirm(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    const struct refusal *refusal = refusals_confirm(&fetcher->refusals, candidate_url(refresh), now);
    candidate_look_again(source, refusal->until_ms);
    candidate_pass_over(source, &refusal->why);
    end_transfer(refresh);
}

static enum refusal_cause
cause_of_answer(const struct transfer_answer *answer)
{
    if (answer->too_large)
        return REFUSAL_UNUSABLE;
    return answer->status >= 400 && answer->status < 500 && answer->status != 429 ? REFUSAL_GONE
                                                                                  : REFUSAL_UNREACHED;
}

static bool
decoder_is_busy(const struct fetcher *fetcher)
{
    for (size_t i = 0; i < fetcher->count; i++)
        if (fetcher->sources[i].refresh && fetcher->sources[i].refresh->decoder)
            return true;
    return false;
}

static void
decode(struct fetcher *fetcher, struct refresh *refresh)
{
    struct decoder_options options = {.screen_w = fetcher->screen_w,
                                      .screen_h = fetcher->screen_h,
                                      .max_pixels = fetcher->config->picture_max_pixels,
                                      .timeout_ms = DECODER_TIMEOUT_MS};
    refresh->waits = decoder_is_busy(fetcher);
    if (!refresh->waits)
        refresh->decoder = decoder_start(transfer_answer(refresh->transfer)->body, &options);
}

static void
keep(struct fetcher *fetcher, struct source *source, const struct decoder_result *result, struct moment now)
{
    struct refresh *refresh = source->refresh;
    struct str url = candidate_url(refresh);
    if (!store_put_picture(fetcher->store, url, buf_str(&result->bytes), result->width, result->height,
                           fetcher->screen_w, fetcher->screen_h)) {
        struct reason why = *store_reason(fetcher->store);
        reason_wrap(&why, REASON_STORE);
        lose(fetcher, source, REFUSAL_UNREACHED, &why, now);
        return;
    }
    fetcher->sweep = refresh->kept = true;
    if (result->fault == DECODER_CROPPED) {
        lose(fetcher, source, REFUSAL_CROPPED, &result->why, now);
        return;
    }
    refusals_drop(&fetcher->refusals, url);
    candidate_next_item(refresh, true);
    end_transfer(refresh);
}

/* A tracking pixel is not a picture: it is never shown and never stored. */
static bool
is_dot(struct decoder_result *result)
{
    char width[16], height[16];
    bool dot = result->width <= DOT_PX || result->height <= DOT_PX;
    snprintf(width, sizeof(width), "%d", result->width);
    snprintf(height, sizeof(height), "%d", result->height);
    if (dot)
        reason_set(&result->why, REASON_PICTURE_DOT, width, height);
    return dot;
}

static void
take_decoded(struct fetcher *fetcher, struct source *source, struct moment now)
{
    static const enum refusal_cause causes[] = {[DECODER_INCOMPLETE] = REFUSAL_INCOMPLETE,
                                                [DECODER_REFUSED] = REFUSAL_UNUSABLE,
                                                [DECODER_UNABLE] = REFUSAL_UNABLE};
    struct decoder_result result;
    bool good = decoder_finish(source->refresh->decoder, &result);
    source->refresh->decoder = NULL;
    if (good && is_dot(&result))
        lose(fetcher, source, REFUSAL_UNUSABLE, &result.why, now);
    else if (good)
        keep(fetcher, source, &result, now);
    else
        lose(fetcher, source, causes[result.fault], &result.why, now);
    decoder_result_finish(&result);
}

bool
pictures_take(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct refresh *refresh = source->refresh;
    const struct transfer_answer *answer = transfer_answer(refresh->transfer);
    if (answer->result == TRANSFER_NOT_MODIFIED) {
        confirm(fetcher, source, now);
        return true;
    }
    if (answer->result == TRANSFER_FAILED) {
        if (answer->status == 0)
            refresh->unreachable_origin = transfer_origin(candidate_url(refresh));
        lose(fetcher, source, cause_of_answer(answer), &answer->why, now);
        return true;
    }
    if (!refresh->decoder)
        decode(fetcher, refresh);
    if (!refresh->decoder || !decoder_step(refresh->decoder))
        return false;
    take_decoded(fetcher, source, now);
    return true;
}

void
pictures_skip(struct fetcher *fetcher, struct source *source, const struct reason *why, struct moment now)
{
    lose(fetcher, source, REFUSAL_UNUSABLE, why, now);
}

int64_t
pictures_wait_ms(const struct fetcher *fetcher, int64_t at_most_ms, int *fd)
{
    const struct decoder *decoder = NULL;
    bool waits = false;
    for (size_t i = 0; i < fetcher->count; i++) {
        const struct refresh *refresh = fetcher->sources[i].refresh;
        decoder = refresh && refresh->decoder ? refresh->decoder : decoder;
        waits = waits || (refresh && refresh->waits);
    }
    *fd = decoder ? decoder_fd(decoder) : -1;
    if (!decoder)
        return waits ? 0 : at_most_ms;
    int64_t left_ms = *fd < 0 ? 0 : decoder_deadline_ms(decoder) - clock_mono_ms();
    return number_clamp(left_ms, 0, at_most_ms);
}
