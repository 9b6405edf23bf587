/* Every rule about an item: the place, the severity and the rule of each finding. */
#include "check/linted.h"

/* A feed of one item, which begins in line 2; its members are in line 3. */
#define HEAD          "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [\n"
#define ITEM(members) HEAD "{\"id\": \"1\", \"url\": \"https://a.example/\",\n" members "}\n]}"
#define OURS(fields)  ITEM("\"title\": \"A title\",\n\"_breakroom\": {\n" fields "}")

#define LONG_TITLE "A title that goes on and on and that nobody at all will have read before it is gone"
#define FIFTY      "?utm_source=newsletter&utm_medium=mail&utm_campaign="
#define LONG_LINK  FIFTY FIFTY FIFTY FIFTY FIFTY
#define TEN        "one two three four five six seven eight nine ten "

static void
what_is_fine_is_not_mentioned(void **state)
{
    static const struct linted_row rows[] = {
        {ITEM("\"title\": \"A title\", \"content_text\": \"And a text.\", \"image\": \"a.jpg\""), ""},
        {OURS("\"kind\": \"upcoming\", \"on\": \"2026-12-04\", \"public_on\": \"2026-12-01\""), ""},
        {OURS("\"kind\": \"alert\", \"until\": \"2026-11-23T18:00:00+01:00\""), ""},
        {OURS("\"from\": \"2026-11-23\", \"until\": \"2026-11-23\""), ""},
        {OURS("\"from\": \"2026-11-23T13:00:00+01:00\", \"until\": \"2026-11-23\""), ""},
        {OURS("\"hours\": \"06:00-14:00\", \"days\": \"lun-ven\", \"priority\": \"high\", \"seconds\": 12"),
         ""},
        {OURS("\"kind\": \"rule\", \"number\": 3, \"of\": 7"), ""},
        {OURS("\"kind\": \"figure\", \"number\": -3, \"change\": \"+3 %\""), ""},
        {OURS("\"kind\": \"barometer\", \"score\": 4.6, \"scale\": 5, \"series\": [4, 5]"), ""},
        {OURS("\"qr\": true, \"until\": null"), ""},
        {ITEM("\"tags\": [\"Agenda\"], \"date_published\": \"2026-12-12T14:00:00+01:00\", \"content_text\": "
              "\"In "
              "the hall.\""),
         ""},
        {ITEM("\"tags\": [\"Summer\"], \"content_html\": \"<p>Only a text.</p>\", \"language\": \"fr\""), ""},
        {ITEM("\"_breakroom\": {\"kind\": \"answer\", \"question\": \"Q?\", \"answer\": \"A.\"}"), ""},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
texts_that_do_not_fit_are_found(void **state)
{
    static const struct linted_row rows[] = {
        {ITEM("\"title\": \"T\",\n\"content_text\": \"<p>one</p>\""), "4:1 hint tags-in-text"},
        {ITEM("\"title\": \"T\",\n\"content_text\": \"1 < 2\""), ""},
        {ITEM("\"tags\": []"), "2:1 error nothing-to-show"},
        {ITEM("\"_breakroom\": {\"kind\": \"operations\", \"where\": \"Hall 3\"}"),
         "2:1 error nothing-to-show"},
        {ITEM("\"_breakroom\": {\"kind\": \"operations\", \"tell\": \"Call the office.\"}"), ""},
        {ITEM("\"image\": \"a.jpg\""), "2:1 hint picture-alone"},
        {ITEM("\"title\": \"" LONG_TITLE "\""), "3:1 warning title-too-long"},
        {ITEM("\"title\": \"T\",\n\"content_text\": \"" TEN TEN TEN "\""), "4:1 warning text-too-long"},
        {ITEM("\"title\": \"T\",\n\"content_text\": \"" TEN TEN "\""), ""},
        {ITEM("\"title\": \"T\",\n\"content_text\": \"\U0001F69A\""), "4:1 warning text-cut"},
        {ITEM("\"title\": \"Snow \u2603\""), "3:16 warning no-font"},
        {HEAD "{\"title\": \"T\"}]}", "2:1 hint no-id"},
        /* these two are shown, the third is not */
        {ITEM("\"title\": \"IMG_1.jpg\", \"image\": \"a.jpg\", \"content_text\": \"The quay.\""),
         "2:1 hint left-out"},
        {ITEM("\"title\": \"Kettle\", \"content_text\": \"...\""), "2:1 hint left-out"},
        {ITEM("\"title\": \"Test\", \"content_text\": \"test\""),
         "2:1 hint left-out\n2:1 warning placeholder"},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
pictures_that_will_not_look_good_are_found(void **state)
{
    static const struct linted_row rows[] = {
        {ITEM("\"title\": \"T\", \"_breakroom\": {\"kind\": \"picture\"}"), "2:1 error picture-wanted"},
        {ITEM("\"title\": \"T\",\n\"image\": \"small.jpg\""), "4:11 warning picture-too-small"},
        {ITEM("\"title\": \"T\",\n\"image\": \"heavy.png\""), "4:11 hint picture-heavy"},
        {ITEM("\"title\": \"T\",\n\"image\": \"huge.jpg\""), "4:11 warning picture-too-large"},
        {ITEM("\"title\": \"T\",\n\"image\": \"drawn.svg\""), ""},
        {ITEM("\"title\": \"T\",\n\"image\": \"vast.jpg\""), "4:11 warning picture-too-large"},
        {ITEM("\"title\": \"T\",\n\"image\": \"absent.jpg\""), "4:11 warning picture-absent"},
        {ITEM("\"title\": \"T\",\n\"image\": \"text.jpg\""), "4:11 warning picture-unreadable"},
        {ITEM("\"title\": \"T\",\n\"image\": \"half.jpg\""), "4:11 warning picture-incomplete"},
        {ITEM("\"title\": \"T\",\n\"image\": \"most.jpg\""), "4:11 warning picture-incomplete"},
        {ITEM("\"title\": \"T\",\n\"image\": \"../outside.jpg\""), "4:11 warning picture-outside"},
        {ITEM("\"title\": \"T\",\n\"image\": \"http://a.example/b.jpg\""), "4:11 warning insecure-picture"},
        {ITEM("\"title\": \"T\",\n\"image\": \"absent.jpg\", \"banner_image\": \"outside.jpg\""),
         "4:11 warning picture-absent\n4:41 warning picture-outside"},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
fields_that_are_misspelt_or_misplaced_are_found(void **state)
{
    static const struct linted_row rows[] = {
        {OURS("\"kind\": \"complimnet\""), "5:1 warning unknown-kind"},
        {OURS("\"kind\": \"Bravo\""), "5:1 hint missing-field"}, /* read as a compliment */
        {OURS("\"kind\": \"zzzzzzzzzz\""), "5:1 warning unknown-kind"},
        {OURS("\"kind\": 7"), "5:1 warning unknown-kind"},
        {OURS("\"kind\": \"alert\",\n \"untill\": \"2026-12-01\""),
         "2:1 warning endless-alert\n6:2 warning unknown-field"},
        {OURS("\"zzzzzzzzzz\": 1"), "5:1 warning unknown-field"},
        {OURS("\"kind\": \"news\",\n\"stage\": \"pilote\""), "6:1 hint unused-field"},
        {OURS("\"kind\": \"news\",\n\"stars\": 4"), "6:1 hint unused-field"},
        {OURS("\"kind\": \"\",\n\"to\": \"\",\n\"stars\": null"), ""},
        {ITEM("\"title\": \"T\",\n\"until\": \"2026-12-01\""), "4:1 warning misplaced-field"},
        {ITEM("\"title\": \"T\",\n\"kind\": \"alert\""), "4:1 warning misplaced-field"},
        {ITEM("\"title\": \"T\",\n\"breakroom\": {\"kind\": \"alert\"}"), "4:1 warning unknown-field"},
        {ITEM("\"title\": \"T\",\n\"description\": \"lost\""), "4:1 warning unknown-member"},
        {ITEM("\"title\": \"T\",\n\"description\": \"kept too\", \"content_text\": \"text\""), ""},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
values_that_cannot_be_are_found(void **state)
{
    static const struct linted_row rows[] = {
        {OURS("\"priority\": 7"), "5:1 warning wrong-value"},
        {OURS("\"seconds\": \"12\""), "5:1 warning wrong-type"},
        {OURS("\"qr\": \"yes\""), "5:1 warning wrong-type"},
        {OURS("\"until\": \"4 December\""), "5:1 error unreadable-date"},
        {OURS("\"until\": \"2026-02-30\""), "5:1 error unreadable-date"},
        {OURS("\"sites\": 3"), "5:1 warning wrong-type"},
        {OURS("\"kind\": \"figure\", \"number\": 3,\n\"series\": \"1 2 3\""), "6:1 warning wrong-type"},
        {OURS("\"priority\": \"hihg\""), "5:1 warning wrong-value"},
        {OURS("\"kind\": \"project\",\n\"stage\": \"somewhere\""), "6:1 warning wrong-value"},
        {OURS("\"kind\": \"project\",\n\"progress\": 60"), "6:1 warning wrong-value"},
        {OURS("\"kind\": \"rule\",\n\"number\": 8, \"of\": 7"), "6:1 warning wrong-value"},
        {OURS("\"hours\": \"in the morning\""), "5:1 warning wrong-value"},
        {OURS("\"days\": \"sometimes\""), "5:1 warning wrong-value"},
        {OURS("\"kind\": \"barometer\""), "5:1 hint missing-field"},
        {ITEM("\"title\": \"T\", \"tags\": [\"Kudos\"]"), ""},
        {HEAD "{\"id\": \"1\", \"title\": \"T\", \"_breakroom\": {\n\"qr\": true}}]}",
         "3:1 warning qr-without-link"},
        {HEAD "{\"id\": \"1\", \"title\": \"T\", \"_breakroom\": {\"qr\": true},\n\"url\": "
              "\"https://a.example/" LONG_LINK "\"}]}",
         "3:1 warning qr-too-long"},
        {HEAD "{\"id\": \"1\", \"title\": \"T\", \"_breakroom\": {\"qr\": true},\n\"url\": "
              "\"http://a.example/\"}]}",
         "3:1 warning insecure-link"},
        {HEAD "{\"id\": \"1\", \"title\": \"T\", \"_breakroom\": {\"qr\": true},\n\"url\": "
              "\"javascript:alert(1)\"}]}",
         "3:1 warning no-web-link"},
        {HEAD "{\"id\": \"1\", \"title\": \"T\",\n\"url\": \"javascript:alert(1)\"}]}", ""},
        {HEAD "{\"id\": \"1\", \"title\": \"T\"},\n{\"id\": \"2\", \"title\": \"U\", \"url\": "
              "\"http://a.example/\"},\n"
              "{\"id\": \"3\", \"title\": \"V\", \"url\": \"http://a.example/3\"}]}",
         "3:1 hint insecure-link"},
        {HEAD "{\"id\": \"1\", \"title\": \"T\",\n\"url\": \"https://a.example/" LONG_LINK "\"}]}", ""},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
links_that_the_configuration_shows_as_codes_are_looked_at(void **state)
{
    static const char text[] =
        HEAD "{\"id\": \"1\", \"title\": \"T\",\n\"url\": \"https://a.example/" LONG_LINK "\"},\n"
             "{\"id\": \"2\", \"title\": \"U\", \"_breakroom\": {\"qr\": false},\n\"url\": "
             "\"https://a.example/" LONG_LINK "\"}]}";
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_context context = linted_context(REASON_ENGLISH);
    struct check_document document = {.bytes = str_from(text)};
    (void)state;
    context.qr[KIND_NEWS] = true;
    struct findings findings = check_run(arena, &document, &context);
    assert_str(linted_short(arena, &findings), "3:1 warning qr-too-long");
    arena_destroy(arena);
}

static void
times_that_cannot_be_meant_are_found(void **state)
{
    static const struct linted_row rows[] = {
        {OURS("\"from\": \"2026-12-04\",\n\"until\": \"2026-12-03\""), "6:1 error until-before-from"},
        {OURS("\"until\": \"2026-11-22\""), "5:1 warning over"},
        {OURS("\"until\": \"2026-11-23T11:00:00Z\""), "5:1 warning over"},
        {OURS("\"kind\": \"upcoming\",\n\"on\": \"2026-11-22\""), "6:1 warning over"},
        {OURS("\"kind\": \"upcoming\", \"on\": \"2026-12-04\",\n\"public_on\": \"soon\""),
         "6:1 error embargo-without-date"},
        {OURS("\"kind\": \"upcoming\",\n\"public_on\": \"2026-12-04\""), "6:1 hint missing-field"},
        {OURS("\"from\": \"demain\""), "5:1 error unreadable-date"},
        {OURS("\"from\": \"04/01/2027\""), "5:1 error unreadable-date"},
        {OURS("\"from\": {}"), "5:1 error unreadable-date"},
        {OURS("\"from\": []"), "5:1 error unreadable-date"},
        {OURS("\"from\": 12"), "5:1 error unreadable-date"},
        {OURS("\"from\": false"), "5:1 error unreadable-date"},
        {OURS("\"from\": \"\""), ""},
        {OURS("\"from\": \" \""), ""},
        {OURS("\"from\": null"), ""},
        {OURS("\"until\": \"12/04/2026\""), "5:1 error unreadable-date"},
        {OURS("\"until\": \"4 décembre 2026\""), "5:1 warning date-form"},
        {OURS("\"until\": \"2026-12-04T14:00\""), "5:1 hint date-without-zone"},
        {OURS("\"From\": \"2027-01-04\""), "5:1 warning unknown-field"},
        {ITEM("\"title\": \"T\",\n\"from\": \"2027-01-04\""), "4:1 warning misplaced-field"},
        {ITEM("\"title\": \"A shop, under EMBARGO\""), "2:1 warning embargo-without-date"},
        {ITEM("\"title\": \"A shop, under embargo\", \"_breakroom\": {\"from\": \"2026-12-01\"}"), ""},
        {OURS("\"kind\": \"alert\""), "2:1 warning endless-alert"},
        {ITEM("\"title\": \"T\",\n\"date_published\": \"yesterday\""), "4:1 warning unreadable-date"},
        {ITEM("\"title\": \"T\", \"date_published\": \"2026-11-15T12:00:00Z\""), "2:1 warning stale"},
        {ITEM("\"title\": \"T\", \"date_published\": \"2026-11-17T12:00:00Z\""), ""},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
items_that_are_taken_for_one_are_found(void **state)
{
    static const struct linted_row rows[] = {
        {HEAD "{\"id\": \"a\", \"title\": \"1\"},\n{\"id\": \"b\", \"title\": \"2\"},\n"
              " {\"id\": \"a\", \"title\": \"3\"}]}",
         "4:2 warning duplicate-id"},
        {HEAD "{\"title\": \"1\", \"url\": \"https://a.example/1\"},\n"
              "{\"title\": \"1\", \"url\": \"https://a.example/1\"}]}",
         "3:1 error duplicate-id"},
        {HEAD "{\"id\": \"a\", \"title\": \"1\"}, {\"id\": \"b\", \"title\": \"1\"}]}", ""},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

/* Its address may be correct. */
static void
a_picture_that_does_not_come_in_time_is_no_wrong_address(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_document document = {.bytes = STR(ITEM("\"title\": \"T\", \"image\": \"slow.jpg\""))};
    struct findings findings = linted(arena, document, REASON_ENGLISH);
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.list[0].rule, "picture-absent");
    assert_true(str_find(findings.list[0].remedy, STR("faster")) != SIZE_MAX);
    assert_true(str_find(findings.list[0].remedy, STR("address")) == SIZE_MAX);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_fine_is_not_mentioned),
        cmocka_unit_test(texts_that_do_not_fit_are_found),
        cmocka_unit_test(pictures_that_will_not_look_good_are_found),
        cmocka_unit_test(fields_that_are_misspelt_or_misplaced_are_found),
        cmocka_unit_test(values_that_cannot_be_are_found),
        cmocka_unit_test(links_that_the_configuration_shows_as_codes_are_looked_at),
        cmocka_unit_test(times_that_cannot_be_meant_are_found),
        cmocka_unit_test(items_that_are_taken_for_one_are_found),
        cmocka_unit_test(a_picture_that_does_not_come_in_time_is_no_wrong_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
