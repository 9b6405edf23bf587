#include "editor/preview.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/worker.h"
#include "base/temporary.h"
#include "editor/preview_cache.h"

#define LOG_MODULE "edit"

#define WHO_BYTES    64
#define LINE_BYTES   128
#define ASKED_MAX    256
#define ASKED_BYTES  ((size_t)32 * 1024 * 1024) /* of all waiting requests */
#define TIMEOUT_MS   10000
#define RENDERED_MAX 2000 /* by one child: memory that it leaks is freed when it ends */
#define PNG_BYTES    ((size_t)32 * 1024 * 1024)

struct preview_request {
    char who[WHO_BYTES];
    char *feed;
    size_t feed_len;
    struct preview_key key;
    int page;
    bool later;
    preview_done_fn *done;
    void *ctx;
};

struct preview {
    struct loop *loop;
    char *program, *folder, *pictures, *language, size[32];
    struct worker child; /* one message per question and answer */
    int64_t end_ms;      /* deadline of the current question */
    int rendered;
    bool busy;
    struct preview_request queue[ASKED_MAX]; /* the first is the current one while busy */
    int count;
    size_t bytes; /* of the documents in the queue */
    struct preview_cache *cache;
};

static bool start_child(struct preview *preview);

struct preview *
preview_create(struct loop *loop, const struct preview_options *options)
{
    struct preview *preview = memory_alloc(sizeof(*preview));
    preview->loop = loop;
    preview->program = memory_string(options->program);
    preview->folder = memory_string(options->folder);
    preview->pictures = memory_string(options->pictures);
    preview->language = options->language ? memory_string(options->language) : NULL;
    snprintf(preview->size, sizeof(preview->size), "%dx%d", options->width, options->height);
    file_make_folder(preview->folder);
    preview->child = (struct worker){0, -1};
    preview->cache = preview_cache_create();
    start_child(preview); /* in advance, because its start takes time; when that fails, it is tried again */
    return preview;
}

static struct preview_request
take_out(struct preview *preview, int at)
{
    struct preview_request asked = preview->queue[at];
    struct preview_request *place = &preview->queue[at];
    memmove(place, place + 1, (size_t)(--preview->count - at) * sizeof(*place));
    preview->bytes -= asked.feed_len;
    return asked;
}

static void
answer(struct preview *preview, const struct preview_result *result)
{
    struct preview_request asked = take_out(preview, 0);
    preview->busy = false;
    asked.done(asked.ctx, result);
    memory_free(asked.feed);
}

static void
stop_child(struct preview *preview)
{
    if (!preview->child.pid)
        return;
    loop_unwatch(preview->loop, preview->child.fd);
    close(preview->child.fd);
    kill(preview->child.pid, SIGKILL);
    while (waitpid(preview->child.pid, NULL, 0) < 0 && errno == EINTR)
        ;
    preview->child = (struct worker){0, -1};
    preview->rendered = 0;
}

void
preview_destroy(struct preview *preview)
{
    static const struct preview_result none = {.good = false};
    if (!preview)
        return;
    stop_child(preview);
    while (preview->count)
        answer(preview, &none);
    temporary_remove(preview->folder);
    preview_cache_destroy(preview->cache);
    memory_free(preview->program);
    memory_free(preview->folder);
    memory_free(preview->pictures);
    memory_free(preview->language);
    memory_free(preview);
}

/* Executes the program that renders, with the channel as its standard input and output. */
static void
become_renderer(const void *ctx, int fd)
{
    const struct preview *preview = ctx;
    const char *language = preview->language ? preview->language : "";
    dup2(fd, STDIN_FILENO);
    dup2(fd, STDOUT_FILENO);
    close(fd);
#ifndef __SANITIZE_ADDRESS__ /* not with a sanitizer, which reserves terabytes of addresses */
    setrlimit(RLIMIT_AS, &(struct rlimit){LOOP_CHILD_MEMORY, LOOP_CHILD_MEMORY});
#endif
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    execl(preview->program, "breakroom-edit", "--render", preview->folder, preview->pictures, preview->size,
          language, (char *)NULL);
    _exit(127);
}

static void next(struct preview *preview);
static void child_ready(void *ctx);

static bool
start_child(struct preview *preview)
{
    if (!worker_start(&preview->child, WORKER_SOCKET, become_renderer, preview))
        return false;
    loop_watch(preview->loop, preview->child.fd, child_ready, preview);
    return true;
}

/* The document is passed in a memory file; the line announces it. */
static bool
hand_over(struct preview *preview)
{
    const struct preview_request *asked = &preview->queue[0];
    char path[4096], line[LINE_BYTES];
    snprintf(path, sizeof(path), "%s/feed.json", preview->folder);
    int len = snprintf(line, sizeof(line), "%d\n", asked->page);
    return file_replace_private(path, (struct str){asked->feed, asked->feed_len}) &&
           send(preview->child.fd, line, (size_t)len, MSG_NOSIGNAL) == len;
}

static void
fail(struct preview *preview)
{
    static const struct preview_result none = {.good = false};
    stop_child(preview);
    if (preview->busy)
        answer(preview, &none);
}

static void
next(struct preview *preview)
{
    while (preview->count && !preview->busy) {
        if (preview->rendered >= RENDERED_MAX)
            stop_child(preview);
        preview->busy = true;
        preview->end_ms = clock_mono_ms() + TIMEOUT_MS;
        if ((preview->child.pid || start_child(preview)) && hand_over(preview))
            return;
        log_warn("a preview cannot be made: %s", strerror(errno));
        fail(preview);
    }
}

/* "PAGE PAGES SECONDS": the picture is in slide.png. "-": there is none. */
static void
take_line(struct preview *preview, const char *line)
{
    struct preview_result result = {.good = false};
    char path[4096];
    struct arena *arena = arena_create(2 * PNG_BYTES);
    snprintf(path, sizeof(path), "%s/slide.png", preview->folder);
    if (sscanf(line, "%d %d %d", &result.page, &result.pages, &result.seconds) == 3) {
        result.png = file_read(arena, path, PNG_BYTES, NULL);
        result.good = result.png.ptr != NULL;
    }
    preview->rendered++;
    if (result.good)
        preview_cache_put(preview->cache, &preview->queue[0].key, &result);
    answer(preview, &result);
    arena_destroy(arena);
}

static void
child_ready(void *ctx)
{
    struct preview *preview = ctx;
    char line[LINE_BYTES];
    ssize_t got = recv(preview->child.fd, line, sizeof(line) - 1, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        log_warn("the process that makes previews ended");
        fail(preview);
    } else if (preview->busy) {
        line[got] = '\0';
        take_line(preview, line);
    }
    next(preview);
}

/* The place of an earlier question of the same requester, which the new one replaces: typing on does not lose
 * the place in the queue. -1: none. */
static int
find_earlier(const struct preview *preview, const char *who)
{
    for (int i = preview->busy; i < preview->count; i++)
        if (strcmp(preview->queue[i].who, who) == 0)
            return i;
    return -1;
}

/* After requests that somebody waits for, but before those that are not urgent. */
static int
find_place(const struct preview *preview, bool later)
{
    int at = preview->count;
    while (!later && at > preview->busy && preview->queue[at - 1].later)
        at--;
    return at;
}

static void
put_in(struct preview *preview, int at, const struct preview_request *asked)
{
    struct preview_request *place = &preview->queue[at];
    memmove(place + 1, place, (size_t)(preview->count++ - at) * sizeof(*place));
    *place = *asked;
    preview->bytes += asked->feed_len;
}

static void
supersede(struct preview *preview, int at)
{
    static const struct preview_result superseded = {.superseded = true};
    struct preview_request old = take_out(preview, at);
    old.done(old.ctx, &superseded);
    memory_free(old.feed);
}

void
preview_ask(struct preview *preview, const struct preview_question *question)
{
    static const struct preview_result none = {.good = false};
    struct str feed = question->feed;
    struct preview_key key = preview_key(feed, question->page, clock_now(TIME_NONE).wall_ms);
    struct preview_result kept;
    int at = find_earlier(preview, question->who);
    if (at >= 0)
        supersede(preview, at);
    else
        at = find_place(preview, question->later);
    bool full = preview->count == ASKED_MAX || preview->bytes + feed.len > ASKED_BYTES;
    bool known = preview_cache_find(preview->cache, &key, &kept);
    if (known || full) {
        question->done(question->ctx, known ? &kept : &none);
        return;
    }
    struct preview_request asked = {.feed = memory_alloc(feed.len + 1),
                                    .feed_len = feed.len,
                                    .key = key,
                                    .page = question->page,
                                    .later = question->later,
                                    .done = question->done,
                                    .ctx = question->ctx};
    memcpy(asked.feed, feed.ptr, feed.len);
    snprintf(asked.who, sizeof(asked.who), "%s", question->who);
    put_in(preview, at, &asked);
    next(preview);
}

int64_t
preview_deadline_ms(const struct preview *preview)
{
    return preview->busy ? preview->end_ms : INT64_MAX;
}

void
preview_step(struct preview *preview, int64_t mono_ms)
{
    if (!preview->busy || mono_ms < preview->end_ms)
        return;
    log_warn("a preview took too long");
    fail(preview);
    next(preview);
}
