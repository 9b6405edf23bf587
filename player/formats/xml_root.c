#include <string.h>

#include "formats/xml_private.h"
#include "text/html_element.h"

/* Other text on the line of the root, such as the remains of a byte order mark. A text that only mentions
 * "<rss>" has more. */
#define BESIDE_BYTES_MAX 6

/* Error messages of a server before the feed ("<br /><b>Warning</b>: …"). */
static bool
is_message(struct str name)
{
    static const char *const names[] = {"br",    "b",  "i",  "p",  "div",  "pre", "font",
                                        "table", "tr", "th", "td", "span", "a",   "style"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_equal_nocase(name, str_from(names[i])))
            return true;
    return false;
}

/* The first element does not belong to a feed. */
static void
refuse_root(struct xml_feed *xml, struct str name)
{
    bool message = is_message(name);
    xml->why = message || html_effects(name)         ? REASON_FEED_HTML
               : str_equal_nocase(name, STR("opml")) ? REASON_FEED_OPML
                                                     : REASON_FEED_OTHER_XML;
    if (!message) {
        xml->state = XML_REFUSED;
        return;
    }
    xml_pop(xml); /* it may never be closed, and the root may follow */
    xml->said = true;
    if (!str_equal_nocase(name, STR("br")))
        xml->beside += BESIDE_BYTES_MAX + 1;
}

static void
refuse(struct xml_feed *xml)
{
    xml->why = REASON_FEED_TEXT;
    xml->state = XML_REFUSED;
}

void
xml_open_root(struct xml_feed *xml, const struct tag *tag)
{
    static const struct {
        const char *name;
        enum feed_format format;
        enum ns ns, core;
    } roots[] = {{"rss", FEED_RSS, NS_RSS, NS_RSS},
                 {"RDF", FEED_RDF, NS_RDF, NS_RSS},
                 {"feed", FEED_ATOM, NS_ATOM, NS_ATOM}};
    struct str local, other;
    ns_resolve(&xml->scope, tag->name, &local);
    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        if (!str_equal_nocase(local, str_from(roots[i].name)))
            continue;
        if (xml->state == XML_NO_ROOT && xml->beside > BESIDE_BYTES_MAX) {
            refuse(xml);
            return;
        }
        markup_mute(xml->markup, true);
        if (xml->state == XML_NO_ROOT)
            xml->format = roots[i].format;
        xml->state = XML_IS_FEED;
        xml->core = roots[i].core;
        xml->stack[xml->depth - 1].place = XML_FEED;
        ns_adopt(&xml->scope, tag->name, roots[i].ns);
        if (ns_resolve(&xml->scope, STR("item"), &other) == NS_OTHER)
            ns_adopt(&xml->scope, STR("item"), roots[i].core);
        draft_set(&xml->builder->head, DRAFT_LANGUAGE, 5, DRAFT_PLAIN, tag_attribute(tag, "xml:lang"),
                  STR_NONE);
        return;
    }
    if (xml->state == XML_NO_ROOT)
        refuse_root(xml, local);
}

void
xml_text_outside(struct xml_feed *xml, struct str text)
{
    if (str_blank(text) && !memchr(text.ptr, '\n', text.len))
        return;
    if (xml->state == XML_IS_FEED) {
        if (xml->said && !xml->followed && !str_blank(text))
            refuse(xml);
        return;
    }
    xml->said |= !str_blank(text);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            xml->beside = 0;
        else
            xml->beside += !strchr(" \t\r", text.ptr[i]);
    }
}

void
xml_root_ended(struct xml_feed *xml)
{
    if (xml->said && xml->state == XML_IS_FEED)
        markup_mute(xml->markup, false);
}
