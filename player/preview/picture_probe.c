#include "preview/picture_probe.h"

#include <stdio.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/number.h"
#include "decoder/decoder.h"
#include "fetch/local.h"
#include "picture/heif.h"
#include "picture/svg.h"

#define PICTURES_MAX     512
#define PICTURES_MS      (60 * 1000) /* for all of them together; the rest is not checked */
#define ONE_PICTURE_MS   (15 * 1000)
#define DEAD_MAX         32
#define AT_ONCE          8
#define PROGRESS_COLUMNS 24

struct known {
    struct str url;
    struct check_picture picture;
    bool wanted; /* it must be requested */
};

struct picture_probe {
    struct arena *arena;
    struct setup *setup;
    const struct config *config;
    struct transfer_pool *pool;
    const char *folder;     /* of a feed on disk; else NULL */
    const char *configured; /* the address of the feed; NULL: it is a file */
    enum transfer_reach reach;
    struct known known[PICTURES_MAX];
    size_t count;
    size_t unseen; /* pictures that were not checked within the time limit */
    int64_t end_ms;
    struct origin {
        struct str address;
        struct reason why;
    } dead[DEAD_MAX]; /* origins that did not answer: they are asked once, not for each of their pictures */
    size_t dead_count;
};

struct picture_probe *
picture_probe_create(struct arena *arena, struct setup *setup, struct transfer_pool *pool,
                     const char *address, const struct transfer_answer *answer)
{
    struct picture_probe *probe = arena_alloc(arena, sizeof(*probe));
    *probe = (struct picture_probe){.arena = arena,
                                    .setup = setup,
                                    .config = setup->config,
                                    .pool = pool,
                                    .reach = answer->reach,
                                    .end_ms = clock_mono_ms() + PICTURES_MS};
    char *path = transfer_is_file(address) ? transfer_file_path(address) : NULL;
    if (path)
        probe->folder = local_folder(arena, path);
    else
        probe->configured = arena_c(arena, str_from(address));
    memory_free(path);
    return probe;
}

size_t
picture_probe_unseen(const struct picture_probe *probe)
{
    return probe->unseen;
}

/* Checks with the player's own decoder whether the bytes are a picture. */
static struct check_picture
judge(struct picture_probe *probe, struct str bytes)
{
    struct picture_info info = {0};
    struct decoder_result result;
    struct decoder_options options = {.screen_w = probe->setup->flags.width,
                                      .screen_h = probe->setup->flags.height,
                                      .max_pixels = probe->config->picture_max_pixels,
                                      .timeout_ms = DECODER_TIMEOUT_MS};
    bool drawn = svg_recognised(bytes);
    bool in_child = drawn || heif_recognised(bytes); /* only the child opens the library that reads it */
    struct check_picture unknown = {.state = CHECK_PICTURE_NONE};
    reason_set(&unknown.why, picture_why_unknown(bytes));
    if (!in_child && !picture_probe(bytes, &info))
        return unknown;
    struct check_picture picture = {.state = CHECK_PICTURE_GOOD,
                                    .width = info.width,
                                    .height = info.height,
                                    .drawn = drawn,
                                    .scaled = !in_child && info.type == PICTURE_JPEG,
                                    .bytes = (int64_t)bytes.len};
    if (!in_child && !picture.scaled && (int64_t)info.width * info.height > probe->config->picture_max_pixels)
        return picture;
    if (!decoder_run(bytes, &options, &result)) {
        bool cut = result.fault == DECODER_INCOMPLETE;
        picture =
            (struct check_picture){.state = cut ? CHECK_PICTURE_CUT : CHECK_PICTURE_NONE, .why = result.why};
    } else if (in_child) {
        picture.width = result.width;
        picture.height = result.height;
    }
    if (result.fault == DECODER_CROPPED) {
        picture.state = CHECK_PICTURE_CROPPED;
        picture.why = result.why;
    }
    decoder_result_finish(&result);
    return picture;
}

static void
note_dead(struct picture_probe *probe, struct str address, const struct reason *why)
{
    if (probe->dead_count < DEAD_MAX)
        probe->dead[probe->dead_count++] = (struct origin){arena_str(probe->arena, address), *why};
}

static struct transfer_request
request_of(const struct picture_probe *probe, const char *url, bool local)
{
    const struct config *config = probe->config;
    struct transfer_request request = transfer_request_beside(config, probe->configured, url);
    request.local = local;
    request.configured = probe->configured;
    request.reach = probe->reach;
    request.accept = "image/*";
    request.max_bytes = config->picture_max_bytes;
    request.max_option = "[fetch] picture-max-size";
    request.total_ms = number_min(config->total_ms, ONE_PICTURE_MS);
    return request;
}

static struct check_picture
picture_of(struct picture_probe *probe, const struct transfer_answer *answer)
{
    if (answer->result == TRANSFER_OK)
        return judge(probe, answer->body);
    if (reason_cause(&answer->why) == REASON_NO_TIME_LEFT)
        return (struct check_picture){.state = CHECK_PICTURE_UNKNOWN};
    struct check_picture picture = {.state = CHECK_PICTURE_ABSENT, .why = answer->why};
    picture.bytes = answer->too_large ? probe->config->picture_max_bytes + 1 : 0;
    return picture;
}

static struct known *
add_known(struct picture_probe *probe, struct str url)
{
    struct known *known = &probe->known[probe->count++];
    known->url = arena_str(probe->arena, url);
    return known;
}

static struct known *
find_known(struct picture_probe *probe, struct str url)
{
    for (size_t i = 0; i < probe->count; i++)
        if (str_equal(probe->known[i].url, url))
            return &probe->known[i];
    return NULL;
}

/* A file, which is at hand; false for what must be asked of a server. */
static bool
look_at_file(struct picture_probe *probe, struct str url, struct check_picture *out)
{
    struct str key;
    *out = (struct check_picture){.state = CHECK_PICTURE_OUTSIDE};
    if (probe->folder && !local_picture(probe->arena, probe->folder, url, &key))
        return true;
    char *path = probe->folder ? local_picture_path(probe->arena, key) : NULL;
    if (!path)
        return false;
    struct transfer_request request = request_of(probe, path, true);
    struct transfer *transfer = transfer_get(probe->pool, &request);
    *out = picture_of(probe, transfer_answer(transfer));
    transfer_finish(transfer);
    return true;
}

/* Pictures that are requested together. */
struct errand {
    struct picture_probe *probe;
    struct known **known; /* in the order of the requests */
    size_t done, all;
    bool terminal;
};

static void
report_progress(const struct errand *errand)
{
    if (errand->terminal)
        fprintf(stderr, "\r%zu/%zu ", errand->done, errand->all);
}

static bool
take_picture(void *ctx, size_t index, const struct transfer_answer *answer)
{
    struct errand *errand = ctx;
    struct picture_probe *probe = errand->probe;
    struct known *known = errand->known[index];
    known->picture = picture_of(probe, answer);
    probe->unseen += known->picture.state == CHECK_PICTURE_UNKNOWN;
    bool silent = answer->result != TRANSFER_OK && answer->status == 0 && !answer->too_large;
    if (silent && known->picture.state == CHECK_PICTURE_ABSENT)
        note_dead(probe, transfer_origin(known->url), &answer->why);
    errand->done++;
    report_progress(errand);
    return true;
}

static const struct origin *
find_dead(const struct picture_probe *probe, struct str url)
{
    for (size_t i = 0; i < probe->dead_count; i++)
        if (str_equal(transfer_origin(url), probe->dead[i].address))
            return &probe->dead[i];
    return NULL;
}

static void
ask_together(struct picture_probe *probe, struct errand *errand, size_t count)
{
    struct transfer_request *requests = arena_array(probe->arena, count, sizeof(*requests));
    int64_t left_ms = probe->end_ms - clock_mono_ms();
    for (size_t i = 0; i < count; i++)
        requests[i] = request_of(probe, arena_c(probe->arena, errand->known[i]->url), false);
    struct transfer_batch batch = {.requests = requests,
                                   .count = count,
                                   .at_once = AT_ONCE,
                                   .total_ms = number_max(left_ms, 1),
                                   .take = take_picture,
                                   .ctx = errand};
    if (count)
        transfer_get_batch(probe->pool, &batch);
}

/* Adds those that are new; files are checked at once. Returns how many must be requested. */
static size_t
add_new(struct picture_probe *probe, const struct str *urls, size_t count)
{
    size_t wanted = 0;
    for (size_t i = 0; i < count && probe->count < PICTURES_MAX; i++) {
        struct check_picture picture;
        if (find_known(probe, urls[i]))
            continue;
        bool file = look_at_file(probe, urls[i], &picture);
        struct known *known = add_known(probe, urls[i]);
        known->picture = file ? picture : (struct check_picture){.state = CHECK_PICTURE_UNKNOWN};
        known->wanted = !file;
        wanted += !file;
    }
    return wanted;
}

/* Selects the pictures to request: one of each origin, or (`all`) every one whose origin answered. */
static size_t
choose(struct errand *errand, size_t first, bool all)
{
    struct picture_probe *probe = errand->probe;
    size_t chosen = 0;
    for (size_t i = first; i < probe->count; i++) {
        struct known *known = &probe->known[i];
        const struct origin *dead = find_dead(probe, known->url);
        bool met = false;
        for (size_t k = 0; k < chosen && !all; k++)
            met = met || str_equal(transfer_origin(errand->known[k]->url), transfer_origin(known->url));
        if (!known->wanted || met)
            continue;
        known->wanted = false;
        if (dead)
            known->picture = (struct check_picture){.state = CHECK_PICTURE_ABSENT, .why = dead->why};
        else
            errand->known[chosen++] = known;
    }
    return chosen;
}

/* First one picture of each origin, then the others of those that answered: the time limit of a dead server
 * is spent only once. */
void
picture_probe_ask_all(struct picture_probe *probe, const struct str *urls, size_t count)
{
    size_t first = probe->count;
    struct errand errand = {.probe = probe, .terminal = isatty(STDERR_FILENO)};
    errand.all = add_new(probe, urls, count);
    errand.known = arena_array(probe->arena, probe->count - first + 1, sizeof(struct known *));
    for (int all = 0; all < 2; all++)
        ask_together(probe, &errand, choose(&errand, first, all));
    if (errand.terminal && errand.all)
        fprintf(stderr, "\r%*s\r", PROGRESS_COLUMNS, "");
}

struct check_picture
picture_probe_ask(struct picture_probe *probe, struct str url)
{
    if (!find_known(probe, url))
        picture_probe_ask_all(probe, &url, 1);
    const struct known *known = find_known(probe, url);
    return known ? known->picture : (struct check_picture){.state = CHECK_PICTURE_UNKNOWN};
}
