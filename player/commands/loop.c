#include "commands/loop.h"

#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "commands/content.h"
#include "commands/lights.h"
#include "commands/report.h"
#include "commands/watchdog.h"
#include "playlist/playlist.h"
#include "show/wall.h"

#define LOG_MODULE      "play"
#define SCREEN_RETRY_MS 2000
#define ITEM_BYTES      ((size_t)16 * 1024 * 1024)

struct play {
    const struct setup *setup;
    const struct config *config;
    struct show *show;
    struct wall *wall;
    struct playlist *playlist;
    struct content content;
    struct screen *screen; /* NULL while there is none */
    struct child *fetch;   /* NULL when something else fetches */
    struct lights lights;
    struct runtime runtime;
    struct watchdog watchdog;
    int64_t screen_due_ms, end_ms;
    int64_t floor_ms; /* wall time known to have passed */
    bool bare;        /* nothing stands on the screen yet */
    bool reported;    /* as it is */
    bool trusted;     /* the clock, when that was */
    bool waiting_said, paused, quit;
    int status;
};

/* Brings what the playlist says to the wall. */
static void
go(struct play *play, struct moment now)
{
    int page = 0;
    const struct item *item = playlist_current(play->playlist, &page);
    play->bare = play->reported = false;
    wall_go(play->wall, item, page, now);
    const struct slide *slide = wall_slide(play->wall);
    if (!item) {
        log_info("slide: none; there is nothing to show");
        return;
    }
    playlist_set_pages(play->playlist, slide->pages, playlist_dwell(play->playlist, item, slide->words), now);
    log_info("slide: %s '%.*s' page %d/%d", kind_name(item->kind), STR_ARG(item->title), slide->page + 1,
             slide->pages);
}

static void
open_screen(struct play *play, struct moment now)
{
    struct screen_options options = {play->setup->flags.window_w, play->setup->flags.window_h,
                                     (int)play->config->fps};
    const char *why = NULL;
    bool fatal = false;
    play->screen = screen_create(&options, &why, &fatal);
    if (!play->screen) {
        play->screen_due_ms = now.mono_ms + SCREEN_RETRY_MS;
        play->quit = fatal;
        play->status = fatal ? EXIT_MACHINE : play->status;
        if (!play->waiting_said)
            log_warn("%s%s", why, fatal ? "" : "; waiting for it");
        play->waiting_said = true;
        return;
    }
    play->waiting_said = play->reported = false;
    int width, height;
    screen_size(play->screen, &width, &height);
    store_note_screen(play->setup->store, width, height);
    wall_set_screen(play->wall, play->screen);
    play->bare = true;
}

static void
close_screen(struct play *play)
{
    wall_set_screen(play->wall, NULL);
    screen_destroy(play->screen);
    play->screen = NULL;
    play->reported = false;
}

/* After items came or went: what is still there may look otherwise. What is not, playlist_advance says. */
static void
refresh(struct play *play, const struct item *before, int page_before, struct moment now)
{
    int page = 0;
    const struct item *item = playlist_current(play->playlist, &page);
    bool same = before && item && page == page_before && str_equal(before->key, item->key) &&
                str_equal(before->feed, item->feed);
    if (play->screen && !play->bare && (same || (!before && !item)))
        wall_refresh(play->wall, item, page, now);
}

static void
take_content(struct play *play, struct moment now)
{
    struct store_content content;
    if (!content_look(&play->content, now.mono_ms, &content))
        return;
    play->floor_ms = store_latest_ms(play->content.store);
    playlist_set_floor(play->playlist, play->floor_ms);
    log_info("items: %zu, pictures: %zu", content.count, content.picture_count);
    struct arena *arena = arena_create(ITEM_BYTES);
    struct item before;
    int page = 0;
    const struct item *current = playlist_current(play->playlist, &page);
    if (current)
        item_copy(arena, current, &before);
    playlist_set_items(play->playlist, content.items, content.count, now);
    show_take_content(play->show, content);
    refresh(play, current ? &before : NULL, page, now);
    play->reported = false;
    arena_destroy(arena);
}

/* Dark stays dark, whatever comes: an alert too waits for the people it is for. */
static void
follow_hours(struct play *play, struct moment now)
{
    if (!lights_follow(&play->lights, now))
        return;
    play->bare = true;
    play->reported = false;
    wall_set_dark(play->wall, play->lights.dark);
}

static float
progress(const struct play *play, struct moment now)
{
    int64_t end = playlist_page_end(play->playlist);
    int64_t since = playlist_since(play->playlist);
    if (end == INT64_MAX || end <= since || play->paused)
        return -1;
    float done = (float)(now.mono_ms - since) / (float)(end - since);
    return done < 0 ? 0 : done > 1 ? 1 : done;
}

/* What changes by itself stands elsewhere each time; what stands for hours must be moved. */
static void
keep_drifting(struct play *play, struct moment now)
{
    int page = 0;
    const struct item *item = playlist_current(play->playlist, &page);
    if (play->screen && progress(play, now) < 0 && wall_drifted(play->wall, now))
        wall_refresh(play->wall, item, page, now);
}

static int64_t
sooner(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t
sleep_ms(const struct play *play, struct moment now)
{
    int64_t at = sooner(play->content.due_ms, play->end_ms);
    at = sooner(at, lights_deadline(&play->lights, now));
    if (play->fetch)
        at = sooner(at, child_deadline(play->fetch));
    if (play->screen) {
        at = sooner(at, play->lights.dark ? INT64_MAX : playlist_deadline(play->playlist));
        at = sooner(at, wall_deadline(play->wall, now, progress(play, now) >= 0));
    } else {
        at = sooner(at, play->screen_due_ms);
    }
    return at > now.mono_ms ? at - now.mono_ms : 0;
}

static void
handle(struct play *play, enum screen_event event, struct moment now)
{
    switch (event) {
    case SCREEN_QUIT:
        play->quit = true;
        break;
    case SCREEN_PAUSE:
        play->paused = !play->paused;
        play->reported = false;
        playlist_pause(play->playlist, play->paused, now);
        break;
    case SCREEN_NEXT:
    case SCREEN_BACK:
        playlist_step(play->playlist, event == SCREEN_NEXT ? 1 : -1, now);
        break;
    case SCREEN_RESIZED:
        wall_set_screen(play->wall, play->screen);
        play->bare = true;
        break;
    case SCREEN_EXPOSED:
        wall_expose(play->wall);
        break;
    case SCREEN_LOST:
        log_warn("the display is gone; waiting for it");
        close_screen(play);
        play->waiting_said = true;
        break;
    case SCREEN_NOTHING:
        break;
    }
}

static void
report(struct play *play, struct moment now)
{
    struct report report = {.dark = play->lights.dark,
                            .paused = play->paused,
                            .change_ms = lights_change(&play->lights, now),
                            .content = show_content(play->show),
                            .playlist = play->playlist,
                            .slide = wall_slide(play->wall)};
    if (play->screen)
        screen_size(play->screen, &report.width, &report.height);
    report_play(&play->runtime, &report, now);
    play->reported = true;
    play->trusted = now.trusted;
}

static void
sleep_without_screen(int64_t ms)
{
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000}, NULL);
}

static void
turn(struct play *play)
{
    struct moment now = clock_now(play->floor_ms);
    if (!play->screen && now.mono_ms >= play->screen_due_ms)
        open_screen(play, now);
    if (play->fetch)
        child_keep(play->fetch, now.mono_ms);
    take_content(play, now);
    follow_hours(play, now);
    if (!play->lights.dark && (playlist_advance(play->playlist, now) || play->bare) && play->screen)
        go(play, now);
    keep_drifting(play, now);
    bool drawn = wall_draw(play->wall, now, progress(play, now));
    if (drawn)
        watchdog_feed(&play->watchdog);
    lights_keep(&play->lights, now.mono_ms);
    if (!play->reported || play->trusted != now.trusted)
        report(play, now);
    int page = 0;
    const struct item *upcoming = play->lights.dark ? NULL : playlist_upcoming(play->playlist, &page);
    if (upcoming && play->screen)
        wall_prepare(play->wall, upcoming, page, now);
    now = clock_now(play->floor_ms);
    if (play->screen)
        handle(play, drawn ? screen_wait(play->screen, sleep_ms(play, now)) : SCREEN_LOST,
               clock_now(play->floor_ms));
    else
        sleep_without_screen(sleep_ms(play, now));
    play->quit = play->quit || now.mono_ms >= play->end_ms;
}

int
loop_run(const struct setup *setup, struct show *show, struct child *fetch)
{
    const struct config *config = setup->config;
    struct wall_options options = {config->fade_ms, (int)config->fps};
    struct playlist_options rotation = setup_playlist(setup);
    struct moment now = clock_now(TIME_NONE);
    struct play play = {
        .setup = setup, .config = config, .show = show, .fetch = fetch, .floor_ms = TIME_NONE};
    play.content = (struct content){.folder = setup->store, .config = config};
    play.end_ms = setup->flags.for_ms ? now.mono_ms + setup->flags.for_ms : INT64_MAX;
    play.playlist = playlist_create(&rotation);
    play.runtime = runtime_create(setup->arena, setup->store, "play");
    lights_init(&play.lights, config);
    play.wall = wall_create(show, &options);
    show_set_drift(show, config->drift);
    take_content(&play, now);
    while (!play.quit)
        turn(&play);
    runtime_remove(&play.runtime);
    lights_finish(&play.lights);
    wall_destroy(play.wall);
    screen_destroy(play.screen);
    playlist_destroy(play.playlist);
    store_close(play.content.store);
    return play.status;
}
