/* Signing in: with the printed address, with a name and a password, or through a proxy that authenticates
 * people. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "editor/accounts.h"
#include "editor/editor.h"

static int64_t
now_ms(void)
{
    return clock_now(TIME_NONE).wall_ms;
}

void
request_address(const struct editor *editor, const struct http_request *request, char out[ADDRESS_BYTES])
{
    const char *forwarded = http_header(request, "X-Forwarded-For");
    const char *comma = forwarded ? strrchr(forwarded, ',') : NULL;
    http_peer(request, out, ADDRESS_BYTES);
    if (forwarded && strcmp(out, editor->proxy_address) == 0)
        snprintf(out, ADDRESS_BYTES, "%s", comma ? comma + 1 + strspn(comma + 1, " ") : forwarded);
}

/* The address with the token, valid once. */
bool
sign_in_by_token(struct editor *editor, struct http_request *request)
{
    const char *token = http_argument(request, "token");
    if (!token || strcmp(http_path(request), "/") != 0)
        return false;
    bool good = editor->token[0] && session_secret_equal(editor->token, token);
    struct session session;
    if (good && session_begin(editor->newsroom, "", ROLE_PUBLISHER, now_ms(), &session)) {
        editor->token[0] = '\0';
        session_give_cookie(&session, editor->cookie, request, editor->secure);
    }
    http_add_header(request, "Location", good ? "/" : "/signed-out.html");
    http_reply(request, 303, NULL, STR(""));
    return true;
}

/* A small document {"name", "password"}; never a form, which another site could send. */
void
sign_in_by_password(struct editor *editor, struct http_request *request)
{
    char address[ADDRESS_BYTES];
    struct str body = http_body(request);
    const char *origin = http_header(request, "Origin"), *host = http_header(request, "Host");
    const char *from = origin ? strstr(origin, "://") : NULL;
    request_address(editor, request, address);
    if (http_too_large(request, 4096) || (origin && (!from || !host || strcmp(from + 3, host) != 0))) {
        reply_error(request, 403, "other-site");
        return;
    }
    if (!rate_allows(editor->sign_in_rate, address, clock_mono_ms())) {
        reply_error(request, 429, "too-often");
        return;
    }
    json_t *said = json_loadb(body.ptr, body.len, 0, NULL);
    const char *name = json_string_value(json_object_get(said, "name"));
    const char *password = json_string_value(json_object_get(said, "password"));
    enum role role = name && password ? account_check(editor->newsroom, name, password) : ROLE_NONE;
    struct session session;
    if (role == ROLE_NONE) {
        reply_error(request, 403, "wrong");
    } else if (!session_begin(editor->newsroom, name, role, now_ms(), &session)) {
        reply_error(request, 507, "disk");
    } else {
        session_give_cookie(&session, editor->cookie, request, editor->secure);
        reply_json(request, 200, json_pack("{s:b}", "good", 1));
    }
    json_decref(said);
}

/* The proxy has checked a password; the session is needed for the secret that protects changes. */
static bool
find_by_proxy(struct editor *editor, struct http_request *request, struct session *out)
{
    char peer[64];
    const char *name = http_header(request, editor->proxy_header);
    http_peer(request, peer, sizeof(peer));
    if (!name || !*name || strlen(name) > ACCOUNT_NAME_MAX || strcmp(peer, editor->proxy_address) != 0)
        return false;
    enum role role = account_role(editor->newsroom, name);
    role = role == ROLE_NONE ? ROLE_EDITOR : role;
    bool found = session_find(editor->newsroom, http_cookie(request, editor->cookie), now_ms(), out);
    if (!found || strcmp(out->name, name) != 0) {
        if (!session_begin(editor->newsroom, name, role, now_ms(), out))
            return false;
        session_give_cookie(out, editor->cookie, request, true);
    }
    out->role = role;
    return true;
}

/* A printed address is not valid for a team; the rights of a session are the present rights of its account.
 */
bool
sign_in_find(struct editor *editor, struct http_request *request, struct session *out)
{
    if (editor->proxy_header)
        return find_by_proxy(editor, request, out);
    if (!session_find(editor->newsroom, http_cookie(request, editor->cookie), now_ms(), out))
        return false;
    if (editor->team)
        out->role = out->name[0] ? account_role(editor->newsroom, out->name) : ROLE_NONE;
    else if (out->name[0])
        out->role = ROLE_NONE;
    return out->role != ROLE_NONE;
}

bool
sign_in_known(struct editor *editor, const struct http_request *request)
{
    char peer[64];
    struct session session;
    http_peer(request, peer, sizeof(peer));
    if (editor->proxy_header)
        return http_header(request, editor->proxy_header) && strcmp(peer, editor->proxy_address) == 0;
    return session_find(editor->newsroom, http_cookie(request, editor->cookie), now_ms(), &session);
}

bool
sign_out(struct editor *editor, struct http_request *request)
{
    struct session session;
    if (!session_find(editor->newsroom, http_cookie(request, editor->cookie), now_ms(), &session) ||
        !session_allows_change(&session, request))
        return false;
    session_end(editor->newsroom, &session);
    return true;
}
