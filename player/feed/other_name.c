#include "feed/other_name.h"

#include "feed/field.h"
#include "text/text_fold.h"

static const struct name_row {
    const char *language, *names;
} rows[] = {
#define LANGUAGE(tag, names) {tag, names},
#include "feed/other_names.def"
#undef LANGUAGE
};

#define ROW_COUNT (sizeof(rows) / sizeof(rows[0]))

static const char *const members[] = {"title",  "content_text", "summary", "url",     "date_published",
                                      "author", "tags",         "image",   "language"};

/* A picture has the same name in members and fields. */
static const char *
row_name(const char *name)
{
    return str_equal(str_from(name), STR("image")) ? "picture" : name;
}

static const char *
name_in(enum name_space space, struct str name)
{
    enum field field;
    if (space == NAME_FIELD && field_from_name(name, &field))
        return field_name(field);
    if (space == NAME_FIELD)
        return str_equal(name, STR("kind")) ? "kind" : NULL;
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        if (str_equal(name, str_from(row_name(members[i]))))
            return members[i];
    return NULL;
}

/* True when the tag is that of the row or of one of its regions. */
static bool
is_language(const struct name_row *row, struct str tag)
{
    struct str own = str_from(row->language);
    return str_starts_nocase(tag, own) &&
           (tag.len == own.len || tag.ptr[own.len] == '-' || tag.ptr[own.len] == '_');
}

static bool
has_date(struct str text)
{
    char room[FIELD_DATE_BYTES];
    return field_date_text(str_trim(text), room).ptr;
}

static bool
is_date(const char *name)
{
    enum field field;
    return field_from_name(str_from(name), &field) && field_type(field) == TYPE_DATE;
}

/* The query, and the result so far. */
struct name_search {
    enum name_space space;
    struct str word, value;
    bool by_sound; /* spellings without accents are accepted */
    const char *fits, *other;
};

static void
search_row(struct name_search *search, const struct name_row *row)
{
    struct str names = str_from(row->names);
    while (names.ptr && !search->fits) {
        struct str words = str_split(&names, ' ');
        struct str meant = str_split(&words, '=');
        while (words.ptr && !search->fits) {
            struct str word = str_split(&words, ',');
            if (search->by_sound ? !text_fold_alike(word, search->word) : !str_equal(word, search->word))
                continue;
            const char *name = name_in(search->space, meant);
            if (!name)
                break;
            if (is_date(name) == has_date(search->value))
                search->fits = name;
            search->other = search->other ? search->other : name;
        }
    }
}

static const char *
search_all(struct name_search *search, struct str language)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (is_language(&rows[i], language))
            search_row(search, &rows[i]);
    if (search->fits || search->other)
        return search->fits ? search->fits : search->other;
    for (size_t i = 0; i < ROW_COUNT && !search->fits; i++)
        search_row(search, &rows[i]);
    return search->fits ? search->fits : search->other;
}

const char *
other_name(enum name_space space, struct str folded, struct str value, struct str language)
{
    struct name_search search = {.space = space, .word = folded, .value = value};
    if (!folded.len)
        return NULL;
    const char *found = search_all(&search, language);
    search.by_sound = true;
    return found ? found : search_all(&search, language);
}

const char *
other_name_of(enum name_space space, struct str word, struct str value, struct str language)
{
    struct buf folded;
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    text_fold(word, &folded);
    const char *found = other_name(space, buf_str(&folded), value, language);
    buf_finish(&folded);
    return found;
}

struct str
other_name_words(struct str language, const char *name)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        struct str names = str_from(is_language(&rows[i], language) ? rows[i].names : NULL);
        while (names.ptr) {
            struct str words = str_split(&names, ' ');
            if (str_equal(str_split(&words, '='), str_from(row_name(name))))
                return words;
        }
    }
    return STR_NONE;
}
