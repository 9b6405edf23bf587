#include <stddef.h>
#include <string.h>

#include "base/ini.h"
#include "status/status.h"

enum shape { TEXT, NUMBER, YES };

static const struct row {
    const char *section, *key;
    enum shape shape;
    size_t at;
} rows[] = {
#define S(member) offsetof(struct status, member)
    {"play", "width", NUMBER, S(width)},
    {"play", "height", NUMBER, S(height)},
    {"play", "dark", YES, S(dark)},
    {"play", "paused", YES, S(paused)},
    {"play", "trouble", TEXT, S(trouble)},
    {"play", "trouble_ms", NUMBER, S(trouble_ms)},
    {"play", "alert", YES, S(alert)},
    {"play", "trusted", YES, S(trusted)},
    {"play", "clock", TEXT, S(clock)},
    {"play", "change_wall_ms", NUMBER, S(change_wall_ms)},
    {"play", "items", NUMBER, S(items)},
    {"play", "shown", NUMBER, S(shown)},
    {"play", "bad_dates", NUMBER, S(bad_dates)},
    {"play", "pictures", NUMBER, S(pictures)},
    {"play", "slides", NUMBER, S(slides)},
    {"now", "kind", TEXT, S(now.kind)},
    {"now", "title", TEXT, S(now.title)},
    {"now", "feed", TEXT, S(now.feed)},
    {"now", "page", NUMBER, S(now.page)},
    {"now", "pages", NUMBER, S(now.pages)},
    {"now", "end_ms", NUMBER, S(now.end_ms)},
    {"next", "kind", TEXT, S(next.kind)},
    {"next", "title", TEXT, S(next.title)},
    {"next", "feed", TEXT, S(next.feed)},
    {"next", "page", NUMBER, S(next.page)},
    {"fetch", "store_bytes", NUMBER, S(store_bytes)},
    {"fetch", "store_error", TEXT, S(store_error)},
    {"fetch", "store_error_ms", NUMBER, S(store_error_ms)},
    {"fetch", "in_memory", YES, S(in_memory)},
#undef S
#define F(member) offsetof(struct status_feed, member)
    {"feed", "name", TEXT, F(name)},
    {"feed", "url", TEXT, F(url)},
    {"feed", "error", TEXT, F(error)},
    {"feed", "picture_error", TEXT, F(picture_error)},
    {"feed", "pictures_left_out", NUMBER, F(pictures_left_out)},
    {"feed", "moved", TEXT, F(moved)},
    {"feed", "note", TEXT, F(note)},
    {"feed", "failures", NUMBER, F(failures)},
    {"feed", "success_ms", NUMBER, F(success_ms)},
    {"feed", "success_wall_ms", NUMBER, F(success_wall_ms)},
    {"feed", "due_ms", NUMBER, F(due_ms)},
    {"feed", "items", NUMBER, F(items)},
    {"feed", "newest_s", NUMBER, F(newest_s)},
#undef F
};

struct taking {
    struct status *status;
    struct arena *arena;
};

struct str
status_harmless(struct arena *arena, struct str text)
{
    char *copy = arena_c(arena, text);
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)copy[i] < ' ' || copy[i] == 0x7F)
            copy[i] = ' ';
    return (struct str){copy, text.len};
}

static const struct row *
find(const struct ini_row *said)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (str_equal(said->section, str_from(rows[i].section)) &&
            str_equal(said->key, str_from(rows[i].key)))
            return &rows[i];
    return NULL;
}

/* The feed that a line of a section [feed] is about: its name comes first. */
static void *
feed_of(struct status *status, const struct row *row)
{
    bool begins = strcmp(row->key, "name") == 0;
    if (begins && status->feed_count < CONFIG_FEEDS_MAX)
        status->feeds[status->feed_count++] = (struct status_feed){.success_ms = TIME_NONE,
                                                                   .success_wall_ms = TIME_NONE,
                                                                   .due_ms = TIME_NONE,
                                                                   .items = TIME_NONE,
                                                                   .newest_s = TIME_NONE};
    return status->feed_count ? &status->feeds[status->feed_count - 1] : NULL;
}

static void
take_row(void *ctx, const struct ini_row *said)
{
    struct taking *taking = ctx;
    struct ini_row shown = *said;
    if (str_equal(said->section, STR("configuration")) && said->value.ptr) {
        shown.value = status_harmless(taking->arena, said->value);
        config_health_take(&taking->status->configuration, taking->arena, &shown);
    }
    const struct row *row = said->fault ? NULL : find(said);
    if (!row)
        return;
    bool of_feed = strcmp(row->section, "feed") == 0;
    void *target = of_feed ? feed_of(taking->status, row) : taking->status;
    if (!target)
        return;
    void *member = (char *)target + row->at;
    if (row->shape == TEXT)
        *(struct str *)member = status_harmless(taking->arena, said->value);
    else if (row->shape == YES)
        *(bool *)member = str_equal(said->value, STR("yes"));
    else
        str_to_int(said->value, member);
}

void
status_take(struct status *status, struct arena *arena, struct str text)
{
    ini_parse(text, take_row, &(struct taking){status, arena});
}
