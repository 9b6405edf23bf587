#include "test.h"

#include <dirent.h>
#include <stdio.h>

#include "base/file.h"
#include "base/ini.h"
#include "formats/feed_reader.h"
#include "feed/field.h"
#include "feed/kind.h"
#include "feed/other_name.h"
#include "text/text_fold.h"

#define LABELS "assets/labels"

static const char *const members[] = {"title",  "content_text", "summary", "url",     "date_published",
                                      "author", "tags",         "image",   "language"};

/* The languages of the labels except English, whose names are the program's own, and the one without
 * words. */
static size_t
languages(char tags[64][16])
{
    size_t count = 0;
    DIR *folder = opendir(LABELS);
    assert_non_null(folder);
    for (struct dirent *one; (one = readdir(folder));) {
        const char *dot = strrchr(one->d_name, '.');
        struct str tag = {one->d_name, dot ? (size_t)(dot - one->d_name) : 0};
        if (!dot || !str_equal(str_from(dot), STR(".ini")) || str_equal(tag, STR("en")) ||
            str_equal(tag, STR("und")))
            continue;
        assert_true(count < 64);
        snprintf(tags[count++], sizeof(tags[0]), "%.*s", STR_ARG(tag));
    }
    closedir(folder);
    assert_true(count >= 29);
    return count;
}

static void
assert_word(struct str word, enum name_space space, const char *name, const char *language)
{
    struct buf folded;
    enum field field;
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    text_fold(word, &folded);
    if (!word.len || !str_equal(buf_str(&folded), word))
        fail_msg("%s: '%.*s' of %s is not as text_fold leaves it", language, STR_ARG(word), name);
    buf_finish(&folded);
    bool date =
        space == NAME_FIELD && field_from_name(str_from(name), &field) && field_type(field) == TYPE_DATE;
    const char *found = other_name(space, word, date ? STR("2026-12-04") : STR("Ada"), str_from(language));
    if (!found || !str_equal(str_from(found), str_from(name)))
        fail_msg("%s: '%.*s' is both %s and %s", language, STR_ARG(word), name, found ? found : "nothing");
}

static void
assert_words(enum name_space space, const char *name, const char *language)
{
    struct str words = other_name_words(str_from(language), name);
    if (str_blank(words))
        fail_msg("%s has no word for %s  <- add one to include/feed/other_names.def", language, name);
    while (words.ptr)
        assert_word(str_split(&words, ','), space, name, language);
}

static void
every_language_of_the_labels_has_a_word_for_every_name(void **state)
{
    (void)state;
    char tags[64][16];
    size_t count = languages(tags);
    for (size_t i = 0; i < count; i++) {
        assert_words(NAME_FIELD, "kind", tags[i]);
        for (size_t k = 0; k < sizeof(members) / sizeof(members[0]); k++)
            assert_words(NAME_MEMBER, members[k], tags[i]);
        for (size_t k = 0; k < FIELD_COUNT; k++)
            assert_words(NAME_FIELD, field_name((enum field)k), tags[i]);
    }
}

/* A row of a label file; `ctx` is its language. */
static void
check_label(void *ctx, const struct ini_row *row)
{
    const char *language = ctx;
    enum kind kind, said = KIND_NEWS;
    if (!str_equal(row->section, STR("kind")) || !kind_from_name(row->key, &kind))
        return;
    if (!kind_from_category(row->value, &said) || said != kind)
        fail_msg("%s: '%.*s' is %s", language, STR_ARG(row->value), kind_name(said));
}

static void
every_label_names_its_kind(void **state)
{
    (void)state;
    char tags[64][16];
    size_t count = languages(tags);
    struct arena *arena = arena_create((size_t)16 * 1024 * 1024);
    for (size_t i = 0; i < count; i++) {
        char path[128];
        snprintf(path, sizeof(path), LABELS "/%s.ini", tags[i]);
        struct str text = file_read(arena, path, 100000, NULL);
        assert_true(text.len > 0);
        ini_parse(text, check_label, tags[i]);
    }
    arena_destroy(arena);
}

/* In the language of the feed first, then in any language. */
static void
words_of_any_language_are_understood(void **state)
{
    (void)state;
    static const struct {
        enum name_space space;
        const char *word, *value, *language, *name;
    } rows[] = {
        {NAME_MEMBER, "Titre", "", "fr", "title"},
        {NAME_MEMBER, "Überschrift", "", "de", "title"},
        {NAME_MEMBER, "Rubrik", "", "sv", "title"},
        {NAME_MEMBER, "Otsikko", "", NULL, "title"},
        {NAME_MEMBER, "содержание", "", "ru-RU", "content_text"},
        {NAME_MEMBER, "本文", "", "ja", "content_text"},
        {NAME_MEMBER, "내용", "", "ko", "content_text"},
        {NAME_FIELD, "fuer", "", "de", "to"},
        {NAME_FIELD, "Veraenderung", "", "de", "change"},
        {NAME_FIELD, "fortjener", "", "nb", NULL},
        {NAME_FIELD, "jusqu’au", "", "fr-CA", "until"},
        {NAME_FIELD, "von", "2026-12-04", "de", "from"},
        {NAME_FIELD, "von", "Ada", "de", "by"},
        {NAME_FIELD, "till", "2026-12-04", "sv", "until"},
        {NAME_FIELD, "till", "Ada", "sv", "to"},
        {NAME_FIELD, "do", "2026-12-04", "cs", "until"},
        {NAME_FIELD, "mål", "", "sv", "target"},
        {NAME_FIELD, "maal", "", "da", "target"},
        {NAME_FIELD, "sort", "", "nb", "kind"},
        {NAME_FIELD, "tipo", "", "pt-BR", "kind"},
        {NAME_FIELD, "Λήξη", "", "el", "until"},
        {NAME_FIELD, "سبب", "", "ar", "reason"},
        {NAME_FIELD, "接替", "", "zh-TW", "replaces"},
        {NAME_FIELD, "noone", "", "en", NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *name = other_name_of(rows[i].space, str_from(rows[i].word), str_from(rows[i].value),
                                         str_from(rows[i].language));
        if ((name != NULL) != (rows[i].name != NULL) ||
            (name && !str_equal(str_from(name), str_from(rows[i].name))))
            fail_msg("'%s' is %s", rows[i].word, name ? name : "nothing");
    }
}

static struct feed *
parse(const char *json)
{
    struct feed_context context = {.limits = feed_limits_default()};
    enum reason_code why;
    struct feed *feed = feed_parse(str_from(json), &context, &why);
    assert_non_null(feed);
    return feed;
}

static void
an_item_in_another_language_is_read_whole(void **state)
{
    (void)state;
    struct feed *feed =
        parse("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Viikko\",\"language\":\"fi\","
              "\"items\":[{\"id\":\"1\",\"otsikko\":\"Kiitos\",\"teksti\":\"Hissi toimii.\","
              "\"avainsanat\":[\"Talo\"],\"_breakroom\":{\"laji\":\"Hienoa työtä\",\"kenelle\":[\"Aino\"],"
              "\"alkaen\":\"2027-01-04\",\"asti\":\"joskus\"}},"
              "{\"id\":\"2\",\"otsikko\":\"Vieras\",\"alkaen\":\"2027-01-05\"}]}");
    const struct item *item = &feed->items[0];
    assert_str(item->title, "Kiitos");
    assert_str(item->text, "Hissi toimii.");
    assert_str(item->categories.items[0], "Talo");
    assert_int_equal(item->kind, KIND_COMPLIMENT);
    assert_str(item->fields[FIELD_TO]->texts.items[0], "Aino");
    assert_str(item->fields[FIELD_FROM]->text, "2027-01-04");
    /* no readable end, but there was one */
    assert_non_null(item->fields[FIELD_UNTIL]);
    assert_str(feed->items[1].fields[FIELD_FROM]->text, "2027-01-05");
    feed_destroy(feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_of_the_labels_has_a_word_for_every_name),
        cmocka_unit_test(every_label_names_its_kind),
        cmocka_unit_test(words_of_any_language_are_understood),
        cmocka_unit_test(an_item_in_another_language_is_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
