/* Shared by the tests of transfers: a server and a request. */
#ifndef BREAKROOM_TESTS_FETCH_ASKING_H
#define BREAKROOM_TESTS_FETCH_ASKING_H

#include <stdio.h>

#include "base/memory.h"
#include "fakes/httpd.h"
#include "fetch/transfer.h"

#define CEILING      100000
#define REPLY_C(s)   "HTTP/1.1 " s
#define REPLY(s)     STR(REPLY_C(s))
#define ASKING(name) cmocka_unit_test_setup_teardown(name, asking_create, asking_destroy)

struct asking {
    struct httpd *httpd;
    struct transfer_pool *pool;
    struct transfer *transfer;
    char url[HTTPD_URL_BYTES];
};

static inline int
asking_create(void **state)
{
    struct asking *asking = memory_alloc(sizeof(*asking));
    asking->httpd = httpd_start();
    asking->pool = transfer_pool_create(NULL);
    *state = asking;
    return asking->pool ? 0 : -1;
}

static inline int
asking_destroy(void **state)
{
    struct asking *asking = *state;
    transfer_finish(asking->transfer);
    transfer_pool_destroy(asking->pool);
    httpd_stop(asking->httpd);
    memory_free(asking);
    return 0;
}

static inline struct transfer_request
request_for(struct asking *asking, const char *path)
{
    return (struct transfer_request){.url = httpd_url(asking->httpd, path, asking->url),
                                     .local = true,
                                     .max_bytes = CEILING,
                                     .connect_ms = 5000,
                                     .total_ms = 10000};
}

static inline const struct transfer_answer *
get(struct asking *asking, struct transfer_request request)
{
    transfer_finish(asking->transfer);
    asking->transfer = transfer_get(asking->pool, &request);
    return transfer_answer(asking->transfer);
}

static inline const struct transfer_answer *
get_path(struct asking *asking, const char *path)
{
    return get(asking, request_for(asking, path));
}

static inline void
assert_fails(const struct transfer_answer *answer, const char *why)
{
    if (answer->result != TRANSFER_FAILED)
        fail_msg("it did not fail");
    if (!strstr(english(&answer->why), why))
        fail_msg("'%s' is not in '%s'", why, english(&answer->why));
    assert_int_equal(answer->body.len, 0);
}

static inline void
compressed(const char *command, struct buf *out)
{
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof(piece), pipe)) > 0;)
        buf_put(out, (struct str){piece, got});
    assert_int_equal(pclose(pipe), 0);
}

#endif
