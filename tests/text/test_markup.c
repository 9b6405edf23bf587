#include "test.h"

#include "text/markup.h"

static void
on_open(void *context, const struct tag *tag)
{
    buf_printf(context, "(%.*s", STR_ARG(tag->name));
    for (size_t i = 0; i < tag->count; i++)
        buf_printf(context, " %.*s=%.*s", STR_ARG(tag->attributes[i].name),
                   STR_ARG(tag->attributes[i].value));
    buf_put(context, tag->empty ? STR("/)") : STR(")"));
}

static void
on_close(void *context, struct str name)
{
    buf_printf(context, "[%.*s]", STR_ARG(name));
}

static void
on_text(void *context, struct str text, bool cdata)
{
    (void)cdata;
    buf_put(context, text);
}

static void
check(enum markup_language language, const char *source, const char *expected)
{
    static const struct markup_events events = {on_open, on_close, on_text, NULL};
    struct str text = str_from(source);
    for (size_t piece = 1; piece <= text.len; piece++) {
        struct buf out;
        buf_init(&out, 10000);
        struct markup *markup = markup_create(language, 8, &events, &out);
        for (size_t at = 0; at < text.len; at += piece)
            markup_push(markup, str_slice(text, at, piece));
        markup_finish(markup);
        assert_str(buf_str(&out), expected);
        markup_destroy(markup);
        buf_finish(&out);
    }
}

static void
well_formed_xml_is_read_the_same_in_pieces_of_any_size(void **state)
{
    (void)state;
    check(
        MARKUP_XML,
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y>'>]><a b=\"c\" d='e &amp; f'>g<h i = 'j'/>&lt;k</a>",
        "(a b=c d=e & f)g(h i=j/)<k[a]");
    check(MARKUP_XML, "<a><!-- b > -- c --->d<![CDATA[<e>]]]>]]]]>f</a >", "(a)d<e>]]]]]>f[a]");
    check(MARKUP_XML, "<a><![CDATA[]] >]]]>]]</a>", "(a)]] >]]][a]");
    check(MARKUP_XML, "<r:a xmlns:r='u'>\xC3\xA9&#233;&#xe9;&eacute;</r:a>",
          "(r:a xmlns:r=u)\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9[r:a]");
}

static void
broken_xml_gives_what_can_be_had(void **state)
{
    (void)state;
    check(MARKUP_XML, "<a>b & c &unknown; &copy=1 <1 < 2</a>", "(a)b & c &unknown; &copy=1 <1 < 2[a]");
    check(MARKUP_XML, "<a b=c d e='f'>", "(a b=c d= e=f)");
    check(MARKUP_XML, "<a b='c'<d>e</d", "(a b=c)(d)e");
    check(MARKUP_XML, "</>x</a b>y<", "[]x[a]y<");
    check(MARKUP_XML, "<a b='it''s' c>", "(a b=it 's'= c=)");
    check(MARKUP_XML, "<a title='x > y'>z", "(a title=x > y)z");
    check(MARKUP_XML, "<![CDATA[x", "x");
    check(MARKUP_XML, "x<!-- y", "x");
    check(MARKUP_XML, "&#;&#x;&;&#1;&#65", "&#;&#x;&;A");
}

static void
two_references_that_are_half_a_character_each_are_one(void **state)
{
    (void)state;
    check(MARKUP_XML, "<a b='&#xD83D;&#xDE00;'>&#xD83D;&#xDE00; &#55357;&#56832;!</a>",
          "(a b=\xF0\x9F\x98\x80)\xF0\x9F\x98\x80 \xF0\x9F\x98\x80![a]");
    check(MARKUP_XML, "&#xD83D;&#xD83D;&#xDE00;", "\xF0\x9F\x98\x80");
    check(MARKUP_XML, "a&#xD83D;&amp;b&#xD83D;&#233;&#xDE00;c&#xD83D;<d>&#xD83D;",
          "a&b\xC3\xA9"
          "c(d)");
    check(MARKUP_XML, "&#xD83D;&", "&");
    check(MARKUP_HTML, "&#xD83D;&#xDE00;&#xD83D;&eacute", "\xF0\x9F\x98\x80\xC3\xA9");
}

static void
html_has_scripts_and_loose_references(void **state)
{
    (void)state;
    check(MARKUP_HTML, "a<script>b < c </scrip> &eacute;</SCRIPT >d", "a(script)[script]d");
    check(MARKUP_HTML, "&eacute &notit; x", "\xC3\xA9 \xC2\xACit; x");
    check(MARKUP_HTML, "<script/>a", "(script/)a");
    check(MARKUP_HTML, "<a href=x?a=1&copy=2>", "(a href=x?a=1&copy=2)");
}

static void
attributes_beyond_the_limit_are_left_out(void **state)
{
    (void)state;
    check(MARKUP_XML, "<a 1= 2= 3= 4= 5= 6= 7= 8= 9= 0=>b", "(a 1=2= 3=4= 5=6= 7=8= 9=0=)b");
    check(MARKUP_XML, "<a a b c d e f g h i j>b", "(a a= b= c= d= e= f= g= h=)b");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_xml_is_read_the_same_in_pieces_of_any_size),
        cmocka_unit_test(broken_xml_gives_what_can_be_had),
        cmocka_unit_test(two_references_that_are_half_a_character_each_are_one),
        cmocka_unit_test(html_has_scripts_and_loose_references),
        cmocka_unit_test(attributes_beyond_the_limit_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
