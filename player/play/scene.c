#include "play/scene.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/number.h"
#include "recovery/quarantine.h"
#include "play/report.h"
#include "show/cleaning.h"

#define LOG_MODULE      "play"
#define SCREEN_RETRY_MS 1000
#define PACK_MS         5000
#define REFUSED_MS      5000 /* opening a display that accepts no picture takes time at each try */
#define ITEM_BYTES      ((size_t)16 * 1024 * 1024)
#define ROTATION_BYTES  ((size_t)4 * 1024 * 1024)

void
scene_init(struct scene *scene, const struct setup *setup, struct show *show, struct recovery *recovery)
{
    const struct config *config = setup->config;
    struct view_options options = {config->fade_ms, (int)config->fps};
    struct playlist_options rotation = setup_playlist(setup);
    *scene = (struct scene){.setup = setup,
                            .recovery = recovery,
                            .show = show,
                            .view = view_create(show, &options),
                            .playlist = playlist_create(&rotation),
                            .changed = true};
    show_set_drift(show, config->drift);
}

void
scene_finish(struct scene *scene)
{
    view_destroy(scene->view);
    screen_destroy(scene->screen);
    playlist_destroy(scene->playlist);
}

/* Logged once, however often it is tried again. */
static void
set_trouble(struct scene *scene, const struct reason *why, enum log_level level, struct moment now)
{
    char words[REASON_WORDS_BYTES];
    struct trouble *trouble = &scene->trouble;
    if (reason_equal(&trouble->why, why))
        return;
    if (!trouble->why.text[0])
        trouble->since_ms = now.mono_ms;
    trouble->why = *why;
    log_write(level, LOG_MODULE, "%s; waiting for it", reason_words(why, REASON_ENGLISH, words));
    scene->changed = true;
}

static void
set_refused(struct scene *scene, bool refused)
{
    scene->refused = refused;
    recovery_note_refused(scene->recovery, refused);
}

/* The open screen cannot switch to another mode or connector. */
static bool
wants_another_screen(const struct scene *scene, const struct config *config)
{
    return scene->mode.width != config->mode.width || scene->mode.height != config->mode.height ||
           scene->mode.hz != config->mode.hz || strcmp(scene->connector, config->connector) != 0;
}

static void
drop_screen(struct scene *scene, struct moment now)
{
    scene->screen_due_ms = now.mono_ms + (scene->refused ? REFUSED_MS : 0);
    view_set_screen(scene->view, NULL);
    screen_destroy(scene->screen);
    scene->screen = NULL;
    scene->changed = true;
}

void
scene_replace(struct scene *scene, const struct setup *setup, struct show *show, struct store_content content,
              struct moment now)
{
    struct scene fresh;
    struct buf rotation;
    scene_init(&fresh, setup, show, scene->recovery);
    buf_init(&rotation, ROTATION_BYTES);
    playlist_save(scene->playlist, &rotation);
    if (content.arena && !rotation.full)
        playlist_restore(fresh.playlist, buf_str(&rotation));
    buf_finish(&rotation);
    if (content.arena) {
        cleaning_content(setup->config, &content);
        playlist_set_floor(fresh.playlist, content.latest_ms);
        playlist_set_items(fresh.playlist, content.items, content.count, now);
        show_take_content(show, content);
    }
    if (scene->paused)
        playlist_pause(fresh.playlist, true, now);
    view_destroy(scene->view);
    playlist_destroy(scene->playlist);
    scene->setup = setup;
    scene->show = show;
    scene->view = fresh.view;
    scene->playlist = fresh.playlist;
    if (scene->screen)
        screen_set_fps(scene->screen, (int)setup->config->fps);
    if (scene->screen && wants_another_screen(scene, setup->config))
        drop_screen(scene, now);
    scene_resize(scene);
}

bool
scene_open_screen(struct scene *scene, struct moment now, void (*x_ended)(void *ctx), void *ctx)
{
    const struct setup *setup = scene->setup;
    const struct config *config = setup->config;
    struct screen_options options = {.window_w = setup->flags.window_w,
                                     .window_h = setup->flags.window_h,
                                     .fps = (int)config->fps,
                                     .software_rendering = recovery_software_rendering(scene->recovery),
                                     .connector = config->connector,
                                     .mode_w = config->mode.width,
                                     .mode_h = config->mode.height,
                                     .mode_hz = config->mode.hz,
                                     .x_ended = x_ended,
                                     .ctx = ctx};
    struct reason why;
    char words[REASON_WORDS_BYTES];
    bool fatal = false;
    recovery_enter_stage(scene->recovery, RECOVERY_DRAW);
    scene->screen = screen_create(&options, &why, &fatal);
    recovery_leave(scene->recovery);
    if (!scene->screen) {
        scene->screen_due_ms = now.mono_ms + SCREEN_RETRY_MS;
        set_refused(scene, false);
        if (fatal)
            log_error("%s", reason_words(&why, REASON_ENGLISH, words));
        else
            set_trouble(scene, &why, LOG_WARN, now);
        return !fatal;
    }
    scene->size_known = true;
    scene->proven = false;
    scene->standby = false;
    scene->mode = config->mode;
    snprintf(scene->connector, sizeof(scene->connector), "%s", config->connector);
    screen_set_brightness(scene->screen, scene->brightness);
    scene_resize(scene);
    return true;
}

void
scene_set_brightness(struct scene *scene, int percent)
{
    scene->brightness = percent;
    if (scene->screen)
        screen_set_brightness(scene->screen, percent);
    view_expose(scene->view);
}

void
scene_set_standby(struct scene *scene, bool standby)
{
    if (!scene->screen || scene->standby == standby)
        return;
    scene->standby = standby;
    bool done = screen_set_power(scene->screen, !standby);
    if (!done && !scene->standby_failed)
        log_warn("power = dpms: this display cannot be put to standby; power = cec or command may do it");
    scene->standby_failed = scene->standby_failed || !done;
}

void
scene_resize(struct scene *scene)
{
    view_set_screen(scene->view, scene->screen);
    if (!scene->setup->flags.window_w)
        show_set_diagonal(scene->show, screen_diagonal_inch());
    scene->needs_slide = scene->changed = true;
}

void
scene_note_television_off(struct scene *scene, bool expected, struct moment now)
{
    struct reason why;
    reason_set(&why, REASON_SCREEN_TELEVISION_OFF);
    set_trouble(scene, &why, expected ? LOG_INFO : LOG_WARN, now);
}

void
scene_lose_screen(struct scene *scene, struct moment now)
{
    struct reason why;
    reason_set(&why, REASON_SCREEN_GONE);
    if (!scene->trouble.why.text[0])
        set_trouble(scene, &why, LOG_WARN, now);
    drop_screen(scene, now);
}

/* After items were added or removed: a remaining one may look different. One that is gone is handled by
 * playlist_advance. */
static void
refresh(struct scene *scene, const struct item *before, int page_before, struct moment now)
{
    int page = 0;
    const struct item *item = playlist_current(scene->playlist, &page);
    bool same = before && item && page == page_before && str_equal(before->key, item->key) &&
                str_equal(before->feed, item->feed);
    if (scene->screen && !scene->needs_slide && (same || (!before && !item)))
        view_refresh(scene->view, item, page, now);
}

void
scene_take(struct scene *scene, struct store_content content, struct moment now)
{
    struct arena *arena = arena_create(ITEM_BYTES);
    struct item before;
    int page = 0;
    const struct item *current = scene->loaded ? playlist_current(scene->playlist, &page) : NULL;
    const struct store_content *old = show_content(scene->show);
    bool other = content.count != old->count || content.picture_count != old->picture_count;
    log_write(other ? LOG_INFO : LOG_DEBUG, LOG_MODULE, "items: %zu, pictures: %zu", content.count,
              content.picture_count);
    if (current)
        item_copy(arena, current, &before);
    cleaning_content(scene->setup->config, &content);
    quarantine_mark(recovery_record(scene->recovery), content.items, content.count);
    playlist_set_items(scene->playlist, content.items, content.count, now);
    show_take_content(scene->show, content);
    refresh(scene, current ? &before : NULL, page, now);
    scene->changed = scene->loaded = true;
    arena_destroy(arena);
}

void
scene_take_pictures(struct scene *scene, struct moment now)
{
    int page = 0;
    const struct item *item = playlist_current(scene->playlist, &page);
    if (scene->screen && !scene->needs_slide && item)
        view_refresh(scene->view, item, page, now);
}

void
scene_apply_quarantine(struct scene *scene, struct moment now)
{
    const struct store_content *content = show_content(scene->show);
    quarantine_mark(recovery_record(scene->recovery), content->items, content->count);
    playlist_set_items(scene->playlist, content->items, content->count, now);
    scene->changed = true;
}

void
scene_change_slide(struct scene *scene, struct moment now)
{
    int page = 0;
    struct playlist *playlist = scene->playlist;
    const struct item *item = playlist_current(playlist, &page);
    scene->needs_slide = false;
    scene->changed = true;
    view_change_slide(scene->view, item, page, now);
    const struct slide *slide = view_slide(scene->view);
    if (!item)
        return;
    playlist_set_pages(playlist, slide->pages, playlist_dwell(playlist, item, slide->words), now);
    scene->slides++;
    report_slide(item, slide);
}

/* Logged once, and not before the store was read: it may hold items. */
static void
note_nothing(struct scene *scene, bool nothing)
{
    if (nothing && scene->loaded && !scene->nothing_said)
        log_info("no item to show");
    scene->nothing_said = nothing && scene->loaded;
}

void
scene_refresh(struct scene *scene, struct moment now)
{
    int page = 0;
    const struct item *item = playlist_current(scene->playlist, &page);
    note_nothing(scene, !item);
    bool stays = scene_progress(scene, now) < 0;
    if (scene->screen && (view_outdated(scene->view, now) || (stays && view_drifted(scene->view, now))))
        view_refresh(scene->view, item, page, now);
}

/* The first frame since the screen was opened. */
static void
note_proof(struct scene *scene)
{
    int width, height;
    screen_size(scene->screen, &width, &height);
    if (scene->trouble.why.text[0])
        log_info("screen opened: %d×%d", width, height);
    scene->trouble = (struct trouble){.since_ms = 0};
    scene->proven = scene->changed = true;
    set_refused(scene, false);
}

bool
scene_draw(struct scene *scene, struct moment now)
{
    recovery_enter_stage(scene->recovery, RECOVERY_DRAW);
    bool drawn = view_draw(scene->view, now, scene_progress(scene, now));
    recovery_leave(scene->recovery);
    if (scene->screen && drawn && !scene->proven)
        note_proof(scene);
    else if (scene->screen && !drawn && !scene->proven) {
        struct reason why;
        reason_set(&why, REASON_SCREEN_REFUSES);
        set_trouble(scene, &why, LOG_WARN, now);
        set_refused(scene, true);
    }
    return drawn && !scene->refused;
}

void
scene_pack(struct scene *scene, struct moment now)
{
    int64_t end_ms = playlist_page_end(scene->playlist);
    if (end_ms - number_min(now.mono_ms, end_ms) >= PACK_MS)
        view_pack(scene->view);
}

void
scene_pause(struct scene *scene, struct moment now)
{
    scene->paused = !scene->paused;
    scene->changed = true;
    playlist_pause(scene->playlist, scene->paused, now);
}

float
scene_progress(const struct scene *scene, struct moment now)
{
    int64_t end = playlist_page_end(scene->playlist);
    int64_t since = playlist_since(scene->playlist);
    if (end == INT64_MAX || end <= since || scene->paused)
        return -1;
    float done = (float)(now.mono_ms - since) / (float)(end - since);
    return number_clamp(done, 0, 1);
}
