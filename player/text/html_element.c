#include "text/html_element.h"

#define S(literal)                                                                                           \
    {                                                                                                        \
        literal, sizeof(literal) - 1                                                                         \
    }

/* The most frequent ones come first. */
static const struct {
    struct str name;
    unsigned effects;
} elements[] = {
    {S("p"), HTML_LINE | HTML_PARAGRAPH},
    {S("a"), HTML_LINK},
    {S("strong"), HTML_BOLD},
    {S("span"), 0},
    {S("em"), 0},
    {S("b"), HTML_BOLD},
    {S("br"), HTML_BREAK | HTML_VOID},
    {S("img"), HTML_PICTURE | HTML_VOID},
    {S("li"), HTML_LINE | HTML_ITEM},
    {S("div"), HTML_LINE},
    {S("ul"), HTML_LINE | HTML_PARAGRAPH | HTML_BULLETS},
    {S("ol"), HTML_LINE | HTML_PARAGRAPH | HTML_NUMBERS},
    {S("blockquote"), HTML_LINE | HTML_PARAGRAPH | HTML_QUOTE},
    {S("script"), HTML_DROP},
    {S("style"), HTML_DROP},
    {S("applet"), HTML_DROP},
    {S("h1"), HTML_LINE | HTML_PARAGRAPH | HTML_HEADING},
    {S("h2"), HTML_LINE | HTML_PARAGRAPH | HTML_HEADING},
    {S("h3"), HTML_LINE | HTML_PARAGRAPH | HTML_HEADING},
    {S("h4"), HTML_LINE | HTML_PARAGRAPH | HTML_HEADING},
    {S("h5"), HTML_LINE | HTML_PARAGRAPH | HTML_HEADING},
    {S("h6"), HTML_LINE | HTML_PARAGRAPH | HTML_HEADING},
    {S("pre"), HTML_LINE | HTML_PARAGRAPH | HTML_VERBATIM},
    {S("table"), HTML_LINE | HTML_PARAGRAPH | HTML_TABLE},
    {S("tr"), HTML_LINE | HTML_ROW},
    {S("td"), HTML_LINE | HTML_CELL},
    {S("th"), HTML_LINE | HTML_CELL},
    {S("thead"), HTML_LINE},
    {S("tbody"), HTML_LINE},
    {S("tfoot"), HTML_LINE},
    {S("caption"), HTML_LINE},
    {S("hr"), HTML_LINE | HTML_PARAGRAPH | HTML_VOID},
    {S("dl"), HTML_LINE | HTML_PARAGRAPH},
    {S("dt"), HTML_LINE | HTML_TERM},
    {S("dd"), HTML_LINE | HTML_DETAILS},
    {S("figure"), HTML_LINE | HTML_PARAGRAPH},
    {S("figcaption"), HTML_LINE},
    {S("article"), HTML_LINE | HTML_PARAGRAPH},
    {S("section"), HTML_LINE | HTML_PARAGRAPH},
    {S("aside"), HTML_LINE | HTML_PARAGRAPH},
    {S("header"), HTML_LINE | HTML_PARAGRAPH},
    {S("footer"), HTML_LINE | HTML_PARAGRAPH},
    {S("address"), HTML_LINE},
    {S("center"), HTML_LINE},
    {S("details"), HTML_LINE},
    {S("summary"), HTML_LINE},
    {S("dialog"), HTML_LINE | HTML_HIDE},
    {S("dir"), HTML_LINE | HTML_PARAGRAPH | HTML_BULLETS},
    {S("menu"), HTML_LINE | HTML_PARAGRAPH | HTML_BULLETS},
    {S("nav"), HTML_LINE | HTML_HIDE},
    {S("main"), HTML_LINE},
    {S("html"), HTML_LINE},
    {S("body"), HTML_LINE},
    {S("head"), HTML_LINE | HTML_HIDE},
    {S("title"), HTML_LINE | HTML_HIDE},
    {S("frameset"), HTML_LINE},
    {S("fieldset"), HTML_LINE | HTML_HIDE},
    {S("legend"), HTML_LINE},
    {S("form"), HTML_LINE | HTML_HIDE},
    {S("optgroup"), HTML_LINE | HTML_HIDE},
    {S("option"), HTML_LINE | HTML_HIDE},
    {S("select"), HTML_HIDE},
    {S("button"), HTML_HIDE},
    {S("textarea"), HTML_HIDE},
    {S("iframe"), HTML_HIDE},
    {S("object"), HTML_HIDE},
    {S("noscript"), HTML_HIDE},
    {S("template"), HTML_HIDE},
    {S("audio"), HTML_HIDE},
    {S("canvas"), HTML_HIDE},
    {S("svg"), HTML_HIDE},
    {S("math"), 0},
    {S("sup"), HTML_RAISED},
    {S("sub"), HTML_LOWERED},
    {S("del"), HTML_STRUCK},
    {S("s"), HTML_STRUCK},
    {S("strike"), HTML_STRUCK},
    {S("q"), HTML_QUOTED},
    {S("code"), HTML_CODE},
    {S("kbd"), HTML_CODE},
    {S("samp"), HTML_CODE},
    {S("rt"), HTML_HIDE},
    {S("rp"), HTML_HIDE},
    {S("rtc"), HTML_HIDE},
    {S("video"), HTML_HIDE | HTML_PICTURE},
    {S("source"), HTML_PICTURE | HTML_VOID},
    {S("amp-img"), HTML_PICTURE | HTML_VOID},
    {S("image"), HTML_PICTURE | HTML_VOID},
    {S("wbr"), HTML_VOID},
    {S("input"), HTML_VOID | HTML_CHECKBOX},
    {S("link"), HTML_VOID},
    {S("meta"), HTML_VOID},
    {S("area"), HTML_VOID},
    {S("base"), HTML_VOID},
    {S("col"), HTML_VOID},
    {S("embed"), HTML_VOID},
    {S("param"), HTML_VOID},
    {S("track"), HTML_VOID},
};

unsigned
html_effects(struct str name)
{
    for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
        if (str_equal_nocase(name, elements[i].name))
            return elements[i].effects;
    return 0;
}

/* Rarer ones without an effect. */
static const char *const inline_names[] = {
    "abbr",    "acronym",   "bdi",      "bdo",      "big",      "blink",  "cite",    "data",     "dfn",
    "font",    "i",         "ins",      "label",    "map",      "mark",   "marquee", "meter",    "nobr",
    "output",  "path",      "picture",  "progress", "slot",     "small",  "time",    "tt",       "u",
    "var",     "bgsound",   "basefont", "frame",    "colgroup", "hgroup", "search",  "datalist", "noframes",
    "noembed", "plaintext", "xmp",      "g",        "use"};

bool
html_is_element(struct str name)
{
    for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
        if (str_equal_nocase(name, elements[i].name))
            return true;
    for (size_t i = 0; i < sizeof(inline_names) / sizeof(inline_names[0]); i++)
        if (str_equal_nocase(name, str_from(inline_names[i])))
            return true;
    return false;
}
