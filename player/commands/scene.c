#include "commands/scene.h"

#include "base/log.h"
#include "commands/report.h"

#define LOG_MODULE      "play"
#define SCREEN_RETRY_MS 2000
#define ITEM_BYTES      ((size_t)16 * 1024 * 1024)

void
scene_init(struct scene *scene, const struct setup *setup, struct show *show)
{
    const struct config *config = setup->config;
    struct wall_options options = {config->fade_ms, (int)config->fps};
    struct playlist_options rotation = setup_playlist(setup);
    *scene = (struct scene){.setup = setup,
                            .show = show,
                            .wall = wall_create(show, &options),
                            .playlist = playlist_create(&rotation),
                            .changed = true};
    show_set_drift(show, config->drift);
}

void
scene_finish(struct scene *scene)
{
    wall_destroy(scene->wall);
    screen_destroy(scene->screen);
    playlist_destroy(scene->playlist);
}

bool
scene_open_screen(struct scene *scene, struct moment now)
{
    const struct setup *setup = scene->setup;
    struct screen_options options = {setup->flags.window_w, setup->flags.window_h, (int)setup->config->fps};
    const char *why = NULL;
    bool fatal = false;
    scene->screen = screen_create(&options, &why, &fatal);
    if (!scene->screen) {
        scene->screen_due_ms = now.mono_ms + SCREEN_RETRY_MS;
        if (!scene->waiting_said)
            log_warn("%s%s", why, fatal ? "" : "; waiting for it");
        scene->waiting_said = true;
        return !fatal;
    }
    int width, height;
    screen_size(scene->screen, &width, &height);
    scene->size_known = true;
    scene->waiting_said = false;
    scene_resize(scene);
    return true;
}

void
scene_resize(struct scene *scene)
{
    wall_set_screen(scene->wall, scene->screen);
    scene->bare = scene->changed = true;
}

void
scene_lose_screen(struct scene *scene)
{
    log_warn("the display is gone; waiting for it");
    scene->waiting_said = true;
    wall_set_screen(scene->wall, NULL);
    screen_destroy(scene->screen);
    scene->screen = NULL;
    scene->changed = true;
}

/* After items came or went: what is still there may look otherwise. What is not, playlist_advance says. */
static void
refresh(struct scene *scene, const struct item *before, int page_before, struct moment now)
{
    int page = 0;
    const struct item *item = playlist_current(scene->playlist, &page);
    bool same = before && item && page == page_before && str_equal(before->key, item->key) &&
                str_equal(before->feed, item->feed);
    if (scene->screen && !scene->bare && (same || (!before && !item)))
        wall_refresh(scene->wall, item, page, now);
}

void
scene_take(struct scene *scene, struct store_content content, struct moment now)
{
    struct arena *arena = arena_create(ITEM_BYTES);
    struct item before;
    int page = 0;
    const struct item *current = playlist_current(scene->playlist, &page);
    log_info("items: %zu, pictures: %zu", content.count, content.picture_count);
    if (current)
        item_copy(arena, current, &before);
    playlist_set_items(scene->playlist, content.items, content.count, now);
    show_take_content(scene->show, content);
    refresh(scene, current ? &before : NULL, page, now);
    scene->changed = true;
    arena_destroy(arena);
}

void
scene_take_pictures(struct scene *scene, struct moment now)
{
    int page = 0;
    const struct item *item = playlist_current(scene->playlist, &page);
    if (scene->screen && !scene->bare && item)
        wall_refresh(scene->wall, item, page, now);
}

void
scene_go(struct scene *scene, struct moment now)
{
    int page = 0;
    struct playlist *playlist = scene->playlist;
    const struct item *item = playlist_current(playlist, &page);
    scene->bare = false;
    scene->changed = true;
    wall_go(scene->wall, item, page, now);
    const struct slide *slide = wall_slide(scene->wall);
    if (!item) {
        report_slide(NULL, slide);
        return;
    }
    playlist_set_pages(playlist, slide->pages, playlist_dwell(playlist, item, slide->words), now);
    report_slide(item, slide);
}

void
scene_keep(struct scene *scene, struct moment now)
{
    int page = 0;
    const struct item *item = playlist_current(scene->playlist, &page);
    bool stays = scene_progress(scene, now) < 0;
    if (scene->screen && (wall_outdated(scene->wall, now) || (stays && wall_drifted(scene->wall, now))))
        wall_refresh(scene->wall, item, page, now);
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
    return done < 0 ? 0 : done > 1 ? 1 : done;
}
