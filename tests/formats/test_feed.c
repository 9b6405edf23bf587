#include "test.h"

#include <stdio.h>
#include <string.h>

#include "formats/feed_reader.h"

static struct feed *
parse(const char *text)
{
    struct feed_context context = {.limits = feed_limits_default()};
    enum reason_code why = REASON_NONE;
    struct feed *feed = feed_parse(str_from(text), &context, &why);
    if (!feed)
        fail_msg("refused: %s", reason_code_words(why, REASON_ENGLISH));
    return feed;
}

static void
rss_with_modules_is_understood(void **state)
{
    (void)state;
    struct feed *feed = parse(
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:b='urn:breakroom:1'><channel>"
        "<title>Journal</title><link>https://example.org/</link><ttl>30</ttl>"
        "<item><guid>7</guid><title>Merci &amp;amp; bravo</title><link>/7</link><dc:creator>Léa</dc:creator>"
        "<pubDate>Mon, 23 Nov 2026 08:00:00 +0100</pubDate><category>Félicitations</category>"
        "<description>Court</description><content:encoded><![CDATA[<p>Un</p><ul><li>deux<li>trois</ul>"
        "<img src='/7.jpg'>]]></content:encoded><b:until>2026-12-01</b:until><b:to>Tom, Zoé</b:to></item>"
        "</channel></rss>");
    assert_int_equal(feed->format, FEED_RSS);
    assert_str(feed->title, "Journal");
    assert_true(feed->refresh_ms == 30 * 60 * 1000);
    assert_int_equal(feed->count, 1);
    const struct item *item = &feed->items[0];
    assert_str(item->key, "7");
    assert_str(item->title, "Merci & bravo");
    assert_str(item->url, "https://example.org/7");
    assert_str(item->author, "Léa");
    assert_str(item->text, "Un\ndeux\ntrois");
    assert_str(item->summary, "Court");
    assert_str(item->body, "Un\n\n•\tdeux\n•\ttrois");
    assert_str(item->image, "https://example.org/7.jpg");
    assert_true(item->published_s == 1795417200);
    assert_int_equal(item->kind, KIND_COMPLIMENT);
    assert_str(item_text(item, FIELD_UNTIL), "2026-12-01");
    assert_int_equal(item->fields[FIELD_TO]->texts.count, 2);
    assert_false(feed->truncated);
    feed_destroy(feed);
}

static void
atom_inherits_authors_and_resolves_against_its_base(void **state)
{
    (void)state;
    struct feed *feed = parse(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://example.org/a/' xml:lang='fr'>"
        "<title type='html'>L&amp;eacute;o</title><author><name>Léo</name></author>"
        "<entry><id>x</id><title>a &lt;b&gt;</title><link rel='enclosure' type='image/png' href='p.png'/>"
        "<link href='b'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>1 &lt; 2</p>"
        "</div></content><updated>2026-11-23T07:00:00Z</updated></entry></feed>");
    const struct item *item = &feed->items[0];
    assert_str(feed->title, "Léo");
    assert_str(feed->language, "fr");
    assert_str(item->title, "a <b>");
    assert_str(item->author, "Léo");
    assert_str(item->url, "http://example.org/a/b");
    assert_str(item->image, "http://example.org/a/p.png");
    assert_str(item->text, "1 < 2");
    assert_true(item->updated_s == 1795417200);
    feed_destroy(feed);
}

static void
json_feed_is_understood_with_its_fields(void **state)
{
    (void)state;
    struct feed *feed =
        parse("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"J\", \"items\": [{\"id\": "
              "7, \"content_text\": \"a\\n\\n- b\", \"tags\": [\"x\"], \"_breakroom\": {\"kind\": "
              "\"barometer\", \"score\": 4.6, \"series\": [4, 4.6], \"scale\": \"5\"}}, {}]}");
    assert_int_equal(feed->format, FEED_JSON);
    assert_int_equal(feed->count, 2);
    const struct item *item = &feed->items[0];
    assert_str(item->id, "7");
    assert_str(item->text, "a\n- b");
    assert_str(item->body, "a\n\n•\tb");
    assert_int_equal(item->kind, KIND_BAROMETER);
    assert_true(item_number(item, FIELD_SCORE, 0) == 4.6);
    assert_null(item->fields[FIELD_SCALE]);
    assert_true(feed->items[1].key.len > 0);
    feed_destroy(feed);
}

static void
json_in_other_languages_is_understood(void **state)
{
    (void)state;
    struct feed *feed = parse(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"titre\": \"La semaine\", \"items\": ["
        "{\"id\": \"1\", \"titre\": \"Merci\", \"contenu\": \"Pour le plateau.\", \"auteur\": \"Léa\", "
        "\"_breakroom\": {\"genre\": \"bravo\", \"pour\": \"Samira\", \"de\": \"Julien\", \"Où\": \"Lyon\", "
        "\"jusqu'au\": \"2026-12-01\"}},"
        "{\"id\": \"2\", \"Titel\": \"Neu da\", \"Inhalt\": \"Seit Montag.\", \"_breakroom\": {\"kind\": "
        "\"Mouvements\", \"wer\": \"Tom\", \"von\": \"2026-11-01\", \"bis\": \"2026-12-24\", \"who\": "
        "\"Tim\"}},"
        "{\"id\": \"3\", \"title\": \"As it is\", \"titre\": \"not this\", \"_breakroom\": {\"note\": 4.5, "
        "\"kind\": \"Baromètre clients\"}}]}");
    const struct item *item = &feed->items[0];
    assert_str(feed->title, "La semaine");
    assert_str(item->title, "Merci");
    assert_str(item->text, "Pour le plateau.");
    assert_str(item->author, "Léa");
    assert_int_equal(item->kind, KIND_COMPLIMENT);
    assert_str(item_text(item, FIELD_TO), "Samira");
    assert_str(item_text(item, FIELD_BY), "Julien");
    assert_str(item_text(item, FIELD_WHERE), "Lyon");
    assert_str(item_text(item, FIELD_UNTIL), "2026-12-01");
    item = &feed->items[1];
    assert_str(item->title, "Neu da");
    assert_int_equal(item->kind, KIND_PEOPLE);
    assert_str(item_text(item, FIELD_WHO), "Tim");
    assert_str(item_text(item, FIELD_FROM), "2026-11-01");
    assert_null(item->fields[FIELD_BY]);
    assert_str(item_text(item, FIELD_UNTIL), "2026-12-24");
    item = &feed->items[2];
    assert_str(item->title, "As it is");
    assert_int_equal(item->kind, KIND_BAROMETER);
    assert_true(item_number(item, FIELD_SCORE, 0) > 4.4);
    feed_destroy(feed);
}

static void
rdf_takes_items_beside_the_channel(void **state)
{
    (void)state;
    struct feed *feed = parse(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        "<channel><title>R</title><items/></channel><item rdf:about='u:1'><title>t</title>"
        "<link>http://example.org/1</link></item></rdf:RDF>");
    assert_int_equal(feed->format, FEED_RDF);
    assert_int_equal(feed->count, 1);
    assert_str(feed->items[0].id, "u:1");
    feed_destroy(feed);
}

static void
what_is_no_feed_is_refused_with_a_reason(void **state)
{
    (void)state;
    static const struct {
        const char *text, *why;
    } rows[] = {{"", "empty"},
                {"<!DOCTYPE html><html><body>x", "an HTML page, not a feed"},
                {"<div>x</div>", "an HTML page, not a feed"},
                {"<!doctype html><title>x</title><p>y", "an HTML page, not a feed"},
                {"<opml/>", "a list of feeds (OPML), not a feed"},
                {"<x/>", "XML, but not a feed"},
                {"hello", "not a feed: it has no XML element"},
                {"{\"a\": 1}", "JSON, but not a JSON Feed"},
                {"{\"a\": 1,}", "a name in double quotes is missing"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct feed_context context = {.limits = feed_limits_default()};
        enum reason_code why = REASON_NONE;
        assert_null(feed_parse(str_from(rows[i].text), &context, &why));
        assert_string_equal(reason_code_words(why, REASON_ENGLISH), rows[i].why);
    }
}

static void
common_faults_of_real_feeds_do_no_harm(void **state)
{
    (void)state;
    struct feed *feed = parse(
        "<rss><channel><item><title>&lt;b&gt;Bravo&lt;/b&gt; &amp;#55357;&amp;#56832;</title><link>/1</link>"
        "<author><name>Léa</name><email>lea@example.org</email></author><category><![CDATA[R&amp;D]]></"
        "category>"
        "<pubDate>soon</pubDate><dc:date>2026-11-20T08:00:00Z</dc:date><description>One.\n\nTwo.</"
        "description>"
        "</item><link>https://example.org/</link></channel></rss>");
    const struct item *item = &feed->items[0];
    assert_str(item->title, "Bravo 😀");
    assert_str(item->url, "https://example.org/1");
    assert_str(item->author, "Léa");
    assert_str(item->categories.items[0], "R&D");
    assert_true(item->published_s == 1795161600);
    assert_str(item->text, "One. Two.");
    assert_str(item->body, "One.\n\nTwo.");
    feed_destroy(feed);
    feed = parse("<feed xmlns='http://www.w3.org/2005/Atom'><entry><author> Tom </author></entry></feed>");
    assert_str(feed->items[0].author, "Tom");
    feed_destroy(feed);
}

/* An empty element means nothing; before one with content the first was not closed. */
static void
an_item_within_an_item_takes_nothing_from_it(void **state)
{
    static const char *const empty[] = {"<item/>", "<item></item>", "<item> </item>"};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        char text[256];
        snprintf(text, sizeof(text),
                 "<rss><channel><item><title>One</title>%s<category>Bravo</category></item></channel></rss>",
                 empty[i]);
        struct feed *feed = parse(text);
        assert_int_equal(feed->count, 1);
        assert_int_equal(feed->items[0].categories.count, 1);
        feed_destroy(feed);
    }
    struct feed *feed =
        parse("<rss><channel><item><title>One</title><item><title>Two</title></item></channel></rss>");
    assert_int_equal(feed->count, 2);
    assert_str(feed->items[1].title, "Two");
    feed_destroy(feed);
}

static void
a_feed_says_how_often_it_is_updated(void **state)
{
    static const struct {
        const char *hints;
        int64_t minutes;
    } rows[] = {{"", 0},
                {"<ttl>90</ttl>", 90},
                {"<ttl>soon</ttl><ttl>-5</ttl>", 0},
                {"<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 360},
                {"<sy:updatePeriod>hourly</sy:updatePeriod><ttl>90</ttl>", 60},
                {"<sy:updateFrequency>2</sy:updateFrequency>", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[256];
        snprintf(text, sizeof(text), "<rss><channel>%s</channel></rss>", rows[i].hints);
        struct feed *feed = parse(text);
        assert_true(feed->refresh_ms == rows[i].minutes * 60 * 1000);
        feed_destroy(feed);
    }
}

static void
what_a_server_says_before_the_feed_is_passed_over(void **state)
{
    (void)state;
    struct feed *feed =
        parse("<br />\n<b>Warning</b>: include(x.php) in <b>/srv/y.php</b><p>\n<?xml version='1.0'?>"
              "<rss><channel><item><title>a</title></item></channel></rss><script>x</script>");
    assert_int_equal(feed->format, FEED_RSS);
    assert_str(feed->items[0].title, "a");
    feed_destroy(feed);
}

static void
a_text_that_was_never_closed_ends_where_the_next_begins(void **state)
{
    (void)state;
    struct feed *feed =
        parse("<rss><channel><item><title>a<link>http://example.org/1</link><description>b <image>c"
              "<pubDate>2026-11-20</pubDate></item></channel></rss>");
    const struct item *item = &feed->items[0];
    assert_str(item->title, "a");
    assert_str(item->url, "http://example.org/1");
    assert_str(item->text, "b c");
    assert_true(item->published_s != TIME_NONE);
    feed_destroy(feed);
}

static void
pictures_are_found_where_modules_put_them(void **state)
{
    (void)state;
    struct feed *feed = parse(
        "<rss xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><item><podcast:images srcset="
        "'http://example.org/300.jpg 300w, http://example.org/1500.jpg 1500w'/></item></channel></rss>");
    assert_str(feed->items[0].image, "http://example.org/1500.jpg");
    feed_destroy(feed);
    feed = parse(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://example.org/a/'><entry>"
        "<content type='image/png' src='i.png'/></entry><entry><content type='text/html' src='full'/></entry>"
        "<entry><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml' xml:base='b/'><img "
        "src='i.png'/>"
        "</div></content></entry></feed>");
    assert_str(feed->items[0].image, "http://example.org/a/i.png");
    assert_str(feed->items[1].url, "http://example.org/a/full");
    assert_str(feed->items[2].image, "http://example.org/a/b/i.png");
    feed_destroy(feed);
}

/* The pictures for the slide of the first item of a feed with these elements, best first, by file name. */
static void
check_pictures(const char *elements, const char *expected)
{
    struct buf text, names;
    buf_init(&text, 100000);
    buf_init(&names, 10000);
    buf_printf(&text,
               "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><item>%s</item></channel></rss>",
               elements);
    struct feed *feed = parse(buf_c(&text));
    const struct str_list *list = &feed->items[0].pictures;
    for (size_t i = 0; i < list->count; i++)
        buf_printf(&names, "%s%.*s", i ? " " : "", STR_ARG(str_slice(list->items[i], 12, SIZE_MAX)));
    assert_str(buf_str(&names), expected);
    feed_destroy(feed);
    buf_finish(&names);
    buf_finish(&text);
}

static void
the_largest_picture_comes_first_and_never_a_face_or_a_badge(void **state)
{
    (void)state;
    static const struct {
        const char *elements, *pictures;
    } rows[] = {
        {"<media:thumbnail url='http://h.ex/small.jpg' width='75'/><media:content url='http://h.ex/big.jpg' "
         "medium='image' width='1920' height='1080'/>",
         "big.jpg small.jpg"},
        {"<media:content url='http://h.ex/big.jpg' medium='image'/><media:thumbnail "
         "url='http://h.ex/small.jpg'/>",
         "big.jpg small.jpg"},
        {"<media:content url='http://h.ex/article.jpg' medium='image'/><media:content "
         "url='http://h.ex/v.mp4' "
         "medium='video'><media:thumbnail url='http://h.ex/still.jpg'/></media:content>",
         "article.jpg still.jpg"},
        {"<media:content url='http://h.ex/140.jpg' width='140'/><media:content url='http://h.ex/700.jpg' "
         "width='700'/><media:content url='http://h.ex/460.jpg' width='460'/>",
         "700.jpg 460.jpg 140.jpg"},
        {"<media:thumbnail url='http://h.ex/t.jpg' width='150'/><description>&lt;img "
         "src='http://h.ex/full.jpg' "
         "width='1200' height='800'></description>",
         "full.jpg t.jpg"},
        {"<media:content url='https://0.gravatar.com/avatar/ab?s=96' medium='image'/><description>&lt;img "
         "src='http://h.ex/a.jpg'></description>",
         "a.jpg"},
        {"<description>&lt;a href='http://h.ex/team.jpg'>&lt;img src='http://h.ex/team-300x200.jpg'>&lt;/a> "
         "&lt;a "
         "href='/page'>&lt;img src='http://h.ex/b-1024x768.jpg'>&lt;/a></description>",
         "team.jpg b-1024x768.jpg team-300x200.jpg"},
        {"<description>&lt;video src='http://h.ex/v.mp4' "
         "poster='http://h.ex/p.jpg'>&lt;/video></description>",
         "p.jpg"},
        {"<description>&lt;picture>&lt;source type='image/avif' srcset='http://h.ex/a.avif 1600w'>&lt;img "
         "src='http://h.ex/a.jpg'>&lt;/picture></description>",
         "a.jpg a.avif"},
        {"<description>&lt;img src='http://h.ex/icon64.png' srcset='http://h.ex/icon64.png 64w, "
         "http://h.ex/hall.jpg 1600w'></description>",
         "hall.jpg"},
        {"<description>&lt;img src='http://h.ex/banner.jpg' width=1200 height=100>&lt;img "
         "src='http://h.ex/hall.jpg'>&lt;img src='http://h.ex/s.jpg' width=80>&lt;img "
         "src='http://img.shields.io/x.svg'>&lt;img src='http://h.ex/avatar/3f' class='avatar'>&lt;img "
         "src='http://h.ex/beacon?x'>&lt;img src='http://h.ex/p.gif' width=1 height=1></description>",
         "hall.jpg banner.jpg"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check_pictures(rows[i].elements, rows[i].pictures);
}

static void
a_quotation_has_the_marks_of_the_language_of_its_item(void **state)
{
    (void)state;
    struct feed *feed = parse("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>f</title>"
                              "<entry><title type='html'>&lt;q>Danke&lt;/q></title></entry>"
                              "<entry xml:lang='fr'><title>b</title><content type='html'>&lt;q>Oui&lt;/q>"
                              "</content></entry></feed>");
    assert_str(feed->items[0].headline, "„Danke“");
    assert_str(feed->items[1].body, "«\u00A0Oui\u00A0»");
    feed_destroy(feed);
}

static void
each_item_has_the_kind_of_its_own_category(void **state)
{
    (void)state;
    static const struct {
        const char *category;
        enum kind kind;
    } rows[] = {{"Kudos", KIND_COMPLIMENT}, {"Alert", KIND_ALERT}, {"Wind", KIND_NEWS},
                {"Kudos", KIND_COMPLIMENT}, {"Wind", KIND_NEWS},   {"Kudos", KIND_COMPLIMENT}};
    char text[2000] = "<rss version='2.0'><channel><title>Journal</title>";
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        size_t len = strlen(text);
        snprintf(text + len, sizeof(text) - len,
                 "<item><guid>%zu</guid><title>A%zu</title><category>%s</category></item>", i, i,
                 rows[i].category);
    }
    strcat(text, "</channel></rss>");
    struct feed *feed = parse(text);
    assert_int_equal(feed->count, sizeof(rows) / sizeof(rows[0]));
    for (size_t i = 0; i < feed->count; i++)
        assert_int_equal(feed->items[i].kind, rows[i].kind);
    feed_destroy(feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rss_with_modules_is_understood),
        cmocka_unit_test(atom_inherits_authors_and_resolves_against_its_base),
        cmocka_unit_test(json_feed_is_understood_with_its_fields),
        cmocka_unit_test(json_in_other_languages_is_understood),
        cmocka_unit_test(rdf_takes_items_beside_the_channel),
        cmocka_unit_test(common_faults_of_real_feeds_do_no_harm),
        cmocka_unit_test(a_feed_says_how_often_it_is_updated),
        cmocka_unit_test(an_item_within_an_item_takes_nothing_from_it),
        cmocka_unit_test(what_a_server_says_before_the_feed_is_passed_over),
        cmocka_unit_test(a_text_that_was_never_closed_ends_where_the_next_begins),
        cmocka_unit_test(pictures_are_found_where_modules_put_them),
        cmocka_unit_test(the_largest_picture_comes_first_and_never_a_face_or_a_badge),
        cmocka_unit_test(each_item_has_the_kind_of_its_own_category),
        cmocka_unit_test(what_is_no_feed_is_refused_with_a_reason),
        cmocka_unit_test(a_quotation_has_the_marks_of_the_language_of_its_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
