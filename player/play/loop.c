#include "play/loop.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/number.h"
#include "play/note.h"
#include "play/opening.h"
#include "play/reload.h"
#include "play/report.h"
#include "play/shot.h"
#include "setup/resume.h"
#include "play/scene.h"
#include "play/signals.h"
#include "play/tally.h"
#include "play/wake.h"
#include "play/watchdog.h"

#define LOG_MODULE    "play"
#define PREPARE_MS    5000 /* time before the next slide */
#define RUNTIME_BYTES ((size_t)1024 * 1024)

/* The longest wait: systemd's watchdog and `status` expect regular reports, and not every event can be waited
 * for. A slewed clock becomes trusted without a step (adjtime(3)). */
#define BEAT_MS           10000
#define BEAT_UNTRUSTED_MS 1000

struct play {
    struct scene scene;
    struct player *player;
    struct reload reload;
    struct child *fetch; /* NULL when another process fetches */
    char *const *again;  /* arguments for executing this program again */
    struct opening opening;
    struct runtime runtime;
    struct watchdog watchdog;
    struct wake wake;
    int64_t end_ms;
    struct clock clock;       /* the lower bound of the clock: a wall time known to have passed */
    bool trusted;             /* the clock, as last reported */
    enum clock_source source; /* likewise */
    struct note note;
    struct tally tally;
    bool quit;
    int status;
};

/* Executes the program again (`report` has saved the rotation), or ends it when the loop has ended. */
static void
start_again(void *ctx)
{
    struct play *play = ctx;
    if (play->fetch)
        child_stop(play->fetch);
    recovery_close(play->player->recovery);
    play->player->recovery = NULL;
    if (play->quit)
        _exit(play->status);
    log_warn("the X server is gone; starting again");
    opening_finish(&play->opening);
    tally_finish(&play->tally, clock_read(&play->clock));
    store_reader_destroy(play->player->reader);
    execv("/proc/self/exe", play->again);
    log_error("cannot start the program again: %s", strerror(errno));
}

static void
open_screen(struct play *play, struct moment now)
{
    if (!play->scene.refused)
        watchdog_extend(&play->watchdog);
    if (scene_open_screen(&play->scene, now, start_again, play))
        return;
    play->quit = true;
    play->status = EXIT_MACHINE;
}

static void
note_screen(struct play *play)
{
    int width, height;
    if (!play->scene.size_known || !play->scene.screen)
        return;
    screen_size(play->scene.screen, &width, &height);
    store_reader_note_screen(play->player->reader, width, height);
    play->scene.size_known = false;
}

/* After the first frame, or while there is no screen: work that must not delay the first slide. */
static bool
has_begun(const struct play *play)
{
    return play->scene.proven || !play->scene.screen;
}

/* New items are laid out with the clock as judged after the store was checked. */
static void
take_content(struct play *play)
{
    struct store_content content;
    recovery_enter_stage(play->player->recovery, RECOVERY_LOAD);
    note_screen(play);
    if (store_reader_step(play->player->reader, &content) ||
        (has_begun(play) && store_reader_take_rest(play->player->reader, &content))) {
        clock_set_floor(&play->clock, content.latest_ms);
        playlist_set_floor(play->scene.playlist, play->clock.floor_ms);
        scene_take(&play->scene, content, clock_read(&play->clock));
    }
    if (store_reader_picture_arrived(play->player->reader))
        scene_take_pictures(&play->scene, clock_read(&play->clock));
    recovery_leave(play->player->recovery);
}

/* Outside opening hours nothing is shown, not even an alert. */
static void
apply_opening(struct play *play, struct moment now)
{
    if (!opening_update(&play->opening, now))
        return;
    play->scene.needs_slide = play->scene.changed = true;
    view_set_dark(play->scene.view, play->opening.dark);
    scene_set_brightness(&play->scene, play->opening.brightness);
    if (!play->opening.dark)
        scene_set_standby(&play->scene, false);
}

/* The television is switched after the frame that belongs to it. */
static void
switch_power(struct play *play, struct moment now)
{
    opening_switch_power(&play->opening, now.mono_ms);
    if (play->opening.dark && play->opening.standby)
        scene_set_standby(&play->scene, true);
}

/* The present frame stays on the screen until the first one of the next player is drawn, in this step. */
static void
replace_player(struct play *play, struct player next, struct store_content content)
{
    struct player old = *play->player;
    struct arena *arena = arena_create(RUNTIME_BYTES);
    int64_t started_ms = play->runtime.started_ms;
    *play->player = next;
    setup_apply(&play->player->setup);
    if (content.arena)
        clock_set_floor(&play->clock, content.latest_ms);
    scene_replace(&play->scene, &play->player->setup, play->player->show, content, clock_read(&play->clock));
    view_set_dark(play->scene.view, play->opening.dark);
    opening_replace(&play->opening, play->player->setup.config);
    runtime_remove(&play->runtime);
    play->runtime = runtime_create(play->player->setup.arena, play->player->setup.store, "play");
    play->runtime.started_ms = started_ms;
    play->tally.folder = play->runtime.store;
    if (play->fetch)
        child_replace(play->fetch, player_fetch_arguments(play->player, arena));
    if (play->fetch)
        child_watch(play->fetch, player_fetch_report(play->player));
    player_close(&old);
    arena_destroy(arena);
    log_info("the configuration is in force");
}

static void
apply_configuration(struct play *play)
{
    struct player next;
    struct store_content content;
    int64_t mono_ms = clock_mono_ms();
    if (reload_asked()) {
        reload_begin(&play->reload, play->player, mono_ms);
        play->scene.changed = true;
        if (play->reload.refused && play->fetch)
            child_signal(play->fetch, SIGHUP);
    }
    if (reload_step(&play->reload, mono_ms, &next, &content))
        replace_player(play, next, content);
}

/* When the next slide is prepared: after half of the dwell, but early enough for a slow card. */
static int64_t
prepare_ms(const struct playlist *playlist)
{
    int64_t since_ms = playlist_since(playlist), end_ms = playlist_page_end(playlist);
    if (end_ms == INT64_MAX)
        return since_ms;
    int64_t half_ms = since_ms + (end_ms - since_ms) / 2;
    return number_clamp(end_ms - PREPARE_MS, since_ms, number_max(half_ms, since_ms));
}

static int64_t
sleep_ms(const struct play *play, struct moment now)
{
    const struct scene *scene = &play->scene;
    int64_t at = now.mono_ms + (now.trusted ? BEAT_MS : BEAT_UNTRUSTED_MS);
    at = number_min(at, number_min(store_reader_deadline(play->player->reader), play->end_ms));
    if (play->reload.pending)
        at = number_min(at, number_min(store_reader_deadline(play->reload.next.reader), play->reload.due_ms));
    at = number_min(at, opening_deadline(&play->opening, now));
    at = number_min(at, play->fetch ? child_deadline(play->fetch) : INT64_MAX);
    at = number_min(at, note_deadline(&play->note, scene));
    if (scene->screen) {
        int64_t prepare_at = prepare_ms(scene->playlist);
        bool rotates = !play->opening.dark && !note_identifies(&play->note);
        at = number_min(at, prepare_at > now.mono_ms && !play->opening.dark ? prepare_at : INT64_MAX);
        at = number_min(at, rotates ? playlist_deadline(scene->playlist) : INT64_MAX);
        at = number_min(at, view_deadline(scene->view, now, scene_progress(scene, now) >= 0));
    } else {
        at = number_min(at, scene->screen_due_ms);
    }
    return at > now.mono_ms ? at - now.mono_ms : 0;
}

static void
handle(struct play *play, enum screen_event event, struct moment now)
{
    struct scene *scene = &play->scene;
    switch (event) {
    case SCREEN_QUIT:
        play->quit = true;
        break;
    case SCREEN_PAUSE:
        scene_pause(scene, now);
        break;
    case SCREEN_NEXT:
    case SCREEN_BACK:
        playlist_step(scene->playlist, event == SCREEN_NEXT ? 1 : -1, now);
        break;
    case SCREEN_RESIZED:
        scene_resize(scene);
        break;
    case SCREEN_EXPOSED:
        view_expose(scene->view);
        break;
    case SCREEN_LOST:
        scene_lose_screen(scene, now);
        break;
    case SCREEN_TELEVISION_OFF:
        scene_note_television_off(scene, play->opening.dark, now);
        break;
    case SCREEN_NOTHING:
        break;
    }
}

static void
report(struct play *play, struct moment now)
{
    char words[REASON_WORDS_BYTES];
    struct scene *scene = &play->scene;
    struct report report = {.clock = play->clock.source,
                            .dark = play->opening.dark,
                            .paused = scene->paused,
                            .change_ms = opening_next_change(&play->opening, now),
                            .content = show_content(scene->show),
                            .playlist = scene->playlist,
                            .health = reload_health(&play->reload, play->player),
                            .slide = view_slide(scene->view),
                            .trouble = &scene->trouble.why,
                            .trouble_ms = scene->trouble.since_ms,
                            .slides = scene->slides};
    if (scene->screen)
        screen_size(scene->screen, &report.width, &report.height);
    report_play(&play->runtime, &report, now);
    watchdog_say(reason_words(&scene->trouble.why, REASON_ENGLISH, words));
    scene->changed = false;
    play->trusted = now.trusted;
    play->source = play->clock.source;
}

/* Counts the visible slide. */
static void
count_shown(struct play *play, struct moment now)
{
    int page = 0;
    const struct scene *scene = &play->scene;
    bool seen =
        scene->screen && !scene->trouble.why.text[0] && !play->opening.dark && !note_identifies(&play->note);
    const struct item *item = seen ? playlist_current(scene->playlist, &page) : NULL;
    tally_follow(&play->tally, item, page, scene->slides, now);
}

/* Waits until the next deadline or event. */
static void
wait(struct play *play, bool drawn)
{
    struct moment now = clock_read(&play->clock);
    int64_t ms = sleep_ms(play, now);
    struct descriptors early = {.count = 0};
    wake_add(&play->wake, &early);
    store_reader_descriptors(play->player->reader, &early);
    if (play->reload.pending)
        store_reader_descriptors(play->reload.next.reader, &early);
    if (!play->scene.screen)
        descriptors_wait(&early, ms);
    else
        handle(play, drawn ? screen_wait(play->scene.screen, ms, &early) : SCREEN_LOST,
               clock_read(&play->clock));
    play->quit = play->quit || now.mono_ms >= play->end_ms;
}

/* Handles requests of users of this machine. */
static void
take_request(struct play *play, struct moment now)
{
    enum signals_request request = signals_take_request();
    if (request == SIGNALS_SHOT)
        shot_write(&play->runtime, view_canvas(play->scene.view));
    if (request == SIGNALS_IDENTIFY && !play->opening.dark)
        note_identify(&play->note, &play->scene, play->runtime.store, now);
}

/* In the second half of the dwell, or five seconds before its end if earlier: not right after a change. */
static void
prepare(struct play *play, struct moment now)
{
    int page = 0;
    const struct scene *scene = &play->scene;
    const struct item *upcoming = play->opening.dark ? NULL : playlist_upcoming(scene->playlist, &page);
    bool due = now.mono_ms >= prepare_ms(scene->playlist);
    if (due && upcoming && scene->screen && !store_reader_has_rest(play->player->reader))
        view_prepare(scene->view, upcoming, page, now);
}

static void
loop_step(struct play *play)
{
    struct scene *scene = &play->scene;
    wake_take(&play->wake);
    struct moment now = clock_read(&play->clock);
    if (signals_take()) {
        play->quit = true;
        return;
    }
    recovery_alive(play->player->recovery, now.mono_ms);
    if (recovery_follow(play->player->recovery, now.mono_ms))
        scene_apply_quarantine(scene, now);
    if (!scene->screen && now.mono_ms >= scene->screen_due_ms)
        open_screen(play, now);
    if (play->fetch && has_begun(play))
        child_keep(play->fetch, now.mono_ms);
    take_content(play);
    apply_configuration(play);
    now = clock_read(&play->clock);
    apply_opening(play, now);
    take_request(play, now);
    if (!play->opening.dark && !note_identifies(&play->note) &&
        (playlist_advance(scene->playlist, now) || scene->needs_slide) && scene->screen)
        scene_change_slide(scene, now);
    note_update(&play->note, scene, play->runtime.store, now);
    scene_refresh(scene, now);
    bool drawn = scene_draw(scene, now);
    if (drawn)
        watchdog_feed(&play->watchdog);
    else if (scene->refused)
        watchdog_shorten(&play->watchdog);
    count_shown(play, now);
    switch_power(play, now);
    if (scene->changed || play->trusted != now.trusted || play->source != play->clock.source)
        report(play, now);
    prepare(play, now);
    scene_pack(scene, now);
    wait(play, drawn);
}

int
loop_run(struct player *player, struct child *fetch, char *const *again)
{
    const struct setup *setup = &player->setup;
    struct play play = {.player = player, .again = again, .clock = {.floor_ms = TIME_NONE}};
    struct moment now = clock_read(&play.clock);
    /* in the last step of safe mode nothing is fetched */
    play.fetch = recovery_step(player->recovery) < RECOVERY_STEP_LAST ? fetch : NULL;
    play.end_ms = setup->flags.for_ms ? now.mono_ms + setup->flags.for_ms : INT64_MAX;
    play.runtime = runtime_create(setup->arena, setup->store, "play");
    signals_hold();
    wake_open(&play.wake);
    opening_init(&play.opening, setup->config);
    tally_init(&play.tally, play.runtime.store, now);
    scene_init(&play.scene, setup, player->show, player->recovery);
    /* a rotation that continues, and safe mode, need all items */
    if (!resume_playlist(play.scene.playlist, setup->store) && recovery_step(player->recovery) == 0)
        store_reader_begin_short(player->reader);
    take_content(&play);
    recovery_leave(player->recovery);
    if (setup_remote_changed(setup)) /* the signal of fetch could not reach a player that had not started */
        raise(SIGHUP);
    while (!play.quit)
        loop_step(&play);
    tally_finish(&play.tally, clock_read(&play.clock));
    runtime_remove(&play.runtime);
    wake_close(&play.wake);
    scene_finish(&play.scene);
    opening_finish(&play.opening);
    reload_finish(&play.reload);
    return play.status;
}
