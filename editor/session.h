/* Who is there: sessions in memory, each known by a cookie that no script can read, and by a second secret
 * that a page of another site cannot know, which every change must carry. */
#ifndef BREAKROOM_EDITOR_SESSION_H
#define BREAKROOM_EDITOR_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "editor/http.h"

#define SESSION_SECRET_BYTES 65 /* hexadecimal, with its NUL */
#define SESSION_COOKIE       "breakroom_edit"
#define SESSION_NAME_BYTES   64

enum role { ROLE_NONE, ROLE_EDITOR, ROLE_PUBLISHER };

struct session {
    char secret[SESSION_SECRET_BYTES]; /* in the cookie; "": free */
    char change[SESSION_SECRET_BYTES]; /* in the header X-Change of every change */
    char name[SESSION_NAME_BYTES];
    enum role role;
    int64_t used_ms; /* monotonic */
};

struct sessions;
struct sessions *sessions_create(void);
void sessions_destroy(struct sessions *sessions); /* NULL is fine */

/* A new secret, hexadecimal. */
void session_secret(char out[SESSION_SECRET_BYTES]);

/* True when both texts are the same; takes the same time wherever they differ. */
bool session_secret_equal(const char *a, const char *b);

/* Begins a session; the one unused for longest makes room. */
struct session *session_begin(struct sessions *sessions, const char *name, enum role role);
void session_end(struct session *session);

/* The session of a request, or NULL. It ends when it was not used for half a day. */
struct session *session_find(struct sessions *sessions, const struct http_request *request);

/* Sets the cookie with the answer; `secure` when the page came by https. */
void session_give_cookie(const struct session *session, struct http_request *request, bool secure);

/* True when a change comes from our own page: it carries the session's second secret, and what the browser
 * says of its origin is the host that was asked. */
bool session_allows_change(const struct session *session, const struct http_request *request);

#endif
