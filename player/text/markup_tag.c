#include "text/markup_tag.h"

#include <string.h>

#include "base/memory.h"
#include "text/declared_entity.h"
#include "text/entity.h"
#include "text/html_element.h"

#define VALUES_TAGS_MAX 4 /* limit of the values of a tag, in lengths of the longest tag */
/* Limit of the values of a tag when the document declares entities. */
#define DECLARED_ROOM_BYTES ((size_t)64 * 1024)

struct tag_reader {
    struct tag tag;
    struct attribute *attributes;
    size_t room;
    struct declared_entities *declared;
    struct buf values; /* decoded; never reallocated while a tag is read, so that slices stay valid */
};

struct tag_reader *
tag_reader_create(size_t attributes, struct declared_entities *declared)
{
    struct tag_reader *reader = memory_alloc(sizeof(*reader));
    reader->attributes = memory_array(attributes ? attributes : 1, sizeof(struct attribute));
    reader->room = attributes;
    reader->declared = declared;
    buf_init(&reader->values, VALUES_TAGS_MAX * TAG_BYTES_MAX);
    return reader;
}

void
tag_reader_set_max(struct tag_reader *reader, size_t bytes)
{
    reader->values.ceiling = VALUES_TAGS_MAX * bytes;
}

void
tag_reader_destroy(struct tag_reader *reader)
{
    if (!reader)
        return;
    buf_finish(&reader->values);
    memory_free(reader->attributes);
    memory_free(reader);
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static size_t
skip_spaces(struct str s, size_t at)
{
    while (at < s.len && (is_space(s.ptr[at]) || s.ptr[at] == '/'))
        at++;
    return at;
}

/* To the first byte that is a space or `stop`, a printable sign; '\0': only to a space. */
static size_t
word_end(struct str s, size_t at, char stop)
{
    while (at < s.len && ((unsigned char)s.ptr[at] <= ' ' ? !is_space(s.ptr[at]) : s.ptr[at] != stop))
        at++;
    return at;
}

/* The value after a '='; *at is moved past it. */
static struct str
raw_value(struct str s, size_t *at)
{
    size_t from = *at;
    while (from < s.len && is_space(s.ptr[from]))
        from++;
    if (from < s.len && (s.ptr[from] == '"' || s.ptr[from] == '\'')) {
        const char *end = memchr(s.ptr + from + 1, s.ptr[from], s.len - from - 1);
        size_t len = end ? (size_t)(end - s.ptr) - from - 1 : s.len - from - 1;
        *at = from + len + 2;
        return str_slice(s, from + 1, len);
    }
    *at = word_end(s, from, '\0');
    return str_slice(s, from, *at - from);
}

/* The same with the entities of the document, as far as there is room. */
static void
decode_declared(struct tag_reader *reader, struct str raw)
{
    struct buf *out = &reader->values;
    while (raw.len) {
        size_t took = 1;
        struct str value = declared_find(reader->declared, raw, &took);
        if (!value.ptr && raw.ptr[0] == '&')
            took = entity_decode(raw, false, out);
        else
            value = value.ptr ? value : str_slice(raw, 0, 1);
        if (took == 0)
            value = str_slice(raw, 0, took = 1);
        if (out->len + value.len < out->room)
            buf_put(out, value);
        raw = str_slice(raw, took, SIZE_MAX);
    }
}

static struct str
decoded(struct tag_reader *reader, struct str raw)
{
    if (!raw.len || !memchr(raw.ptr, '&', raw.len))
        return raw;
    size_t from = reader->values.len;
    if (declared_any(reader->declared))
        decode_declared(reader, raw);
    else
        entity_decode_all(raw, false, &reader->values);
    return (struct str){reader->values.ptr + from, reader->values.len - from};
}

static size_t
read_attribute(struct tag_reader *reader, struct str s, size_t at)
{
    struct attribute attribute = {.value = STR("")};
    size_t end = word_end(s, at, '=');
    attribute.name = str_slice(s, at, end - at);
    size_t after = end;
    while (after < s.len && is_space(s.ptr[after]))
        after++;
    if (after < s.len && s.ptr[after] == '=') {
        end = after + 1;
        attribute.value = decoded(reader, raw_value(s, &end));
    }
    if (attribute.name.len && reader->tag.count < reader->room)
        reader->attributes[reader->tag.count++] = attribute;
    return end > at ? end : at + 1;
}

/* Grows the buffer in advance: a decoded value may be longer than its source (five bytes of "&nGt;" are six),
 * but never twice as long. */
static void
make_room(struct tag_reader *reader, struct str inside)
{
    if (declared_any(reader->declared) && reader->values.room < DECLARED_ROOM_BYTES)
        for (size_t i = 0; i < DECLARED_ROOM_BYTES; i++)
            buf_put_char(&reader->values, ' ');
    buf_put(&reader->values, inside);
    buf_put(&reader->values, inside);
    buf_clear(&reader->values);
}

const struct tag *
tag_read(struct tag_reader *reader, struct str inside)
{
    struct tag *tag = &reader->tag;
    buf_clear(&reader->values);
    if (memchr(inside.ptr, '&', inside.len))
        make_room(reader, inside);
    size_t end = word_end(inside, 0, '/');
    *tag = (struct tag){.name = str_slice(inside, 0, end), .attributes = reader->attributes};
    tag->empty = inside.len && inside.ptr[inside.len - 1] == '/';
    if (tag->empty)
        inside.len--;
    size_t at = skip_spaces(inside, end);
    while (at < inside.len && tag->count < reader->room)
        at = skip_spaces(inside, read_attribute(reader, inside, at));
    tag->cut = at < inside.len;
    return tag;
}

bool
tag_name_starts(char c)
{
    return str_is_letter(c) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

/* True when the text after the name of an element contains an attribute with a value. */
static bool
has_attribute(struct str rest, bool quoted)
{
    for (size_t at = str_find(rest, STR("=")); at != SIZE_MAX; at = str_find(rest, STR("="))) {
        char left = at ? rest.ptr[at - 1] : ' ', right = at + 1 < rest.len ? rest.ptr[at + 1] : ' ';
        if (!quoted || (!is_space(left) && (right == '"' || right == '\'')))
            return true;
        rest = str_slice(rest, at + 1, SIZE_MAX);
    }
    return false;
}

static bool
is_alnum(char c)
{
    return str_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Recognises the beginning of a truncated HTML element: "<br", "<a href="…, but not "A<B", "i<b and so on".
 */
static bool
is_cut_tag(struct str name, struct str rest, char before)
{
    if (rest.len == 0)
        return name.len > 1 || !is_alnum(before);
    bool word = word_end(rest, 0, '\0') == rest.len;
    return has_attribute(rest, false) || str_equal(rest, STR("/")) || (word && name.len > 1);
}

bool
tag_is_meant(struct str inside, bool html, bool closed, char before)
{
    if (inside.len == 0 || inside.ptr[0] == '/' || inside.ptr[0] == ':')
        return true;
    struct str name = str_slice(inside, 0, word_end(inside, 0, '/'));
    struct str rest = str_trim(str_slice(inside, name.len, SIZE_MAX));
    if (!html)
        return rest.len == 0 || str_find(rest, STR("=")) != SIZE_MAX || str_find(name, STR(":")) != SIZE_MAX;
    /* HTML has only elements with ASCII names: "<préfixe>" is text, a place to fill in */
    if (memchr(name.ptr, '@', name.len) || str_ends(name, STR(":")) || str_starts(name, STR("tel:")) ||
        !str_is_ascii(name))
        return false;
    if (html_is_element(name))
        return closed || is_cut_tag(name, rest, before);
    if (memchr(name.ptr, ':', name.len) || memchr(name.ptr, '-', name.len) || has_attribute(rest, true))
        return true;
    return closed && (rest.len == 0 || str_ends(rest, STR("/")) || has_attribute(rest, false));
}

bool
tag_quote_opens(struct str inside)
{
    size_t at = inside.len - 1;
    while (at > 0 && is_space(inside.ptr[at - 1]))
        at--;
    return at > 0 && inside.ptr[at - 1] == '=';
}

const char *
tag_raw_name(const struct tag *tag)
{
    static const char *const names[] = {"script", "style"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (!tag->empty && str_equal_nocase(tag->name, str_from(names[i])))
            return names[i];
    return NULL;
}

struct str
tag_attribute(const struct tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->count; i++) {
        struct str one = tag->attributes[i].name;
        /* most differ in the first letter: then the length of the wanted name need not be counted */
        if (one.len && str_lower(one.ptr[0]) == name[0] && str_equal_nocase(one, str_from(name)))
            return tag->attributes[i].value;
    }
    return STR_NONE;
}

size_t
section_find_end(struct str s, const char *end, size_t *seen, bool *found)
{
    size_t len = strlen(end);
    *found = false;
    for (size_t i = 0; i < s.len; i++) {
        if (*seen == 0) {
            const char *hit = memchr(s.ptr + i, end[0], s.len - i);
            if (!hit)
                return s.len;
            i = (size_t)(hit - s.ptr);
        }
        if (s.ptr[i] == end[*seen])
            (*seen)++;
        else if (!(*seen == 2 && end[0] == end[1] && s.ptr[i] == end[0]))
            *seen = s.ptr[i] == end[0];
        if (*seen == len) {
            *found = true;
            return i + 1;
        }
    }
    return s.len;
}
