#include "test.h"

#include "text/html.h"

struct row {
    const char *source, *text, *body;
};

static void
check(const struct row *row)
{
    struct arena *arena = arena_create(1 << 20);
    struct html html;
    html_init(&html, 10000, 10000);
    html_read(&html, arena, str_from(row->source));
    assert_str(buf_str(&html.text), row->text);
    assert_str(buf_str(&html.body), row->body);
    html_finish(&html);
    arena_destroy(arena);
}

static void
blocks_become_lines_and_paragraphs_stand_apart(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"", "", ""},
        {"a <b>b</b>\n  c", "a b c", "a b c"},
        {"<p>a<p>b", "a\nb", "a\n\nb"},
        {"a<br>b<br/>c", "a\nb\nc", "a\nb\nc"},
        {"a<br><br>b", "a\nb", "a\n\nb"},
        {"<div>a</div><div>b</div>", "a\nb", "a\nb"},
        {"<h2>t</h2>x<hr>y", "t\nx\ny", "t\n\nx\n\ny"},
        {"a<p>&nbsp;</p><p>b", "a\nb", "a\n\nb"},
        {"<pre>a\n b\n\nc</pre>", "a\nb\nc", "a\nb\n\nc"},
        {"x<b>y</b>z", "xyz", "xyz"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i]);
}

static void
lists_quotes_and_cells_keep_their_signs_in_the_body(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"x<ul><li>a<li>b</ul>y", "x\na\nb\ny", "x\n\n•\ta\n•\tb\n\ny"},
        {"<ol><li>a</li><li><p>b</p></li></ol>", "a\nb", "1.\ta\n2.\tb"},
        {"<ul><li>a<ol><li>b</ol><li>c</ul>", "a\nb\nc", "•\ta\n1.\tb\n•\tc"},
        {"<ul><li>a<ul><li>b</ul><li>c</ul>", "a\nb\nc", "•\ta\n–\tb\n•\tc"},
        {"<li>a<li>b", "a\nb", "•\ta\n•\tb"},
        {"<blockquote>a<br>b</blockquote>c", "a\nb\nc", ">\ta\n>\tb\n\nc"},
        {"<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>", "a\nb\nc\nd", "a · b\nc · d"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i]);
}

static void
what_is_no_text_is_gone(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a<script>if (a < b) { '</p>' }</script>b", "ab", "ab"},
        {"a<style>p {}</style><!-- c --> b<applet>x</applet>", "a b", "a b"},
        {"a<form>mail <input><button>Go</button></form>b", "a\nmail Go\nb", "a\nb"},
        {"a<script>never closed", "a", "a"},
        {"<a href='x'>link</a> <img src=x alt=y>", "link", "link"},
        {"1 < 2 && 3 > 2 <3", "1 < 2 && 3 > 2 <3", "1 < 2 && 3 > 2 <3"},
        {"<form>all of it</form>", "all of it", "all of it"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i]);
}

static void
references_are_decoded_as_browsers_do(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"&eacute;&#233;&#xE9;&eacute", "éééé", "éééé"},
        {"&#128;&#151;&#8217;", "€—’", "€—’"},
        {"&amp;amp; AT&T &unknown; &", "&amp; AT&T &unknown; &", "&amp; AT&T &unknown; &"},
        {"&nGt;&notit;", "≫⃒¬it;", "≫⃒¬it;"},
        {"a&#0;&#xD800;&#x1F600;b&#x110000;", "a😀b", "a😀b"},
        {"&shy;&nbsp;x&thinsp;y", "\u00AD\u00A0x\u2009y", "\u00AD\u00A0x\u2009y"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i]);
}

static void
plain_text_keeps_its_lines(void **state)
{
    (void)state;
    struct html html;
    html_init(&html, 1000, 1000);
    html_read_plain(&html, STR("a <b>\r\nb\n\n- c\n* d"));
    assert_str(buf_str(&html.text), "a <b>\nb\n- c\n* d");
    assert_str(buf_str(&html.body), "a <b>\nb\n\n•\tc\n•\td");
    html_finish(&html);
}

static void
texts_are_cut_at_a_character(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 20);
    struct html html;
    html_init(&html, 10, 7);
    html_read(&html, arena, STR("éééééééééé"));
    assert_true(html.text.len <= 10 && html.text.len % 2 == 0);
    assert_true(html.body.len <= 7 && html.body.len % 2 == 0);
    html_finish(&html);
    arena_destroy(arena);
}

static void
pictures_are_found_and_ornaments_are_not(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 20);
    struct html html;
    html_init(&html, 1000, 1000);
    html_read(
        &html, arena,
        STR("<img src='t.gif' width=1 height=1><img src='t.gif' style='border:0; height: 1px'><img "
            "src='data:x' data-src='lazy.jpg'>"
            "<img width='640' src=\"a.jpg?x=1&amp;y=2\" srcset='b.jpg 320w, c.jpg 1280w'>"
            "<img src='https://feeds.feedburner.com/~r/x'><img class='wp-smiley' src='s.png'>"
            "<picture><source srcset='d.webp 2x'><img src='d.jpg'></picture><img><img src='javascript:x'>"));
    static const struct {
        const char *url;
        int width;
    } expected[] = {{"lazy.jpg", 0}, {"a.jpg?x=1&y=2", 640}, {"c.jpg", 1280}, {"d.webp", 0}, {"d.jpg", 0}};
    assert_int_equal(html.picture_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_str(html.pictures[i].url, expected[i].url);
        assert_int_equal(html.pictures[i].width, expected[i].width);
    }
    html_finish(&html);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_become_lines_and_paragraphs_stand_apart),
        cmocka_unit_test(lists_quotes_and_cells_keep_their_signs_in_the_body),
        cmocka_unit_test(what_is_no_text_is_gone),
        cmocka_unit_test(references_are_decoded_as_browsers_do),
        cmocka_unit_test(plain_text_keeps_its_lines),
        cmocka_unit_test(texts_are_cut_at_a_character),
        cmocka_unit_test(pictures_are_found_and_ornaments_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
