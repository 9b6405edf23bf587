/* Who comes in: with the printed address, with a name and a password, or through a proxy that says who it is.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "editor/accounts.h"
#include "editor/editor.h"

/* The address with the token, once. */
bool
sign_in_by_token(struct editor *editor, struct http_request *request)
{
    const char *token = http_argument(request, "token");
    if (!token || strcmp(http_path(request), "/") != 0)
        return false;
    bool good = editor->token[0] && session_secret_equal(editor->token, token);
    if (good) {
        editor->token[0] = '\0';
        session_give_cookie(session_begin(editor->sessions, "", ROLE_PUBLISHER), request, editor->secure);
    }
    http_add_header(request, "Location", good ? "/" : "/signed-out.html");
    http_reply(request, 303, NULL, STR(""));
    return true;
}

/* A small document {"name", "password"}; never a form, which another site could send. */
void
sign_in_by_password(struct editor *editor, struct http_request *request)
{
    char peer[64];
    struct str body = http_body(request);
    const char *origin = http_header(request, "Origin"), *host = http_header(request, "Host");
    const char *from = origin ? strstr(origin, "://") : NULL;
    http_peer(request, peer, sizeof(peer));
    if (http_too_large(request, 4096) || (origin && (!from || !host || strcmp(from + 3, host) != 0))) {
        reply_error(request, 403, "other-site");
        return;
    }
    if (!rate_allows(editor->sign_in_rate, peer, clock_mono_ms())) {
        reply_error(request, 429, "too-often");
        return;
    }
    json_t *said = json_loadb(body.ptr, body.len, 0, NULL);
    const char *name = json_string_value(json_object_get(said, "name"));
    const char *password = json_string_value(json_object_get(said, "password"));
    enum role role = name && password ? account_check(editor->newsroom, name, password) : ROLE_NONE;
    if (role == ROLE_NONE) {
        reply_error(request, 403, "wrong");
    } else {
        session_give_cookie(session_begin(editor->sessions, name, role), request, editor->secure);
        reply_json(request, 200, json_pack("{s:b}", "good", 1));
    }
    json_decref(said);
}

struct session *
sign_in_by_proxy(struct editor *editor, struct http_request *request)
{
    char peer[64];
    const char *name = editor->proxy_header ? http_header(request, editor->proxy_header) : NULL;
    http_peer(request, peer, sizeof(peer));
    if (!name || !*name || strcmp(peer, editor->proxy_address) != 0)
        return NULL;
    enum role role = account_role(editor->newsroom, name);
    struct session *session = session_find(editor->sessions, request);
    if (session && strcmp(session->name, name) == 0)
        return session;
    session = session_begin(editor->sessions, name, role == ROLE_NONE ? ROLE_EDITOR : role);
    session_give_cookie(session, request, true);
    return session;
}

bool
sign_out(struct editor *editor, struct http_request *request)
{
    struct session *session = session_find(editor->sessions, request);
    if (!session || !session_allows_change(session, request))
        return false;
    session_end(session);
    return true;
}
