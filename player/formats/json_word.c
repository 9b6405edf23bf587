#include "formats/json_word.h"

#include "feed/field_value.h"
#include "feed/other_name.h"

/* Further names of an object are ignored: no author writes so many. */
#define OTHER_NAMES_MAX 200

static struct str
text_of(const struct json *value)
{
    return value->type == JSON_IS_TEXT ? value->text : STR_NONE;
}

/* Names that are used as they are, without a search in other languages. */
static bool
is_usual(struct str name)
{
    return str_has_word(
        STR("id url title content_html content_text summary date_published date_modified image "
            "authors author tags language attachments external_url banner_image _breakroom version "
            "home_page_url feed_url description icon favicon items kind"),
        name);
}

struct str
json_word_text(const struct json *object, enum name_space space, const char *name, struct str language)
{
    const struct json *found = json_get(object, name);
    size_t others = 0;
    bool object_here = object && object->type == JSON_IS_OBJECT;
    for (const struct json *one = object_here ? object->first : NULL;
         one && !found && others < OTHER_NAMES_MAX; one = one->next) {
        enum field field; /* a Breakroom name means itself */
        if (is_usual(one->key) || (space == NAME_FIELD && field_from_name(one->key, &field)))
            continue;
        others++;
        const char *meant = other_name_of(space, one->key, text_of(one), language);
        found = meant && str_equal(str_from(meant), str_from(name)) ? one : NULL;
    }
    return found ? text_of(found) : STR_NONE;
}

static void
add_tags(struct draft *draft, const struct json *tags)
{
    draft_add_category(draft, text_of(tags));
    for (const struct json *tag = tags->type == JSON_IS_ARRAY ? tags->first : NULL; tag; tag = tag->next)
        draft_add_category(draft, text_of(tag));
}

static void
add_member(struct draft *draft, const char *name, const struct json *value)
{
    static const struct {
        const char *name;
        enum draft_slot slot;
        int rank;
    } slots[] = {
        {"title", DRAFT_TITLE, 1}, {"content_text", DRAFT_CONTENT, 2},     {"summary", DRAFT_SUMMARY, 1},
        {"url", DRAFT_LINK, 1},    {"date_published", DRAFT_PUBLISHED, 1}, {"language", DRAFT_LANGUAGE, 1}};
    for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++)
        if (str_equal(str_from(name), str_from(slots[i].name)))
            draft_set(draft, slots[i].slot, slots[i].rank, DRAFT_PLAIN, text_of(value), STR_NONE);
    if (str_equal(str_from(name), STR("image")))
        draft_add_picture(draft, DRAFT_JSON_IMAGE, 0, text_of(value), STR_NONE);
    if (str_equal(str_from(name), STR("author")))
        draft_add_author(draft, 2, text_of(value), STR_NONE);
    if (str_equal(str_from(name), STR("tags")))
        add_tags(draft, value);
}

void
json_add_other_names(struct draft *draft, const struct json *item, struct str language)
{
    size_t others = 0;
    for (const struct json *one = item->first; one && others < OTHER_NAMES_MAX; one = one->next) {
        if (is_usual(one->key))
            continue;
        others++;
        const char *name = other_name_of(NAME_MEMBER, one->key, text_of(one), language);
        if (name && !json_get(item, name))
            add_member(draft, name, one);
    }
}

void
json_add_other_fields(struct draft *draft, const struct json *object, struct str language, bool bounds_only)
{
    size_t others = 0;
    for (const struct json *one = object->first; one && others < OTHER_NAMES_MAX; one = one->next) {
        enum field field;
        if (is_usual(one->key) || field_from_name(one->key, &field))
            continue;
        others++;
        const char *name = other_name_of(NAME_FIELD, one->key, text_of(one), language);
        if (!name || !field_from_name(str_from(name), &field) || draft->fields[field])
            continue;
        struct field_date date;
        bool bound = field_is_bound(field);
        if (bounds_only ? !bound : !bound && !draft_has_room(draft))
            continue;
        const struct value *value = field_from_json(draft->arena, field, one);
        if (value && (!bounds_only || field_date(value->text, &date)))
            draft->fields[field] = value;
    }
}
