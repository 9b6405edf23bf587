#include "feed/item.h"

#include <assert.h>
#include <string.h>

#include "text/date.h"
#include "text/url.h"

const char *
feed_format_name(enum feed_format format)
{
    static const char *const names[] = {"rss", "rdf", "atom", "json"};
    static_assert(sizeof(names) / sizeof(names[0]) == FEED_FORMAT_COUNT, "a name for each format");
    return names[format];
}

struct str
item_text(const struct item *item, enum field field)
{
    const struct value *value = item->fields[field];
    if (value && value->type == TYPE_TEXT)
        return value->text;
    if (value && value->type == TYPE_TEXTS && value->texts.count)
        return value->texts.items[0];
    return STR_NONE;
}

struct str_list
item_texts(const struct item *item, enum field field)
{
    const struct value *value = item->fields[field];
    if (value && value->type == TYPE_TEXTS)
        return value->texts;
    if (value && value->type == TYPE_TEXT && !str_blank(value->text))
        return (struct str_list){(struct str *)&value->text, 1};
    return (struct str_list){NULL, 0};
}

double
item_number(const struct item *item, enum field field, double fallback)
{
    const struct value *value = item->fields[field];
    return value && value->type == TYPE_NUMBER ? value->number : fallback;
}

bool
item_date(const struct item *item, enum field field, struct field_date *out)
{
    return field_date(item_text(item, field), out);
}

bool
item_date_unreadable(const struct item *item, enum field field)
{
    struct field_date date;
    return !str_blank(item_text(item, field)) && !item_date(item, field, &date);
}

bool
item_has_web_link(const struct item *item)
{
    for (size_t i = 0; i < item->url.len; i++)
        if ((unsigned char)item->url.ptr[i] < ' ' || item->url.ptr[i] == 0x7F)
            return false;
    return url_is_http(item->url);
}

static const struct value *
copy_value(struct arena *arena, const struct value *from)
{
    if (!from)
        return NULL;
    struct value *to = arena_alloc(arena, sizeof(*to));
    *to = *from;
    to->text = arena_str(arena, from->text);
    to->texts = arena_list(arena, from->texts);
    to->numbers = arena_array(arena, from->count, sizeof(double));
    if (from->count)
        memcpy(to->numbers, from->numbers, from->count * sizeof(double));
    return to;
}

/* The same text that the item already has elsewhere is not copied again. */
static struct str
copy_unless(struct arena *arena, struct str text, struct str copy)
{
    return text.len && str_equal(text, copy) ? copy : arena_str(arena, text);
}

void
item_copy(struct arena *arena, const struct item *from, struct item *to)
{
    static const size_t texts[] = {
        offsetof(struct item, id),     offsetof(struct item, title),         offsetof(struct item, headline),
        offsetof(struct item, text),   offsetof(struct item, marks),         offsetof(struct item, url),
        offsetof(struct item, author), offsetof(struct item, language),      offsetof(struct item, feed),
        offsetof(struct item, source), offsetof(struct item, feed_language),
    };
    *to = *from;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct str *text = (struct str *)(void *)((char *)to + texts[i]);
        *text = arena_str(arena, *text);
    }
    to->summary = copy_unless(arena, from->summary, to->text);
    to->body = copy_unless(arena, from->body, to->text);
    to->pictures = arena_list(arena, from->pictures);
    to->key = copy_unless(arena, from->key, str_equal(from->key, to->id) ? to->id : to->url);
    to->image = copy_unless(arena, from->image, to->pictures.count ? to->pictures.items[0] : STR_NONE);
    to->categories = arena_list(arena, from->categories);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        to->fields[i] = copy_value(arena, from->fields[i]);
}
