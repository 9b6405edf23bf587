#include "formats/namespace.h"

#include <string.h>

/* Several rows per namespace: its addresses, including old ones and frequent mistakes. They are compared
 * ignoring case, "http" or "https" and a '/' or '#' at the end. */
static const struct {
    enum ns ns;
    const char *uri;
} uris[] = {
    {NS_ATOM, "www.w3.org/2005/atom"},
    {NS_ATOM, "purl.org/atom/ns"},
    {NS_ATOM, "example.com/newformat"},
    {NS_ATOM, "example.com/necho"},
    {NS_ATOM, "purl.org/echo"},
    {NS_ATOM, "uri/of/echo/namespace"},
    {NS_ATOM, "purl.org/pie"},
    {NS_ATOM, "purl.org/net/rss1.1"},
    {NS_RSS, "purl.org/rss/1.0"},
    {NS_RSS, "purl.org/rss/2.0"},
    {NS_RSS, "my.netscape.com/rdf/simple/0.9"},
    {NS_RSS, "channel.netscape.com/rdf/simple/0.9"},
    {NS_RSS, "my.netscape.com/publish/formats/rss-0.91.dtd"},
    {NS_RSS, "backend.userland.com/rss"},
    {NS_RSS, "backend.userland.com/rss2"},
    {NS_RSS, "backend.userland.com/rss090"},
    {NS_RSS, "backend.userland.com/rss091"},
    {NS_RSS, "backend.userland.com/rss092"},
    {NS_RSS, "blogs.law.harvard.edu/tech/rss"},
    {NS_RSS, "cyber.law.harvard.edu/rss/rss.html"},
    {NS_RSS, "cyber.law.harvard.edu/rss"},
    {NS_RSS, "www.rssboard.org/rss-specification"},
    {NS_RDF, "www.w3.org/1999/02/22-rdf-syntax-ns"},
    {NS_DC, "purl.org/dc/elements/1.1"},
    {NS_DC, "purl.org/dc/elements/1.0"},
    {NS_DC, "purl.org/rss/1.0/modules/dc"},
    {NS_DCTERMS, "purl.org/dc/terms"},
    {NS_DCTERMS, "purl.org/rss/1.0/modules/dcterms"},
    {NS_CONTENT, "purl.org/rss/1.0/modules/content"},
    {NS_MEDIA, "search.yahoo.com/mrss"},
    {NS_MEDIA, "www.rssboard.org/media-rss"},
    {NS_MEDIA, "tools.search.yahoo.com/mrss"},
    {NS_MEDIA, "video.search.yahoo.com/mrss"},
    {NS_ITUNES, "www.itunes.com/dtds/podcast-1.0.dtd"},
    {NS_ITUNES, "itunes.apple.com/dtds/podcast-1.0.dtd"},
    {NS_ITUNES, "example.com/dtds/podcast-1.0.dtd"},
    {NS_GOOGLEPLAY, "www.google.com/schemas/play-podcasts/1.0"},
    {NS_GOOGLEPLAY, "www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd"},
    {NS_PODCAST, "podcastindex.org/namespace/1.0"},
    {NS_PODCAST, "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"},
    {NS_SY, "purl.org/rss/1.0/modules/syndication"},
    {NS_XHTML, "www.w3.org/1999/xhtml"},
    {NS_PRISM, "prismstandard.org/namespaces/basic/2.0"},
    {NS_PRISM, "prismstandard.org/namespaces/basic/2.1"},
    {NS_PRISM, "prismstandard.org/namespaces/1.2/basic"},
    {NS_PRISM, "prismstandard.org/namespaces/1.0/basic"},
    {NS_PRISM, "purl.org/rss/1.0/modules/prism"},
    {NS_EVENT, "purl.org/rss/1.0/modules/event"},
    {NS_EVENT, "webnus.net/rss/mec"},
    {NS_CALENDAR, "urn:ietf:params:xml:ns:xcal"},
    {NS_CALENDAR, "urn:ietf:params:xml:ns:icalendar-2.0"},
    {NS_CALENDAR, "www.w3.org/2002/12/cal"},
    {NS_CALENDAR, "www.w3.org/2002/12/cal/ical"},
    {NS_CAP, "urn:oasis:names:tc:emergency:cap:1.1"},
    {NS_CAP, "urn:oasis:names:tc:emergency:cap:1.2"},
    {NS_CAP, "www.incident.com/cap/1.0"},
    {NS_FEEDBURNER, "rssnamespace.org/feedburner/ext/1.0"},
    {NS_BREAKROOM, "urn:breakroom:1"},
};

static const struct {
    enum ns ns;
    const char *prefix;
} usual[] = {
    {NS_ATOM, "atom"},
    {NS_ATOM, "atom10"},
    {NS_ATOM, "atom03"},
    {NS_ATOM, "a10"},
    {NS_RSS, "rss"},
    {NS_RDF, "rdf"},
    {NS_DC, "dc"},
    {NS_DCTERMS, "dcterms"},
    {NS_CONTENT, "content"},
    {NS_MEDIA, "media"},
    {NS_ITUNES, "itunes"},
    {NS_GOOGLEPLAY, "googleplay"},
    {NS_PODCAST, "podcast"},
    {NS_SY, "sy"},
    {NS_XHTML, "xhtml"},
    {NS_XHTML, "html"},
    {NS_PRISM, "prism"},
    {NS_EVENT, "ev"},
    {NS_EVENT, "mec"},
    {NS_CALENDAR, "xcal"},
    {NS_CALENDAR, "ical"},
    {NS_CAP, "cap"},
    {NS_FEEDBURNER, "feedburner"},
    {NS_BREAKROOM, "breakroom"},
};

static struct str
bare(struct str uri)
{
    static const char *const starts[] = {"http://", "https://"};
    uri = str_trim(uri);
    for (size_t i = 0; i < 2; i++)
        if (str_starts_nocase(uri, str_from(starts[i])))
            uri = str_slice(uri, strlen(starts[i]), SIZE_MAX);
    while (uri.len && (uri.ptr[uri.len - 1] == '/' || uri.ptr[uri.len - 1] == '#'))
        uri.len--;
    return uri;
}

static enum ns
ns_from_uri(struct str uri)
{
    uri = bare(uri);
    if (uri.len == 0)
        return NS_NONE;
    for (size_t i = 0; i < sizeof(uris) / sizeof(uris[0]); i++)
        if (str_equal_nocase(uri, str_from(uris[i].uri)))
            return uris[i].ns;
    return NS_OTHER;
}

static void
bind(struct ns_scope *scope, struct str prefix, struct str uri)
{
    if (scope->count == NS_BINDINGS_MAX || prefix.len >= sizeof(scope->bindings[0].prefix))
        return;
    struct ns_binding *binding = &scope->bindings[scope->count++];
    *binding = (struct ns_binding){.ns = ns_from_uri(uri), .uri = str_hash(bare(uri), STR_HASH_SEED)};
    memcpy(binding->prefix, prefix.ptr, prefix.len);
    binding->prefix_len = prefix.len;
    if (scope->root_uri && binding->uri == scope->root_uri)
        binding->ns = scope->root_ns;
}

void
ns_declare(struct ns_scope *scope, const struct tag *tag)
{
    for (size_t i = 0; i < tag->count; i++) {
        struct str name = tag->attributes[i].name;
        if (!str_starts_nocase(name, STR("xmlns")))
            continue;
        if (name.len == 5)
            bind(scope, STR(""), tag->attributes[i].value);
        else if (name.ptr[5] == ':')
            bind(scope, str_slice(name, 6, SIZE_MAX), tag->attributes[i].value);
    }
}

static struct str
prefix_of(struct str name, struct str *out_local)
{
    const char *colon = memchr(name.ptr, ':', name.len);
    size_t len = colon ? (size_t)(colon - name.ptr) : 0;
    *out_local = colon ? str_slice(name, len + 1, SIZE_MAX) : name;
    return str_slice(name, 0, len);
}

static struct ns_binding *
find(const struct ns_scope *scope, struct str prefix)
{
    for (size_t i = scope->count; i > 0; i--) {
        const struct ns_binding *binding = &scope->bindings[i - 1];
        if (str_equal(prefix, (struct str){binding->prefix, binding->prefix_len}))
            return (struct ns_binding *)binding;
    }
    return NULL;
}

enum ns
ns_resolve(const struct ns_scope *scope, struct str name, struct str *out_local)
{
    struct str prefix = prefix_of(name, out_local);
    const struct ns_binding *binding = find(scope, prefix);
    if (binding)
        return binding->ns;
    for (size_t i = 0; prefix.len && i < sizeof(usual) / sizeof(usual[0]); i++)
        if (str_equal_nocase(prefix, str_from(usual[i].prefix)))
            return usual[i].ns;
    return prefix.len ? NS_OTHER : NS_NONE;
}

void
ns_adopt(struct ns_scope *scope, struct str name, enum ns ns)
{
    struct str local;
    struct ns_binding *binding = find(scope, prefix_of(name, &local));
    if (!binding)
        return;
    scope->root_uri = binding->uri;
    scope->root_ns = ns;
    for (size_t i = 0; i < scope->count; i++)
        if (scope->bindings[i].uri == scope->root_uri)
            scope->bindings[i].ns = ns;
}
