#include "test.h"

#include <stdio.h>

#include "formats/feed_reader.h"
#include "html/double_encoding.h"

static struct feed *
tidy(const char *items, size_t expected_duplicates)
{
    struct feed_context context = {.limits = feed_limits_default()};
    struct buf text;
    enum reason_code why = REASON_NONE;
    buf_init(&text, 100000);
    buf_printf(&text, "<rss><channel>%s</channel></rss>", items);
    struct feed *feed = feed_parse(buf_str(&text), &context, &why);
    buf_finish(&text);
    assert_non_null(feed);
    assert_int_equal(feed_tidy(feed), expected_duplicates);
    return feed;
}

static void
texts_that_were_encoded_twice_are_repaired(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 20);
    assert_str(double_encoding_fix_utf8(arena, STR("d\u00C3\u00A9j\u00C3\u00A0 \u00E2\u20AC\u201C vu")),
               "déjà – vu");
    assert_str(double_encoding_fix_utf8(arena, STR("déjà vu")), "déjà vu");
    assert_str(double_encoding_fix_utf8(arena, STR("S\u00C3O e caf\u00C3\u00A9")),
               "S\u00C3O e caf\u00C3\u00A9");
    assert_str(double_encoding_fix_utf8(arena, STR("日 \u00C3\u00A9")), "日 \u00C3\u00A9");
    assert_str(double_encoding_fix_utf8(arena, STR("•\tth\u00C3\u00A9\n•\tcaf\u00C3\u00A9\u202F!\n日")),
               "•\tthé\n•\tcafé\u202F!\n日");
    assert_str(double_encoding_fix_utf8(arena, STR("\u00D0\u0178\u00D0\u00BE\u00D1\xC2\x81\u00D1\u201A")),
               "Пост");
    assert_str(double_encoding_fix_utf8(arena, STR("VIVE LA LIBERTÉ\u00A0!")), "VIVE LA LIBERTÉ\u00A0!");
    assert_str(double_encoding_fix_utf8(arena, STR("«\u00A0É\u00A0», «\u00A0À\u00A0», «\u00A0Ù\u00A0»")),
               "«\u00A0É\u00A0», «\u00A0À\u00A0», «\u00A0Ù\u00A0»");
    assert_str(double_encoding_fix_utf8(arena, STR("SANTÉ\u00A0! BEAUTÉ\u00A0! BONTÉ\u00A0!")),
               "SANTÉ\u00A0! BEAUTÉ\u00A0! BONTÉ\u00A0!");
    assert_str(double_encoding_fix_utf8(arena, STR("LIBERTÉ\u00A0: bravo\u202F!")),
               "LIBERTÉ\u00A0: bravo\u202F!");
    assert_str(double_encoding_fix_utf8(arena, STR("Bravo \u00F0\u0178\u017D\u2030")), "Bravo 🎉");
    arena_destroy(arena);
    struct feed *feed = tidy("<item><title>Caf\u00C3\u00A9 &amp;amp;amp; th\u00C3\u00A9</title></item>", 0);
    assert_str(feed->items[0].title, "Café & thé");
    feed_destroy(feed);
    feed = tidy("<item><title>A</title><description>&amp;lt;p&gt;Caf\u00C3\u00A9&amp;lt;/p&gt;</description>"
                "<content:encoded "
                "xmlns:content='http://purl.org/rss/1.0/modules/content/'>Long</content:encoded></item>",
                0);
    assert_str(feed->items[0].summary, "Café");
    feed_destroy(feed);
}

/* The places of its links belong to a text: one that is repaired has none. */
static void
a_text_that_is_not_changed_keeps_its_links(void **state)
{
    (void)state;
    struct feed *feed =
        tidy("<item><guid>1</guid><description>&lt;p&gt;R&amp;amp;D &lt;a href='https://h.example/1'"
             "&gt;moved&lt;/a&gt;&lt;/p&gt;</description></item>"
             "<item><guid>2</guid><description>&lt;p&gt;Caf\u00C3\u00A9 &lt;a href='https://h.example/1'"
             "&gt;moved&lt;/a&gt;&lt;/p&gt;</description></item>",
             0);
    assert_str(feed->items[0].body, "R&D moved");
    assert_true(feed->items[0].marks.len > 0);
    assert_str(feed->items[1].body, "Café moved");
    assert_null(feed->items[1].marks.ptr);
    feed_destroy(feed);
}

static void
references_that_were_escaped_twice_are_decoded(void **state)
{
    (void)state;
    struct feed *feed =
        tidy("<item><title>L&amp;amp;eacute;a &amp;amp;#8217; &amp;amp;lt;3</title></item>", 0);
    assert_str(feed->items[0].title, "Léa ’ <3");
    feed_destroy(feed);
}

static void
html_that_was_escaped_twice_or_written_as_text_shows_no_tags(void **state)
{
    (void)state;
    struct feed *feed =
        tidy("<item><title>A &amp;amp;lt;b&amp;amp;gt;new&amp;amp;lt;/b&amp;amp;gt; shop</title><description>"
             "&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;&amp;lt;ul&amp;gt;&amp;lt;li&amp;gt;two&amp;lt;/"
             "ul&amp;gt;</description></item>"
             "<item><title>1 &lt; 2 &amp;lt;name&amp;gt;</title></item>",
             0);
    assert_str(feed->items[0].title, "A new shop");
    assert_str(feed->items[0].body, "One\n\n•\ttwo");
    assert_str(feed->items[1].title, "1 < 2 <name>");
    feed_destroy(feed);
    struct arena *arena = arena_create(1 << 20);
    assert_false(double_encoding_is_html(STR("a < b, </ > and <bread>")));
    assert_true(double_encoding_is_html(STR("one<br />two")));
    assert_str(double_encoding_read_html(arena, STR("<b>One</b>\n\ntwo"), false), "#\tOne\n\ntwo");
    assert_str(double_encoding_read_html(arena, STR("<p>One</p>\n<p>two</p>"), false), "One\n\ntwo");
    arena_destroy(arena);
}

static void
accounts_are_not_shown_as_authors(void **state)
{
    (void)state;
    static const struct {
        const char *author, *shown;
    } rows[] = {
        {"admin", NULL},
        {"webmaster@firm.example (Webmaster)", NULL},
        {"noreply@firm.example", NULL},
        {"No-reply Mill.example", NULL},
        {"i:0#.f|membership|j.doe@firm.example", NULL},
        {"FIRM\\jdoe", NULL},
        {"Unknown User", NULL},
        {"SharePoint System Account", NULL},
        {"Site-Administrator", NULL},
        {"jdoe", NULL},
        {"j.doe", NULL},
        {"User17", NULL},
        {"https://firm.example/u/7", NULL},
        {"Awa Ndiaye", "Awa Ndiaye"},
        {"awa@firm.example (Awa Ndiaye)", "Awa Ndiaye"},
        {"Redaktion", "Redaktion"},
        {"Élodie", "Élodie"},
        {"岡田", "岡田"},
        {"Team Logistics 2", "Team Logistics 2"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char item[200];
        snprintf(item, sizeof(item), "<item><author>%s</author></item>", rows[i].author);
        struct feed *feed = tidy(item, 0);
        if (rows[i].shown)
            assert_str(feed->items[0].author, rows[i].shown);
        else
            assert_null(feed->items[0].author.ptr);
        feed_destroy(feed);
    }
    struct feed *feed = tidy("<item><author>admin, Awa Ndiaye</author></item>", 0);
    assert_str(feed->items[0].author, "Awa Ndiaye");
    feed_destroy(feed);
}

static void
titles_are_shown_as_they_are_meant(void **state)
{
    (void)state;
    struct feed *feed = tidy(
        "<item><title>CO&lt;sub&gt;2&lt;/sub&gt;: &lt;del&gt;40&lt;/del&gt; 30 t</title></item>"
        "<item><title>&lt;s&gt;Off&lt;/s&gt;</title><description>&lt;del>gone&lt;/del></description></item>"
        "<item><title>A &lt;b&gt;bold&lt;/b&gt; one</title></item>",
        0);
    assert_str(feed->items[0].title, "CO₂: 30 t");
    assert_null(feed->items[1].title.ptr);
    assert_null(feed->items[1].text.ptr);
    assert_str(feed->items[2].title, "A bold one");
    feed_destroy(feed);
}

static void
of_two_items_that_are_one_the_richer_has_the_first_place_and_the_other_is_marked(void **state)
{
    (void)state;
    struct feed *feed =
        tidy("<item><guid>1</guid><title>a</title></item><item><guid>2</guid><title>b</title></item>"
             "<item><guid>1</guid><title>a</title><description>more</description></item>",
             1);
    assert_int_equal(feed->count, 3);
    assert_str(feed->items[0].body, "more");
    assert_str(feed->items[0].key, "1");
    assert_false(feed->items[0].duplicate);
    assert_str(feed->items[1].title, "b");
    assert_true(feed->items[2].duplicate);
    assert_false(str_equal(feed->items[2].key, feed->items[0].key));
    feed_destroy(feed);
}

static void
different_items_under_one_id_both_stay(void **state)
{
    (void)state;
    struct feed *feed =
        tidy("<item><guid isPermaLink='false'>x</guid><link>http://a/1</link><title>a</title></item>"
             "<item><guid isPermaLink='false'>x</guid><link>http://a/2</link><title>b</title></item>",
             0);
    assert_int_equal(feed->count, 2);
    assert_false(str_equal(feed->items[0].key, feed->items[1].key));
    feed_destroy(feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_that_were_encoded_twice_are_repaired),
        cmocka_unit_test(a_text_that_is_not_changed_keeps_its_links),
        cmocka_unit_test(references_that_were_escaped_twice_are_decoded),
        cmocka_unit_test(html_that_was_escaped_twice_or_written_as_text_shows_no_tags),
        cmocka_unit_test(accounts_are_not_shown_as_authors),
        cmocka_unit_test(titles_are_shown_as_they_are_meant),
        cmocka_unit_test(of_two_items_that_are_one_the_richer_has_the_first_place_and_the_other_is_marked),
        cmocka_unit_test(different_items_under_one_id_both_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
