#include "fetch/candidate.h"

#include <stdio.h>

#include "base/redact.h"
#include "fetch/local.h"
#include "fetch/share.h"

#define UNREACHED_MS  (10 * 60 * 1000)
#define SCRATCH_BYTES ((size_t)64 * 1024)

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
    return source->config->interval_ms < UNREACHED_MS ? source->config->interval_ms : UNREACHED_MS;
}

void
candidate_look_again(struct source *source, int64_t at_ms)
{
    if (at_ms < source->pictures_ms)
        source->pictures_ms = at_ms;
}

static void
add_loss(struct picture_losses *losses, const char *why)
{
    if (losses->count++ == 0)
        snprintf(losses->why, sizeof(losses->why), "%s", why);
}

/* "ADDRESS: why", fit for the log; a reason that names the file already stays as it is. */
static void
describe(const struct source *source, const char *why, char out[TRANSFER_WHY_BYTES])
{
    struct str url = candidate_url(source->refresh);
    struct arena *arena = arena_create(4 * url.len + SCRATCH_BYTES);
    char shown[128];
    bool on_disk = source->path && why[0] == '\'' && local_picture_path(arena, url);
    redact_address(arena_c(arena, url), shown, sizeof(shown));
    snprintf(out, TRANSFER_WHY_BYTES, "%s%s%.120s", on_disk ? "" : shown, on_disk ? "" : ": ", why);
    arena_destroy(arena);
}

void
candidate_pass_over(struct source *source, const char *why)
{
    struct refresh *refresh = source->refresh;
    if (!refresh->unhad)
        describe(source, why, refresh->unhad_why);
    refresh->unhad = true;
    refresh->candidate++;
}

void
candidate_next_item(struct refresh *refresh, bool had)
{
    if (!had && refresh->unhad)
        add_loss(&refresh->left_out, refresh->unhad_why);
    refresh->unhad = false;
    refresh->at++;
    refresh->candidate = 0;
}

void
candidate_crop(struct source *source, const char *why)
{
    char text[TRANSFER_WHY_BYTES];
    describe(source, why, text);
    add_loss(&source->refresh->cropped, text);
}
