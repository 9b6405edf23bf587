#include "test.h"

#include "base/file.h"
#include "formats/feed_reader.h"
#include "feed/json.h"

/* Five documents in the formats of feeds. */
static const char *const documents[] = {
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" "
    "xmlns:content=\"http://purl.org/rss/1.0/modules/"
    "content/\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>Journal d'équipe</title>"
    "<link>https://example.org/</link><!-- une note --><item><title>Léa &amp; Tom</title><guid>1</guid>"
    "<description>Court &lt;b&gt;texte&lt;/b&gt;</description><content:encoded><![CDATA[<p>Le texte "
    "<i>entier</i>, "
    "&eacute;crit.</p><img src=\"/a.jpg\">]]></content:encoded><pubDate>Mon, 23 Nov 2026 08:00:00 "
    "GMT</pubDate>"
    "</item>\n<item><title>Deux</title><media:group><media:content url=\"https://example.org/b.jpg\" "
    "medium=\"image\" "
    "width=\"800\"/><media:title>Autre</media:title></media:group><category>Bravo</category><guid>2</guid></"
    "item>"
    "</channel></rss>\n",

    "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
    "xml:lang=\"de\"><title>Werk</title><author><name>Ida</name></author>"
    "<entry><id>a</id><title type=\"html\">Gr&amp;uuml;&amp;szlig;e</title><content type=\"xhtml\"><div "
    "xmlns=\"http://www.w3.org/1999/xhtml\"><p>Eins<br/>zwei</p><ul><li>drei</li></ul></div></"
    "content><updated>"
    "2026-11-23T07:00:00Z</updated><link rel=\"alternate\" "
    "href=\"https://example.org/a?x=1&amp;y=2\"/></entry>"
    "<entry><id>b</id><title>Zwei</title><summary>Kurz</summary></entry></feed>",

    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"c\"><title>R</title></channel>"
    "<item rdf:about=\"1\"><title>One</title><dc:creator>Ann</dc:creator><dc:date>2026-11-23</dc:date></item>"
    "<item rdf:about=\"2\"><title>Two</title><description>b &#233; c</description></item></rdf:RDF>",

    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"J\", \"items\": [{\"id\": \"1\", "
    "\"content_html\": "
    "\"<p>a \\u00e9\\ud83d\\ude00</p>\", \"tags\": [\"x\", \"y\"]}, {\"id\": 2, \"title\": \"b\", "
    "\"_breakroom\": {\"kind\": "
    "\"tip\", \"series\": [1, 2.5]}}]}",

    /* in UTF-16 */
    "<rss><item><title>One &amp; only</title></item><item><guid>2</guid></item></rss>"};
#define DOCUMENTS 5

static struct str
document(size_t i)
{
    static char wide[512];
    struct str text = str_from(documents[i]);
    if (i + 1 < DOCUMENTS)
        return text;
    memcpy(wide, "\xFF\xFE", 2);
    for (size_t at = 0; at < text.len; at++)
        wide[2 + 2 * at] = text.ptr[at];
    return (struct str){wide, 2 + 2 * text.len};
}

static struct feed *
parse(struct str bytes)
{
    struct feed_context context = {.limits = feed_limits_default(), .base = STR("https://example.org/feed")};
    enum reason_code why = REASON_NONE;
    struct feed *feed = feed_parse(bytes, &context, &why);
    if (!feed)
        assert_int_not_equal(why, REASON_NONE);
    return feed;
}

static void
assert_same_items(const struct feed *cut, const struct feed *whole)
{
    struct arena *arena = arena_create(1 << 20);
    assert_true(cut->count <= whole->count);
    for (size_t i = 0; i < cut->count; i++) {
        struct str expected = item_to_json(arena, &whole->items[i]);
        assert_true(str_equal(item_to_json(arena, &cut->items[i]), expected));
    }
    arena_destroy(arena);
}

static void
cut_anywhere(struct str bytes, size_t items)
{
    struct feed *whole = parse(bytes);
    assert_non_null(whole);
    assert_int_equal(whole->count, items);
    assert_false(whole->truncated);
    size_t most = 0;
    for (size_t len = 0; len < bytes.len; len++) {
        struct feed *cut = parse(str_slice(bytes, 0, len));
        if (!cut)
            continue;
        assert_same_items(cut, whole);
        /* white space at the very end may be missing */
        assert_true(cut->truncated || str_blank(str_slice(bytes, len, SIZE_MAX)));
        assert_true(cut->count >= most);
        most = cut->count;
        feed_destroy(cut);
    }
    feed_destroy(whole);
}

static void
a_document_cut_at_any_byte_gives_whole_items_only(void **state)
{
    (void)state;
    for (size_t i = 0; i < DOCUMENTS; i++)
        cut_anywhere(document(i), 2);
}

static void
feeds_of_real_programs_cut_at_any_byte_give_whole_items_only(void **state)
{
    static const struct {
        const char *path;
        size_t items;
    } rows[] = {{"feeds/atom.xml", 6},
                {"feeds/rss-breakroom.xml", 6},
                {"feeds/alerte.json", 1},
                {"tests/feed/cases/made/drupal.xml", 1},
                {"tests/feed/cases/miniflux/rdf/TestParseFeedWithURLWrappedInSpaces.xml", 1}};
    struct arena *arena = arena_create(1 << 20);
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str bytes = file_read(arena, rows[i].path, 1 << 16, NULL);
        assert_non_null(bytes.ptr);
        cut_anywhere(bytes, rows[i].items);
    }
    arena_destroy(arena);
}

static void
a_document_reads_the_same_in_pieces_of_any_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < DOCUMENTS; i++) {
        struct feed *whole = parse(document(i));
        for (size_t piece = 1; piece < 40; piece++) {
            struct feed_context context = {.limits = feed_limits_default(),
                                           .base = STR("https://example.org/feed")};
            struct feed_reader *reader = feed_reader_create(&context);
            for (size_t at = 0; at < document(i).len; at += piece)
                assert_true(feed_reader_push(reader, str_slice(document(i), at, piece)));
            enum reason_code why = REASON_NONE;
            struct feed *feed = feed_reader_finish(reader, &why);
            assert_int_equal(feed->count, whole->count);
            assert_same_items(feed, whole);
            assert_str(feed->title, whole->title.ptr);
            feed_destroy(feed);
        }
        feed_destroy(whole);
    }
}

static void
a_reader_can_be_abandoned_anywhere(void **state)
{
    (void)state;
    for (size_t len = 0; len < document(0).len; len += 13) {
        struct feed_context context = {.limits = feed_limits_default()};
        struct feed_reader *reader = feed_reader_create(&context);
        feed_reader_push(reader, str_slice(document(0), 0, len));
        feed_reader_abandon(reader);
    }
    feed_reader_abandon(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_cut_at_any_byte_gives_whole_items_only),
        cmocka_unit_test(feeds_of_real_programs_cut_at_any_byte_give_whole_items_only),
        cmocka_unit_test(a_document_reads_the_same_in_pieces_of_any_size),
        cmocka_unit_test(a_reader_can_be_abandoned_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
