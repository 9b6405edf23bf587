#include "feed/xml_rule.h"

#define FEED   XML_FEED
#define ITEM   XML_ITEM
#define BOTH   (XML_FEED | XML_ITEM)
#define PERSON XML_PERSON
#define MEDIA  XML_MEDIA

/* clang-format off */
static const struct xml_rule rules[] = {
    /* RSS */
    {FEED, NS_RSS, "channel", XML_ENTER, XML_FEED, 0, XML_PLAIN},
    {FEED | ITEM, NS_RSS, "item", XML_ENTER, XML_ITEM, 0, XML_PLAIN},
    {FEED, NS_RSS, "image", XML_ENTER, XML_IMAGE, 0, XML_PLAIN},
    {BOTH, NS_RSS, "title", XML_TEXT, DRAFT_TITLE, 1, XML_MARKUP},
    {BOTH, NS_RSS, "link", XML_LINK, DRAFT_LINK, 3, XML_PLAIN},
    {BOTH, NS_RSS, "description", XML_TEXT, DRAFT_SUMMARY, 1, XML_MARKUP},
    {FEED, NS_RSS, "language", XML_TEXT, DRAFT_LANGUAGE, 1, XML_PLAIN},
    {FEED, NS_RSS, "managingEditor", XML_AUTHOR, 0, 1, XML_PLAIN},
    {FEED, NS_RSS, "webMaster", XML_AUTHOR, 0, 9, XML_PLAIN},
    {FEED, NS_RSS, "pubDate", XML_TEXT, DRAFT_PUBLISHED, 1, XML_PLAIN},
    {FEED, NS_RSS, "lastBuildDate", XML_TEXT, DRAFT_UPDATED, 1, XML_PLAIN},
    {FEED, NS_RSS, "ttl", XML_REFRESH, 0, 1, XML_PLAIN},
    {ITEM, NS_RSS, "guid", XML_GUID, DRAFT_ID, 1, XML_PLAIN},
    {ITEM, NS_RSS, "pubDate", XML_TEXT, DRAFT_PUBLISHED, 1, XML_PLAIN},
    {BOTH, NS_RSS, "author", XML_AUTHOR, 0, 1, XML_PLAIN},
    {BOTH, NS_RSS, "category", XML_CATEGORY, 0, 0, XML_PLAIN},
    {ITEM, NS_RSS, "enclosure", XML_ENCLOSURE, 0, 0, XML_PLAIN},
    {ITEM, NS_RSS, "fullitem", XML_TEXT, DRAFT_CONTENT, 6, XML_MARKUP},
    {XML_IMAGE, NS_RSS, "url", XML_PICTURE, DRAFT_JSON_IMAGE, 0, XML_PLAIN},

    /* Atom 1.0 and 0.3, also within RSS */
    {FEED, NS_ATOM, "entry", XML_ENTER, XML_ITEM, 0, XML_PLAIN},
    {ITEM, NS_ATOM, "entry", XML_ENTER, XML_ITEM, 0, XML_PLAIN},
    {ITEM, NS_ATOM, "source", XML_ENTER, XML_SOURCE, 0, XML_PLAIN},
    {BOTH | XML_SOURCE, NS_ATOM, "author", XML_ENTER, XML_PERSON, 2, XML_PLAIN},
    {PERSON, NS_ATOM, "name", XML_NAME, 0, 0, XML_PLAIN},
    {PERSON, NS_ATOM, "email", XML_MAIL, 0, 0, XML_PLAIN},
    {BOTH, NS_ATOM, "title", XML_TEXT, DRAFT_TITLE, 2, XML_TYPED},
    {FEED, NS_ATOM, "subtitle", XML_TEXT, DRAFT_SUMMARY, 2, XML_TYPED},
    {FEED, NS_ATOM, "tagline", XML_TEXT, DRAFT_SUMMARY, 3, XML_TYPED},
    {FEED, NS_ATOM, "info", XML_TEXT, DRAFT_SUMMARY, 5, XML_TYPED},
    {ITEM, NS_ATOM, "summary", XML_TEXT, DRAFT_SUMMARY, 2, XML_TYPED},
    {ITEM, NS_ATOM, "content", XML_TEXT, DRAFT_CONTENT, 2, XML_TYPED},
    {BOTH, NS_ATOM, "id", XML_TEXT, DRAFT_ID, 2, XML_PLAIN},
    {BOTH, NS_ATOM, "link", XML_LINK, DRAFT_LINK, 1, XML_PLAIN},
    {BOTH, NS_ATOM, "category", XML_CATEGORY, 0, 0, XML_PLAIN},
    {BOTH, NS_ATOM, "published", XML_TEXT, DRAFT_PUBLISHED, 2, XML_PLAIN},
    {BOTH, NS_ATOM, "issued", XML_TEXT, DRAFT_PUBLISHED, 3, XML_PLAIN},
    {BOTH, NS_ATOM, "created", XML_TEXT, DRAFT_PUBLISHED, 4, XML_PLAIN},
    {BOTH, NS_ATOM, "updated", XML_TEXT, DRAFT_UPDATED, 2, XML_PLAIN},
    {BOTH, NS_ATOM, "modified", XML_TEXT, DRAFT_UPDATED, 3, XML_PLAIN},
    {FEED, NS_ATOM, "logo", XML_PICTURE, DRAFT_JSON_BANNER, 0, XML_PLAIN},
    {FEED, NS_ATOM, "icon", XML_PICTURE, DRAFT_ENCLOSURE, 0, XML_PLAIN},

    /* Dublin Core */
    {BOTH, NS_DC, "title", XML_TEXT, DRAFT_TITLE, 5, XML_MARKUP},
    {BOTH, NS_DC, "description", XML_TEXT, DRAFT_SUMMARY, 5, XML_MARKUP},
    {BOTH, NS_DC, "creator", XML_AUTHOR, 0, 3, XML_PLAIN},
    {BOTH, NS_DC, "author", XML_AUTHOR, 0, 4, XML_PLAIN},
    {FEED, NS_DC, "publisher", XML_AUTHOR, 0, 8, XML_PLAIN},
    {BOTH, NS_DC, "subject", XML_CATEGORY, 0, 0, XML_PLAIN},
    {BOTH, NS_DC, "date", XML_TEXT, DRAFT_PUBLISHED, 5, XML_PLAIN},
    {BOTH, NS_DC, "language", XML_TEXT, DRAFT_LANGUAGE, 2, XML_PLAIN},
    {ITEM, NS_DC, "identifier", XML_TEXT, DRAFT_ID, 8, XML_PLAIN},
    {BOTH, NS_DCTERMS, "issued", XML_TEXT, DRAFT_PUBLISHED, 6, XML_PLAIN},
    {BOTH, NS_DCTERMS, "created", XML_TEXT, DRAFT_PUBLISHED, 7, XML_PLAIN},
    {BOTH, NS_DCTERMS, "modified", XML_TEXT, DRAFT_UPDATED, 5, XML_PLAIN},
    {BOTH, NS_DCTERMS, "creator", XML_AUTHOR, 0, 5, XML_PLAIN},
    {ITEM, NS_DCTERMS, "abstract", XML_TEXT, DRAFT_SUMMARY, 7, XML_MARKUP},
    {ITEM, NS_DCTERMS, "valid", XML_VALID, 0, 0, XML_PLAIN},

    /* full content */
    {ITEM, NS_CONTENT, "encoded", XML_TEXT, DRAFT_CONTENT, 1, XML_MARKUP},
    {ITEM, NS_XHTML, "body", XML_TEXT, DRAFT_CONTENT, 4, XML_INLINE},
    {ITEM, NS_XHTML, "div", XML_TEXT, DRAFT_CONTENT, 5, XML_INLINE},

    /* Media RSS */
    {ITEM | MEDIA, NS_MEDIA, "group", XML_ENTER, XML_MEDIA, 0, XML_PLAIN},
    {ITEM | MEDIA, NS_MEDIA, "content", XML_MEDIA_CONTENT, XML_MEDIA, 0, XML_PLAIN},
    {ITEM | MEDIA, NS_MEDIA, "thumbnail", XML_THUMBNAIL, DRAFT_THUMBNAIL, 0, XML_PLAIN},
    {ITEM | MEDIA, NS_MEDIA, "title", XML_TEXT, DRAFT_TITLE, 9, XML_MARKUP},
    {ITEM | MEDIA, NS_MEDIA, "description", XML_TEXT, DRAFT_SUMMARY, 9, XML_MARKUP},
    {ITEM | MEDIA, NS_MEDIA, "credit", XML_CREDIT, 0, 9, XML_PLAIN},

    /* podcasts */
    {BOTH, NS_ITUNES, "author", XML_AUTHOR, 0, 6, XML_PLAIN},
    {BOTH, NS_ITUNES, "summary", XML_TEXT, DRAFT_SUMMARY, 6, XML_MARKUP},
    {BOTH, NS_ITUNES, "subtitle", XML_TEXT, DRAFT_SUMMARY, 8, XML_MARKUP},
    {BOTH, NS_ITUNES, "title", XML_TEXT, DRAFT_TITLE, 8, XML_MARKUP},
    {BOTH, NS_ITUNES, "image", XML_PICTURE, DRAFT_PODCAST, 0, XML_PLAIN},
    {BOTH, NS_GOOGLEPLAY, "author", XML_AUTHOR, 0, 7, XML_PLAIN},
    {BOTH, NS_GOOGLEPLAY, "description", XML_TEXT, DRAFT_SUMMARY, 7, XML_MARKUP},
    {BOTH, NS_GOOGLEPLAY, "image", XML_PICTURE, DRAFT_PODCAST, 0, XML_PLAIN},
    {BOTH, NS_PODCAST, "image", XML_PICTURE, DRAFT_PODCAST, 0, XML_PLAIN},
    {BOTH, NS_PODCAST, "images", XML_PICTURE, DRAFT_PODCAST, 0, XML_PLAIN},

    /* from and until, events, update hints */
    {ITEM, NS_PRISM, "expirationDate", XML_DATE_FIELD, FIELD_UNTIL, 0, XML_PLAIN},
    {ITEM, NS_PRISM, "publicationDate", XML_TEXT, DRAFT_PUBLISHED, 8, XML_PLAIN},
    {ITEM, NS_EVENT, "startdate", XML_DATE_FIELD, FIELD_ON, 0, XML_PLAIN},
    {ITEM, NS_EVENT, "enddate", XML_DATE_FIELD, FIELD_UNTIL, 0, XML_PLAIN},
    {ITEM, NS_EVENT, "location", XML_TEXT_FIELD, FIELD_WHERE, 0, XML_PLAIN},
    {FEED, NS_SY, "updatePeriod", XML_REFRESH, 0, 2, XML_PLAIN},
    {FEED, NS_SY, "updateFrequency", XML_REFRESH, 0, 3, XML_PLAIN},
};
/* clang-format on */

/* RSS that uses what belongs to a module without its prefix is common; the other way round is not. */
const struct xml_rule *
xml_rule_find(enum xml_place place, enum ns ns, struct str local)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        if (rules[i].ns == ns && rules[i].places & place && str_equal_nocase(local, str_from(rules[i].name)))
            return &rules[i];
    return NULL;
}
