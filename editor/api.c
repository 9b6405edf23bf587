/* The routes of the API, and who may use them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "editor/editor.h"

#define JSON_BODY_MAX     ((size_t)2 * 1024 * 1024)
#define STRANGER_BODY_MAX ((size_t)8192) /* a compliment, a password */
#define PATH_PREFIX       "/api/"

static const struct route {
    const char *method, *path; /* a path that ends in '/' is followed by an id */
    void (*call)(struct call *call);
    enum role role;
    bool bytes; /* the body is not JSON */
} routes[] = {
    {"GET", "state", api_state, ROLE_EDITOR, false},
    {"GET", "items", api_items, ROLE_EDITOR, false},
    {"GET", "id", api_new_id, ROLE_EDITOR, false},
    {"PUT", "items/", api_save, ROLE_EDITOR, false},
    {"DELETE", "items/", api_remove, ROLE_EDITOR, false},
    {"POST", "discard/", api_discard, ROLE_EDITOR, false},
    {"POST", "move/", api_move, ROLE_EDITOR, false},
    {"POST", "publish", api_publish, ROLE_PUBLISHER, false},
    {"GET", "versions", api_versions, ROLE_EDITOR, false},
    {"GET", "versions/", api_version, ROLE_EDITOR, false},
    {"POST", "restore", api_restore, ROLE_PUBLISHER, false},
    {"POST", "preview", api_preview, ROLE_EDITOR, false},
    {"POST", "check", api_check, ROLE_EDITOR, false},
    {"GET", "plan", api_plan, ROLE_EDITOR, false},
    {"POST", "pictures", api_picture, ROLE_EDITOR, true},
    {"GET", "bravos", api_bravos, ROLE_EDITOR, false},
    {"POST", "bravos/", api_bravo_accept, ROLE_PUBLISHER, false},
    {"DELETE", "bravos/", api_bravo_decline, ROLE_PUBLISHER, false},
    {"POST", "feed", api_feed, ROLE_EDITOR, false},
    {"POST", "sample", api_sample, ROLE_EDITOR, false},
    {"GET", "sheet", api_sheet, ROLE_EDITOR, false},
    {"GET", "slides", api_slides, ROLE_EDITOR, false},
    {"GET", "walls", api_walls, ROLE_EDITOR, false},
    {"GET", "findings", api_findings, ROLE_EDITOR, false},
};

json_t *
json_text(struct str s)
{
    return s.ptr ? json_stringn(s.ptr, s.len) : json_null();
}

void
reply_json(struct http_request *request, int status, json_t *value)
{
    char *text = json_dumps(value, JSON_COMPACT);
    http_reply(request, status, "application/json", str_from(text ? text : "null"));
    free(text);
    json_decref(value);
}

void
reply_error(struct http_request *request, int status, const char *code)
{
    reply_json(request, status, json_pack("{s:s}", "error", code));
}

/* The route, and the id after its path. A path without '/' at its end must match completely. */
static const struct route *
find_route(const char *method, const char *path, const char **id, bool *known)
{
    *known = false;
    for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
        size_t len = strlen(routes[i].path);
        bool takes_id = routes[i].path[len - 1] == '/';
        if (takes_id ? strncmp(path, routes[i].path, len) != 0 || !path[len]
                     : strcmp(path, routes[i].path) != 0)
            continue;
        *known = true;
        *id = path + len;
        if (strcmp(method, routes[i].method) == 0)
            return &routes[i];
    }
    return NULL;
}

static bool
changes(const struct route *route)
{
    return strcmp(route->method, "GET") != 0;
}

static void
run_route(struct editor *editor, struct http_request *request, struct session *session,
          const struct route *route, const char *id)
{
    struct call call = {editor, request, session, id, NULL};
    struct str body = http_body(request);
    if (!session)
        reply_error(request, 401, "signed-out");
    else if (session->role < route->role)
        reply_error(request, 403, "not-allowed");
    else if (changes(route) && !session_allows_change(session, request))
        reply_error(request, 403, "other-site");
    else if (http_too_large(request, route->bytes ? HTTP_BODY_MAX : JSON_BODY_MAX))
        reply_error(request, 413, "too-large");
    else {
        if (!route->bytes && body.len)
            call.body = json_loadb(body.ptr, body.len, JSON_REJECT_DUPLICATES, NULL);
        if (!route->bytes && body.len && !json_is_object(call.body))
            reply_error(request, 400, "no-json");
        else
            route->call(&call);
        json_decref(call.body);
    }
}

/* The host names in requests of the page: any other would be a name that somebody else points here (DNS
 * rebinding). */
static bool
is_our_host(const struct editor *editor, const struct http_request *request)
{
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    const char *host = http_header(request, "Host");
    char own[64];
    if (!host || (editor->host && strcmp(host, editor->host) == 0))
        return host != NULL;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        snprintf(own, sizeof(own), "%s:%d", names[i], http_port(editor->http));
        if (strcmp(host, own) == 0)
            return true;
    }
    return false;
}

/* Requests without a session; true when the request was answered. */
static bool
handle_open(struct editor *editor, struct http_request *request)
{
    const char *path = http_path(request);
    bool post = strcmp(http_method(request), "POST") == 0;
    if (sign_in_by_token(editor, request))
        return true;
    if (post && strcmp(path, "/sign-in") == 0)
        sign_in_by_password(editor, request);
    else if (post && strcmp(path, "/sign-out") == 0)
        reply_json(request, sign_out(editor, request) ? 200 : 403, json_object());
    else if (post && editor->box && strcmp(path, "/bravo") == 0)
        box_receive(editor, request);
    else
        return false;
    return true;
}

size_t
api_limit(void *ctx, const struct http_request *request)
{
    struct editor *editor = ctx;
    if (!sign_in_known(editor, request))
        return STRANGER_BODY_MAX;
    return strcmp(http_path(request), PATH_PREFIX "pictures") == 0 ? HTTP_BODY_MAX : JSON_BODY_MAX;
}

void
api_handle(void *ctx, struct http_request *request)
{
    struct editor *editor = ctx;
    const char *path = http_path(request), *id = "";
    bool known = false;
    if (!is_our_host(editor, request)) {
        reply_error(request, 421, "other-host");
        return;
    }
    if (handle_open(editor, request))
        return;
    struct session known_as;
    struct session *session = sign_in_find(editor, request, &known_as) ? &known_as : NULL;
    bool api = strncmp(path, PATH_PREFIX, strlen(PATH_PREFIX)) == 0;
    const struct route *route =
        api ? find_route(http_method(request), path + strlen(PATH_PREFIX), &id, &known) : NULL;
    if (route)
        run_route(editor, request, session, route, id);
    else if (api)
        reply_error(request, known ? 405 : 404, known ? "no-such-method" : "not-found");
    else if (!files_serve(editor, request, session != NULL))
        http_reply(request, 404, "text/plain; charset=utf-8", STR("not found\n"));
}
