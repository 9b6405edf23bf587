#include "editor/session.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "base/memory.h"
#include "editor/newsroom_private.h"
#include "base/sha256.h"

#define SESSIONS_MAX 512
#define IDLE_MS      ((int64_t)12 * 3600 * 1000)
#define NOTE_MS      ((int64_t)5 * 60 * 1000) /* its time of use is written at this interval at most */

_Static_assert(SESSION_SECRET_BYTES == SHA256_HEX_BYTES + 1, "a hash is a secret's length");

void
session_secret(char out[SESSION_SECRET_BYTES])
{
    unsigned char random[(SESSION_SECRET_BYTES - 1) / 2];
    if (getrandom(random, sizeof(random), 0) != sizeof(random))
        BUG("the system gives no random numbers");
    for (size_t i = 0; i < sizeof(random); i++)
        snprintf(out + 2 * i, 3, "%02x", random[i]);
}

bool
session_secret_equal(const char *a, const char *b)
{
    size_t len = strlen(a);
    unsigned char differ = strlen(b) != len || len == 0;
    for (size_t i = 0; i < len && b[i]; i++)
        differ |= (unsigned char)(a[i] ^ b[i]);
    return !differ;
}

/* The hash that is stored instead of a secret, and the secret derived from another. */
static void
derive(const char *purpose, const char *secret, char out[SESSION_SECRET_BYTES])
{
    char text[SESSION_SECRET_BYTES + 32];
    int len = snprintf(text, sizeof(text), "%s %s", purpose, secret);
    sha256_hex((struct str){text, (size_t)len}, out);
}

static bool
forget_old(struct newsroom *room, int64_t now_ms)
{
    return sql_do(room->db, "DELETE FROM session WHERE used_ms < ?1", "i", now_ms - IDLE_MS) &&
           sql_do(room->db,
                  "DELETE FROM session WHERE hash NOT IN"
                  " (SELECT hash FROM session ORDER BY used_ms DESC LIMIT ?1)",
                  "i", (int64_t)SESSIONS_MAX - 1);
}

bool
session_begin(struct newsroom *room, const char *name, enum role role, int64_t now_ms, struct session *out)
{
    char hash[SESSION_SECRET_BYTES];
    *out = (struct session){.role = role};
    session_secret(out->secret);
    derive("change", out->secret, out->change);
    derive("session", out->secret, hash);
    snprintf(out->name, sizeof(out->name), "%s", name);
    return forget_old(room, now_ms) &&
           sql_do(room->db, "INSERT INTO session(hash, name, role, used_ms) VALUES(?1, ?2, ?3, ?4)", "ttii",
                  str_from(hash), str_from(name), (int64_t)role, now_ms);
}

bool
session_find(struct newsroom *room, const char *secret, int64_t now_ms, struct session *out)
{
    char hash[SESSION_SECRET_BYTES];
    if (!secret || strlen(secret) != SESSION_SECRET_BYTES - 1)
        return false;
    derive("session", secret, hash);
    sqlite3_stmt *row =
        sql_query(room->db, "SELECT name, role, used_ms FROM session WHERE hash = ?1", "t", str_from(hash));
    bool found = row && sqlite3_step(row) == SQLITE_ROW;
    int64_t used_ms = found ? sqlite3_column_int64(row, 2) : 0;
    *out = (struct session){.role = found ? (enum role)sqlite3_column_int(row, 1) : ROLE_NONE};
    snprintf(out->name, sizeof(out->name), "%.*s", STR_ARG(found ? sql_view(row, 0) : STR("")));
    sqlite3_finalize(row);
    if (!found || now_ms - used_ms > IDLE_MS)
        return false;
    memcpy(out->secret, secret, SESSION_SECRET_BYTES);
    derive("change", secret, out->change);
    if (now_ms - used_ms > NOTE_MS)
        sql_do(room->db, "UPDATE session SET used_ms = ?2 WHERE hash = ?1", "ti", str_from(hash), now_ms);
    return true;
}

void
session_end(struct newsroom *room, const struct session *session)
{
    char hash[SESSION_SECRET_BYTES];
    derive("session", session->secret, hash);
    sql_do(room->db, "DELETE FROM session WHERE hash = ?1", "t", str_from(hash));
}

void
session_end_of(struct newsroom *room, const char *name)
{
    sql_do(room->db, "DELETE FROM session WHERE name = ?1", "t", str_from(name));
}

void
session_give_cookie(const struct session *session, const char *cookie, struct http_request *request,
                    bool secure)
{
    char value[256];
    snprintf(value, sizeof(value), "%s=%s; Path=/; HttpOnly; SameSite=Strict%s", cookie, session->secret,
             secure ? "; Secure" : "");
    http_add_header(request, "Set-Cookie", value);
}

bool
session_allows_change(const struct session *session, const struct http_request *request)
{
    const char *change = http_header(request, "X-Change"), *origin = http_header(request, "Origin");
    const char *host = http_header(request, "Host"), *site = http_header(request, "Sec-Fetch-Site");
    const char *from = origin ? strstr(origin, "://") : NULL;
    if (!change || !host || !session_secret_equal(session->change, change))
        return false;
    if (origin && (!from || strcmp(from + 3, host) != 0))
        return false;
    return !site || strcmp(site, "same-origin") == 0;
}
