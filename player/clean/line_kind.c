#include "clean/line_kind.h"

#include "base/utf8.h"

#define LINE_WORDS   14
#define FOOTER_WORDS 60

/* The last paragraphs of WordPress and Medium: their beginning, and words further on. */
static const struct {
    const char *start, *later;
} footers[] = {
    {"The post ", " appeared first on "},
    {"The post ", " first appeared on "},
    {"L’article ", " est apparu en premier sur "},
    {"L'article ", " est apparu en premier sur "},
    {"Cet article ", " est apparu en premier sur "},
    {"Der Beitrag ", " erschien zuerst auf "},
    {"La entrada ", " se publicó primero en "},
    {"La entrada ", " aparece primero en "},
    {"L'articolo ", " proviene da "},
    {"L’articolo ", " proviene da "},
    {"O post ", " apareceu primeiro em "},
    {"O conteúdo ", " aparece primeiro em "},
    {"Het bericht ", " verscheen eerst op "},
    {"Artykuł ", " pochodzi z serwisu "},
    {"Ten artykuł ", " pochodzi z serwisu "},
    {"Inlägget ", " dök först upp på "},
    {"", " was originally published in "},
    {"Originally published at ", "."},
    {"Originally published on ", "."},
};

static bool
is_footer(struct str text)
{
    for (size_t i = 0; i < sizeof(footers) / sizeof(footers[0]); i++)
        if (str_starts(text, str_from(footers[i].start)) &&
            str_find(text, str_from(footers[i].later)) != SIZE_MAX)
            return wording_words(text, FOOTER_WORDS + 1) <= FOOTER_WORDS;
    return false;
}

/* The photographer of a picture agency, whose licence requires the credit on the page. */
bool
line_is_credit(struct str text)
{
    static const char *const starts[] = {"Photo",    "Image",  "Foto",      "Bild",       "Picture",
                                         "Crédit",   "Credit", "Titelbild", "Fotografía", "Imagen",
                                         "Immagine", "Beeld",  "©"};
    static const char *const agencies[] = {
        "Unsplash", "Pexels",      "Pixabay",    "Getty",         "Shutterstock",      "iStock",
        "Freepik",  "Adobe Stock", "AdobeStock", "Depositphotos", "Wikimedia Commons", "Flickr"};
    bool starts_so = false, agency = false;
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        starts_so = starts_so || (text.len && str_lower(text.ptr[0]) == str_lower(starts[i][0]) &&
                                  str_starts_nocase(text, str_from(starts[i])));
    for (size_t i = 0; starts_so && i < sizeof(agencies) / sizeof(agencies[0]); i++)
        agency = agency || str_find(text, str_from(agencies[i])) != SIZE_MAX;
    return starts_so && agency && wording_words(text, LINE_WORDS + 1) <= LINE_WORDS &&
           wording_sentence_end(text, 0) == SIZE_MAX;
}

/* "3 posts - 2 participants", on forums. */
static bool
is_count(struct str text)
{
    return text.len && str_is_digit(text.ptr[0]) && wording_words(text, 7) <= 6 &&
           str_find(text, STR("participant")) != SIZE_MAX;
}

/* The first bytes of a part between separators, and the beginning of the next part. */
static struct str
next_piece(struct str text, size_t *at)
{
    size_t from = *at, end = text.len;
    for (size_t i = from; i < text.len;) {
        size_t before = i;
        uint32_t code = utf8_next(text, &i);
        bool part = code == '|' || code == 0xB7 || code == 0x2022 || code == '/' || code == 0x2013 ||
                    code == ',' || code == 0x2014;
        if (part) {
            *at = i;
            return str_trim(str_slice(text, from, before - from));
        }
    }
    *at = text.len;
    return str_trim(str_slice(text, from, end - from));
}

/* Every part between separators is a phrase that only a link can have. */
static bool
is_actions(struct str text, const struct phrases *phrases)
{
    size_t pieces = 0;
    for (size_t at = 0; at < text.len;) {
        size_t rest;
        struct str piece = next_piece(text, &at);
        if (!wording_words(piece, 1))
            continue;
        enum wording wording = phrases_find(phrases, piece, WORDING_NONE, &rest);
        bool known = wording == WORDING_ACTION || wording == WORDING_MORE || wording == WORDING_LABEL;
        if (!known || rest)
            return false;
        pieces++;
    }
    return pieces > 0;
}

bool
line_is_label(struct str text, const struct phrases *phrases)
{
    size_t rest = 1;
    return wording_words(text, 1) > 0 && phrases_match(phrases, text, WORDING_LABEL, &rest) && rest == 0;
}

/* The first link that begins at `at` or later. */
const struct mark *
line_next_link(const struct clean_line *line, size_t at)
{
    const struct mark *found = NULL;
    for (size_t i = 0; i < line->mark_count; i++) {
        const struct mark *mark = &line->marks[i];
        bool link = LINES_LINKS & 1u << mark->kind && mark->from < mark->to && mark->from >= at;
        if (link && (!found || mark->from < found->from))
            found = mark;
    }
    return found;
}

/* "Filed under: a, b Tagged: c": the text outside the links consists of labels. */
static bool
is_labelled(const struct clean_line *line, const struct phrases *phrases)
{
    bool labels = false;
    const struct mark *link = line_next_link(line, 0);
    for (size_t at = 0; at < line->text.len; link = line_next_link(line, at)) {
        size_t to = link ? link->from : line->text.len;
        struct str between = str_slice(line->text, at, to - at);
        if (wording_words(between, 1) && !line_is_label(between, phrases))
            return false;
        labels = labels || wording_words(between, 1);
        at = link ? link->to : line->text.len;
    }
    return labels && line_next_link(line, 0);
}

/* "Tags: lift, hall" without links, as in plain text. "Tags: 8–18 Uhr" are hours in German. */
static bool
is_filed(struct str text, const struct phrases *phrases)
{
    size_t colon = str_find(text, STR(":")), rest = 1;
    if (colon == SIZE_MAX || wording_words(text, LINE_WORDS + 1) > LINE_WORDS ||
        wording_sentence_end(text, 0) != SIZE_MAX)
        return false;
    for (size_t i = colon; i < text.len; i++)
        if (str_is_digit(text.ptr[i]))
            return false;
    return phrases_match(phrases, str_slice(text, 0, colon), WORDING_FILED, &rest) && rest == 0;
}

/* "Page edited by Jo Doe", without a full stop: with one it is a sentence of an author. */
bool
line_is_edited(const struct clean_line *line, const struct phrases *phrases)
{
    size_t rest;
    if (!phrases_match(phrases, line->text, WORDING_EDITED, &rest))
        return false;
    size_t words = wording_words(line->text, LINE_WORDS + 1);
    return wording_sentence_end(line->text, 0) == SIZE_MAX &&
           (words <= 6 || (words <= LINE_WORDS && line_next_link(line, 0)));
}

/* "Print  Send to a friend": only links, each with a phrase that only a link can have. */
bool
line_is_action_links(const struct clean_line *line, const struct phrases *phrases)
{
    size_t links = 0;
    if (!lines_nearly_all_linked(line, LINES_LINKS))
        return false;
    for (const struct mark *link = line_next_link(line, 0); link; link = line_next_link(line, link->to)) {
        if (!is_actions(str_slice(line->text, link->from, link->to - link->from), phrases))
            return false;
        links++;
    }
    return links > 0;
}

/* Lines without content apart from their links, or without content about the item. */
bool
line_is_boilerplate(const struct clean_line *line, const struct phrases *phrases, bool only)
{
    const unsigned sharing = 1u << HTML_MARK_SHARE | 1u << HTML_MARK_TAG;
    size_t all, rest = 0, shared = lines_marked(line, sharing) ? lines_linked(line, sharing, &all) : 0;
    if (line_is_meta(line->text) || line_is_copyright(line->text) || (!only && line_is_hashtags(line->text)))
        return true;
    if (line_is_credit(line->text) || is_count(line->text))
        return true;
    if (!only && (line_is_label(line->text, phrases) || is_filed(line->text, phrases)))
        return true;
    if (shared && shared * 10 >= all * 6)
        return true;
    if (line_is_action_links(line, phrases))
        return true;
    if (line_is_edited(line, phrases))
        return true;
    if (phrases_match(phrases, line->text, WORDING_NOTICE, &rest))
        return wording_words(line->text, FOOTER_WORDS + 1) <= FOOTER_WORDS;
    return is_labelled(line, phrases);
}

/* "← Older | Newer →", each a link; "« … »" may be a quotation. */
static bool
is_pages(const struct clean_line *line)
{
    struct str text = line->text;
    bool quote = str_starts(text, STR("«")) && !str_ends(text, STR("»"));
    bool back =
        str_starts(text, STR("←")) || str_starts(text, STR("‹")) || str_starts(text, STR("<<")) || quote;
    return back && lines_nearly_all_linked(line, LINES_LINKS);
}

/* A last line that leads to the item or to the site, or only says that there is more. */
bool
line_is_link_line(const struct clean_line *line, const struct phrases *phrases, bool only)
{
    size_t all, rest = 1;
    const unsigned near = 1u << HTML_MARK_ITEM | 1u << HTML_MARK_HOME;
    bool marked = lines_marked(line, near);
    size_t own = marked ? lines_linked(line, 1u << HTML_MARK_ITEM, &all) : 0;
    size_t home = marked ? lines_linked(line, 1u << HTML_MARK_HOME, &all) : 0;
    bool more = phrases_match(phrases, line->text, WORDING_MORE, &rest);
    size_t words = more || marked ? wording_words(line->text, FOOTER_WORDS + 1) : 0;
    if (more && (rest == 0 || (words <= CLEAN_SHORT_WORDS && lines_nearly_all_linked(line, LINES_LINKS))))
        return true;
    if (is_footer(line->text))
        return true;
    if (only)
        return false;
    if (is_pages(line))
        return true;
    if (!marked)
        return false;
    bool little = wording_sentence_end(line->text, 0) == SIZE_MAX || words <= 6;
    if (own && home && all && (own + home) * 3 >= all)
        return words <= FOOTER_WORDS;
    if (lines_nearly_all_linked(line, near))
        return words <= CLEAN_SHORT_WORDS;
    return own * 2 >= all && all && words <= LINE_WORDS && little;
}
