/* A scripted HTTP server on loopback: sends exactly the bytes that a test sets, however wrong, and records
 * the requests. Runs in child processes, one per connection, on a port that the system chooses. */
#ifndef BREAKROOM_FAKES_HTTPD_H
#define BREAKROOM_FAKES_HTTPD_H

#include "base/str.h"

#define HTTPD_URL_BYTES 512

/* What happens after the last byte of an answer. */
enum httpd_end {
    HTTPD_CLOSE,
    HTTPD_STALL,   /* nothing, but the connection stays open */
    HTTPD_TRICKLE, /* the answer is sent one byte each 20 ms, then the connection stays open */
    HTTPD_ENDLESS, /* the body is repeated without end */
    HTTPD_RESET    /* the connection is reset */
};

struct httpd;

struct httpd *httpd_start(void);
/* The same on all addresses of the machine: only where nobody outside can reach it. */
struct httpd *httpd_start_everywhere(void);
void httpd_stop(struct httpd *httpd);
int httpd_port(const struct httpd *httpd);

/* "http://127.0.0.1:PORT" and `path`, into `out`, which is returned. */
const char *httpd_url(const struct httpd *httpd, const char *path, char out[HTTPD_URL_BYTES]);

/* Sets the raw answer for a path (with its query). Not during a request for it. */
void httpd_answer(struct httpd *httpd, const char *path, struct str raw, enum httpd_end end);

/* 200 with this body and its Content-Length. `headers` are further lines, each ending in "\r\n", or "". */
void httpd_answer_ok(struct httpd *httpd, const char *path, const char *headers, struct str body);

/* The same with an ETag; a request that sends it gets 304. */
void httpd_answer_etag(struct httpd *httpd, const char *path, const char *etag, struct str body);

/* Answers `path` like another path from now on, at any time; both must have an answer. */
void httpd_answer_as(struct httpd *httpd, const char *path, const char *as);

/* How many requests a path had, and the head of the last one. */
int httpd_hits(const struct httpd *httpd, const char *path);
const char *httpd_last(const struct httpd *httpd);

#endif
