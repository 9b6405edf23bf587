#include "feed/field_value.h"

#include <string.h>

#include "base/json_write.h"
#include "base/utf8.h"
#include "feed/menu.h"

#define LIST_MAX         256
#define UNREADABLE_BYTES 256 /* of a text that is not a date: enough to recognise it */

static struct value *
new_text(struct arena *arena, struct str text)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = TYPE_TEXT;
    value->text = arena_str(arena, text);
    return value;
}

static struct value *
new_number(struct arena *arena, double number)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = TYPE_NUMBER;
    value->number = number;
    return value;
}

static struct value *
new_bool(struct arena *arena, bool yes)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = TYPE_BOOL;
    value->yes = yes;
    return value;
}

/* Appends to a list value whose array has room. */
static void
add_text(struct arena *arena, struct value *value, struct str text)
{
    if (text.len && value->texts.count < LIST_MAX)
        value->texts.items[value->texts.count++] = arena_str(arena, text);
}

static bool
add_number(struct value *value, struct str text)
{
    double number = 0;
    if (value->count == LIST_MAX || !str_to_double(text, &number))
        return false;
    value->numbers[value->count++] = number;
    return true;
}

static size_t
count_of(const struct json *array)
{
    size_t count = 0;
    for (const struct json *node = array->first; node && count < LIST_MAX; node = node->next)
        count++;
    return count;
}

static struct value *
texts_from_array(struct arena *arena, const struct json *array)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = TYPE_TEXTS;
    value->texts.items = arena_array(arena, count_of(array), sizeof(struct str));
    for (const struct json *node = array->first; node; node = node->next) {
        if (node->type != JSON_IS_TEXT)
            return NULL;
        add_text(arena, value, node->text);
    }
    return value;
}

/* "A & B" and "C": "A, B & C". */
static struct str
add_name(struct arena *arena, struct str names, struct str name)
{
    size_t last = str_find(names, STR(" & "));
    if (!names.len || !name.len)
        return names.len ? names : name;
    if (last == SIZE_MAX)
        return arena_printf(arena, "%.*s & %.*s", STR_ARG(names), STR_ARG(name));
    return arena_printf(arena, "%.*s, %.*s & %.*s", STR_ARG(str_slice(names, 0, last)),
                        STR_ARG(str_slice(names, last + strlen(" & "), SIZE_MAX)), STR_ARG(name));
}

static struct value *
names_from_array(struct arena *arena, const struct json *array)
{
    struct str names = STR_NONE;
    size_t count = 0;
    for (const struct json *node = array->first; node; node = node->next) {
        if (node->type != JSON_IS_TEXT)
            return NULL;
        if (count++ < LIST_MAX)
            names = add_name(arena, names, str_trim(node->text));
    }
    return names.len ? new_text(arena, names) : NULL;
}

static struct value *
numbers_from_array(struct arena *arena, const struct json *array)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = TYPE_NUMBERS;
    value->numbers = arena_array(arena, count_of(array), sizeof(double));
    for (const struct json *node = array->first; node; node = node->next) {
        if (node->type != JSON_IS_NUMBER)
            return NULL;
        if (value->count < LIST_MAX && !add_number(value, node->text))
            return NULL;
    }
    return value;
}

static struct value *
one_text(struct arena *arena, struct str text)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = TYPE_TEXTS;
    value->texts.items = arena_array(arena, 1, sizeof(struct str));
    add_text(arena, value, text);
    return value;
}

static struct value *
date_value(struct arena *arena, enum field field, struct str text)
{
    char read[FIELD_DATE_BYTES];
    struct str date = field_date_text(text, read);
    if (date.ptr)
        return new_text(arena, date);
    text = utf8_prefix(str_trim(text), UNREADABLE_BYTES);
    return text.len && field_is_bound(field) ? new_text(arena, text) : NULL;
}

static struct value *
from_json_text(struct arena *arena, enum field field, struct str text)
{
    enum field_type type = field_type(field);
    if (type == TYPE_DATE)
        return date_value(arena, field, text);
    if (type == TYPE_TEXTS || type == TYPE_DISHES)
        return one_text(arena, text);
    if (type == TYPE_TEXT || type == TYPE_NAMES || type == TYPE_TEXT_OR_NUMBER)
        return new_text(arena, text);
    return NULL;
}

/* A value in a date field: a number may be a date ("20270104"), anything else is kept as unreadable. */
static struct value *
date_from_json(struct arena *arena, enum field field, const struct json *json)
{
    static const char *const others[] = {[JSON_IS_ARRAY] = "[…]", [JSON_IS_OBJECT] = "{…}"};
    if (json->type == JSON_IS_TEXT || json->type == JSON_IS_NUMBER)
        return date_value(arena, field, json->text);
    if (json->type == JSON_IS_BOOL)
        return date_value(arena, field, json->yes ? STR("true") : STR("false"));
    return json->type == JSON_IS_NULL ? NULL : date_value(arena, field, str_from(others[json->type]));
}

static const struct value *
dishes_from_json(struct arena *arena, const struct json *json)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = TYPE_TEXTS;
    return menu_from_json(arena, json, LIST_MAX, &value->texts) ? value : NULL;
}

const struct value *
field_from_json(struct arena *arena, enum field field, const struct json *json)
{
    enum field_type type = field_type(field);
    double number = 0;
    if (type == TYPE_DATE)
        return date_from_json(arena, field, json);
    if (type == TYPE_DISHES)
        return dishes_from_json(arena, json);
    switch (json->type) {
    case JSON_IS_TEXT:
        return from_json_text(arena, field, json->text);
    case JSON_IS_NUMBER:
        if ((type == TYPE_NUMBER || type == TYPE_TEXT_OR_NUMBER) && str_to_double(json->text, &number))
            return new_number(arena, number);
        return NULL;
    case JSON_IS_BOOL:
        return type == TYPE_BOOL ? new_bool(arena, json->yes) : NULL;
    case JSON_IS_ARRAY:
        return type == TYPE_TEXTS     ? texts_from_array(arena, json)
               : type == TYPE_NAMES   ? names_from_array(arena, json)
               : type == TYPE_NUMBERS ? numbers_from_array(arena, json)
                                      : NULL;
    default:
        return NULL;
    }
}

/* Appends the texts of an element to those of earlier ones; `comma`: it may contain several. */
static const struct value *
grow_texts(struct arena *arena, struct str text, const struct value *old, bool comma)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = TYPE_TEXTS;
    value->texts.items = arena_array(arena, LIST_MAX, sizeof(struct str));
    for (size_t i = 0; old && i < old->texts.count; i++)
        value->texts.items[value->texts.count++] = old->texts.items[i]; /* it lives in this arena */
    if (!comma)
        add_text(arena, value, text);
    while (comma && text.ptr)
        add_text(arena, value, str_trim(str_split(&text, ',')));
    return value;
}

static struct str
next_number(struct str *rest)
{
    size_t len = 0;
    *rest = str_trim(*rest);
    while (len < rest->len && !strchr(", \t\r\n;", rest->ptr[len]))
        len++;
    struct str word = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, len + 1, SIZE_MAX);
    return word;
}

static const struct value *
grow_numbers(struct arena *arena, struct str text, const struct value *old)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    value->type = TYPE_NUMBERS;
    value->numbers = arena_array(arena, LIST_MAX, sizeof(double));
    for (size_t i = 0; old && i < old->count; i++)
        value->numbers[value->count++] = old->numbers[i];
    while (text.len) {
        struct str word = next_number(&text);
        if (word.len && !add_number(value, word))
            return old;
    }
    return value;
}

static const struct value *
bool_from_text(struct arena *arena, struct str text)
{
    static const struct {
        const char *text;
        bool yes;
    } words[] = {{"true", true}, {"yes", true}, {"1", true}, {"false", false}, {"no", false}, {"0", false}};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_equal_nocase(text, str_from(words[i].text)))
            return new_bool(arena, words[i].yes);
    return NULL;
}

const struct value *
field_from_text(struct arena *arena, enum field field, struct str text, const struct value *old)
{
    double number = 0;
    enum field_type type = field_type(field);
    text = str_trim(text);
    if ((type == TYPE_TEXTS || type == TYPE_DISHES) && text.len)
        return grow_texts(arena, text, old, type == TYPE_TEXTS);
    if (type == TYPE_NUMBERS && text.len)
        return grow_numbers(arena, text, old);
    if (old && type == TYPE_NAMES && text.len)
        return new_text(arena, add_name(arena, old->text, text));
    if (old || text.len == 0)
        return old;
    if (type == TYPE_BOOL)
        return bool_from_text(arena, text);
    if ((type == TYPE_NUMBER || type == TYPE_TEXT_OR_NUMBER) && str_to_double(text, &number))
        return new_number(arena, number);
    return from_json_text(arena, field, text);
}

void
field_put_json(struct buf *out, const struct value *value)
{
    switch (value->type) {
    case TYPE_NUMBER:
        json_put_number(out, value->number);
        break;
    case TYPE_BOOL:
        buf_put(out, value->yes ? STR("true") : STR("false"));
        break;
    case TYPE_TEXTS:
        json_put_texts(out, value->texts);
        break;
    case TYPE_NUMBERS:
        buf_put_char(out, '[');
        for (size_t i = 0; i < value->count; i++) {
            buf_put(out, i ? STR(", ") : STR(""));
            json_put_number(out, value->numbers[i]);
        }
        buf_put_char(out, ']');
        break;
    default:
        json_put_text(out, value->text);
    }
}
