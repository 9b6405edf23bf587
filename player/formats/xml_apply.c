#include "formats/xml_private.h"

#include "html/html_picture.h"
#include "text/picture_url.h"

static bool
is_image_type(struct str type)
{
    return str_starts_nocase(str_trim(type), STR("image"));
}

/* Of a picture in pixels, 0 when not given. */
static int
side_of(const struct tag *tag, const char *name)
{
    int64_t side = 0;
    bool good = str_to_int(str_trim(tag_attribute(tag, name)), &side) && side > 0 && side < 100000;
    return good ? (int)side : 0;
}

static int
width_of(const struct tag *tag)
{
    return html_effective_width(side_of(tag, "width"), side_of(tag, "height"));
}

/* An icon of 1 or 16 pixels is not a picture. */
static bool
is_tiny(const struct tag *tag)
{
    int width = side_of(tag, "width");
    return width > 0 && width < 24;
}

static void
add_picture(struct xml_feed *xml, enum draft_source source, const struct tag *tag, struct str url)
{
    if (!is_tiny(tag))
        draft_add_picture(xml_draft(xml), source, width_of(tag), url, xml_base(xml));
}

static void
apply_enclosure(struct xml_feed *xml, const struct tag *tag)
{
    struct str url = tag_attribute(tag, "url");
    struct str type = str_trim(tag_attribute(tag, "type"));
    if (is_image_type(type) || (type.len == 0 && picture_url_has_ending(url)))
        add_picture(xml, DRAFT_ENCLOSURE, tag, url);
}

static void
apply_media(struct xml_feed *xml, const struct tag *tag)
{
    struct str url = tag_attribute(tag, "url");
    struct str type = tag_attribute(tag, "type"), medium = tag_attribute(tag, "medium");
    bool unknown = str_blank(type) && str_blank(medium);
    if (str_equal_nocase(medium, STR("image")) || is_image_type(type) ||
        (unknown && picture_url_has_ending(url)))
        add_picture(xml, DRAFT_MEDIA, tag, url);
    xml->stack[xml->depth - 1].place = XML_MEDIA;
}

/* The short name of the relation: rel may be an address of IANA's. */
static struct str
relation(const struct tag *tag)
{
    static const char iana[] = "http://www.iana.org/assignments/relation/";
    struct str rel = str_trim(tag_attribute(tag, "rel"));
    return str_starts_nocase(rel, STR(iana)) ? str_slice(rel, sizeof(iana) - 1, SIZE_MAX) : rel;
}

static bool
is_page(struct str rel)
{
    return rel.len == 0 || str_equal_nocase(rel, STR("alternate"));
}

static bool
is_page_type(struct str type)
{
    return type.len == 0 || str_find(type, STR("html")) != SIZE_MAX;
}

/* The feed itself in another format, not a page. */
static bool
is_feed_type(struct str type)
{
    static const char *const types[] = {"application/rss",  "application/atom", "application/rdf",
                                        "application/feed", "application/xml",  "text/xml"};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (str_starts_nocase(type, str_from(types[i])))
            return true;
    return false;
}

/* Links of the feed to itself are used only if there is no home page, "self" last. */
#define RANK_FEED 45
#define RANK_SELF 50

/* An empty address means the base. */
static void
add_link(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag, struct str href)
{
    struct str rel = relation(tag), type = str_trim(tag_attribute(tag, "type"));
    bool picture = is_image_type(type) || (type.len == 0 && picture_url_has_ending(href));
    int rank = !xml->in_item && is_feed_type(type) ? RANK_FEED : rule->rank + !is_page_type(type);
    if (str_blank(href))
        href = xml_base(xml);
    if (is_page(rel))
        draft_set(xml_draft(xml), DRAFT_LINK, rank, DRAFT_PLAIN, href, xml_base(xml));
    else if (str_equal_nocase(rel, STR("enclosure")) && picture)
        add_picture(xml, DRAFT_ENCLOSURE, tag, href);
    else if (str_equal_nocase(rel, STR("image_src")))
        add_picture(xml, DRAFT_MEDIA, tag, href);
    else if (str_equal_nocase(rel, STR("self")) && !xml->in_item)
        draft_set(xml_draft(xml), DRAFT_LINK, RANK_SELF, DRAFT_PLAIN, href, xml_base(xml));
}

static void
apply_link(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag)
{
    struct str href = tag_attribute(tag, "href");
    if (href.ptr)
        add_link(xml, rule, tag, href);
    else if (is_page(relation(tag)))
        xml_capture_begin(xml, rule, tag);
}

/* Podcasts have them in `text`, and nest categories. */
static void
apply_category(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag)
{
    static const char *const names[] = {"label", "term", "text"};
    struct str name = STR_NONE;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && str_blank(name); i++)
        name = tag_attribute(tag, names[i]);
    if (str_blank(name))
        xml_capture_begin(xml, rule, tag);
    else
        draft_add_category(xml_draft(xml), name);
    if (rule->ns == NS_ITUNES)
        xml->stack[xml->depth - 1].place = XML_ITEM;
}

/* href, url, or the largest of a srcset; else the text. */
static void
apply_picture(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag)
{
    static const char *const names[] = {"href", "url", "rdf:resource"};
    struct str url = STR_NONE;
    int width = 0;
    for (size_t i = 0; i < 3 && str_blank(url); i++)
        url = tag_attribute(tag, names[i]);
    struct str largest = html_largest(tag_attribute(tag, "srcset"), &width);
    if (largest.len)
        draft_add_picture(xml_draft(xml), (enum draft_source)rule->slot, width, largest, xml_base(xml));
    else if (str_blank(url))
        xml_capture_begin(xml, rule, tag);
    else
        add_picture(xml, (enum draft_source)rule->slot, tag, url);
}

/* Out-of-line content of Atom is a picture, or the page itself (RFC 4287, section 4.1.3.2). */
static void
apply_text(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag)
{
    struct str type = str_trim(tag_attribute(tag, "type"));
    struct str src = rule->ns == NS_ATOM ? tag_attribute(tag, "src") : STR_NONE;
    if (!str_blank(src) && (is_image_type(type) || (type.len == 0 && picture_url_has_ending(src))))
        add_picture(xml, DRAFT_ENCLOSURE, tag, src);
    else if (!str_blank(src) && is_page_type(type))
        draft_set(xml_draft(xml), DRAFT_LINK, 20, DRAFT_PLAIN, src, xml_base(xml));
    xml_capture_begin(xml, rule, tag);
}

static void
enter(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag)
{
    enum xml_place outer = xml->stack[xml->depth - 2].place;
    xml->stack[xml->depth - 1].place = (enum xml_place)rule->slot;
    if (rule->slot == XML_PERSON) {
        buf_clear(&xml->person_name);
        buf_clear(&xml->person_mail);
        buf_clear(&xml->person_text);
        markup_mute(xml->markup, false);
        xml->person_rank = outer == XML_SOURCE ? 20 : rule->rank;
    }
    if (rule->slot == XML_ITEM) {
        if (xml->in_item)
            feed_builder_begin_inner(xml->builder);
        xml->in_item = xml->stack[xml->depth - 1].item = true;
        xml->builder->item.offset = markup_offset(xml->markup);
        if (!feed_builder_wants_item(xml->builder))
            return;
        struct draft *item = &xml->builder->item.draft;
        draft_set(item, DRAFT_LANGUAGE, 5, DRAFT_PLAIN, tag_attribute(tag, "xml:lang"), STR_NONE);
        if (xml->format == FEED_RDF)
            draft_set(item, DRAFT_ID, 3, DRAFT_PLAIN, tag_attribute(tag, "rdf:about"), STR_NONE);
    }
}

void
xml_apply(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag)
{
    bool item = rule->action == XML_ENTER && rule->slot == XML_ITEM;
    if (xml->in_item && !item && !feed_builder_wants_item(xml->builder))
        return;
    switch (rule->action) {
    case XML_ENTER:
        enter(xml, rule, tag);
        break;
    case XML_LINK:
        apply_link(xml, rule, tag);
        break;
    case XML_CATEGORY:
        apply_category(xml, rule, tag);
        break;
    case XML_ENCLOSURE:
        apply_enclosure(xml, tag);
        break;
    case XML_MEDIA_CONTENT:
        apply_media(xml, tag);
        break;
    case XML_TEXT:
        apply_text(xml, rule, tag);
        break;
    case XML_THUMBNAIL:
    case XML_PICTURE:
        apply_picture(xml, rule, tag);
        break;
    default:
        xml_capture_begin(xml, rule, tag);
    }
}
