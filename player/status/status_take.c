#include <stddef.h>

#include "status/status.h"

enum shape { TEXT, NUMBER, YES };

/* A member of an object, and the corresponding member of the struct. */
struct status_member {
    const char *name;
    enum shape shape;
    size_t at;
};

#define S(member) offsetof(struct status, member)
static const struct status_member play_members[] = {{"width", NUMBER, S(width)},
                                                    {"height", NUMBER, S(height)},
                                                    {"dark", YES, S(dark)},
                                                    {"paused", YES, S(paused)},
                                                    {"trouble", TEXT, S(trouble)},
                                                    {"trouble_ms", NUMBER, S(trouble_ms)},
                                                    {"alert", YES, S(alert)},
                                                    {"trusted", YES, S(trusted)},
                                                    {"clock", TEXT, S(clock)},
                                                    {"change_wall_ms", NUMBER, S(change_wall_ms)},
                                                    {"items", NUMBER, S(items)},
                                                    {"shown", NUMBER, S(shown)},
                                                    {"bad_dates", NUMBER, S(bad_dates)},
                                                    {"pictures", NUMBER, S(pictures)},
                                                    {"slides", NUMBER, S(slides)},
                                                    {NULL, TEXT, 0}};
static const struct status_member fetch_members[] = {{"store_bytes", NUMBER, S(store_bytes)},
                                                     {"store_error", TEXT, S(store_error)},
                                                     {"store_error_ms", NUMBER, S(store_error_ms)},
                                                     {"in_memory", YES, S(in_memory)},
                                                     {NULL, TEXT, 0}};
#undef S
#define S(member) offsetof(struct status_slide, member)
static const struct status_member slide_members[] = {{"kind", TEXT, S(kind)},
                                                     {"title", TEXT, S(title)},
                                                     {"feed", TEXT, S(feed)},
                                                     {"page", NUMBER, S(page)},
                                                     {"pages", NUMBER, S(pages)},
                                                     {"end_ms", NUMBER, S(end_ms)},
                                                     {NULL, TEXT, 0}};
#undef S
#define S(member) offsetof(struct status_feed, member)
static const struct status_member feed_members[] = {{"name", TEXT, S(name)},
                                                    {"url", TEXT, S(url)},
                                                    {"error", TEXT, S(error)},
                                                    {"picture_error", TEXT, S(picture_error)},
                                                    {"pictures_left_out", NUMBER, S(pictures_left_out)},
                                                    {"moved", TEXT, S(moved)},
                                                    {"note", TEXT, S(note)},
                                                    {"failures", NUMBER, S(failures)},
                                                    {"success_ms", NUMBER, S(success_ms)},
                                                    {"success_wall_ms", NUMBER, S(success_wall_ms)},
                                                    {"due_ms", NUMBER, S(due_ms)},
                                                    {"items", NUMBER, S(items)},
                                                    {"newest_s", NUMBER, S(newest_s)},
                                                    {NULL, TEXT, 0}};
#undef S

/* A text without anything that a terminal would obey. */
static struct str
harmless(struct arena *arena, struct str text)
{
    char *copy = arena_c(arena, text);
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)copy[i] < ' ' || copy[i] == 0x7F)
            copy[i] = ' ';
    return (struct str){copy, text.len};
}

/* A missing value, null or another type leaves the member unchanged. */
static void
take_members(const struct json *object, const struct status_member *members, void *target,
             struct arena *arena)
{
    for (const struct status_member *member = members; member->name; member++) {
        void *at = (char *)target + member->at;
        struct str text = json_get_text(object, member->name);
        if (member->shape == NUMBER)
            json_get_whole(object, member->name, at);
        else if (member->shape == YES)
            *(bool *)at = json_get_yes(object, member->name);
        else if (text.ptr)
            *(struct str *)at = harmless(arena, text);
    }
}

static const struct json *
first_of(const struct json *object, const char *list)
{
    const struct json *array = json_get(object, list);
    return array && array->type == JSON_IS_ARRAY ? array->first : NULL;
}

static void
take_feeds(struct status *status, const struct json *fetch, struct arena *arena)
{
    for (const struct json *feed = first_of(fetch, "feeds"); feed; feed = feed->next) {
        if (status->feed_count == CONFIG_FEEDS_MAX || !json_get_text(feed, "name").ptr)
            continue;
        struct status_feed *out = &status->feeds[status->feed_count++];
        *out = (struct status_feed){.success_ms = TIME_NONE,
                                    .success_wall_ms = TIME_NONE,
                                    .due_ms = TIME_NONE,
                                    .items = TIME_NONE,
                                    .newest_s = TIME_NONE};
        take_members(feed, feed_members, out, arena);
    }
}

/* Of two states, the worse one is reported when several processes have one each. */
static void
take_state(struct config_health *health, struct str name)
{
    for (int i = health->state; i < CONFIG_STATE_COUNT; i++)
        if (str_equal(name, str_from(config_state_name((enum config_state)i))))
            health->state = (enum config_state)i;
}

static void
take_configuration(struct config_health *health, const struct json *said, struct arena *arena)
{
    int64_t more = 0;
    struct str path = json_get_text(said, "path"), kept = json_get_text(said, "kept");
    take_state(health, json_get_text(said, "state"));
    if (path.ptr)
        health->path = harmless(arena, path).ptr;
    if (kept.ptr)
        health->kept = harmless(arena, kept).ptr;
    for (const struct json *fault = first_of(said, "faults"); fault; fault = fault->next)
        if (fault->type == JSON_IS_TEXT)
            config_health_add(health, arena, harmless(arena, fault->text));
    if (json_get_whole(said, "more", &more) && more > 0)
        health->more = (size_t)more;
}

void
status_take(struct status *status, struct arena *arena, const struct json *document)
{
    const struct json *play = json_get(document, "play"), *fetch = json_get(document, "fetch");
    if (play) {
        take_members(play, play_members, status, arena);
        take_members(json_get(play, "now"), slide_members, &status->now, arena);
        take_members(json_get(play, "next"), slide_members, &status->next, arena);
    }
    if (fetch) {
        take_members(fetch, fetch_members, status, arena);
        take_feeds(status, fetch, arena);
    }
    take_configuration(&status->configuration, json_get(document, "configuration"), arena);
}
