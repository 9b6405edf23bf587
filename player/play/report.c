#include "play/report.h"

#include "base/log.h"
#include "feed/render_name.h"

#define LOG_MODULE     "play"
#define TEXT_BYTES     ((size_t)128 * 1024)
#define ROTATION_BYTES ((size_t)64 * 1024)
#define TITLE_BYTES    ((size_t)1024 * 1024)

static void
put_number(struct buf *out, const char *name, int64_t number)
{
    buf_printf(out, "%s = %lld\n", name, (long long)number);
}

static void
put_yes(struct buf *out, const char *name, bool yes)
{
    buf_printf(out, "%s = %s\n", name, yes ? "yes" : "no");
}

static void
put_item(struct buf *out, const char *section, const struct item *item, int page)
{
    if (!item)
        return;
    struct arena *arena = arena_create(TITLE_BYTES);
    struct str title = render_title(arena, item);
    buf_printf(out, "[%s]\nkind = %s\n", section, kind_name(item->kind));
    runtime_put(out, "title", title.ptr ? title : STR(""));
    arena_destroy(arena);
    runtime_put(out, "feed", item->feed);
    put_number(out, "page", page + 1);
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
    put_item(out, "now", item, page);
    put_number(out, "pages", report->slide->pages);
    if (end_ms != INT64_MAX)
        put_number(out, "end_ms", end_ms);
    put_item(out, "next", playlist_upcoming(report->playlist, &page), page);
}

/* For `plan`, which goes on from there. */
static void
put_rotation(struct buf *out, const struct playlist *playlist)
{
    struct buf saved;
    buf_init(&saved, ROTATION_BYTES);
    playlist_save(playlist, &saved);
    buf_put(out, STR("[rotation]\n"));
    if (!saved.full)
        runtime_put(out, "at", buf_str(&saved));
    buf_finish(&saved);
}

void
report_play(const struct runtime *runtime, const struct report *report, struct moment now)
{
    struct buf text;
    buf_init(&text, TEXT_BYTES);
    buf_put(&text, STR("[play]\n"));
    put_number(&text, "width", report->width);
    put_number(&text, "height", report->height);
    put_yes(&text, "dark", report->dark);
    put_yes(&text, "paused", report->paused);
    put_yes(&text, "alert", playlist_alerting(report->playlist));
    put_yes(&text, "trusted", now.trusted);
    runtime_put(&text, "clock", str_from(clock_source_name(report->clock)));
    if (*report->trouble) {
        runtime_put(&text, "trouble", str_from(report->trouble));
        put_number(&text, "trouble_ms", report->trouble_ms);
    }
    if (report->change_ms != TIME_NONE)
        put_number(&text, "change_wall_ms", report->change_ms);
    put_number(&text, "items", (int64_t)report->content->count);
    put_number(&text, "shown", count_of(report, PLAYLIST_SHOWN));
    put_number(&text, "slides", report->slides);
    put_number(&text, "bad_dates", count_of(report, PLAYLIST_UNREADABLE));
    put_number(&text, "pictures", (int64_t)report->content->picture_count);
    if (report->slide && !report->dark)
        put_slides(&text, report);
    put_rotation(&text, report->playlist);
    config_health_put(&text, report->health);
    runtime_write(runtime, buf_str(&text));
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
