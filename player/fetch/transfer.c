#include "fetch/transfer.h"

#include <limits.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/number.h"
#include "fetch/secrets_private.h"
#include "fetch/transfer_private.h"

#define TEXT_BYTES        ((size_t)1024 * 1024) /* of an answer's headers and of the request's */
#define VALIDATOR_BYTES   1024                  /* a longer one is not kept */
#define CONNECTIONS_MAX   4L                    /* kept open between transfers */
#define RETRY_AFTER_MAX_S ((int64_t)100 * 365 * 24 * 3600)

struct transfer_pool {
    CURLM *multi;
    struct secrets *secrets;
    struct tls_hosts certificate_hosts;
    bool ended; /* a transfer has ended since the last run */
};

struct str
transfer_origin(struct str url)
{
    size_t scheme = str_find(url, STR("://"));
    size_t path = scheme == SIZE_MAX ? SIZE_MAX : str_find(str_slice(url, scheme + 3, SIZE_MAX), STR("/"));
    return path == SIZE_MAX ? url : str_slice(url, 0, scheme + 3 + path + 1);
}

struct transfer_pool *
transfer_pool_create(struct reason *why)
{
    struct transfer_pool *pool = memory_alloc(sizeof(*pool));
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(pool->multi = curl_multi_init())) {
        reason_set(why, REASON_CURL_NOT_STARTED);
        memory_free(pool);
        return NULL;
    }
    curl_multi_setopt(pool->multi, CURLMOPT_MAXCONNECTS, CONNECTIONS_MAX);
    pool->secrets = secrets_create();
    return pool;
}

void
transfer_pool_destroy(struct transfer_pool *pool)
{
    if (!pool)
        return;
    curl_multi_cleanup(pool->multi);
    secrets_destroy(pool->secrets);
    curl_global_cleanup();
    memory_free(pool);
}

struct transfer_request
transfer_request_beside(const struct config *config, const char *feed_url, const char *url)
{
    struct transfer_request request = {.url = url,
                                       .ca_file = config->ca_file,
                                       .proxy = config->proxy,
                                       .no_proxy = config->no_proxy,
                                       .proxy_auth = config->proxy_auth,
                                       .user_agent = config->user_agent,
                                       .secrets = config->secrets,
                                       .max_bytes = config->feed_max_bytes,
                                       .max_option = "[fetch] max-size",
                                       .connect_ms = config->connect_ms,
                                       .total_ms = config->total_ms};
    for (size_t i = 0; feed_url && i < config->feed_count; i++)
        if (strcmp(config->feeds[i].url, feed_url) == 0) {
            request.proxy = config->feeds[i].proxy;
            request.user_agent = config->feeds[i].user_agent;
            request.ca_file = config->feeds[i].ca_file;
        }
    return request;
}

struct transfer_request
transfer_request_for(const struct config *config, const char *url)
{
    return transfer_request_beside(config, url, url);
}

static void
end(struct transfer *transfer)
{
    transfer->ended = true;
    transfer->pool->ended = true;
}

struct transfer_cookies *
transfer_cookies_create(void)
{
    CURLSH *share = curl_share_init();
    if (!share)
        BUG("out of memory");
    curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    return (struct transfer_cookies *)share;
}

void
transfer_cookies_destroy(struct transfer_cookies *cookies)
{
    curl_share_cleanup((CURLSH *)cookies);
}

static struct str
header(struct transfer *transfer, const char *name)
{
    struct curl_header *found;
    if (curl_easy_header(transfer->easy, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK)
        return STR_NONE;
    return arena_str(transfer->arena, str_from(found->value));
}

static struct str
validator(struct transfer *transfer, const char *name)
{
    struct str value = header(transfer, name);
    return value.len && value.len <= VALIDATOR_BYTES ? value : STR_NONE;
}

/* Seconds, or a date; a date is relative to the answer's own Date, so that a wrong clock here does not
 * matter. */
static int64_t
retry_after_ms(struct transfer *transfer)
{
    struct str text = str_trim(header(transfer, "Retry-After"));
    int64_t seconds = 0;
    if (!text.ptr || str_to_int(text, &seconds))
        return seconds <= 0 ? 0 : number_min(seconds, RETRY_AFTER_MAX_S) * 1000;
    time_t until = curl_getdate(text.ptr, NULL);
    struct str date = header(transfer, "Date");
    time_t now = date.ptr ? curl_getdate(date.ptr, NULL) : -1;
    if (now == -1)
        now = time(NULL);
    return until > now ? (int64_t)(until - now) * 1000 : 0;
}

static enum transfer_result
judge(const struct transfer *transfer, CURLcode code)
{
    bool asked = (transfer->request.etag && *transfer->request.etag) ||
                 (transfer->request.last_modified && *transfer->request.last_modified);
    if (code != CURLE_OK)
        return TRANSFER_FAILED;
    if (transfer->answer.status == 304 && asked)
        return TRANSFER_NOT_MODIFIED;
    return transfer->answer.status == 200 ? TRANSFER_OK : TRANSFER_FAILED;
}

/* The credentials that would have been needed were not used. */
static void
explain_secrets(struct transfer *transfer)
{
    struct reason inner = reason_without_file(secrets_why(transfer->pool->secrets));
    transfer->answer.why = inner;
    reason_wrap(&transfer->answer.why, REASON_HTTP_401_SECRETS, transfer->request.secrets);
}

static void
complete(struct transfer *transfer, CURLcode code)
{
    struct transfer_answer *answer = &transfer->answer;
    long status = 0;
    curl_multi_remove_handle(transfer->pool->multi, transfer->easy);
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    answer->status = (int)status;
    answer->location = address_without_login(transfer->url, transfer->arena);
    enum hop hop = code == CURLE_OK || transfer->stop == STOP_STATUS ? hop_next(transfer) : HOP_LAST;
    if (hop == HOP_ON) {
        transfer->stop = STOP_NONE;
        transfer->error[0] = '\0';
        curl_multi_add_handle(transfer->pool->multi, transfer->easy);
        return;
    }
    answer->content_type = header(transfer, "Content-Type");
    answer->etag = validator(transfer, "ETag");
    answer->last_modified = validator(transfer, "Last-Modified");
    answer->retry_after_ms = retry_after_ms(transfer);
    answer->result = judge(transfer, code);
    if (answer->result == TRANSFER_OK)
        answer->body = buf_str(&transfer->body);
    if (answer->result == TRANSFER_FAILED)
        transfer_explain(transfer, code, hop);
    if (answer->status == 401 && secrets_why(transfer->pool->secrets)->text[0])
        explain_secrets(transfer);
    end(transfer);
}

struct transfer *
transfer_start(struct transfer_pool *pool, const struct transfer_request *request)
{
    struct transfer *transfer = memory_alloc(sizeof(*transfer));
    transfer->pool = pool;
    transfer->certificate_hosts = &pool->certificate_hosts;
    transfer->secrets = pool->secrets;
    transfer->request = *request;
    transfer->answer.result = TRANSFER_FAILED;
    transfer->answer.reach = request->reach;
    transfer->start_ms = clock_mono_ms();
    transfer->arena = arena_create((size_t)request->max_bytes + TEXT_BYTES);
    buf_init(&transfer->body, (size_t)request->max_bytes);
    if (request->local && transfer_is_file(request->url)) {
        if (!request->share)
            transfer_read_file(transfer);
        if (!request->share || !transfer_read_shared(transfer))
            end(transfer);
        return transfer;
    }
    transfer->easy = curl_easy_init();
    if (!transfer->easy)
        BUG("out of memory");
    transfer->moved = true;
    secrets_follow(pool->secrets, request->secrets);
    transfer_prepare(transfer);
    if (hop_first(transfer))
        curl_multi_add_handle(pool->multi, transfer->easy);
    else
        end(transfer);
    return transfer;
}

const struct transfer_answer *
transfer_answer(const struct transfer *transfer)
{
    return transfer->ended ? &transfer->answer : NULL;
}

void
transfer_follow_share(struct transfer *transfer)
{
    if (transfer->ended || transfer->easy)
        return;
    transfer_take_shared(transfer);
    end(transfer);
}

void
transfer_finish(struct transfer *transfer)
{
    if (!transfer)
        return;
    if (!transfer->ended && transfer->easy)
        curl_multi_remove_handle(transfer->pool->multi, transfer->easy);
    curl_easy_cleanup(transfer->easy);
    curl_slist_free_all(transfer->headers);
    buf_finish(&transfer->body);
    arena_destroy(transfer->arena);
    memory_free(transfer);
}

static void
advance(struct transfer_pool *pool)
{
    int running, left;
    curl_multi_perform(pool->multi, &running);
    for (CURLMsg *message; (message = curl_multi_info_read(pool->multi, &left));) {
        struct transfer *transfer = NULL;
        if (message->msg != CURLMSG_DONE)
            continue;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
        complete(transfer, message->data.result);
    }
}

void
transfer_pool_run_with(struct transfer_pool *pool, int64_t wait_ms, const int *fds, size_t count)
{
    struct curl_waitfd also[TRANSFER_ALSO_MAX];
    for (size_t i = 0; i < count; i++)
        also[i] = (struct curl_waitfd){.fd = fds[i], .events = CURL_WAIT_POLLIN};
    advance(pool);
    if (!pool->ended && wait_ms > 0) {
        curl_multi_poll(pool->multi, also, (unsigned)count, wait_ms < INT_MAX ? (int)wait_ms : INT_MAX, NULL);
        advance(pool);
    }
    pool->ended = false;
}

void
transfer_pool_run(struct transfer_pool *pool, int64_t wait_ms)
{
    transfer_pool_run_with(pool, wait_ms, NULL, 0);
}

struct transfer *
transfer_get(struct transfer_pool *pool, const struct transfer_request *request)
{
    struct transfer *transfer = transfer_start(pool, request);
    while (!transfer->ended)
        transfer_pool_run(pool, 1000);
    return transfer;
}

/* The place of a running transfer, or a free one (`index` is SIZE_MAX). */
struct transfer_place {
    struct transfer *transfer;
    size_t index;
};

struct batch_run {
    struct transfer_pool *pool;
    const struct transfer_batch *batch;
    struct transfer_place *places;
    size_t next, running;
    bool wanted;
};

static void
batch_start(struct batch_run *run)
{
    for (size_t i = 0; i < run->batch->at_once && run->next < run->batch->count; i++)
        if (!run->places[i].transfer) {
            run->places[i] = (struct transfer_place){
                transfer_start(run->pool, &run->batch->requests[run->next]), run->next};
            run->next++;
            run->running++;
        }
}

static void
batch_take(struct batch_run *run, const struct transfer_answer *late)
{
    for (size_t i = 0; i < run->batch->at_once; i++) {
        struct transfer_place *place = &run->places[i];
        const struct transfer_answer *answer = place->transfer ? transfer_answer(place->transfer) : NULL;
        if (!place->transfer || (!answer && !late))
            continue;
        run->wanted = run->wanted && run->batch->take(run->batch->ctx, place->index, answer ? answer : late);
        transfer_finish(place->transfer);
        place->transfer = NULL;
        run->running--;
    }
}

void
transfer_get_batch(struct transfer_pool *pool, const struct transfer_batch *batch)
{
    struct transfer_answer late = {.result = TRANSFER_FAILED};
    struct batch_run run = {.pool = pool, .batch = batch, .wanted = true};
    int64_t end_ms = clock_mono_ms() + batch->total_ms, left_ms = batch->total_ms;
    run.places = memory_array(batch->at_once, sizeof(*run.places));
    reason_set(&late.why, REASON_NO_TIME_LEFT);
    while (run.wanted && left_ms > 0 && (run.next < batch->count || run.running)) {
        batch_start(&run);
        transfer_pool_run(pool, left_ms);
        batch_take(&run, NULL);
        left_ms = end_ms - clock_mono_ms();
    }
    batch_take(&run, &late);
    while (run.wanted && run.next < batch->count)
        run.wanted = batch->take(batch->ctx, run.next++, &late);
    memory_free(run.places);
}
