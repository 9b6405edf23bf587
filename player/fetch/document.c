#include <stdio.h>
#include <string.h>

#include "formats/page.h"
#include "feed/folder.h"
#include "fetch/fetch_private.h"
#include "fetch/link.h"

#define READING     "lists of all languages" /* to be changed whenever the same bytes give different items */
#define HASH_FORMAT "%016llx"
#define HASH_DIGITS 16
#define LINKED_MARK 1         /* in the hash of the context: the stored content was found by a link */
#define DIRECT      " direct" /* after the hashes, or alone: fetched from the address itself, */
#define LINKED      " linked" /* or from a feed that a page there links to */
#define ACCEPT                                                                                               \
    "application/feed+json, application/rss+xml, application/atom+xml, application/json;q=0.9, "             \
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

struct feed_limits
fetch_limits(const struct config *config, int64_t max_items)
{
    return (struct feed_limits){.items = (size_t)max_items,
                                .text_bytes = (size_t)config->text_max_bytes,
                                .total_bytes = (size_t)config->total_text_max_bytes,
                                .depth = (size_t)config->max_depth,
                                .attributes = (size_t)config->max_attributes};
}

uint64_t
document_context(const struct config *config, const struct config_feed *feed)
{
    int64_t numbers[] = {
        feed->kind,        feed->max_items,       config->text_max_bytes, config->total_text_max_bytes,
        config->max_depth, config->max_attributes};
    uint64_t hash = str_hash(str_from(feed->url), STR_HASH_SEED);
    hash = str_hash((struct str){(const char *)numbers, sizeof(numbers)}, hash);
    hash = str_hash(str_from(feed->kinds), hash);
    hash = str_hash(str_from(config->zone), hash);
    hash = str_hash(STR(READING), hash);
    return str_hash(STR(BREAKROOM_VERSION), hash);
}

/* True when the state's validators and body hash were made under the same circumstances. */
static bool
is_known(const struct source *source, const struct store_feed *state)
{
    char context[HASH_DIGITS + 1];
    snprintf(context, sizeof(context), HASH_FORMAT, (unsigned long long)source->context);
    return state->items > 0 && str_starts(state->body_hash, str_from(context));
}

bool
document_was_feed(const struct source *source, const struct store_feed *state)
{
    return state->items > 0 && str_equal(state->url, str_from(source->shown_url)) &&
           str_ends(state->body_hash, STR(DIRECT));
}

/* The type without its parameters, harmless characters only. */
static void
media_type(struct str content_type, char *out, size_t size)
{
    size_t len = 0;
    for (size_t i = 0; i < content_type.len && len + 1 < size; i++) {
        char c = content_type.ptr[i];
        if (c == ';' || c <= ' ' || c > '~')
            break;
        out[len++] = c;
    }
    out[len] = '\0';
}

static struct reason
explain(const struct source *source, const struct transfer_answer *answer, enum reason_code code)
{
    struct reason why;
    char type[64];
    media_type(answer->content_type, type, sizeof(type));
    reason_set(&why, code);
    if (code < REASON_FEED_EMPTY || code > REASON_FEED_OTHER_JSON)
        reason_wrap(&why, REASON_DOCUMENT_UNREADABLE);
    if (type[0])
        reason_wrap(&why, REASON_DOCUMENT_TYPE, type);
    if (code == REASON_FEED_HTML)
        reason_wrap(&why, REASON_DOCUMENT_LOGIN);
    if (source->refresh->linked)
        reason_wrap(&why, REASON_DOCUMENT_LINKED);
    return why;
}

static struct feed *
parse(const struct source *source, const struct transfer_answer *answer, enum reason_code *why)
{
    struct feed_context context = {.base = answer->location,
                                   .content_type = answer->content_type,
                                   .limits = source->limits,
                                   .zone = source->zone,
                                   .default_kind = (enum kind)source->config->kind,
                                   .kind_rules = str_from(source->config->kinds)};
    struct feed *feed = feed_parse(answer->body, &context, why);
    if (feed)
        feed_tidy(feed);
    return feed;
}

/* Stored items are not replaced by a document that may be truncated. */
static bool
worth_taking(const struct feed *feed, int64_t stored, struct reason *why)
{
    if (stored == 0 || (!feed->truncated && (feed->count || !feed->fault.ptr)))
        return true;
    char fault[128];
    snprintf(fault, sizeof(fault), "%.*s",
             (int)(feed->fault.len < sizeof(fault) ? feed->fault.len : sizeof(fault)),
             feed->fault.ptr ? feed->fault.ptr : "");
    reason_set(why, feed->truncated ? REASON_DOCUMENT_CUT : REASON_DOCUMENT_MALFORMED, fault);
    return false;
}

struct transfer_request
document_request(const struct fetcher *fetcher, const struct source *source)
{
    struct refresh *refresh = source->refresh;
    const struct store_feed *state = &refresh->state;
    bool known = !source->path && is_known(source, state);
    struct transfer_request request = transfer_request_for(fetcher->config, source->config->url);
    request.local = true;
    request.share = source->path && strcmp(source->path, "-") != 0 ? source->share : NULL;
    request.reach = source->config->intranet ? REACH_PRIVATE : REACH_PUBLIC;
    request.etag = known ? arena_c(refresh->arena, state->etag) : NULL;
    request.last_modified = known ? arena_c(refresh->arena, state->last_modified) : NULL;
    request.accept = ACCEPT;
    request.proxy = source->config->proxy; /* because two feeds may have the same address */
    request.user_agent = source->config->user_agent;
    request.ca_file = source->config->ca_file;
    request.cookies = refresh->cookies;
    request.max_bytes = source->config->max_bytes;
    return request;
}

const char *
document_link(const struct source *source, const struct transfer_answer *answer)
{
    struct refresh *refresh = source->refresh;
    if (refresh->linked || refresh->was_feed || is_known(source, &refresh->state))
        return NULL;
    return link_find(refresh->arena, answer);
}

/* A truncated body must not be compared with the next one: no hash is stored. */
static void
remember(struct refresh *refresh, const struct transfer_answer *answer, struct str body_hash)
{
    bool whole = !refresh->feed || !refresh->feed->truncated;
    bool direct = whole && !refresh->linked; /* else the validators do not belong to the address */
    refresh->state.etag = direct ? arena_str(refresh->arena, answer->etag) : STR_NONE;
    refresh->state.last_modified = direct ? arena_str(refresh->arena, answer->last_modified) : STR_NONE;
    refresh->state.body_hash = whole ? body_hash : refresh->linked ? STR(LINKED) : STR(DIRECT);
}

/* The content of a folder of pictures that has no pictures. */
static const char *
other_in_folder(struct arena *arena, const struct feed *feed, struct str body)
{
    struct str_list names[FOLDER_PART_COUNT];
    if (!feed || feed->count || !folder_read(arena, body, names))
        return NULL;
    for (int part = 0; part < FOLDER_PART_COUNT; part++)
        if (part != FOLDER_TEXTS && names[part].count)
            return arena_c(arena, names[part].items[0]);
    return NULL;
}

bool
document_take(struct source *source, const struct transfer_answer *answer, struct reason *why)
{
    struct refresh *refresh = source->refresh;
    enum reason_code reason = REASON_NONE;
    if (answer->result == TRANSFER_NOT_MODIFIED)
        return true;
    reason_set(why, REASON_DOCUMENT_EMPTY);
    if (answer->result == TRANSFER_FAILED)
        *why = answer->why;
    if (answer->result == TRANSFER_FAILED || str_blank(answer->body))
        return false;
    uint64_t context_hash = source->context ^ (refresh->linked ? LINKED_MARK : 0);
    struct str hash = arena_printf(
        refresh->arena, HASH_FORMAT HASH_FORMAT "%s", (unsigned long long)context_hash,
        (unsigned long long)str_hash(answer->body, STR_HASH_SEED), refresh->linked ? LINKED : DIRECT);
    bool same = !source->path && refresh->state.items > 0 && str_equal(hash, refresh->state.body_hash);
    struct feed *feed = same ? NULL : parse(source, answer, &reason);
    if (!same && !feed) {
        *why = explain(source, answer, reason);
        return false;
    }
    if (feed && !worth_taking(feed, refresh->state.items, why)) {
        feed_destroy(feed);
        return false;
    }
    refresh->feed = feed;
    refresh->folder_other = source->path ? other_in_folder(refresh->arena, feed, answer->body) : NULL;
    remember(refresh, answer, hash);
    return true;
}

bool
document_is_urgent(const struct source *source)
{
    const struct feed *feed = source->refresh->feed;
    if (feed && source->success_wall_ms == TIME_NONE)
        return true;
    for (size_t i = 0; feed && i < feed->count; i++)
        if (feed->items[i].kind == KIND_ALERT)
            return true;
    return false;
}

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
