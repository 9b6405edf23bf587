#include "editor/session.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/number.h"

#define SESSIONS_MAX 512
#define IDLE_MS      ((int64_t)12 * 3600 * 1000)

struct sessions {
    struct session list[SESSIONS_MAX];
};

struct sessions *
sessions_create(void)
{
    return memory_alloc(sizeof(struct sessions));
}

void
sessions_destroy(struct sessions *sessions)
{
    memory_free(sessions);
}

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

struct session *
session_begin(struct sessions *sessions, const char *name, enum role role)
{
    struct session *session = &sessions->list[0];
    for (int i = 0; i < SESSIONS_MAX; i++)
        if (!sessions->list[i].secret[0] || sessions->list[i].used_ms < session->used_ms) {
            session = &sessions->list[i];
            if (!session->secret[0])
                break;
        }
    *session = (struct session){.role = role, .used_ms = clock_mono_ms()};
    session_secret(session->secret);
    session_secret(session->change);
    snprintf(session->name, sizeof(session->name), "%s", name);
    return session;
}

void
session_end(struct session *session)
{
    *session = (struct session){.role = ROLE_NONE};
}

struct session *
session_find(struct sessions *sessions, const struct http_request *request)
{
    const char *secret = http_cookie(request, SESSION_COOKIE);
    int64_t mono_ms = clock_mono_ms();
    struct session *found = NULL;
    for (int i = 0; secret && i < SESSIONS_MAX; i++)
        if (sessions->list[i].secret[0] && session_secret_equal(sessions->list[i].secret, secret))
            found = &sessions->list[i];
    if (!found || mono_ms - found->used_ms > IDLE_MS)
        return NULL;
    found->used_ms = mono_ms;
    return found;
}

void
session_give_cookie(const struct session *session, struct http_request *request, bool secure)
{
    char cookie[256];
    snprintf(cookie, sizeof(cookie), "%s=%s; Path=/; HttpOnly; SameSite=Strict%s", SESSION_COOKIE,
             session->secret, secure ? "; Secure" : "");
    http_add_header(request, "Set-Cookie", cookie);
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
