/* HTTP for the editor: libmicrohttpd in one thread, on the editor's loop, with limits against slow and large
 * requests. A request may be answered immediately or later, without delaying others. */
#ifndef BREAKROOM_EDITOR_HTTP_H
#define BREAKROOM_EDITOR_HTTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/reason.h"
#include "base/str.h"
#include "editor/loop.h"

struct http;
struct http_request;

/* Called once for each complete request. It answers with http_reply, now or later. */
typedef void http_handler_fn(void *ctx, struct http_request *request);

/* Called for each request when its headers have arrived: the maximum size of its body in bytes, at most
 * HTTP_BODY_MAX. Requests without a session get no more than such requests need. */
typedef size_t http_limit_fn(void *ctx, const struct http_request *request);

struct http_options {
    const char *address;           /* numeric, to listen on */
    int port;                      /* 0: any free one */
    const char *certificate, *key; /* paths of PEM files; NULL: plain HTTP */
    http_handler_fn *handle;
    http_limit_fn *limit;
    void *ctx;
};

#define HTTP_BODY_MAX ((size_t)48 * 1024 * 1024) /* a photograph */

/* NULL with a reason for people in *why. The caller owns it: http_destroy, after all requests are answered.
 */
struct http *http_create(struct loop *loop, const struct http_options *options, struct reason *why);
void http_destroy(struct http *http); /* NULL is fine */
int http_port(const struct http *http);

/* Milliseconds until it must be called even without input. */
int64_t http_timeout_ms(struct http *http);
void http_step(struct http *http);

/* The request; valid until http_reply. */
const char *http_method(const struct http_request *request); /* "GET", "HEAD", "PUT", "POST", "DELETE" */
const char *http_path(const struct http_request *request);   /* decoded, begins with '/' */
struct str http_body(const struct http_request *request);
const char *http_header(const struct http_request *request, const char *name);   /* NULL: missing */
const char *http_argument(const struct http_request *request, const char *name); /* of the query; likewise */
const char *http_cookie(const struct http_request *request, const char *name);
/* The address of the peer, numeric; in `out`, of at least 64 bytes. */
void http_peer(const struct http_request *request, char *out, size_t size);
/* True when the body was larger than `max` bytes, or than http_limit_fn allowed, or when there was no room
 * for it because of other requests. */
bool http_too_large(const struct http_request *request, size_t max);

/* Adds a header to the answer. Name and value are copied; a value with a line break is left out. */
void http_add_header(struct http_request *request, const char *name, const char *value);

/* The answer, once per request; the bytes are copied. Security headers are added. */
void http_reply(struct http_request *request, int status, const char *type, struct str body);

#endif
