/* The state of the feed, its items and their drafts, publication and versions. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "editor/editor.h"
#include "editor/newsroom_private.h"
#include "feed/field.h"

#define ARENA_BYTES (16 * NEWSROOM_FEED_MAX)

static struct newsroom_actor
actor_of(const struct call *call)
{
    return (struct newsroom_actor){str_from(call->session->name), clock_now(TIME_NONE).wall_ms};
}

/* null when it is absent. */
static json_t *
value(struct str json)
{
    json_t *parsed = newsroom_parse(json);
    return parsed ? parsed : json_null();
}

static json_t *
item_json(const struct newsroom_item *item)
{
    return json_pack("{s:o, s:o, s:o, s:b, s:I, s:I, s:o}", "id", json_text(item->id), "published",
                     value(item->published), "draft", value(item->draft), "removed", item->removed,
                     "revision", (json_int_t)item->revision, "changed_ms", (json_int_t)item->changed_ms,
                     "changed_by", json_text(item->changed_by));
}

static json_t *
items_json(struct editor *editor, struct arena *arena)
{
    struct newsroom_items items = newsroom_items(editor->newsroom, arena);
    json_t *list = json_array();
    for (size_t i = 0; i < items.count; i++)
        json_array_append_new(list, item_json(&items.list[i]));
    return list;
}

/* The description of the forms: kinds with their labels and the fields that their slides use. */
static json_t *
kinds_json(const struct editor *editor, struct arena *arena, const char *language)
{
    const struct labels *labels = labels_for(editor->labels, arena, STR_NONE, language);
    json_t *kinds = json_array();
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        json_t *fields = json_array();
        for (int field = 0; field < FIELD_COUNT; field++)
            if (field_applies((enum field)field, (enum kind)kind))
                json_array_append_new(fields, json_string(field_name((enum field)field)));
        json_array_append_new(kinds,
                              json_pack("{s:s, s:o, s:o}", "name", kind_name((enum kind)kind), "label",
                                        json_text(labels_kind(labels, (enum kind)kind)), "fields", fields));
    }
    return kinds;
}

static json_t *
fields_json(void)
{
    static const char *const types[] = {[TYPE_TEXT] = "text",
                                        [TYPE_NUMBER] = "number",
                                        [TYPE_BOOL] = "bool",
                                        [TYPE_DATE] = "date",
                                        [TYPE_TEXTS] = "texts",
                                        [TYPE_NUMBERS] = "numbers",
                                        [TYPE_TEXT_OR_NUMBER] = "text_or_number",
                                        [TYPE_NAMES] = "names",
                                        [TYPE_DISHES] = "dishes"};
    json_t *fields = json_object();
    for (int field = 0; field < FIELD_COUNT; field++) {
        enum field_type type = field_type((enum field)field);
        const char *name = type < sizeof(types) / sizeof(types[0]) ? types[type] : NULL;
        json_object_set_new(fields, field_name((enum field)field), json_string(name ? name : "text"));
    }
    return fields;
}

/* The name of the screens' time zone, "Europe/Paris": --zone, else this machine's; null: not known. */
static json_t *
zone_json(void)
{
    static const char folder[] = "zoneinfo/";
    char path[512] = "";
    const char *named = getenv("TZ");
    ssize_t len = readlink("/etc/localtime", path, sizeof(path) - 1);
    const char *found = len > 0 ? strstr(path, folder) : NULL;
    if (named && *named)
        return json_string(*named == ':' ? named + 1 : named);
    return found ? json_string(found + strlen(folder)) : json_null();
}

void
api_state(struct call *call)
{
    struct editor *editor = call->editor;
    const char *language = http_argument(call->request, "language");
    struct arena *arena = arena_create(ARENA_BYTES);
    json_t *state = json_pack(
        "{s:s, s:s, s:s, s:s, s:I, s:o, s:o, s:o, s:o, s:I, s:b, s:b, s:o}", "user", call->session->name,
        "role", call->session->role == ROLE_PUBLISHER ? "publisher" : "editor", "change",
        call->session->change, "name", editor->name, "version", (json_int_t)newsroom_latest(editor->newsroom),
        "feed", value(newsroom_head(editor->newsroom, arena)), "kinds",
        kinds_json(editor, arena, language ? language : "en"), "fields", fields_json(), "items",
        items_json(editor, arena), "now_ms", (json_int_t)clock_now(TIME_NONE).wall_ms, "box", editor->box,
        "team", editor->team && !editor->proxy_header, "zone", zone_json());
    arena_destroy(arena);
    reply_json(call->request, 200, state);
}

void
api_items(struct call *call)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    json_t *answer = json_pack("{s:I, s:o}", "version", (json_int_t)newsroom_latest(call->editor->newsroom),
                               "items", items_json(call->editor, arena));
    arena_destroy(arena);
    reply_json(call->request, 200, answer);
}

void
api_new_id(struct call *call)
{
    struct arena *arena = arena_create(4096);
    json_t *answer = json_pack("{s:o}", "id", json_text(newsroom_new_id(arena)));
    arena_destroy(arena);
    reply_json(call->request, 200, answer);
}

/* With the present item, so that the page can show both sides of a conflict. */
static void
reply_item(struct call *call, enum newsroom_result result)
{
    static const struct {
        int status;
        const char *code;
    } answers[] = {[NEWSROOM_DONE] = {200, NULL},
                   [NEWSROOM_CONFLICT] = {409, "conflict"},
                   [NEWSROOM_GONE] = {404, "gone"},
                   [NEWSROOM_INVALID] = {400, "no-item"},
                   [NEWSROOM_FAILED] = {507, "disk"}};
    struct newsroom_item item;
    struct arena *arena = arena_create(ARENA_BYTES);
    bool found = newsroom_find(call->editor->newsroom, str_from(call->id), arena, &item);
    json_t *answer = json_pack("{s:s*, s:o, s:I}", "error", answers[result].code, "item",
                               found ? item_json(&item) : json_null(), "version",
                               (json_int_t)newsroom_latest(call->editor->newsroom));
    arena_destroy(arena);
    if (result == NEWSROOM_FAILED)
        json_object_set_new(answer, "why", json_string(newsroom_reason(call->editor->newsroom)));
    reply_json(call->request, answers[result].status, answer);
}

static int64_t
number_of(const struct call *call, const char *name)
{
    return json_integer_value(json_object_get(call->body, name));
}

void
api_save(struct call *call)
{
    int64_t revision = number_of(call, "revision");
    struct arena *arena = arena_create(ARENA_BYTES);
    const json_t *item = json_object_get(call->body, "item");
    struct str json = json_is_object(item) ? newsroom_dump(arena, item, false) : STR_NONE;
    enum newsroom_result result =
        json.ptr ? newsroom_save(call->editor->newsroom, str_from(call->id), json, &revision, actor_of(call))
                 : NEWSROOM_INVALID;
    arena_destroy(arena);
    reply_item(call, result);
}

void
api_remove(struct call *call)
{
    const char *argument = http_argument(call->request, "revision");
    int64_t revision = argument ? atoll(argument) : 0;
    reply_item(call, newsroom_remove(call->editor->newsroom, str_from(call->id), &revision, actor_of(call)));
}

void
api_discard(struct call *call)
{
    int64_t revision = number_of(call, "revision");
    reply_item(call, newsroom_discard(call->editor->newsroom, str_from(call->id), &revision, actor_of(call)));
}

void
api_move(struct call *call)
{
    const char *before = json_string_value(json_object_get(call->body, "before"));
    reply_item(call, newsroom_move(call->editor->newsroom, str_from(call->id), str_from(before)));
}

/* The whole feed, after a publication or when somebody else published meanwhile. */
static void
reply_published(struct call *call, enum newsroom_result result)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    json_t *answer = json_pack("{s:I, s:o}", "version", (json_int_t)newsroom_latest(call->editor->newsroom),
                               "items", items_json(call->editor, arena));
    arena_destroy(arena);
    if (result == NEWSROOM_CONFLICT)
        json_object_set_new(answer, "error", json_string("conflict"));
    if (result == NEWSROOM_GONE)
        json_object_set_new(answer, "error", json_string("gone"));
    if (result == NEWSROOM_FAILED) {
        json_object_set_new(answer, "error", json_string("disk"));
        json_object_set_new(answer, "why", json_string(newsroom_reason(call->editor->newsroom)));
    }
    reply_json(call->request, result == NEWSROOM_DONE ? 200 : result == NEWSROOM_FAILED ? 507 : 409, answer);
}

void
api_publish(struct call *call)
{
    int64_t version = number_of(call, "version");
    const char *only = json_string_value(json_object_get(call->body, "only"));
    reply_published(call, newsroom_publish(call->editor->newsroom, str_from(only), &version, actor_of(call)));
}

void
api_restore(struct call *call)
{
    int64_t version = number_of(call, "version");
    reply_published(
        call, newsroom_restore(call->editor->newsroom, number_of(call, "number"), &version, actor_of(call)));
}

void
api_versions(struct call *call)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct newsroom_versions versions = newsroom_versions(call->editor->newsroom, arena);
    json_t *list = json_array();
    for (size_t i = 0; i < versions.count; i++) {
        const struct newsroom_version *one = &versions.list[i];
        json_array_append_new(list,
                              json_pack("{s:I, s:I, s:I, s:o, s:o}", "number", (json_int_t)one->number,
                                        "at_ms", (json_int_t)one->at_ms, "items", (json_int_t)one->items,
                                        "by", json_text(one->by), "change", value(one->change)));
    }
    arena_destroy(arena);
    reply_json(call->request, 200, json_pack("{s:o}", "versions", list));
}

void
api_version(struct call *call)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct str feed = newsroom_version(call->editor->newsroom, atoll(call->id), arena);
    if (feed.ptr)
        http_reply(call->request, 200, "application/json", feed);
    else
        reply_error(call->request, 404, "gone");
    arena_destroy(arena);
}

bool
write_drafts(struct editor *editor)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    bool good = file_replace_private(editor->drafts, newsroom_preview_feed(editor->newsroom, arena));
    arena_destroy(arena);
    return good;
}
