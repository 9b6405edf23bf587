/* A scripted HTTP server on loopback: says the very bytes a test gives it, however wrong, and remembers what
 * it was asked. Runs in child processes, one a connection; a port of the system's choice. */
#ifndef BREAKROOM_FAKES_HTTPD_H
#define BREAKROOM_FAKES_HTTPD_H

#include "base/str.h"

#define HTTPD_URL_BYTES 512

/* What happens behind the last byte of an answer. */
enum httpd_end {
    HTTPD_CLOSE,
    HTTPD_STALL,   /* nothing more, but the connection stays */
    HTTPD_TRICKLE, /* the answer itself comes a byte each 20 ms, then the connection stays */
    HTTPD_ENDLESS, /* what follows the head is repeated for ever */
    HTTPD_RESET    /* the connection is torn down */
};

struct httpd;

struct httpd *httpd_start(void);
/* The same on all addresses of the machine: only where there is no way in from outside. */
struct httpd *httpd_start_everywhere(void);
void httpd_stop(struct httpd *httpd);
int httpd_port(const struct httpd *httpd);

/* "http://127.0.0.1:PORT" and `path`, into `out`, which is returned. */
const char *httpd_url(const struct httpd *httpd, const char *path, char out[HTTPD_URL_BYTES]);

/* The whole raw answer for a path (with its query), from now on. Not while it is being asked. */
void httpd_answer(struct httpd *httpd, const char *path, struct str raw, enum httpd_end end);

/* 200 with this body and its right Content-Length. `headers` are further lines, each ending in "\r\n", or "".
 */
void httpd_answer_ok(struct httpd *httpd, const char *path, const char *headers, struct str body);

/* The same with an ETag; who sends it back gets 304. */
void httpd_answer_etag(struct httpd *httpd, const char *path, const char *etag, struct str body);

/* Answers `path` as another path from now on, at any time; both must have an answer. */
void httpd_answer_as(struct httpd *httpd, const char *path, const char *as);

/* How often a path was asked for, and the head of the request that came last. */
int httpd_hits(const struct httpd *httpd, const char *path);
const char *httpd_last(const struct httpd *httpd);

#endif
