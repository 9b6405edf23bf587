/* Every rule about the document: not a feed, broken syntax with its place, wrong characters. */
#include "check/linted.h"

#define RSS(inside)                                                                                          \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>T</title>\n" inside    \
    "</channel></rss>\n"
#define ITEM(inside) RSS("<item><guid>1</guid><title>A title</title>\n" inside "</item>\n")
#define JSON         "{\"version\": \"https://jsonfeed.org/version/1.1\",\n"

static void
what_is_no_feed_is_called_by_its_name(void **state)
{
    static const struct {
        struct linted_row row;
        const char *what;
    } rows[] = {
        {{"", "1:1 error not-a-feed"}, "empty"},
        {{" \n", "1:1 error not-a-feed"}, "empty"},
        {{"<!DOCTYPE html><html><body>Hello</body></html>", "1:1 error not-a-feed"}, "HTML"},
        {{"<html><form><input type='password'></form></html>", "1:1 error not-a-feed"}, "sign-in"},
        {{"<html><link rel='alternate' type='application/rss+xml' href='/news.xml'></html>",
          "1:1 error not-a-feed"},
         "HTML"},
        {{"<?xml version='1.0'?><opml><body/></opml>", "1:1 error not-a-feed"}, "OPML"},
        {{"<?xml version='1.0'?><urlset/>", "1:1 error not-a-feed"}, "<urlset>"},
        {{"{\"items\": []}", "1:2 error not-a-feed"}, "JSON"},
        {{"[1, 2]", "1:1 error not-a-feed"}, "list"},
        {{"Hello, team!", "1:1 error not-a-feed"}, "plain text"},
        {{"\xFF\xD8\xFF\xE0 JFIF", "1:1 error not-a-feed"}, "JPEG"},
        {{"%PDF-1.7", "1:1 error not-a-feed"}, "PDF"},
        {{"{\\rtf1\\ansi {\\b news}}", "1:1 error not-a-feed"}, "RTF"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        linted_rows(&rows[i].row, 1);
        struct arena *arena = arena_create(LINTED_BYTES);
        struct findings findings =
            linted(arena, (struct check_document){.bytes = str_from(rows[i].row.document)}, REASON_ENGLISH);
        assert_true(str_find(findings.list[0].what, str_from(rows[i].what)) != SIZE_MAX);
        arena_destroy(arena);
    }
}

static void
a_page_that_names_its_feed_is_answered_with_it(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct str page = STR("<html><link rel='alternate' type='application/rss+xml' href='/news.xml'></html>");
    struct findings findings = linted(arena, (struct check_document){.bytes = page}, REASON_ENGLISH);
    assert_true(str_find(findings.list[0].remedy, STR("“/news.xml”")) != SIZE_MAX);
    arena_destroy(arena);
}

#define FOLDER(parts, items) JSON "\"_folder\": {" parts "}, \"items\": [" items "]}"

static void
what_a_folder_of_pictures_cannot_show_is_said(void **state)
{
    static const struct linted_row rows[] = {
        {FOLDER("\"documents\": []", ""), "1:1 warning no-items"},
        {FOLDER("\"documents\": [\"menu.pdf\"], \"videos\": [\"a.mp4\"]", ""),
         "1:1 warning no-items\n1:1 warning folder-file\n1:1 warning folder-file"},
        {FOLDER("\"others\": [\"a.tiff\"], \"folders\": [\"more\"], \"texts\": [\"b.txt\"]",
                "{\"id\": \"a.jpg\", \"image\": \"./a.jpg\", \"_breakroom\": {\"kind\": \"picture\"}}"),
         "1:1 warning folder-file\n1:1 warning folder-file\n1:1 hint folder-text"},
        {FOLDER("\"documents\": []",
                "{\"id\": \"a.jpg\", \"image\": \"./a.jpg\", \"_breakroom\": {\"kind\": \"picture\"}}"),
         ""},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_document document = {.bytes =
                                          STR(FOLDER("\"documents\": [\"a.pdf\", \"b\", \"c\", \"d\"]", ""))};
    struct findings findings = linted(arena, document, REASON_FRENCH);
    assert_true(str_ends(findings.list[1].what,
                         STR("«\u00a0a.pdf\u00a0», «\u00a0b\u00a0», «\u00a0c\u00a0» et 1 autre")));
    assert_true(str_find(findings.list[1].remedy, STR("chaque page comme image")) != SIZE_MAX);
    arena_destroy(arena);
}

static void
broken_json_is_shown_where_it_breaks(void **state)
{
    static const struct linted_row rows[] = {
        {JSON "\"items\": [],\n}", "2:12 error broken-json"},
        {JSON "\"title\": \"é\" \"items\": []}", "2:13 error broken-json"},
        {JSON "title: 1}", "2:1 error broken-json"},
        {JSON "\"title\" 1}", "2:8 error broken-json"},
        {JSON "\"title\": ,}", "2:1 error broken-json"},
        {JSON "\"n\": 4,6}", "2:6 error broken-json"},
        {JSON "\"n\": 06}", "2:6 error broken-json"},
        {JSON "\"n\": \"a\nb\"}", "2:8 error broken-json"},
        {JSON "\"n\": \"a\\d\"}", "2:8 error broken-json"},
        {JSON "\"n\": 1]", "2:7 error broken-json"},
        {JSON "\"n\": 1}}", "2:8 error broken-json"},
        {JSON "\"n\": [1, 2", "2:11 error broken-json"},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
broken_xml_is_shown_where_it_breaks(void **state)
{
    static const struct linted_row rows[] = {
        {ITEM("<description>text &amp; &#233; &lt;b&gt;</description><x a='1' b=\"2\"/><!-- & < -->"), ""},
        {ITEM("<description>bread & butter</description>"), "4:20 warning broken-xml"},
        {ITEM("<link>https://a.example/?a=1&b=2</link>"), "4:29 warning broken-xml"},
        {ITEM("<description>caf&eacute; &eacute;</description>"), "4:17 warning broken-xml"},
        {ITEM("<description>1 < 2</description>"), "4:16 warning broken-xml"},
        {ITEM("<description>a<br>b</description>"), "4:15 warning broken-xml"},
        {ITEM("</b><description>a</description>"), "4:1 warning broken-xml"},
        {ITEM("<enclosure url=a.mp3 type='audio/mpeg'/>"), "4:1 warning broken-xml"},
        {ITEM("<dc:subject>a</dc:subject><dc:subject>b</dc:subject>"), "4:1 warning broken-xml"},
        {"\n" ITEM(""), "1:1 warning broken-xml"},
        {ITEM("") "<p>more</p>", "6:1 warning broken-xml"},
        {ITEM("") "more", "6:1 warning broken-xml"},
        {"<br />\n<b>Warning</b>: x <p>\n" ITEM("</b>"), "1:1 warning broken-xml\n6:1 warning broken-xml"},
        {"<rss><channel>\n<item><guid>1</guid><title>T</title></item>\n<item><title>cut o",
         "3:19 error cut-off"},
        {"<rss><channel>\n<item><guid>1</guid><title>T</title></item>\n<item", "3:6 error cut-off"},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
the_fields_of_xml_are_looked_at_like_those_of_json(void **state)
{
    static const struct linted_row rows[] = {
        {"<rss xmlns:b='urn:breakroom:1'><channel><item><guid>1</guid><title>T</title>\n"
         "<b:kind>complimnet</b:kind>\n<b:untill>2026-12-01</b:untill>\n<b:seconds>4,5</b:seconds>\n"
         "<b:from>2026-12-04</b:from>\n<b:until><![CDATA[2026-12-03]]></b:until>\n"
         "<pubDate>soon</pubDate></item></channel></rss>",
         "2:1 warning unknown-kind\n"
         "6:1 error until-before-from\n7:1 warning unreadable-date"},
        {"<rss xmlns:b='urn:breakroom'><channel><item><guid>1</guid><title>T</title>\n"
         "<b:kind>compliment</b:kind></item></channel></rss>",
         "1:6 warning namespace"},
        {"<feed xmlns='http://www.w3.org/2005/Atom'>\n<entry><id>1</id><title>T</title>\n"
         "<updated>2026-11-20T00:00:00Z</updated><published>?</published></entry></feed>",
         "3:40 warning unreadable-date"},
        /* past events in the calendar of a content system are not reported */
        {"<rss "
         "xmlns:ev='http://purl.org/rss/1.0/modules/event/'><channel><item><guid>1</guid><title>Tea</title>\n"
         "<ev:startdate>2026-11-20T18:00:00Z</ev:startdate></item></channel></rss>",
         "1:65 hint over"},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
characters_that_contradict_their_label_are_found(void **state)
{
    static const struct linted_row rows[] = {
        {"<?xml version='1.0' encoding='UTF-8'?>\n<rss><channel><item><guid>1</guid><title>Th\xE9 "
         "caf\xE9</title>"
         "</item></channel></rss>",
         "2:44 warning charset"},
        {"<rss><channel><item><guid>1</guid><title>Th\xE9</title></item></channel></rss>",
         "1:44 warning charset"},
        {"<?xml version='1.0' encoding='ISO-8859-1'?>\n<rss><channel><item><guid>1</guid><title>Thé</title>"
         "</item></channel></rss>",
         "1:1 warning charset"},
        {"<?xml version='1.0' "
         "encoding='ISO-8859-1'?>\n<rss><channel><item><guid>1</guid><title>Th\xE9</title>"
         "</item></channel></rss>",
         ""},
        {ITEM("<description>ThÃ© vert</description>"), "4:16 warning charset-twice"},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
a_server_that_contradicts_the_document_is_found(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_document document = {.bytes = str_from(ITEM("")),
                                      .content_type = STR("text/xml; charset=iso-8859-1"),
                                      .asked = STR("http://a.example/feed"),
                                      .url = STR("https://a.example/feed")};
    struct findings findings = linted(arena, document, REASON_ENGLISH);
    assert_str(linted_short(arena, &findings), "1:1 warning charset\n1:1 warning insecure-feed");
    arena_destroy(arena);
}

static void
a_feed_without_items_or_with_too_many_is_found(void **state)
{
    (void)state;
    static const struct linted_row rows[] = {{RSS(""), "1:1 warning no-items"}};
    linted_rows(rows, 1);
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_context context = linted_context(REASON_ENGLISH);
    struct check_document document = {
        .bytes = str_from(RSS("<item><guid>1</guid><title>1</title></item><item><guid>2</guid></item>"))};
    context.limits.items = 1;
    struct findings findings = check_run(arena, &document, &context);
    assert_str(linted_short(arena, &findings), "1:1 warning too-many-items");
    assert_int_equal(findings.items, 2);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_feed_is_called_by_its_name),
        cmocka_unit_test(a_page_that_names_its_feed_is_answered_with_it),
        cmocka_unit_test(what_a_folder_of_pictures_cannot_show_is_said),
        cmocka_unit_test(broken_json_is_shown_where_it_breaks),
        cmocka_unit_test(broken_xml_is_shown_where_it_breaks),
        cmocka_unit_test(the_fields_of_xml_are_looked_at_like_those_of_json),
        cmocka_unit_test(characters_that_contradict_their_label_are_found),
        cmocka_unit_test(a_server_that_contradicts_the_document_is_found),
        cmocka_unit_test(a_feed_without_items_or_with_too_many_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
