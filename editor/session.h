/* Who is there: sessions, each known by a cookie that no script can read, and by a second secret that a page
 * of another site cannot know, which every change must carry. They are in the newsroom's database, by a hash
 * of the cookie alone, so that they outlive the program and nobody signs in with what a copy of the database
 * says. */
#ifndef BREAKROOM_EDITOR_SESSION_H
#define BREAKROOM_EDITOR_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "editor/http.h"
#include "editor/newsroom.h"

#define SESSION_SECRET_BYTES 65 /* hexadecimal, with its NUL */
#define SESSION_NAME_BYTES   64

enum role { ROLE_NONE, ROLE_EDITOR, ROLE_PUBLISHER };

struct session {
    char secret[SESSION_SECRET_BYTES]; /* in the cookie */
    char change[SESSION_SECRET_BYTES]; /* in the header X-Change of every change */
    char name[SESSION_NAME_BYTES];     /* "": who opened the printed address */
    enum role role;
};

/* A new secret, hexadecimal. */
void session_secret(char out[SESSION_SECRET_BYTES]);

/* True when both texts are the same; takes the same time wherever they differ. */
bool session_secret_equal(const char *a, const char *b);

/* Begins a session at a wall time; the least recently used ones are dropped if there are too many. False when
 * it cannot be written. */
bool session_begin(struct newsroom *room, const char *name, enum role role, int64_t now_ms,
                   struct session *out);
/* The session with this secret; false when there is none, or it was not used for half a day. */
bool session_find(struct newsroom *room, const char *secret, int64_t now_ms, struct session *out);
void session_end(struct newsroom *room, const struct session *session);
/* All of somebody. */
void session_end_of(struct newsroom *room, const char *name);

/* Sets the cookie of this name with the answer; `secure` when the page came by https. */
void session_give_cookie(const struct session *session, const char *cookie, struct http_request *request,
                         bool secure);

/* True when a change was sent by the editor's own page: it carries the session's second secret, and the
 * browser's Origin is the requested host. */
bool session_allows_change(const struct session *session, const struct http_request *request);

#endif
