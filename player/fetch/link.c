#include "fetch/link.h"

#include "feed/page.h"

const char *
link_find(struct arena *arena, const struct transfer_answer *answer)
{
    if (answer->result != TRANSFER_OK || !answer->location.ptr)
        return NULL;
    struct page page = page_read(arena, answer->body, answer->content_type, answer->location);
    bool https = str_starts_nocase(page.feed, STR("https://"));
    bool http = str_starts_nocase(page.feed, STR("http://"));
    bool was_https = str_starts_nocase(answer->location, STR("https://"));
    return page.html && (https || (http && !was_https)) ? arena_c(arena, page.feed) : NULL;
}

struct transfer_request
link_request(const struct transfer_request *first, const struct transfer_answer *answer, const char *url)
{
    struct transfer_request request = *first;
    request.url = url;
    request.configured = first->url;
    request.local = false;
    request.reach = answer->reach;
    request.etag = request.last_modified = NULL;
    return request;
}
