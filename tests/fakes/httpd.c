#include "fakes/httpd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

#define ROUTES_MAX   64
#define HITS_MAX     4096
#define PATH_BYTES   256
#define HEAD_BYTES   16384
#define SCRIPT_BYTES ((size_t)16 * 1024 * 1024)

struct route {
    char path[PATH_BYTES], etag[PATH_BYTES];
    size_t start, len;
    enum httpd_end end;
    volatile int as; /* index of the route that answers instead, plus 1; 0: this one */
};

/* Shared by the test and the serving processes. */
struct script {
    struct route routes[ROUTES_MAX];
    int route_count;
    char hits[HITS_MAX][PATH_BYTES];
    int hit_count;
    char last[HEAD_BYTES];
    size_t used;
    char bytes[SCRIPT_BYTES];
};

struct httpd {
    struct script *script;
    int port;
    pid_t pid;
};

static void
nap(int ms)
{
    usleep((useconds_t)ms * 1000);
}

static void
stay(void)
{
    for (;;)
        pause();
}

static void
send_all(int fd, const char *bytes, size_t len)
{
    while (len) {
        ssize_t sent = send(fd, bytes, len, MSG_NOSIGNAL);
        if (sent <= 0)
            _exit(0);
        bytes += sent;
        len -= (size_t)sent;
    }
}

static void
send_answer(int fd, const char *bytes, size_t len, enum httpd_end end)
{
    size_t head = str_find((struct str){bytes, len}, STR("\r\n\r\n"));
    head = head == SIZE_MAX ? 0 : head + 4;
    if (end == HTTPD_TRICKLE)
        for (; len; bytes++, len--, nap(20))
            send_all(fd, bytes, 1);
    else
        send_all(fd, bytes, len);
    while (end == HTTPD_ENDLESS && len > head)
        send_all(fd, bytes + head, len - head);
    if (end == HTTPD_STALL || end == HTTPD_TRICKLE)
        stay();
    if (end == HTTPD_RESET) {
        nap(50); /* the request is read before the connection is reset */
        struct linger none = {1, 0};
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &none, sizeof(none));
    }
}

static const struct route *
find_route(const struct script *script, const char *path)
{
    for (int i = 0; i < script->route_count; i++)
        if (strcmp(script->routes[i].path, path) == 0)
            return &script->routes[i];
    return NULL;
}

static const struct route *
answering_route(const struct script *script, const char *path)
{
    const struct route *route = find_route(script, path);
    int as = route ? route->as : 0;
    return as ? &script->routes[as - 1] : route;
}

static void
receive_head(int fd, char head[HEAD_BYTES])
{
    size_t len = 0;
    head[0] = '\0';
    while (!strstr(head, "\r\n\r\n") && len < HEAD_BYTES - 1) {
        ssize_t got = recv(fd, head + len, HEAD_BYTES - 1 - len, 0);
        if (got <= 0)
            _exit(0);
        len += (size_t)got;
        head[len] = '\0';
    }
}

static void
serve(int fd, struct script *script)
{
    static const char missing[] = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    static const char same[] = "HTTP/1.1 304 Not Modified\r\n\r\n";
    char head[HEAD_BYTES], path[PATH_BYTES] = "";
    receive_head(fd, head);
    sscanf(head, "%*s %255s", path);
    int hit = __sync_fetch_and_add(&script->hit_count, 1);
    if (hit < HITS_MAX)
        memcpy(script->hits[hit], path, PATH_BYTES);
    memcpy(script->last, head, HEAD_BYTES);
    const struct route *route = answering_route(script, path);
    if (!route)
        send_all(fd, missing, sizeof(missing) - 1);
    else if (route->etag[0] && strstr(head, route->etag))
        send_all(fd, same, sizeof(same) - 1);
    else
        send_answer(fd, script->bytes + route->start, route->len, route->end);
    if (!route || route->end != HTTPD_RESET) {
        shutdown(fd, SHUT_WR);
        while (recv(fd, head, sizeof(head), 0) > 0) /* so that closing does not reset it */
            ;
    }
    close(fd);
}

static void
serve_all(int listener, struct script *script)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    signal(SIGCHLD, SIG_IGN);
    for (;;) {
        int fd = accept(listener, NULL, NULL);
        if (fd < 0)
            _exit(1);
        if (fork() == 0) {
            close(listener);
            serve(fd, script);
            _exit(0);
        }
        close(fd);
    }
}

static struct httpd *
start(in_addr_t host)
{
    struct httpd *httpd = memory_alloc(sizeof(*httpd));
    httpd->script =
        mmap(NULL, sizeof(struct script), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(host)};
    socklen_t len = sizeof(address);
    if (httpd->script == MAP_FAILED || bind(listener, (struct sockaddr *)&address, len) != 0 ||
        listen(listener, 64) != 0 || getsockname(listener, (struct sockaddr *)&address, &len) != 0)
        BUG("no server for the tests");
    httpd->port = ntohs(address.sin_port);
    fflush(NULL);
    httpd->pid = fork();
    if (httpd->pid == 0)
        serve_all(listener, httpd->script);
    setpgid(httpd->pid, httpd->pid);
    close(listener);
    return httpd;
}

struct httpd *
httpd_start(void)
{
    return start(INADDR_LOOPBACK);
}

struct httpd *
httpd_start_everywhere(void)
{
    return start(INADDR_ANY);
}

void
httpd_stop(struct httpd *httpd)
{
    kill(-httpd->pid, SIGKILL);
    waitpid(httpd->pid, NULL, 0);
    munmap(httpd->script, sizeof(struct script));
    memory_free(httpd);
}

int
httpd_port(const struct httpd *httpd)
{
    return httpd->port;
}

const char *
httpd_url(const struct httpd *httpd, const char *path, char out[HTTPD_URL_BYTES])
{
    snprintf(out, HTTPD_URL_BYTES, "http://127.0.0.1:%d%s", httpd->port, path);
    return out;
}

static struct route *
put_route(struct script *script, const char *path)
{
    struct route *route = (struct route *)(uintptr_t)find_route(script, path);
    if (!route) {
        if (script->route_count == ROUTES_MAX)
            BUG("too many routes");
        route = &script->routes[script->route_count++];
        snprintf(route->path, sizeof(route->path), "%s", path);
    }
    route->etag[0] = '\0';
    return route;
}

void
httpd_answer(struct httpd *httpd, const char *path, struct str raw, enum httpd_end end)
{
    struct script *script = httpd->script;
    struct route *route = put_route(script, path);
    if (raw.len > SCRIPT_BYTES - script->used)
        BUG("too long a script");
    if (raw.len)
        memcpy(script->bytes + script->used, raw.ptr, raw.len);
    route->start = script->used;
    route->len = raw.len;
    route->end = end;
    script->used += raw.len;
}

void
httpd_answer_ok(struct httpd *httpd, const char *path, const char *headers, struct str body)
{
    struct buf raw;
    buf_init(&raw, SCRIPT_BYTES);
    buf_printf(&raw, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %zu\r\n%s\r\n", body.len,
               headers);
    buf_put(&raw, body);
    httpd_answer(httpd, path, buf_str(&raw), HTTPD_CLOSE);
    buf_finish(&raw);
}

void
httpd_answer_etag(struct httpd *httpd, const char *path, const char *etag, struct str body)
{
    char line[PATH_BYTES + 16];
    snprintf(line, sizeof(line), "ETag: %s\r\n", etag);
    httpd_answer_ok(httpd, path, line, body);
    struct route *route = put_route(httpd->script, path);
    snprintf(route->etag, sizeof(route->etag), "%s", etag);
}

void
httpd_answer_as(struct httpd *httpd, const char *path, const char *as)
{
    const struct route *other = find_route(httpd->script, as);
    struct route *route = (struct route *)(uintptr_t)find_route(httpd->script, path);
    if (!route || !other)
        BUG("no such route");
    route->as = (int)(other - httpd->script->routes) + 1;
}

int
httpd_hits(const struct httpd *httpd, const char *path)
{
    int hits = 0;
    for (int i = 0; i < httpd->script->hit_count && i < HITS_MAX; i++)
        hits += strcmp(httpd->script->hits[i], path) == 0;
    return hits;
}

const char *
httpd_last(const struct httpd *httpd)
{
    return httpd->script->last;
}
