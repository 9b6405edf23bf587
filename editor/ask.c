/* Questions answered by the player's own code: a preview of a slide, its problems, and when it is shown. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "editor/editor.h"
#include "editor/newsroom_private.h"

#define ARENA_BYTES  (8 * NEWSROOM_FEED_MAX)
#define CHECK_MS     30000
#define CHECK_ALL_MS 60000
#define PLAN_MS      30000
#define WHO_BYTES    64

/* A feed with the newsroom's head and only this item: the caller owns it. */
static json_t *
feed_of(struct editor *editor, json_t *item)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    json_t *feed = newsroom_parse(newsroom_head(editor->newsroom, arena));
    json_object_set_new(feed, "items", json_pack("[O]", item));
    arena_destroy(arena);
    return feed;
}

/* --- preview --- */

static void
previewed(void *ctx, const struct preview_result *result)
{
    struct http_request *request = ctx;
    char number[32];
    if (result->superseded) {
        http_reply(request, 204, NULL, STR(""));
        return;
    }
    if (!result->good) {
        reply_error(request, 503, "no-preview");
        return;
    }
    const struct {
        const char *name;
        int value;
    } numbers[] = {{"X-Page", result->page}, {"X-Pages", result->pages}, {"X-Seconds", result->seconds}};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        snprintf(number, sizeof(number), "%d", numbers[i].value);
        http_add_header(request, numbers[i].name, number);
    }
    http_reply(request, 200, "image/png", result->png);
}

/* The requester: the session, and the page's name for the place that shows the answer. */
static void
name_client(const struct call *call, char out[WHO_BYTES])
{
    struct str client = str_from(http_argument(call->request, "client"));
    snprintf(out, WHO_BYTES, "%.16s %016llx", call->session->change,
             (unsigned long long)str_hash(client, STR_HASH_SEED));
}

void
api_preview(struct call *call)
{
    const char *shape = http_argument(call->request, "shape"), *page = http_argument(call->request, "page");
    json_t *item = json_object_get(call->body, "item");
    if (!json_is_object(item)) {
        reply_error(call->request, 400, "no-item");
        return;
    }
    char who[WHO_BYTES];
    name_client(call, who);
    json_t *feed = feed_of(call->editor, item);
    char *text = json_dumps(feed, JSON_INDENT(1));
    bool portrait = shape && strcmp(shape, "portrait") == 0;
    preview_ask(call->editor->previews[portrait ? PREVIEW_PORTRAIT : PREVIEW_LANDSCAPE],
                &(struct preview_question){.who = who,
                                           .feed = str_from(text),
                                           .page = page ? atoi(page) : 0,
                                           .later = http_argument(call->request, "later") != NULL,
                                           .done = previewed,
                                           .ctx = call->request});
    free(text);
    json_decref(feed);
}

/* --- problems --- */

struct pending_answer {
    struct http_request *request;
    char path[PATH_MAX]; /* of a file to remove; "": none */
    char *text;          /* of the document, to find the member on a line; NULL: none */
};

/* The member on a line of a document with one member per line. */
static struct str
member_on(const char *text, json_int_t line)
{
    struct str rest = str_from(text), found = STR_NONE;
    for (json_int_t at = 1; rest.ptr && at <= line; at++)
        found = str_split(&rest, '\n');
    found = str_trim(found);
    if (!str_starts(found, STR("\"")))
        return STR_NONE;
    found = str_slice(found, 1, SIZE_MAX);
    size_t end = str_find(found, STR("\""));
    return end == SIZE_MAX ? STR_NONE : str_slice(found, 0, end);
}

static void
asked_free(struct pending_answer *asked)
{
    if (asked->path[0])
        unlink(asked->path);
    free(asked->text);
    memory_free(asked);
}

static void
checked(void *ctx, int status, struct str output)
{
    struct pending_answer *asked = ctx;
    size_t index;
    json_t *finding, *answer = status >= 0 ? newsroom_parse(output) : NULL;
    if (status == LOOP_SUPERSEDED) {
        http_reply(asked->request, 204, NULL, STR(""));
        asked_free(asked);
        return;
    }
    json_array_foreach(json_object_get(answer, "findings"), index, finding)
    {
        struct str member = member_on(asked->text, json_integer_value(json_object_get(finding, "line")));
        json_object_set_new(finding, "member",
                            member.ptr ? json_stringn(member.ptr, member.len) : json_null());
    }
    if (answer)
        reply_json(asked->request, 200, answer);
    else
        reply_error(asked->request, 503, "no-check");
    asked_free(asked);
}

const char *
ask_language(const struct call *call)
{
    const char *language = http_argument(call->request, "language");
    return language && strcmp(language, "fr") == 0 ? "fr" : "en";
}

void
api_check(struct call *call)
{
    struct editor *editor = call->editor;
    json_t *item = json_object_get(call->body, "item");
    if (!json_is_object(item)) {
        reply_error(call->request, 400, "no-item");
        return;
    }
    struct pending_answer *asked = memory_alloc(sizeof(*asked));
    json_t *feed = feed_of(editor, item);
    asked->request = call->request;
    asked->text = json_dumps(feed, JSON_INDENT(1));
    json_decref(feed);
    /* beside the feed, for its pictures */
    snprintf(asked->path, sizeof(asked->path), "%s/.%s.check-%u.json", editor->folder, editor->name,
             editor->checks++);
    if (!file_replace_private(asked->path, str_from(asked->text))) {
        reply_error(call->request, 507, "disk");
        asked_free(asked);
        return;
    }
    const char *const argv[] = {editor->breakroom,  "check", asked->path, "--json", "--language",
                                ask_language(call), NULL};
    char who[WHO_BYTES];
    name_client(call, who);
    loop_run_child(editor->loop, &(struct loop_job){argv, who, CHECK_MS, checked, asked});
}

/* The item that contains a line of the feed with drafts, which is indented by two columns more per level;
 * NULL: none. */
static const json_t *
item_on(const json_t *ids, const char *text, json_int_t line)
{
    struct str rest = str_from(text);
    bool among = false;
    size_t count = 0;
    for (json_int_t at = 1; rest.ptr && at <= line; at++) {
        struct str here = str_split(&rest, '\n');
        among = among || str_equal(here, STR("  \"items\": ["));
        count += among && str_equal(here, STR("    {"));
    }
    return count ? json_array_get(ids, count - 1) : NULL;
}

/* The ids of the items of a feed, in order. */
static json_t *
ids_of(const char *text)
{
    size_t index;
    json_t *item, *ids = json_array(), *feed = newsroom_parse(str_from(text));
    json_array_foreach(json_object_get(feed, "items"), index, item)
        json_array_append(ids, json_object_get(item, "id"));
    json_decref(feed);
    return ids;
}

static void
all_checked(void *ctx, int status, struct str output)
{
    struct pending_answer *asked = ctx;
    size_t index;
    json_t *finding, *answer = status >= 0 ? newsroom_parse(output) : NULL, *ids = ids_of(asked->text);
    json_array_foreach(json_object_get(answer, "findings"), index, finding)
    {
        const json_t *id = item_on(ids, asked->text, json_integer_value(json_object_get(finding, "line")));
        json_object_set(finding, "id", id ? (json_t *)(uintptr_t)id : json_null());
    }
    if (answer)
        reply_json(asked->request, 200, answer);
    else
        reply_error(asked->request, 503, "no-check");
    json_decref(ids);
    asked_free(asked);
}

void
api_findings(struct call *call)
{
    struct editor *editor = call->editor;
    struct arena *arena = arena_create(ARENA_BYTES);
    struct str feed = newsroom_preview_feed(editor->newsroom, arena);
    if (!file_replace_private(editor->drafts, feed)) {
        reply_error(call->request, 507, "disk");
        arena_destroy(arena);
        return;
    }
    struct pending_answer *asked = memory_alloc(sizeof(*asked));
    asked->request = call->request;
    asked->text = strndup(feed.ptr, feed.len);
    arena_destroy(arena);
    const char *const argv[] = {editor->breakroom,  "check", editor->drafts, "--json", "--language",
                                ask_language(call), NULL};
    char who[WHO_BYTES];
    name_client(call, who);
    loop_run_child(editor->loop, &(struct loop_job){argv, who, CHECK_ALL_MS, all_checked, asked});
}

/* --- when it is shown --- */

static void
planned(void *ctx, int status, struct str output)
{
    struct pending_answer *asked = ctx;
    json_t *answer = status == 0 ? newsroom_parse(output) : NULL;
    if (answer)
        reply_json(asked->request, 200, answer);
    else
        reply_error(asked->request, 503, "no-plan");
    asked_free(asked);
}

/* Only digits, letters and the separators of a time or a duration: never an option. */
static const char *
safe_argument(const struct call *call, const char *name, const char *fallback)
{
    static const char allowed[] = "0123456789abcdefghijklmnopqrstuvwxyzT:+-";
    const char *value = http_argument(call->request, name);
    bool good =
        value && *value && *value != '-' && strlen(value) < 40 && strspn(value, allowed) == strlen(value);
    return good ? value : fallback;
}

void
api_plan(struct call *call)
{
    struct editor *editor = call->editor;
    const char *at = safe_argument(call, "at", NULL);
    if (!write_drafts(editor)) {
        reply_error(call->request, 507, "disk");
        return;
    }
    struct pending_answer *asked = memory_alloc(sizeof(*asked));
    asked->request = call->request;
    const char *const argv[] = {editor->breakroom,
                                "plan",
                                editor->drafts,
                                "--json",
                                "--language",
                                ask_language(call),
                                "--for",
                                safe_argument(call, "for", "1h"),
                                at ? "--at" : NULL,
                                at,
                                NULL};
    loop_run_child(editor->loop, &(struct loop_job){argv, NULL, PLAN_MS, planned, asked});
}

/* --- importing another feed --- */

static void
fed(void *ctx, int status, struct str output)
{
    struct pending_answer *asked = ctx;
    json_t *answer = status == 0 ? newsroom_parse(output) : NULL;
    if (answer)
        reply_json(asked->request, 200, answer);
    else
        reply_error(asked->request, 422, "no-feed");
    asked_free(asked);
}

void
api_feed(struct call *call)
{
    const char *url = json_string_value(json_object_get(call->body, "url"));
    struct str address = str_from(url);
    if (!url ||
        (!str_starts_nocase(address, STR("https://")) && !str_starts_nocase(address, STR("http://")))) {
        reply_error(call->request, 400, "no-address");
        return;
    }
    struct pending_answer *asked = memory_alloc(sizeof(*asked));
    asked->request = call->request;
    const char *reach = call->editor->intranet ? "private" : "public";
    const char *const argv[] = {call->editor->breakroom, "feed", url, "--json", "--reach", reach, NULL};
    loop_run_child(call->editor->loop, &(struct loop_job){argv, NULL, CHECK_MS, fed, asked});
}
