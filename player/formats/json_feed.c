#include "formats/json_feed.h"

#include "base/memory.h"
#include "feed/field_value.h"
#include "formats/json_word.h"
#include "text/json_tree.h"
#include "text/url.h"

#define ITEM_BYTES_MAX CEILING((size_t)4 * 1024 * 1024)
/* Nodes take more memory than is counted, and blocks are partly unused. */
#define ARENA_BYTES_MAX (4 * ITEM_BYTES_MAX + (size_t)64 * 1024)

struct json_feed {
    struct feed_builder *builder;
    struct json_scan *scan;
    struct arena *arena; /* reset for each value */
    struct json_build build;
    size_t depth; /* of open containers: 1 in the feed, 2 in its items */
    char key[64]; /* of the current member of the feed */
    size_t key_len;
    bool in_items, is_feed, not_object;
    bool passing, object; /* an item that is not kept, and whether it is an object, as it must be */
};

static void
add_authors(struct draft *draft, const struct json *object)
{
    const struct json *authors = json_get(object, "authors");
    bool list = authors && authors->type == JSON_IS_ARRAY;
    for (const struct json *one = list ? authors->first : authors; one; one = list ? one->next : NULL) {
        draft_add_author(draft, 1, json_get_text(one, "name"), STR_NONE);
        if (one->type == JSON_IS_TEXT)
            draft_add_author(draft, 1, one->text, STR_NONE);
    }
    const struct json *author = json_get(object, "author");
    draft_add_author(draft, 2, json_get_text(author, "name"), STR_NONE);
    if (author && author->type == JSON_IS_TEXT)
        draft_add_author(draft, 2, author->text, STR_NONE);
}

static void
add_tags(struct draft *draft, const struct json *tags)
{
    if (tags && tags->type == JSON_IS_TEXT)
        draft_add_category(draft, tags->text);
    for (const struct json *tag = tags && tags->type == JSON_IS_ARRAY ? tags->first : NULL; tag;
         tag = tag->next)
        if (tag->type == JSON_IS_TEXT)
            draft_add_category(draft, tag->text);
}

static void
add_attachments(struct draft *draft, const struct json *list)
{
    for (const struct json *one = list && list->type == JSON_IS_ARRAY ? list->first : NULL; one;
         one = one->next)
        if (str_starts_nocase(json_get_text(one, "mime_type"), STR("image/")))
            draft_add_picture(draft, DRAFT_ENCLOSURE, 0, json_get_text(one, "url"), STR_NONE);
}

/* The member whose name differs only in case, '-' and '_' ("From", "public-on", "publicOn"), or NULL. */
static const struct json *
get_alike(const struct json *object, const char *name)
{
    const struct json *found = NULL;
    for (const struct json *one = object->first; one; one = one->next)
        if (field_name_alike(one->key, name))
            found = one;
    return found;
}

/* Outside the object "from" may also be the author. A value with the digits of a year is meant as a date,
 * even if it cannot be read. */
static bool
is_meant_as_date(struct str text)
{
    size_t digits = 0;
    struct field_date date;
    for (size_t i = 0; i < text.len; i++)
        digits += str_is_digit(text.ptr[i]);
    return digits >= 4 || field_date(text, &date);
}

/* An intended embargo or end is kept even if its name is misspelt or it is outside the object. */
static void
add_bounds(struct draft *draft, const struct json *object, bool dates_only)
{
    for (size_t i = 0; object && object->type == JSON_IS_OBJECT && i < FIELD_COUNT; i++) {
        if (!field_is_bound((enum field)i) || draft->fields[i])
            continue;
        const struct json *found = get_alike(object, field_name((enum field)i));
        const struct value *value = found ? field_from_json(draft->arena, (enum field)i, found) : NULL;
        if (value && (!dates_only || i != FIELD_FROM || is_meant_as_date(value->text)))
            draft->fields[i] = value;
    }
}

static void
add_fields(struct draft *draft, const struct json *object, struct str language)
{
    if (!object || object->type != JSON_IS_OBJECT)
        return;
    draft_set(draft, DRAFT_KIND, 1, DRAFT_PLAIN, json_word_text(object, NAME_FIELD, "kind", language),
              STR_NONE);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct json *value = json_get(object, field_name((enum field)i));
        if (value && (field_is_bound((enum field)i) || draft_has_room(draft)))
            draft->fields[i] = field_from_json(draft->arena, (enum field)i, value);
    }
    json_add_other_fields(draft, object, language, false);
}

static void
set_text(struct draft *draft, const struct json *object, const char *name, enum draft_slot slot, int rank)
{
    draft_set(draft, slot, rank, DRAFT_PLAIN, json_get_text(object, name), STR_NONE);
}

/* A number is a valid id too, as written. */
static void
set_id(struct draft *draft, const struct json *item)
{
    const struct json *id = json_get(item, "id");
    if (id && (id->type == JSON_IS_TEXT || id->type == JSON_IS_NUMBER))
        draft_set(draft, DRAFT_ID, 1, DRAFT_PLAIN, id->text, STR_NONE);
}

/* The probable language of the names of an item: a feed declares its own before its items, if at all. */
static struct str
language_of(const struct json_feed *json, const struct json *item)
{
    struct str own = json_word_text(item, NAME_MEMBER, "language", STR_NONE);
    return own.len ? own : draft_get(&json->builder->head, DRAFT_LANGUAGE);
}

static void
read_item(struct json_feed *json, const struct json *item)
{
    struct draft *draft = &json->builder->item.draft;
    struct str language = language_of(json, item);
    set_id(draft, item);
    set_text(draft, item, "title", DRAFT_TITLE, 1);
    draft_set(draft, DRAFT_CONTENT, 1, DRAFT_HTML, json_get_text(item, "content_html"), STR_NONE);
    set_text(draft, item, "content_text", DRAFT_CONTENT, 2);
    set_text(draft, item, "summary", DRAFT_SUMMARY, 1);
    set_text(draft, item, "url", DRAFT_LINK, 1);
    set_text(draft, item, "external_url", DRAFT_LINK, 2);
    set_text(draft, item, "date_published", DRAFT_PUBLISHED, 1);
    set_text(draft, item, "date_modified", DRAFT_UPDATED, 1);
    set_text(draft, item, "language", DRAFT_LANGUAGE, 1);
    draft_add_picture(draft, DRAFT_JSON_IMAGE, 0, json_get_text(item, "image"), STR_NONE);
    draft_add_picture(draft, DRAFT_JSON_BANNER, 0, json_get_text(item, "banner_image"), STR_NONE);
    add_attachments(draft, json_get(item, "attachments"));
    add_authors(draft, item);
    add_tags(draft, json_get(item, "tags"));
    if (feed_builder_wants_item(json->builder))
        json_add_other_names(draft, item, language);
    add_fields(draft, json_get(item, "_breakroom"), language);
    add_bounds(draft, json_get(item, "_breakroom"), false);
    add_bounds(draft, item, true);
    json_add_other_fields(draft, item, language, true);
    feed_builder_item(json->builder);
}

static void
read_head(struct json_feed *json, const struct json *object)
{
    struct draft *draft = &json->builder->head;
    struct str version = json_get_text(object, "version");
    json->is_feed = json->is_feed || str_find(version, STR("jsonfeed.org/version/")) != SIZE_MAX;
    draft_set(draft, DRAFT_TITLE, 1, DRAFT_PLAIN, json_word_text(object, NAME_MEMBER, "title", STR_NONE),
              STR_NONE);
    set_text(draft, object, "home_page_url", DRAFT_LINK, 1);
    set_text(draft, object, "description", DRAFT_SUMMARY, 1);
    draft_set(draft, DRAFT_LANGUAGE, 1, DRAFT_PLAIN,
              json_word_text(object, NAME_MEMBER, "language", STR_NONE), STR_NONE);
    draft_add_picture(draft, DRAFT_JSON_IMAGE, 0, json_get_text(object, "icon"), STR_NONE);
    draft_add_picture(draft, DRAFT_JSON_BANNER, 0, json_get_text(object, "favicon"), STR_NONE);
    add_authors(draft, object);
}

static void
restart_build(struct json_feed *json)
{
    arena_reset(json->arena);
    json->build = (struct json_build){.arena = json->arena, .bytes_left = ITEM_BYTES_MAX};
}

/* A member of the feed is complete: reads it as an object that contains only this member. */
static void
end_member(struct json_feed *json)
{
    struct json *root = json->build.root;
    struct json object = {.type = JSON_IS_OBJECT, .first = root};
    if (root) {
        root->key = (struct str){json->key, json->key_len};
        root->next = NULL;
        read_head(json, &object);
    }
    restart_build(json);
}

static void
end_item(struct json_feed *json)
{
    if (json->build.root && json->build.root->type == JSON_IS_OBJECT)
        read_item(json, json->build.root);
    restart_build(json);
}

static void
take_key(struct json_feed *json, struct str key)
{
    json->key_len = key.len < sizeof(json->key) ? key.len : 0;
    for (size_t i = 0; i < json->key_len; i++)
        json->key[i] = key.ptr[i];
}

/* An item that begins is not kept: its texts are not read. */
static void
begin_passing(struct json_feed *json, enum json_event event)
{
    json->passing = true;
    json->object = event == JSON_OBJECT;
    json_scan_mute(json->scan, true);
}

static void
end_passing(struct json_feed *json)
{
    json->passing = false;
    json_scan_mute(json->scan, false);
    if (json->object)
        feed_builder_item(json->builder);
}

/* The depth at which whole values are processed: the members of the feed, the elements of its items. */
static void
on_event(void *context, enum json_event event, struct str text)
{
    struct json_feed *json = context;
    bool opens = event == JSON_OBJECT || event == JSON_ARRAY;
    size_t level = json->in_items ? 2 : 1;
    if (json->depth == 0) {
        json->not_object = event != JSON_OBJECT;
        json->depth = opens;
        return;
    }
    if (json->depth == level && event == JSON_KEY) {
        take_key(json, text);
        return;
    }
    if (json->in_items && json->depth == level && opens)
        json->builder->item.offset = json_scan_offset(json->scan);
    bool items = json->depth == 1 && str_equal((struct str){json->key, json->key_len}, STR("items"));
    if (items && event == JSON_ARRAY) {
        json->in_items = true;
        json->depth = 2;
        return;
    }
    if (json->depth == level && event == JSON_END) {
        json->in_items = false;
        json->depth--;
        return;
    }
    if (json->in_items && json->depth == level && opens && !feed_builder_wants_item(json->builder))
        begin_passing(json, event);
    if (!json->passing)
        json_build_event(&json->build, event, text);
    json->depth += opens;
    json->depth -= event == JSON_END;
    if (json->depth == level && event != JSON_KEY) {
        if (json->passing)
            end_passing(json);
        else if (json->in_items)
            end_item(json);
        else
            end_member(json);
    }
}

struct json_feed *
json_feed_create(struct feed_builder *builder, const struct feed_limits *limits)
{
    struct json_feed *json = memory_alloc(sizeof(*json));
    json->builder = builder;
    json->arena = arena_create(ARENA_BYTES_MAX);
    json->scan = json_scan_create(limits->depth, builder->item.draft.slots[0].raw.ceiling, on_event, json);
    restart_build(json);
    return json;
}

void
json_feed_destroy(struct json_feed *json)
{
    if (!json)
        return;
    json_scan_destroy(json->scan);
    arena_destroy(json->arena);
    memory_free(json);
}

bool
json_feed_push(struct json_feed *json, struct str text)
{
    return json_scan_push(json->scan, text) && !json->not_object;
}

bool
json_feed_finish(struct json_feed *json, enum reason_code *why)
{
    size_t line = 0, column = 0;
    if (!json_scan_finish(json->scan)) {
        enum reason_code fault = json_scan_position(json->scan, &line, &column);
        *why = fault ? fault : REASON_JSON_BROKEN;
        return false;
    }
    *why = REASON_FEED_OTHER_JSON;
    return json->is_feed;
}
