#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "fetch/link.h"
#include "fetch/parts.h"

#define READING     "dates by the wall" /* another text whenever items are made otherwise of the same bytes */
#define HASH_FORMAT "%016llx"
#define HASH_DIGITS 16
#define LINKED_MARK 1 /* in the hash of the context: what is stored came by a link */
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
    hash = str_hash(str_from(config->zone), hash);
    hash = str_hash(STR(READING), hash);
    return str_hash(STR(BREAKROOM_VERSION), hash);
}

bool
document_known(const struct source *source, const struct store_feed *state)
{
    char context[HASH_DIGITS + 1];
    snprintf(context, sizeof(context), HASH_FORMAT, (unsigned long long)source->context);
    return state->items > 0 && str_starts(state->body_hash, str_from(context));
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

static void
explain(const struct source *source, const struct transfer_answer *answer, const char *reason,
        char why[TRANSFER_WHY_BYTES])
{
    char type[64];
    media_type(answer->content_type, type, sizeof(type));
    bool about_feeds = strstr(reason, "feed") || strstr(reason, "Feed");
    snprintf(why, TRANSFER_WHY_BYTES, "%s%s%.80s%s%s%s%s",
             source->refresh->linked ? "a web page, and what it links to is no feed: " : "",
             about_feeds ? "" : "the document cannot be read: ", reason, type[0] ? " (" : "", type,
             type[0] ? ")" : "", strstr(reason, "HTML") ? "; a login page?" : "");
}

static struct feed *
parse(const struct source *source, const struct transfer_answer *answer, const char **why)
{
    struct feed_context context = {.base = answer->location,
                                   .content_type = answer->content_type,
                                   .limits = source->limits,
                                   .zone = source->zone,
                                   .default_kind = (enum kind)source->config->kind};
    struct feed *feed = feed_parse(answer->body, &context, why);
    if (feed)
        feed_tidy(feed);
    return feed;
}

/* Good items are not given up for what may be half of the new ones. */
static bool
worth_taking(const struct feed *feed, int64_t stored, char why[TRANSFER_WHY_BYTES])
{
    if (stored == 0 || (!feed->truncated && (feed->count || !feed->fault.ptr)))
        return true;
    if (feed->truncated)
        snprintf(why, TRANSFER_WHY_BYTES, "the document was cut off; what was there before stays");
    else
        snprintf(why, TRANSFER_WHY_BYTES, "no items, and not well-formed (%.*s); what was there before stays",
                 (int)(feed->fault.len < 128 ? feed->fault.len : 128), feed->fault.ptr);
    return false;
}

struct transfer_request
document_request(const struct fetcher *fetcher, const struct source *source)
{
    struct refresh *refresh = source->refresh;
    const struct store_feed *state = &refresh->state;
    bool known = !source->path && document_known(source, state);
    struct transfer_request request = transfer_request_for(fetcher->config, source->config->url);
    request.local = true;
    request.share = source->path && strcmp(source->path, "-") != 0 ? source->share : NULL;
    request.reach = source->config->intranet ? REACH_PRIVATE : REACH_PUBLIC;
    request.etag = known ? arena_c(refresh->arena, state->etag) : NULL;
    request.last_modified = known ? arena_c(refresh->arena, state->last_modified) : NULL;
    request.accept = ACCEPT;
    request.max_bytes = source->config->max_bytes;
    return request;
}

const char *
document_link(const struct source *source, const struct transfer_answer *answer)
{
    struct refresh *refresh = source->refresh;
    if (refresh->linked || document_known(source, &refresh->state))
        return NULL;
    return link_find(refresh->arena, answer);
}

/* A body that was cut off says nothing of the next one: then nothing is remembered of it. */
static void
remember(struct refresh *refresh, const struct transfer_answer *answer, struct str body_hash)
{
    bool whole = !refresh->feed || !refresh->feed->truncated;
    bool direct = whole && !refresh->linked; /* else the validators are not those of the address */
    refresh->state.etag = direct ? arena_str(refresh->arena, answer->etag) : STR_NONE;
    refresh->state.last_modified = direct ? arena_str(refresh->arena, answer->last_modified) : STR_NONE;
    refresh->state.body_hash = whole ? body_hash : STR_NONE;
}

bool
document_take(struct source *source, const struct transfer_answer *answer, char why[TRANSFER_WHY_BYTES])
{
    struct refresh *refresh = source->refresh;
    const char *reason = "";
    if (answer->result == TRANSFER_NOT_MODIFIED)
        return true;
    snprintf(why, TRANSFER_WHY_BYTES, "%s",
             answer->result == TRANSFER_FAILED ? answer->why : "an empty document");
    if (answer->result == TRANSFER_FAILED || str_blank(answer->body))
        return false;
    uint64_t context_hash = source->context ^ (refresh->linked ? LINKED_MARK : 0);
    struct str hash = arena_printf(refresh->arena, HASH_FORMAT HASH_FORMAT, (unsigned long long)context_hash,
                                   (unsigned long long)str_hash(answer->body, STR_HASH_SEED));
    bool same = !source->path && refresh->state.items > 0 && str_equal(hash, refresh->state.body_hash);
    struct feed *feed = same ? NULL : parse(source, answer, &reason);
    if (!same && !feed) {
        explain(source, answer, reason, why);
        return false;
    }
    if (feed && !worth_taking(feed, refresh->state.items, why)) {
        feed_destroy(feed);
        return false;
    }
    refresh->feed = feed;
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
