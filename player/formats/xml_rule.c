#include "formats/xml_rule.h"

#define FEED   XML_FEED
#define ITEM   XML_ITEM
#define BOTH   (XML_FEED | XML_ITEM)
#define PERSON XML_PERSON
#define MEDIA  XML_MEDIA

#define S(literal)                                                                                           \
    {                                                                                                        \
        literal, sizeof(literal) - 1                                                                         \
    }

/* Place, vocabulary, element, action, slot, rank, unit. Of several elements for one slot, such as the dates
 * for DRAFT_PUBLISHED, the lowest rank is used, whatever their order in the feed. */
/* clang-format off */
static const struct xml_rule rules[] = {
    /* RSS */
    {FEED, NS_RSS, S("channel"), XML_ENTER, XML_FEED, 0, XML_PLAIN},
    {BOTH, NS_RSS, S("item"), XML_ENTER, XML_ITEM, 0, XML_PLAIN},
    {FEED, NS_RSS, S("image"), XML_ENTER, XML_IMAGE, 0, XML_PLAIN},
    {BOTH, NS_RSS, S("title"), XML_TEXT, DRAFT_TITLE, 1, XML_MARKUP},
    {BOTH, NS_RSS, S("link"), XML_LINK, DRAFT_LINK, 3, XML_PLAIN},
    {BOTH, NS_RSS, S("description"), XML_TEXT, DRAFT_SUMMARY, 1, XML_MARKUP},
    {FEED, NS_RSS, S("language"), XML_TEXT, DRAFT_LANGUAGE, 1, XML_PLAIN},
    {FEED, NS_RSS, S("managingEditor"), XML_AUTHOR, 0, 1, XML_PLAIN},
    {FEED, NS_RSS, S("webMaster"), XML_AUTHOR, 0, 9, XML_PLAIN},
    {BOTH, NS_RSS, S("pubDate"), XML_TEXT, DRAFT_PUBLISHED, 1, XML_PLAIN},
    {FEED, NS_RSS, S("lastBuildDate"), XML_TEXT, DRAFT_UPDATED, 1, XML_PLAIN},
    {FEED, NS_RSS, S("ttl"), XML_REFRESH, 0, 1, XML_PLAIN},
    {ITEM, NS_RSS, S("guid"), XML_GUID, DRAFT_ID, 1, XML_PLAIN},
    {BOTH, NS_RSS, S("author"), XML_AUTHOR, 0, 1, XML_PLAIN},
    {BOTH, NS_RSS, S("category"), XML_CATEGORY, 0, 0, XML_PLAIN},
    {ITEM, NS_RSS, S("enclosure"), XML_ENCLOSURE, 0, 0, XML_PLAIN},
    {ITEM, NS_RSS, S("body"), XML_TEXT, DRAFT_CONTENT, 7, XML_INLINE},
    {ITEM, NS_RSS, S("fullitem"), XML_TEXT, DRAFT_CONTENT, 6, XML_MARKUP},
    {XML_IMAGE, NS_RSS, S("url"), XML_PICTURE, DRAFT_JSON_IMAGE, 0, XML_PLAIN},
    {PERSON, NS_RSS, S("name"), XML_NAME, 0, 0, XML_PLAIN}, /* of an atom:author within RSS */
    {PERSON, NS_RSS, S("email"), XML_MAIL, 0, 0, XML_PLAIN},

    /* Atom 1.0 and 0.3, also within RSS */
    {BOTH, NS_ATOM, S("entry"), XML_ENTER, XML_ITEM, 0, XML_PLAIN},
    {ITEM, NS_ATOM, S("source"), XML_ENTER, XML_SOURCE, 0, XML_PLAIN},
    {BOTH | XML_SOURCE, NS_ATOM, S("author"), XML_ENTER, XML_PERSON, 2, XML_PLAIN},
    {PERSON, NS_ATOM, S("name"), XML_NAME, 0, 0, XML_PLAIN},
    {PERSON, NS_ATOM, S("email"), XML_MAIL, 0, 0, XML_PLAIN},
    {BOTH, NS_ATOM, S("title"), XML_TEXT, DRAFT_TITLE, 2, XML_TYPED},
    {FEED, NS_ATOM, S("subtitle"), XML_TEXT, DRAFT_SUMMARY, 2, XML_TYPED},
    {FEED, NS_ATOM, S("tagline"), XML_TEXT, DRAFT_SUMMARY, 3, XML_TYPED},
    {FEED, NS_ATOM, S("info"), XML_TEXT, DRAFT_SUMMARY, 5, XML_TYPED},
    {ITEM, NS_ATOM, S("summary"), XML_TEXT, DRAFT_SUMMARY, 2, XML_TYPED},
    {ITEM, NS_ATOM, S("content"), XML_TEXT, DRAFT_CONTENT, 2, XML_TYPED},
    {BOTH, NS_ATOM, S("id"), XML_TEXT, DRAFT_ID, 2, XML_PLAIN},
    {BOTH, NS_ATOM, S("link"), XML_LINK, DRAFT_LINK, 1, XML_PLAIN},
    {BOTH, NS_ATOM, S("category"), XML_CATEGORY, 0, 0, XML_PLAIN},
    {BOTH, NS_ATOM, S("published"), XML_TEXT, DRAFT_PUBLISHED, 2, XML_PLAIN},
    {BOTH, NS_ATOM, S("issued"), XML_TEXT, DRAFT_PUBLISHED, 3, XML_PLAIN},
    {BOTH, NS_ATOM, S("created"), XML_TEXT, DRAFT_PUBLISHED, 4, XML_PLAIN},
    {BOTH, NS_ATOM, S("updated"), XML_TEXT, DRAFT_UPDATED, 2, XML_PLAIN},
    {BOTH, NS_ATOM, S("modified"), XML_TEXT, DRAFT_UPDATED, 3, XML_PLAIN},
    {FEED, NS_ATOM, S("logo"), XML_PICTURE, DRAFT_JSON_BANNER, 0, XML_PLAIN},
    {FEED, NS_ATOM, S("icon"), XML_PICTURE, DRAFT_ENCLOSURE, 0, XML_PLAIN},

    /* Dublin Core */
    {BOTH, NS_DC, S("title"), XML_TEXT, DRAFT_TITLE, 5, XML_MARKUP},
    {BOTH, NS_DC, S("description"), XML_TEXT, DRAFT_SUMMARY, 5, XML_MARKUP},
    {BOTH, NS_DC, S("creator"), XML_AUTHOR, 0, 3, XML_PLAIN},
    {BOTH, NS_DC, S("author"), XML_AUTHOR, 0, 4, XML_PLAIN},
    {FEED, NS_DC, S("publisher"), XML_AUTHOR, 0, 8, XML_PLAIN},
    {BOTH, NS_DC, S("subject"), XML_CATEGORY, 0, 0, XML_PLAIN},
    {BOTH, NS_DC, S("date"), XML_TEXT, DRAFT_PUBLISHED, 5, XML_PLAIN},
    {BOTH, NS_DC, S("language"), XML_TEXT, DRAFT_LANGUAGE, 2, XML_PLAIN},
    {ITEM, NS_DC, S("identifier"), XML_TEXT, DRAFT_ID, 8, XML_PLAIN},
    {BOTH, NS_DCTERMS, S("issued"), XML_TEXT, DRAFT_PUBLISHED, 6, XML_PLAIN},
    {BOTH, NS_DCTERMS, S("created"), XML_TEXT, DRAFT_PUBLISHED, 7, XML_PLAIN},
    {BOTH, NS_DCTERMS, S("modified"), XML_TEXT, DRAFT_UPDATED, 5, XML_PLAIN},
    {BOTH, NS_DCTERMS, S("creator"), XML_AUTHOR, 0, 5, XML_PLAIN},
    {ITEM, NS_DCTERMS, S("abstract"), XML_TEXT, DRAFT_SUMMARY, 7, XML_MARKUP},
    {ITEM, NS_DCTERMS, S("valid"), XML_VALID, 0, 0, XML_PLAIN},

    /* full content */
    {ITEM, NS_CONTENT, S("encoded"), XML_TEXT, DRAFT_CONTENT, 1, XML_MARKUP},
    {ITEM, NS_XHTML, S("body"), XML_TEXT, DRAFT_CONTENT, 4, XML_INLINE},
    {ITEM, NS_XHTML, S("div"), XML_TEXT, DRAFT_CONTENT, 5, XML_INLINE},

    /* Media RSS */
    {ITEM | MEDIA, NS_MEDIA, S("group"), XML_ENTER, XML_MEDIA, 0, XML_PLAIN},
    {ITEM | MEDIA, NS_MEDIA, S("content"), XML_MEDIA_CONTENT, XML_MEDIA, 0, XML_PLAIN},
    {ITEM | MEDIA, NS_MEDIA, S("thumbnail"), XML_THUMBNAIL, DRAFT_THUMBNAIL, 0, XML_PLAIN},
    {ITEM | MEDIA, NS_MEDIA, S("title"), XML_TEXT, DRAFT_TITLE, 9, XML_MARKUP},
    {ITEM | MEDIA, NS_MEDIA, S("description"), XML_TEXT, DRAFT_SUMMARY, 9, XML_MARKUP},
    {ITEM | MEDIA, NS_MEDIA, S("credit"), XML_CREDIT, 0, 9, XML_PLAIN},
    {ITEM | MEDIA, NS_MEDIA, S("category"), XML_CATEGORY, 0, 0, XML_PLAIN},

    /* podcasts */
    {BOTH, NS_ITUNES, S("author"), XML_AUTHOR, 0, 6, XML_PLAIN},
    {BOTH, NS_ITUNES, S("summary"), XML_TEXT, DRAFT_SUMMARY, 6, XML_MARKUP},
    {BOTH, NS_ITUNES, S("subtitle"), XML_TEXT, DRAFT_SUMMARY, 8, XML_MARKUP},
    {BOTH, NS_ITUNES, S("title"), XML_TEXT, DRAFT_TITLE, 8, XML_MARKUP},
    {BOTH, NS_ITUNES, S("image"), XML_PICTURE, DRAFT_PODCAST, 0, XML_PLAIN},
    {ITEM, NS_ITUNES, S("category"), XML_CATEGORY, 0, 0, XML_PLAIN},
    {BOTH, NS_GOOGLEPLAY, S("author"), XML_AUTHOR, 0, 7, XML_PLAIN},
    {BOTH, NS_GOOGLEPLAY, S("description"), XML_TEXT, DRAFT_SUMMARY, 7, XML_MARKUP},
    {BOTH, NS_GOOGLEPLAY, S("image"), XML_PICTURE, DRAFT_PODCAST, 0, XML_PLAIN},
    {BOTH, NS_PODCAST, S("image"), XML_PICTURE, DRAFT_PODCAST, 0, XML_PLAIN},
    {BOTH, NS_PODCAST, S("images"), XML_PICTURE, DRAFT_PODCAST, 0, XML_PLAIN},

    /* from and until, events, update hints */
    {ITEM, NS_PRISM, S("expirationDate"), XML_FIELD, FIELD_UNTIL, 0, XML_PLAIN},
    {ITEM, NS_PRISM, S("embargoDate"), XML_FIELD, FIELD_FROM, 0, XML_PLAIN},
    {ITEM, NS_PRISM, S("publicationDate"), XML_TEXT, DRAFT_PUBLISHED, 8, XML_PLAIN},
    {ITEM, NS_EVENT, S("startdate"), XML_FIELD, FIELD_ON, 0, XML_PLAIN},
    {ITEM, NS_EVENT, S("enddate"), XML_FIELD, FIELD_UNTIL, 0, XML_PLAIN},
    {ITEM, NS_EVENT, S("location"), XML_FIELD, FIELD_WHERE, 0, XML_PLAIN},
    {ITEM, NS_CALENDAR, S("dtstart"), XML_FIELD, FIELD_ON, 0, XML_PLAIN},
    {ITEM, NS_CALENDAR, S("dtend"), XML_DAY_END, 0, 0, XML_PLAIN},
    {ITEM, NS_CALENDAR, S("location"), XML_FIELD, FIELD_WHERE, 0, XML_PLAIN},
    {ITEM, NS_CAP, S("effective"), XML_FIELD, FIELD_FROM, 1, XML_PLAIN},
    {ITEM, NS_CAP, S("onset"), XML_FIELD, FIELD_FROM, 0, XML_PLAIN},
    {ITEM, NS_CAP, S("expires"), XML_FIELD, FIELD_UNTIL, 0, XML_PLAIN},
    {FEED, NS_SY, S("updatePeriod"), XML_REFRESH, 0, 2, XML_PLAIN},
    {FEED, NS_SY, S("updateFrequency"), XML_REFRESH, 0, 3, XML_PLAIN},
};
/* clang-format on */

void
xml_rules_index(struct xml_rules *index)
{
    *index = (struct xml_rules){.first = {0}};
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        enum ns ns = rules[i].ns;
        index->first[ns] = index->end[ns] ? index->first[ns] : i;
        index->end[ns] = i + 1;
    }
}

/* RSS with elements of a module without the prefix is common; the reverse is not. */
const struct xml_rule *
xml_rule_find(const struct xml_rules *index, enum xml_place place, enum ns ns, struct str local)
{
    for (size_t i = index->first[ns]; i < index->end[ns]; i++)
        if (rules[i].ns == ns && rules[i].places & place && str_equal_nocase(local, rules[i].name))
            return &rules[i];
    return NULL;
}
