#include "play/report.h"

#include "base/json_write.h"
#include "base/log.h"
#include "base/utf8.h"
#include "feed/render_name.h"

#define LOG_MODULE     "play"
#define ROTATION_BYTES ((size_t)64 * 1024)
#define TITLE_SHOWN    1024
#define TITLE_BYTES    ((size_t)1024 * 1024)

/* The member for an item on the screen, without its closing brace: null when there is none. */
static void
begin_item(struct buf *out, const char *name, const struct item *item, int page)
{
    struct arena *arena = arena_create(TITLE_BYTES);
    struct str title = render_title(arena, item);
    json_put_key(out, name);
    buf_put_char(out, '{');
    json_add_text(out, "kind", str_from(kind_name(item->kind)));
    json_add_text(out, "title", utf8_prefix(title, TITLE_SHOWN));
    json_add_text(out, "feed", item->feed);
    json_add_whole(out, "page", page + 1);
    arena_destroy(arena);
}

static int64_t
count_of(const struct report *report, enum playlist_reason reason)
{
    int64_t count = 0;
    for (size_t i = 0; i < report->content->count; i++)
        count += playlist_verdict(report->playlist, i).reason == reason;
    return count;
}

static void
put_slides(struct buf *out, const struct report *report)
{
    int page = 0;
    const struct item *item = playlist_current(report->playlist, &page);
    int64_t end_ms = playlist_page_end(report->playlist);
    if (!item)
        return;
    begin_item(out, "now", item, page);
    json_add_whole(out, "pages", report->slide->pages);
    json_add_whole(out, "end_ms", end_ms == INT64_MAX ? TIME_NONE : end_ms);
    buf_put_char(out, '}');
    item = playlist_upcoming(report->playlist, &page);
    if (!item)
        return;
    begin_item(out, "next", item, page);
    buf_put_char(out, '}');
}

/* For `plan`, which continues from there. */
static void
put_rotation(struct buf *out, const struct playlist *playlist)
{
    struct buf saved;
    buf_init(&saved, ROTATION_BYTES);
    playlist_save(playlist, &saved);
    json_add_text(out, "rotation", saved.full ? STR_NONE : buf_str(&saved));
    buf_finish(&saved);
}

static void
put_screen(struct buf *out, const struct report *report)
{
    bool seen = !report->trouble->text[0];
    json_add_whole(out, "width", report->width);
    json_add_whole(out, "height", report->height);
    json_add_text(out, "trouble", seen ? STR_NONE : str_from(report->trouble->text));
    json_add_whole(out, "trouble_ms", seen ? TIME_NONE : report->trouble_ms);
    json_add_bool(out, "dark", report->dark);
    json_add_whole(out, "change_wall_ms", report->change_ms);
    json_add_bool(out, "paused", report->paused);
}

void
report_play(const struct runtime *runtime, const struct report *report, struct moment now)
{
    struct buf text;
    runtime_begin(runtime, &text);
    json_put_key(&text, "play");
    buf_put_char(&text, '{');
    put_screen(&text, report);
    json_add_bool(&text, "trusted", now.trusted);
    json_add_text(&text, "clock", str_from(clock_source_name(report->clock)));
    json_add_bool(&text, "alert", playlist_alerting(report->playlist));
    json_add_whole(&text, "items", (int64_t)report->content->count);
    json_add_whole(&text, "shown", count_of(report, PLAYLIST_SHOWN));
    json_add_whole(&text, "bad_dates", count_of(report, PLAYLIST_UNREADABLE));
    json_add_whole(&text, "pictures", (int64_t)report->content->picture_count);
    json_add_whole(&text, "slides", report->slides);
    if (report->slide && !report->dark)
        put_slides(&text, report);
    put_rotation(&text, report->playlist);
    buf_put_char(&text, '}');
    config_health_put(&text, report->health);
    runtime_write(runtime, &text);
    buf_finish(&text);
}

void
report_slide(const struct item *item, const struct slide *slide)
{
    struct arena *arena = arena_create(TITLE_BYTES);
    struct str title = render_title(arena, item);
    log_debug("slide: %s '%.*s' page %d/%d", kind_name(item->kind), STR_ARG(title), slide->page + 1,
              slide->pages);
    arena_destroy(arena);
}
