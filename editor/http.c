#include "editor/http.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"

#define LOG_MODULE "http"

#define CONNECTIONS_MAX 4000
#define IDLE_S          15
#define MEMORY_BYTES    ((size_t)32 * 1024) /* per connection, for its headers */
#define PEM_BYTES_MAX   ((size_t)256 * 1024)
#define WAIT_MS         1000
#define BODIES_MAX      ((size_t)256 * 1024 * 1024) /* of all requests together */

struct http {
    struct MHD_Daemon *daemon;
    struct loop *loop;
    int fd;
    http_handler_fn *handle;
    http_limit_fn *limit;
    void *ctx;
    size_t held; /* bytes of all bodies */
};

struct http_request {
    struct http *http;
    struct MHD_Connection *connection;
    char *method, *path;
    struct buf body;
    size_t counted; /* bytes of the body that are counted in the total */
    bool too_large, handled, held, replied;
    struct MHD_Response *response;
    int status;
};

static const char *const security_headers[][2] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
     "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

static struct http_request *
begin(struct http *http, struct MHD_Connection *connection, const char *method, const char *path)
{
    struct http_request *request = memory_alloc(sizeof(*request));
    request->http = http;
    request->connection = connection;
    request->method = memory_string(method);
    request->path = memory_string(path);
    request->response = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    buf_init(&request->body, http->limit(http->ctx, request));
    return request;
}

static enum MHD_Result
queue_reply(struct http_request *request)
{
    return MHD_queue_response(request->connection, (unsigned int)request->status, request->response);
}

static void
take_body(struct http_request *request, struct str part)
{
    struct http *http = request->http;
    bool room = http->held + part.len <= BODIES_MAX;
    request->too_large = request->too_large || !room || !buf_put(&request->body, part);
    if (request->too_large)
        return;
    request->counted += part.len;
    http->held += part.len;
}

/* Called first with the headers, then with each part of the body, then once more; and again when a suspended
 * connection resumes. */
static enum MHD_Result
on_access(void *ctx, struct MHD_Connection *connection, const char *url, const char *method,
          const char *version, const char *upload, size_t *upload_len, void **state)
{
    (void)version;
    struct http_request *request = *state;
    if (!request) {
        *state = begin(ctx, connection, method, url);
        return MHD_YES;
    }
    if (*upload_len) {
        take_body(request, (struct str){upload, *upload_len});
        *upload_len = 0;
        return MHD_YES;
    }
    if (!request->handled) {
        request->handled = true;
        request->http->handle(request->http->ctx, request);
    }
    if (request->replied)
        return queue_reply(request);
    request->held = true;
    MHD_suspend_connection(connection);
    return MHD_YES;
}

static void
completed(void *ctx, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode code)
{
    (void)ctx, (void)connection, (void)code;
    struct http_request *request = *state;
    if (!request)
        return;
    request->http->held -= request->counted;
    MHD_destroy_response(request->response);
    buf_finish(&request->body);
    memory_free(request->method);
    memory_free(request->path);
    memory_free(request);
    *state = NULL;
}

static void
ready(void *ctx)
{
    http_step(ctx);
}

static bool
address_of(const struct http_options *options, struct sockaddr_storage *out)
{
    struct sockaddr_in *v4 = (struct sockaddr_in *)out;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)out;
    *out = (struct sockaddr_storage){0};
    if (inet_pton(AF_INET, options->address, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons((uint16_t)options->port);
        return true;
    }
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons((uint16_t)options->port);
    return inet_pton(AF_INET6, options->address, &v6->sin6_addr) == 1;
}

static void
raise_descriptors(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/* Errors that anybody can cause are not logged: they would fill the log. */
static void
note(void *ctx, const char *format, va_list arguments)
{
    char text[512];
    (void)ctx;
    vsnprintf(text, sizeof(text), format, arguments);
    log_debug("%s", text);
}

/* The files were read before; without a certificate both are NULL. */
static struct MHD_Daemon *
start(struct http *http, const struct http_options *options, const char *certificate, const char *key)
{
    struct sockaddr_storage address;
    if (!address_of(options, &address))
        return NULL;
    unsigned int flags = MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
    flags |= address.ss_family == AF_INET6 ? (unsigned int)MHD_USE_IPv6 : 0;
    flags |= certificate ? (unsigned int)MHD_USE_TLS : 0;
    struct MHD_OptionItem tls[] = {{MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)certificate},
                                   {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)key},
                                   {MHD_OPTION_END, 0, NULL}};
    return MHD_start_daemon(
        flags, 0, NULL, NULL, on_access, http, MHD_OPTION_EXTERNAL_LOGGER, note, NULL, MHD_OPTION_SOCK_ADDR,
        &address, MHD_OPTION_CONNECTION_LIMIT, (unsigned int)CONNECTIONS_MAX, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned int)IDLE_S, MHD_OPTION_CONNECTION_MEMORY_LIMIT, MEMORY_BYTES, MHD_OPTION_NOTIFY_COMPLETED,
        completed, NULL, MHD_OPTION_ARRAY, certificate ? tls : tls + 2, MHD_OPTION_END);
}

struct http *
http_create(struct loop *loop, const struct http_options *options, struct reason *why)
{
    struct arena *arena = arena_create(4 * PEM_BYTES_MAX);
    struct str certificate = STR_NONE, key = STR_NONE;
    if (options->certificate) {
        certificate = file_read(arena, options->certificate, PEM_BYTES_MAX, NULL);
        key = file_read(arena, options->key, PEM_BYTES_MAX, NULL);
        if (!certificate.ptr || !key.ptr) {
            reason_set(why, REASON_EDITOR_NO_CERTIFICATE);
            arena_destroy(arena);
            return NULL;
        }
    }
    struct http *http = memory_alloc(sizeof(*http));
    *http =
        (struct http){.loop = loop, .handle = options->handle, .limit = options->limit, .ctx = options->ctx};
    raise_descriptors();
    http->daemon = start(http, options, certificate.ptr, key.ptr);
    arena_destroy(arena);
    if (!http->daemon) {
        memory_free(http);
        reason_set(why, REASON_EDITOR_NO_PORT);
        return NULL;
    }
    http->fd = MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    loop_watch(loop, http->fd, ready, http);
    return http;
}

void
http_destroy(struct http *http)
{
    if (!http)
        return;
    loop_unwatch(http->loop, http->fd);
    MHD_stop_daemon(http->daemon);
    memory_free(http);
}

int
http_port(const struct http *http)
{
    return MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
}

int64_t
http_timeout_ms(struct http *http)
{
    MHD_UNSIGNED_LONG_LONG ms = 0;
    return MHD_get_timeout(http->daemon, &ms) == MHD_YES && ms < WAIT_MS ? (int64_t)ms : WAIT_MS;
}

void
http_step(struct http *http)
{
    MHD_run(http->daemon);
}

const char *
http_method(const struct http_request *request)
{
    return request->method;
}

const char *
http_path(const struct http_request *request)
{
    return request->path;
}

struct str
http_body(const struct http_request *request)
{
    return buf_str(&request->body);
}

const char *
http_header(const struct http_request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

const char *
http_argument(const struct http_request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, name);
}

const char *
http_cookie(const struct http_request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, name);
}

void
http_peer(const struct http_request *request, char *out, size_t size)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(request->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *address = info ? info->client_addr : NULL;
    snprintf(out, size, "%s", "");
    if (address && address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr, out, (socklen_t)size);
    else if (address && address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)address)->sin6_addr, out, (socklen_t)size);
}

bool
http_too_large(const struct http_request *request, size_t max)
{
    return request->too_large || request->body.len > max;
}

void
http_add_header(struct http_request *request, const char *name, const char *value)
{
    if (!strpbrk(value, "\r\n"))
        MHD_add_response_header(request->response, name, value);
}

/* Headers that were added before are copied to the answer. */
static enum MHD_Result
copy_header(void *ctx, enum MHD_ValueKind kind, const char *name, const char *value)
{
    (void)kind;
    MHD_add_response_header(ctx, name, value);
    return MHD_YES;
}

void
http_reply(struct http_request *request, int status, const char *type, struct str body)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        body.len, (void *)(uintptr_t)(body.ptr ? body.ptr : ""), MHD_RESPMEM_MUST_COPY);
    MHD_get_response_headers(request->response, copy_header, response);
    MHD_destroy_response(request->response);
    request->response = response;
    request->status = status;
    request->replied = true;
    if (type)
        MHD_add_response_header(response, "Content-Type", type);
    if (!MHD_get_response_header(response, "Cache-Control"))
        MHD_add_response_header(response, "Cache-Control", "no-store");
    for (size_t i = 0; i < sizeof(security_headers) / sizeof(security_headers[0]); i++)
        MHD_add_response_header(response, security_headers[i][0], security_headers[i][1]);
    if (!request->held)
        return;
    request->held = false;
    MHD_resume_connection(request->connection);
}
