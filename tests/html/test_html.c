#include "test.h"

#include "html/html.h"

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
        {"<h2>t</h2>x<hr>y", "t\nx\ny", "#\tt\n\nx\n\ny"},
        {"a<p>&nbsp;</p><p>b", "a\nb", "a\n\nb"},
        {"x<b>y</b>z", "xyz", "xyz"},
        {"a&nbsp;&nbsp; b.&nbsp; c 5&nbsp;%", "a\u00A0\u00A0 b.\u00A0 c 5\u00A0%", "a b. c 5\u00A0%"},
        {"<div>💡</div><div>a</div><p>🎉🎉</p><ul><li>b</ul>", "💡\na\n🎉🎉\nb", "💡 a\n\n🎉🎉\n\n•\tb"},
        {"<p>&nbsp; &nbsp;a</p><p>\u200E\u200B\uFEFF</p>b", "a\n\u200E\u200B\uFEFF\nb", "a\n\nb"},
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
        {"<ol start=3><li>a<li value=7>b<li>c</ol>", "a\nb\nc", "3.\ta\n7.\tb\n8.\tc"},
        {"<ol start=-1 type=1><li value=x>a</ol>", "a", "1.\ta"},
        {"<li>a<li>b", "a\nb", "•\ta\n•\tb"},
        {"<blockquote>a<br>b</blockquote>c", "a\nb\nc", ">\ta\n>\tb\n\nc"},
        {"<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>", "a\nb\nc\nd", "a · b\nc · d"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i]);
}

static void
headings_are_marked_also_where_they_are_only_bold(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<p>a</p><h3>b</h3><p>c</p>", "a\nb\nc", "a\n\n#\tb\n\nc"},
        {"<p><b>Shoes</b></p><p>c</p>", "Shoes\nc", "#\tShoes\n\nc"},
        {"<p>a</p><p><strong>Shoes</strong><br>c</p>", "a\nShoes\nc", "a\n\n#\tShoes\nc"},
        {"<p><b>A sentence.</b></p><p>c</p>", "A sentence.\nc", "A sentence.\n\nc"},
        {"<p><b>Where:</b> here</p><p>c</p>", "Where: here\nc", "Where: here\n\nc"},
        {"<p>a</p><p><b>last</b></p>", "a\nlast", "a\n\nlast"},
        {"a<br><b>b</b><br>c", "a\nb\nc", "a\nb\nc"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check(&rows[i]);
}

static void
check_bodies(const char *const (*rows)[2], size_t count)
{
    struct arena *arena = arena_create(1 << 20);
    struct html html;
    html_init(&html, 10000, 10000);
    for (size_t i = 0; i < count; i++) {
        html_read(&html, arena, str_from(rows[i][0]));
        assert_str(buf_str(&html.body), rows[i][1]);
    }
    html_finish(&html);
    arena_destroy(arena);
}

static void
words_keep_their_meaning(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"on <del>Monday</del> <ins>Tuesday</ins>, <s>40</s> 30, <strike>1</strike> 2", "on Tuesday, 30, 2"},
        {"<span style='text-decoration: line-through'>a <span>b</span></span> c", "c"},
        {"<span class='text line-through'>a</span> b", "b"},
        {"<p><s>all</s></p>", ""},
        {"at 10 <s>or 11</s>, gate 3 (lift <del>4</del>). <s>No</s> Yes", "at 10, gate 3 (lift). Yes"},
        {"10<sup>6</sup> 3<sup>rd</sup> CO<sub>2</sub> x<sup>n+1</sup> 10<sup>6,5</sup>",
         "10⁶ 3rd CO₂ xⁿ⁺¹ 10^6,5"},
        {"e<sup>-x</sup> e<sup>−x</sup> A<sub>i,j</sub>", "e^-x e^−x Ai,j"},
        {"M<sup>me</sup> 1<sup>er</sup> Na<sup>+</sup> 2 <sup>−1</sup> Name<sup>TM</sup> V<sub>max</sub>",
         "Mme 1er Na⁺ 2 ⁻¹ Name™ Vmax"},
        {"rose<sup><a href='#fn1'>1</a></sup> by<a href='x#fn2'><sup>2</sup></a> it<a href='#n'>[3]</a>. "
         "<a href='#r'>↩︎</a>",
         "rose by it."},
        {"<q>a <q>b</q></q>, <q></q>c", "\"a 'b'\", c"},
        {"<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>の", "東京の"},
        {"<ul><li><input type=checkbox checked> a<li><p><input type=checkbox> b</p><li>c</ul>",
         "✓\ta\n□\tb\n•\tc"},
        {"<ul><li data-checked=true>a</li><li data-checked=false>b</li></ul>", "✓\ta\n□\tb"},
        {"<ul class=inline-task-list><li class=checked data-inline-task-id=1>a<li "
         "data-inline-task-id=2>b</ul>",
         "✓\ta\n□\tb"},
        {"<img class='emoticon emoticon-tick' src=c.svg alt='(tick)'> fine", "✓ fine"},
        {"a <input type=checkbox checked> b <input type=text>", "a ✓ b"},
        {"<dl><dt>Mon</dt><dd>Fish</dd><dt>Tue<dd>Soup<dd>Rice</dl>x", "Mon: Fish\nTue: Soup, Rice\n\nx"},
        {"<dl><dt>A<dt>B<dd><p>c</p></dd><dt>Why?<dd>So.<dd>D.</dl>", "A, B: c\n\nWhy? So.\nD."},
        {"<pre><code>if x:\n\tprint(\"a  b\")\n</code></pre>",
         "`\tif x:\n`\t\u00A0\u00A0\u00A0\u00A0print(\"a\u00A0\u00A0b\")"},
        {"run <code>a \"b\"</code>", "run a \u2060\"b\u2060\""},
        {"well <img src=https://s.w.org/images/core/emoji/15/72x72/1f389.png alt=🎉 class=wp-smiley> done "
         "<img src=i.png alt=:rocket: class=emoji> <img src=tick.png width=16 alt=✓> <img src=a.jpg alt=A>",
         "well 🎉 done ✓"},
        {"<span>Closed</span><span>Open</span> <b>i</b><b>n</b> Mc<b>Donald</b>", "Closed Open in McDonald"},
    };
    check_bodies(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
quotations_and_pairs_have_the_marks_of_the_language(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", "\"a 'b \"c\"'\""},
        {"en", "“a ‘b “c”’”"},
        {"fr", "«\u00A0a “b «\u00A0c\u00A0»”\u00A0»"},
        {"de-AT", "„a ‚b „c“‘“"},
        {"pl", "„a «b „c”»”"},
        {"sv_SE", "”a ’b ”c”’”"},
        {"ja", "「a 『b 「c」』」"},
        {"klingon", "“a ‘b “c”’”"},
    };
    struct arena *arena = arena_create(1 << 20);
    struct html html;
    html_init(&html, 10000, 10000);
    html.language = STR("fr");
    html_read(&html, arena, STR("<dl><dt>Où<dd>Ici<dt>Qui<dd>Ana<dd>Léa</dl>"));
    assert_str(buf_str(&html.body), "Où\u00A0: Ici\nQui\u00A0: Ana, Léa");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        html.language = str_from(rows[i][0]);
        html_read(&html, arena, STR("<q>a <q>b <q>c</q></q></q>"));
        assert_str(buf_str(&html.body), rows[i][1]);
    }
    html_finish(&html);
    arena_destroy(arena);
}

static void
cells_keep_their_column(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"<table><tr><th>Day<th>Meat<th>Veg<tr><td>Mon<td>Roast<td>Risotto<tr><td>Tue<td>&nbsp;<td>Soup</"
         "table>",
         "#\tDay · Meat · Veg\nMon · Roast · Risotto\nTue · – · Soup"},
        {"<table><tr><td rowspan=2>Mon</td><td>a</td><td>b</td></tr><tr><td></td><td>c</td></tr>"
         "<tr><td colspan=3>Rest</td></tr><tr><td>Tue</td><td colspan=2>d</td></tr></table>",
         "Mon · a · b\nMon · – · c\nRest\nTue · d"},
        {"<table><tr><th>Day<th>Meat<th>Veg<th>Fish<tr><td>Mon<td colspan=2>Soup<td>Cod"
         "<tr><td colspan=2><td>Rice<td><tr><td>Tue<td>Ham<td colspan=2>Pie"
         "<tr><td rowspan=2 colspan=2>Wed<td>a<td>b<tr><td>c<td>d</table>",
         "#\tDay · Meat · Veg · Fish\nMon · Soup · Soup · Cod\n– · – · Rice · –\nTue · Ham · Pie\n"
         "Wed · Wed · a · b\nWed · Wed · c · d"},
        {"<table><tr><td><p>Mon</p></td><td><p>Roast</p><p>Rice</p></td></tr>"
         "<tr><td>Tue</td><td>a<br>b,<br>c</td></tr></table>x",
         "Mon · Roast, Rice\nTue · a, b, c\n\nx"},
        {"<table><tr><td>a</td><td>b</td></tr><tr><td>Only</td></tr><tr><td>c</td><td></td></tr></table>",
         "a · b\nOnly\nc · –"},
        {"<table><tr><td><img src=a.png></td><td>a</td></tr><tr><td><img "
         "src=b.png></td><td>b</td></tr></table>",
         "a\n\nb"},
        {"<table><tr><td><h2>News</h2><p>a</p></td></tr><tr><td><table><tr><td>1<td>2</table></td></tr></"
         "table>",
         "#\tNews\n\na\n\n1 · 2"},
        {"<td>a<td>b", "a\n\nb"},
    };
    check_bodies(rows, sizeof(rows) / sizeof(rows[0]));
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
        {"<préfixe> 1, <tel:+33123> <o:p>a</o:p>", "<préfixe> 1, <tel:+33123> a",
         "<préfixe> 1, <tel:+33123> a"},
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
        {"&shy;&nbsp;x&thinsp;y", "\u00AD\u00A0x\u2009y", "x\u2009y"},
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
lines_that_a_program_wrapped_are_joined_and_those_of_an_author_stay(void **state)
{
    (void)state;
    static const struct {
        const char *source, *plain, *untagged;
    } rows[] = {
        {"Dear all,\nThe lift in hall 2 is out of order until Thursday. Use the\nstairs or the goods lift in "
         "hall 3.\n\nThank you.",
         "Dear all,\nThe lift in hall 2 is out of order until Thursday. Use the stairs or the goods lift in "
         "hall 3.\n\nThank you.",
         NULL},
        {"The lift in hall 2 is out of order until Thursday. Please use the\nStairs of hall 3, or the goods "
         "lift "
         "there, which is open from six in\nthe morning. Monday: Anna.\nTuesday: Ben.",
         "The lift in hall 2 is out of order until Thursday. Please use the Stairs of hall 3, or the goods "
         "lift "
         "there, which is open from six in the morning. Monday: Anna.\nTuesday: Ben.",
         NULL},
        {"Monday: Anna, who stands in for Cleo in the afternoon\nTuesday: Ben\nWednesday: Cleo",
         "Monday: Anna, who stands in for Cleo in the afternoon\nTuesday: Ben\nWednesday: Cleo", NULL},
        {"Please bring:\ngloves\nshoes", "Please bring:\ngloves\nshoes", "Please bring: gloves shoes"},
        {"Of the long line that comes first, no line is as long as it is\nthe end\n1. Ask your lead\n2. Sign",
         "Of the long line that comes first, no line is as long as it is the end\n1. Ask your lead\n2. Sign",
         NULL},
    };
    struct arena *arena = arena_create(1 << 20);
    struct html html;
    html_init(&html, 1000, 1000);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        html_read_plain(&html, str_from(rows[i].source));
        assert_str(buf_str(&html.body), rows[i].plain);
        html_read(&html, arena, str_from(rows[i].source));
        assert_str(buf_str(&html.body), rows[i].untagged ? rows[i].untagged : rows[i].plain);
    }
    html_finish(&html);
    arena_destroy(arena);
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
        cmocka_unit_test(headings_are_marked_also_where_they_are_only_bold),
        cmocka_unit_test(words_keep_their_meaning),
        cmocka_unit_test(quotations_and_pairs_have_the_marks_of_the_language),
        cmocka_unit_test(cells_keep_their_column),
        cmocka_unit_test(what_is_no_text_is_gone),
        cmocka_unit_test(references_are_decoded_as_browsers_do),
        cmocka_unit_test(plain_text_keeps_its_lines),
        cmocka_unit_test(lines_that_a_program_wrapped_are_joined_and_those_of_an_author_stay),
        cmocka_unit_test(texts_are_cut_at_a_character),
        cmocka_unit_test(pictures_are_found_and_ornaments_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
