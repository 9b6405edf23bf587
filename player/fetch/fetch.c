#include "fetch/fetch.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/redact.h"
#include "fetch/fetch_private.h"
#include "fetch/remote_private.h"
#include "fetch/report_private.h"
#include "fetch/share_private.h"
#include "fetch/netlink_private.h"
#include "runtime/runtime.h"

#define LOG_MODULE "fetch"

#define RUNNING_MAX 4
#define BUSY_MS     1000 /* the longest wait while something runs */
#define IDLE_MS     (60 * 60 * 1000)

#define MACHINE_BYTES ((size_t)64 * 1024)

static void
open_source(struct source *source, const struct fetcher *fetcher, const struct config_feed *feed)
{
    const struct config *config = fetcher->config;
    source->config = feed;
    redact_address(feed->name, source->label, sizeof(source->label));
    redact_address(feed->url, source->shown_url, sizeof(source->shown_url));
    source->path = transfer_file_path(feed->url);
    source->share = source->path ? share_create() : NULL;
    beside_forget(source);
    source->reach = source->path || feed->intranet ? REACH_PRIVATE : REACH_PUBLIC;
    source->zone = fetcher->zone;
    source->limits = fetch_limits(config, feed->max_items);
    source->context = document_context(config, feed);
    source->success_ms = source->success_wall_ms = source->empty_ms = TIME_NONE;
}

struct fetcher *
fetcher_create(const struct config *config, struct store *store, struct reason *why)
{
    struct transfer_pool *pool = transfer_pool_create(why);
    if (!pool)
        return NULL;
    struct fetcher *fetcher = memory_alloc(sizeof(*fetcher));
    fetcher->config = config;
    fetcher->zone = zone_create(*config->zone ? config->zone : NULL);
    fetcher->store = store;
    fetcher->clock.floor_ms = store_latest_ms(store);
    fetcher->pool = pool;
    fetcher->remote = remote_create(config);
    fetcher->end = -1;
    buf_init(&fetcher->machine, MACHINE_BYTES);
    fetcher->count = config->feed_count;
    fetcher->sources = memory_array(fetcher->count, sizeof(*fetcher->sources));
    for (size_t i = 0; i < fetcher->count; i++)
        open_source(&fetcher->sources[i], fetcher, &config->feeds[i]);
    refusals_init(&fetcher->refusals, store, config);
    fetcher_set_screen(fetcher, 1920, 1080);
    return fetcher;
}

void
fetcher_destroy(struct fetcher *fetcher)
{
    if (!fetcher)
        return;
    for (size_t i = 0; i < fetcher->count; i++) {
        refresh_abandon(&fetcher->sources[i]);
        beside_forget(&fetcher->sources[i]);
        share_destroy(fetcher->sources[i].share);
        memory_free(fetcher->sources[i].path);
    }
    remote_destroy(fetcher->remote);
    transfer_pool_destroy(fetcher->pool);
    zone_destroy(fetcher->zone);
    buf_finish(&fetcher->machine);
    memory_free(fetcher->sources);
    memory_free(fetcher);
}

void
fetcher_set_screen(struct fetcher *fetcher, int width_px, int height_px)
{
    bool side = config_on_its_side(fetcher->config);
    int width = side ? height_px : width_px, height = side ? width_px : height_px;
    if (fetcher->screen_w == width && fetcher->screen_h == height)
        return;
    fetcher->screen_w = width;
    fetcher->screen_h = height;
    for (size_t i = 0; i < fetcher->count; i++)
        fetcher->sources[i].pictures_ms = 0;
}

void
fetcher_follow_screen(struct fetcher *fetcher, const char *folder)
{
    fetcher->screen_folder = folder;
}

void
fetcher_set_recovery(struct fetcher *fetcher, struct recovery *recovery)
{
    fetcher->recovery = recovery;
}

void
fetcher_report_to(struct fetcher *fetcher, const struct runtime *runtime, const struct config_health *health)
{
    fetcher->health = health;
    fetcher->runtime = runtime;
}

void
fetcher_end_on(struct fetcher *fetcher, int descriptor)
{
    fetcher->end = descriptor;
}

static void
follow_screen(struct fetcher *fetcher)
{
    int width = 0, height = 0;
    if (fetcher->screen_folder)
        store_screen(fetcher->screen_folder, &width, &height);
    if (width > 0 && height > 0)
        fetcher_set_screen(fetcher, width, height);
}

static size_t
count_running(const struct fetcher *fetcher)
{
    size_t running = 0;
    for (size_t i = 0; i < fetcher->count; i++)
        running += fetcher->sources[i].refresh != NULL;
    return running;
}

/* The idle source that is due first, or NULL. */
static struct source *
next_due(const struct fetcher *fetcher)
{
    struct source *next = NULL;
    for (size_t i = 0; i < fetcher->count; i++) {
        struct source *source = &fetcher->sources[i];
        if (source->refresh || source->checking || (fetcher->once && source->tried))
            continue;
        if (!next || source->due_ms < next->due_ms)
            next = source;
    }
    return next;
}

/* Safe mode takes one feed at a time and, in its last step, none. */
static size_t
running_max(const struct fetcher *fetcher)
{
    int step = recovery_step(fetcher->recovery);
    return step >= RECOVERY_STEP_LAST ? 0 : step > 0 ? 1 : RUNNING_MAX;
}

static void
leave_alone(struct fetcher *fetcher, struct source *source, struct moment now)
{
    struct reason why;
    reason_set(&why, REASON_PUT_ASIDE);
    if (source->refresh->has_document)
        pictures_skip(fetcher, source, &why, now);
    else
        refresh_give_up(fetcher, source, &why, now);
}

void
refresh_step(struct fetcher *fetcher, struct source *source, struct moment now)
{
    const struct refresh *refresh = source->refresh;
    if (source->share && !share_step(source->share))
        return;
    if (source->share && refresh->transfer)
        transfer_follow_share(refresh->transfer);
    if (refresh->transfer && !transfer_answer(refresh->transfer))
        return;
    struct recovery_work work = fetcher->recovery ? content_work(source) : recovery_work(RECOVERY_DOCUMENT);
    if (fetcher->recovery && recovery_is_quarantined(recovery_record(fetcher->recovery), work.id)) {
        leave_alone(fetcher, source, now);
        return;
    }
    recovery_enter(fetcher->recovery, &work);
    refresh_go_on(fetcher, source, now);
    recovery_leave(fetcher->recovery);
}

static void
loop_step(struct fetcher *fetcher, struct moment now)
{
    struct source *due;
    while (count_running(fetcher) < running_max(fetcher) && (due = next_due(fetcher)) &&
           due->due_ms <= now.mono_ms) {
        follow_screen(fetcher);
        refresh_begin(fetcher, due, now);
    }
    for (size_t i = 0; i < fetcher->count; i++)
        if (fetcher->sources[i].refresh) {
            recovery_beat(fetcher->recovery, clock_mono_ms());
            refresh_step(fetcher, &fetcher->sources[i], clock_read(&fetcher->clock));
        }
    if (fetcher->sweep && count_running(fetcher) == 0) {
        store_sweep(fetcher->store, fetcher->config->store_max_bytes);
        fetcher->sweep = false;
    }
    if (fetcher->runtime && !fetcher->reported)
        report_write(fetcher);
    fetcher->reported = true;
}

static int
source_fd(const struct source *source)
{
    return source->share ? share_fd(source->share) : -1;
}

/* Waits for a transfer, a share or a decoder. */
static void
wait_for_running(struct fetcher *fetcher)
{
    int fds[TRANSFER_ALSO_MAX + 1];
    size_t count = 0;
    int64_t wait_ms = pictures_wait_ms(fetcher, BUSY_MS, &fds[0]);
    if (fds[0] >= 0)
        count = 1;
    for (size_t i = 0; i < fetcher->count; i++)
        if ((fds[count] = source_fd(&fetcher->sources[i])) >= 0)
            count++;
    struct recovery_work work = transfer_work(fetcher);
    recovery_enter(fetcher->recovery, &work);
    transfer_pool_run_with(fetcher->pool, wait_ms, fds, count);
    recovery_leave(fetcher->recovery);
}

/* Tells the store the feeds of the configuration, including those without a usable address: their stored
 * items are kept. `hide` those that are no longer named; a configuration without a usable feed hides nothing.
 */
static void
settle_feeds(struct fetcher *fetcher, bool hide)
{
    const struct config *config = fetcher->config;
    size_t count = number_max(config->named_count, fetcher->count);
    struct store_named *feeds = memory_array(count, sizeof(*feeds));
    for (size_t i = 0; i < count; i++)
        feeds[i].name = str_from(config->feeds[i].name);
    for (size_t i = 0; i < fetcher->count; i++)
        feeds[i].url = str_from(fetcher->sources[i].shown_url);
    bool good = fetcher->count > 0;
    if (good)
        good = hide ? store_keep_feeds(fetcher->store, feeds, count, clock_read(&fetcher->clock))
                    : store_rename_feeds(fetcher->store, feeds, count);
    fetcher->sweep = fetcher->sweep || (good && hide);
    memory_free(feeds);
}

bool
fetcher_refresh_configuration(struct fetcher *fetcher)
{
    bool changed = remote_step(fetcher->remote, fetcher->pool, clock_read(&fetcher->clock));
    while (remote_is_running(fetcher->remote)) {
        transfer_pool_run(fetcher->pool, BUSY_MS);
        changed = remote_step(fetcher->remote, fetcher->pool, clock_read(&fetcher->clock));
    }
    return changed;
}

/* Every process that shows this store, and this one, reads the configuration again. */
static void
announce_configuration(const struct fetcher *fetcher)
{
    const struct runtime *runtime = fetcher->runtime;
    struct arena *arena = arena_create(RUNTIME_BYTES_MAX);
    const struct runtime_report *play = runtime ? runtime_find(arena, "play", runtime->store) : NULL;
    if (play)
        kill((pid_t)play->pid, SIGHUP);
    arena_destroy(arena);
    raise(SIGHUP);
}

static void
follow_configuration(struct fetcher *fetcher, struct moment now)
{
    bool ran = remote_is_running(fetcher->remote);
    bool changed = remote_step(fetcher->remote, fetcher->pool, now);
    if (ran && !remote_is_running(fetcher->remote))
        fetcher->reported = false;
    if (changed)
        announce_configuration(fetcher);
}

int
fetcher_run_once(struct fetcher *fetcher)
{
    int failed = 0;
    for (size_t i = 0; i < fetcher->count; i++) {
        fetcher->sources[i].due_ms = 0;
        fetcher->sources[i].tried = false;
    }
    settle_feeds(fetcher, false);
    fetcher->once = true;
    while (next_due(fetcher) || count_running(fetcher)) {
        loop_step(fetcher, clock_read(&fetcher->clock));
        if (count_running(fetcher))
            wait_for_running(fetcher);
    }
    fetcher->once = false;
    for (size_t i = 0; i < fetcher->count; i++)
        failed += fetcher->sources[i].failures > 0;
    return failed;
}

static int64_t
idle_ms(const struct fetcher *fetcher, int64_t mono_ms)
{
    int64_t wait = fetcher->recovery ? RECOVERY_BEAT_MS : IDLE_MS;
    const struct source *next = running_max(fetcher) ? next_due(fetcher) : NULL;
    if (next && next->due_ms - mono_ms < wait)
        wait = next->due_ms - mono_ms;
    if (remote_due(fetcher->remote) < mono_ms + wait)
        wait = remote_due(fetcher->remote) - mono_ms;
    for (size_t i = 0; i < fetcher->count; i++)
        if (fetcher->sources[i].path && wait > BESIDE_LOOK_MS)
            wait = BESIDE_LOOK_MS;
    return number_max(wait, 0);
}

static void
wait_idle(int wake, int end, int64_t wait_ms)
{
    struct pollfd readable[] = {{.fd = wake, .events = POLLIN}, {.fd = end, .events = POLLIN}};
    poll(readable, 2, (int)wait_ms);
}

static void
listen_to_network(struct fetcher *fetcher, int wake, struct moment now)
{
    bool changed, up = netlink_network_up(wake, &changed);
    if (changed)
        buf_clear(&fetcher->machine);
    if (!up)
        return;
    fetcher->reported = false; /* it has the addresses of this machine */
    remote_hasten(fetcher->remote, now);
    for (size_t i = 0; i < fetcher->count; i++)
        due_hasten(&fetcher->sources[i], now);
}

static bool
is_ended(const struct fetcher *fetcher)
{
    struct pollfd end = {.fd = fetcher->end, .events = POLLIN};
    return fetcher->end >= 0 && poll(&end, 1, 0) == 1;
}

void
fetcher_run(struct fetcher *fetcher)
{
    int wake = netlink_open();
    say_start(fetcher);
    settle_feeds(fetcher, true);
    while (!is_ended(fetcher)) {
        struct moment now = clock_read(&fetcher->clock);
        recovery_beat(fetcher->recovery, now.mono_ms);
        recovery_follow(fetcher->recovery, now.mono_ms);
        beside_look(fetcher, now);
        listen_to_network(fetcher, wake, now);
        follow_configuration(fetcher, now);
        loop_step(fetcher, now);
        if (count_running(fetcher) || beside_looks(fetcher) || remote_is_running(fetcher->remote))
            wait_for_running(fetcher);
        else
            wait_idle(wake, fetcher->end, idle_ms(fetcher, clock_mono_ms()));
    }
    if (wake >= 0)
        close(wake);
    log_info("stopped");
}
