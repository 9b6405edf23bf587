#include "feed/json.h"

#include "text/date.h"
#include "feed/field_value.h"
#include "text/json_tree.h"
#include "base/json_write.h"

/* One item: 3 texts of maximum size, each byte escaped, and as much again. */
#define ITEM_BYTES ((size_t)16 * 1024 * 1024)

static const struct item_member {
    const char *name;
    size_t offset;
    bool rare;   /* omitted when absent */
    bool stored; /* not in the documented format: only for the store */
} members[] = {
    {"id", offsetof(struct item, id), false, false},
    {"title", offsetof(struct item, title), false, false},
    {"text", offsetof(struct item, text), false, false},
    {"summary", offsetof(struct item, summary), false, false},
    {"url", offsetof(struct item, url), false, false},
    {"image", offsetof(struct item, image), false, false},
    {"author", offsetof(struct item, author), false, false},
    {"language", offsetof(struct item, language), false, false},
    {"key", offsetof(struct item, key), false, true},
    {"body", offsetof(struct item, body), false, true},
    {"marks", offsetof(struct item, marks), true, true},
    {"feed_language", offsetof(struct item, feed_language), false, true},
};

static void
put_time(struct buf *out, const char *name, int64_t at)
{
    char text[DATE_TEXT_BYTES];
    json_add_text(out, name, at == TIME_NONE || !*date_format(at, text) ? STR_NONE : str_from(text));
}

static void
put_fields(struct buf *out, const struct item *item)
{
    json_put_key(out, "breakroom");
    buf_put_char(out, '{');
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (!item->fields[i])
            continue;
        json_put_key(out, field_name((enum field)i));
        field_put_json(out, item->fields[i]);
    }
    buf_put_char(out, '}');
}

/* A body with the marks of its lists and tasks, as plain text: the part before a tab is a mark. */
static void
put_marked(struct buf *out, struct str body)
{
    while (body.ptr) {
        struct str line = str_split(&body, '\n');
        size_t tab = str_find(line, STR("\t"));
        struct str mark = tab == SIZE_MAX ? STR("") : str_slice(line, 0, tab);
        bool said = mark.len && !str_equal(mark, STR("#")) && !str_equal(mark, STR("`"));
        if (str_blank(line))
            continue;
        buf_put(out, out->len ? STR("\n") : STR(""));
        buf_put(out, said ? mark : STR(""));
        buf_put(out, said ? STR(" ") : STR(""));
        buf_put(out, tab == SIZE_MAX ? line : str_slice(line, tab + 1, SIZE_MAX));
    }
}

static void
put_cleaned(struct buf *out, const struct feed_cleaned *cleaned)
{
    struct buf marked;
    buf_init(&marked, cleaned->body.len + 1);
    put_marked(&marked, cleaned->body);
    json_put_key(out, "wall");
    buf_put_char(out, '{');
    json_add_text(out, "title", cleaned->title);
    json_add_text(out, "text", marked.len ? buf_str(&marked) : STR_NONE);
    buf_finish(&marked);
    json_put_key(out, "left_out");
    buf_put_char(out, '[');
    for (size_t i = 0; i < cleaned->left_out_count; i++) {
        const struct feed_cut *cut = &cleaned->left_out[i];
        buf_put(out, i ? STR(", ") : STR(""));
        buf_put_char(out, '{');
        json_add_text(out, "text", cut->text);
        json_add_text(out, "reason", str_from(cut->name));
        json_add_text(out, "words", str_from(cut->words));
        buf_put_char(out, '}');
    }
    buf_put_char(out, ']');
    buf_put_char(out, '}');
}

static void
put_item(struct buf *out, const struct item *item, const struct feed_cleaned *cleaned, bool stored)
{
    buf_put_char(out, '{');
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        struct str text = *(const struct str *)(const void *)((const char *)item + members[i].offset);
        if ((members[i].stored && !stored) || (members[i].rare && !text.ptr))
            continue;
        json_add_text(out, members[i].name, text);
    }
    put_time(out, "published", item->published_s);
    put_time(out, "updated", item->updated_s);
    json_put_key(out, "categories");
    json_put_texts(out, item->categories);
    json_add_text(out, "kind", str_from(kind_name(item->kind)));
    put_fields(out, item);
    if (cleaned)
        put_cleaned(out, cleaned);
    if (stored) {
        json_put_key(out, "kind_said");
        buf_put(out, item->kind_said ? STR("true") : STR("false"));
        if (item->duplicate) {
            json_put_key(out, "duplicate");
            buf_put(out, STR("true"));
        }
        json_put_key(out, "pictures");
        json_put_texts(out, item->pictures);
    }
    buf_put_char(out, '}');
}

static bool
write_out(struct buf *out, FILE *stream)
{
    bool good = !out->full && (out->len == 0 || fwrite(out->ptr, 1, out->len, stream) == out->len);
    buf_clear(out);
    return good;
}

static void
put_head(struct buf *out, const struct feed *feed)
{
    const struct {
        const char *name;
        struct str text;
    } head[] = {
        {"format", str_from(feed_format_name(feed->format))},
        {"title", feed->title},
        {"url", feed->url},
        {"description", feed->description},
        {"author", feed->author},
        {"image", feed->image},
        {"language", feed->language},
    };
    buf_put_char(out, '{');
    for (size_t i = 0; i < sizeof(head) / sizeof(head[0]); i++) {
        json_add_text(out, head[i].name, head[i].text);
    }
    put_time(out, "updated", feed->updated_s);
    json_put_key(out, "items");
    buf_put_char(out, '[');
}

bool
feed_print_json(const struct feed *feed, const struct feed_cleaned *cleaned, FILE *out)
{
    struct buf text;
    buf_init(&text, ITEM_BYTES);
    put_head(&text, feed);
    bool good = write_out(&text, out);
    for (size_t i = 0; i < feed->count && good; i++) {
        buf_put(&text, i ? STR(",\n ") : STR("\n "));
        good = write_out(&text, out);
        put_item(&text, &feed->items[i], cleaned ? &cleaned[i] : NULL, false);
        good = good && write_out(&text, out);
    }
    buf_put(&text, STR("]}\n"));
    good = good && write_out(&text, out) && fflush(out) == 0;
    buf_finish(&text);
    return good;
}

struct str
item_to_json(struct arena *arena, const struct item *item)
{
    struct buf text;
    buf_init(&text, ITEM_BYTES);
    put_item(&text, item, NULL, true);
    struct str json = arena_str(arena, buf_str(&text));
    buf_finish(&text);
    return json;
}

static int64_t
get_time(const struct json *json, const char *name)
{
    int64_t at = 0;
    struct field_date date;
    if (!field_date(json_get_text(json, name), &date))
        return TIME_NONE;
    at = date.at;
    return at;
}

static struct str_list
get_texts(struct arena *arena, const struct json *json, const char *name)
{
    struct str_list list = {0};
    const struct json *array = json_get(json, name);
    size_t room = 0;
    if (!array || array->type != JSON_IS_ARRAY)
        return list;
    for (const struct json *node = array->first; node; node = node->next)
        room++;
    list.items = arena_array(arena, room, sizeof(struct str));
    for (const struct json *node = array->first; node; node = node->next)
        if (node->type == JSON_IS_TEXT)
            list.items[list.count++] = node->text;
    return list;
}

static bool
get_bool(const struct json *json, const char *name)
{
    const struct json *node = json_get(json, name);
    return node && node->type == JSON_IS_BOOL && node->yes;
}

bool
item_from_json(struct arena *arena, struct str json, struct item *out)
{
    const struct json *root = json_read(arena, json);
    *out = (struct item){.published_s = TIME_NONE, .updated_s = TIME_NONE, .first_seen_ms = TIME_NONE};
    if (!root || root->type != JSON_IS_OBJECT)
        return false;
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        struct str *text = (struct str *)(void *)((char *)out + members[i].offset);
        *text = json_get_text(root, members[i].name);
    }
    out->published_s = get_time(root, "published");
    out->updated_s = get_time(root, "updated");
    out->categories = get_texts(arena, root, "categories");
    out->pictures = get_texts(arena, root, "pictures");
    out->kind_said = get_bool(root, "kind_said");
    out->duplicate = get_bool(root, "duplicate");
    const struct json *fields = json_get(root, "breakroom");
    for (size_t i = 0; i < FIELD_COUNT && fields && fields->first; i++) {
        const struct json *value = json_get(fields, field_name((enum field)i));
        out->fields[i] = value ? field_from_json(arena, (enum field)i, value) : NULL;
    }
    return out->key.len && kind_from_name(json_get_text(root, "kind"), &out->kind);
}
