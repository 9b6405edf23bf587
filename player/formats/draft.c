#include "formats/draft.h"

#include <string.h>

#include "base/utf8.h"
#include "text/date.h"
#include "feed/field_value.h"
#include "html/double_encoding.h"
#include "text/html_element.h"
#include "text/url.h"

/* Of a name, an address or a category; longer ones are cut. */
#define WORD_BYTES_MAX  CEILING(1024)
#define FIELD_SETS_MAX  ((size_t)4 * FEED_LIST_MAX)
#define FIELD_BYTES_MAX (16 * WORD_BYTES_MAX)

/* Parts are added until PARTS_BYTES_MAX is used. The remainder is enough for the largest part, a JSON item
 * with all its fields, and for the texts and pictures made of it at the end. */
#define PARTS_BYTES_MAX CEILING((size_t)16 * 1024 * 1024)
#define ARENA_BYTES_MAX (8 * PARTS_BYTES_MAX + (size_t)1024 * 1024)

void
draft_init(struct draft *draft, size_t raw_bytes)
{
    *draft = (struct draft){.arena = arena_create(ARENA_BYTES_MAX)};
    for (size_t i = 0; i < DRAFT_SLOT_COUNT; i++)
        buf_init(&draft->slots[i].raw, raw_bytes);
}

void
draft_finish(struct draft *draft)
{
    for (size_t i = 0; i < DRAFT_SLOT_COUNT; i++)
        buf_finish(&draft->slots[i].raw);
    arena_destroy(draft->arena);
}

void
draft_clear(struct draft *draft)
{
    for (size_t i = 0; i < DRAFT_SLOT_COUNT; i++) {
        buf_clear(&draft->slots[i].raw);
        draft->slots[i].rank = 0;
        draft->slots[i].base = STR_NONE;
    }
    draft->author_count = draft->picture_count = draft->category_count = 0;
    draft->field_sets = draft->left_out = 0;
    draft->event = false;
    memset(draft->fields, 0, sizeof(draft->fields));
    arena_reset(draft->arena);
}

bool
draft_is_empty(const struct draft *draft)
{
    bool empty =
        !draft->author_count && !draft->picture_count && !draft->category_count && !draft->field_sets;
    for (size_t i = 0; i < DRAFT_SLOT_COUNT; i++)
        empty = empty && !draft->slots[i].rank;
    return empty;
}

bool
draft_has_room(struct draft *draft)
{
    bool room = arena_used(draft->arena) < PARTS_BYTES_MAX;
    draft->left_out += !room;
    return room;
}

/* True when a list of so many entries has room for one more. */
static bool
list_has_room(struct draft *draft, size_t count)
{
    if (count < FEED_LIST_MAX)
        return draft_has_room(draft);
    draft->left_out++;
    return false;
}

/* Without the remains of a CDATA section that was escaped or closed twice, and without surrounding white
 * space. */
static struct str
unwrapped(struct str text)
{
    static const char *const ends[] = {"]]>", "]]&gt;"};
    text = str_trim(text);
    if (str_starts_nocase(text, STR("<![CDATA[")))
        text = str_slice(text, strlen("<![CDATA["), SIZE_MAX);
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (str_ends(text, str_from(ends[i])))
            text = str_slice(text, 0, text.len - strlen(ends[i]));
    return str_trim(text);
}

void
draft_set(struct draft *draft, enum draft_slot slot, int rank, enum draft_type type, struct str text,
          struct str base)
{
    struct draft_text *held = &draft->slots[slot];
    int64_t at;
    bool date = slot == DRAFT_PUBLISHED || slot == DRAFT_UPDATED;
    text = unwrapped(text);
    if (str_blank(text) || (held->rank && held->rank <= rank) || (date && !date_parse(text, &at)))
        return;
    if (!draft_has_room(draft))
        return;
    buf_clear(&held->raw);
    buf_put(&held->raw, text);
    held->rank = rank;
    held->type = type;
    held->base = arena_str(draft->arena, str_slice(base, 0, URL_BYTES_MAX));
}

/* A word that was escaped twice, as by many tools in CDATA ("R&amp;D"), is decoded completely. */
static struct str
word(struct draft *draft, struct str text)
{
    struct buf whole;
    text = utf8_prefix(unwrapped(text), WORD_BYTES_MAX);
    if (!text.len || !memchr(text.ptr, '&', text.len))
        return arena_str(draft->arena, text);
    buf_init(&whole, WORD_BYTES_MAX);
    buf_put(&whole, text);
    double_encoding_fix_references(&whole, true);
    text = arena_str(draft->arena, buf_str(&whole));
    buf_finish(&whole);
    return text;
}

/* Removes the mark-up from a name that a content system wrote as a link or with a picture ("<a
 * href=…>Awa</a>"). A mail address in angle brackets is kept. */
static struct str
without_markup(struct draft *draft, struct str text)
{
    const char *less = text.len ? memchr(text.ptr, '<', text.len) : NULL;
    if (!less)
        return text;
    struct str inside = str_slice(text, (size_t)(less - text.ptr) + 1, SIZE_MAX);
    size_t slash = str_starts(inside, STR("/")), len = slash;
    while (len < inside.len && !strchr(" \t\r\n/>", inside.ptr[len]))
        len++;
    bool element = len < inside.len && html_is_element(str_slice(inside, slash, len - slash));
    return element ? double_encoding_read_html(draft->arena, text, true) : text;
}

void
draft_add_author(struct draft *draft, int rank, struct str name, struct str mail)
{
    if ((str_blank(name) && str_blank(mail)) || !list_has_room(draft, draft->author_count))
        return;
    draft->authors[draft->author_count++] = (struct draft_author){
        .name = without_markup(draft, word(draft, name)), .mail = word(draft, mail), .rank = rank};
}

void
draft_add_picture(struct draft *draft, enum draft_source source, int width, struct str url, struct str base)
{
    url = str_trim(url);
    if (url.len == 0 || url.len > URL_BYTES_MAX || !list_has_room(draft, draft->picture_count))
        return;
    draft->pictures[draft->picture_count++] =
        (struct draft_picture){.url = arena_str(draft->arena, url),
                               .base = arena_str(draft->arena, str_slice(base, 0, URL_BYTES_MAX)),
                               .source = source,
                               .width = width};
}

void
draft_add_category(struct draft *draft, struct str category)
{
    if (!str_blank(category) && list_has_room(draft, draft->category_count))
        draft->categories[draft->category_count++] = word(draft, category);
}

void
draft_set_field(struct draft *draft, enum field field, struct str text)
{
    bool many = draft->field_sets++ >= FIELD_SETS_MAX && !field_is_bound(field);
    draft->left_out += many;
    if (many || (!field_is_bound(field) && !draft_has_room(draft)))
        return;
    text = utf8_prefix(text, FIELD_BYTES_MAX);
    draft->fields[field] = field_from_text(draft->arena, field, text, draft->fields[field]);
}

void
draft_put_field(struct draft *draft, enum field field, struct str text, bool again, bool foreign)
{
    if (again)
        draft->fields[field] = NULL;
    draft_set_field(draft, field, text);
    draft->event = draft->event || (foreign && field == FIELD_ON && draft->fields[field]);
}

struct str
draft_get(const struct draft *draft, enum draft_slot slot)
{
    return draft->slots[slot].rank ? str_trim(buf_str(&draft->slots[slot].raw)) : STR_NONE;
}
