#define _GNU_SOURCE /* pipe2 */
#include "editor/preview.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "commands/temporary.h"

#define LOG_MODULE "edit"

#define WHO_BYTES    64
#define LINE_BYTES   128
#define ASKED_MAX    64
#define TIMEOUT_MS   10000
#define RENDERED_MAX 2000 /* by one child: whatever it may leak goes with it */
#define CHILD_MEMORY ((rlim_t)2 * 1024 * 1024 * 1024)
#define PNG_BYTES    ((size_t)32 * 1024 * 1024)

struct asked {
    char who[WHO_BYTES];
    char *feed; /* NULL: free */
    size_t feed_len;
    int page;
    preview_done_fn *done;
    void *ctx;
};

struct preview {
    struct loop *loop;
    char *program, *folder, *pictures, *language, size[32];
    pid_t pid; /* 0: there is no child */
    int to, from;
    int64_t end_ms; /* of what it is asked now */
    int rendered;
    bool busy;
    char line[LINE_BYTES];
    size_t line_len;
    struct asked queue[ASKED_MAX]; /* the first is the one it works on while busy */
    int count;
};

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
    return preview;
}

static void
take_first(struct preview *preview, struct asked *out)
{
    *out = preview->queue[0];
    memmove(preview->queue, preview->queue + 1, (size_t)--preview->count * sizeof(*out));
}

static void
answer(struct preview *preview, const struct preview_result *result)
{
    struct asked asked;
    take_first(preview, &asked);
    preview->busy = false;
    asked.done(asked.ctx, result);
    memory_free(asked.feed);
}

static void
stop_child(struct preview *preview)
{
    if (!preview->pid)
        return;
    loop_unwatch(preview->loop, preview->from);
    close(preview->to);
    close(preview->from);
    kill(preview->pid, SIGKILL);
    while (waitpid(preview->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    preview->pid = 0;
    preview->line_len = 0;
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
    memory_free(preview->program);
    memory_free(preview->folder);
    memory_free(preview->pictures);
    memory_free(preview->language);
    memory_free(preview);
}

static void
run_child(const struct preview *preview, int in, int out)
{
    const char *language = preview->language ? preview->language : "";
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#ifndef __SANITIZE_ADDRESS__ /* which reserves terabytes */
    setrlimit(RLIMIT_AS, &(struct rlimit){CHILD_MEMORY, CHILD_MEMORY});
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
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0)
        return false;
    if (pipe2(out, O_CLOEXEC) != 0) {
        close(in[0]);
        close(in[1]);
        return false;
    }
    preview->pid = fork();
    if (preview->pid == 0)
        run_child(preview, in[0], out[1]);
    close(in[0]);
    close(out[1]);
    preview->to = in[1];
    preview->from = out[0];
    if (preview->pid > 0) {
        fcntl(preview->from, F_SETFL, O_NONBLOCK);
        loop_watch(preview->loop, preview->from, child_ready, preview);
        return true;
    }
    preview->pid = 0;
    close(preview->to);
    close(preview->from);
    return false;
}

/* The document goes through a file in memory; the line says that it is there. */
static bool
hand_over(struct preview *preview)
{
    const struct asked *asked = &preview->queue[0];
    char path[4096], line[LINE_BYTES];
    snprintf(path, sizeof(path), "%s/feed.json", preview->folder);
    int len = snprintf(line, sizeof(line), "%d\n", asked->page);
    return file_replace_private(path, (struct str){asked->feed, asked->feed_len}) &&
           write(preview->to, line, (size_t)len) == len;
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
        if ((preview->pid || start_child(preview)) && hand_over(preview))
            return;
        log_warn("a preview cannot be made: %s", strerror(errno));
        fail(preview);
    }
}

/* "PAGE PAGES SECONDS": the picture is in slide.png. "-": there is none. */
static void
take_line(struct preview *preview)
{
    struct preview_result result = {.good = false};
    char path[4096];
    const char *why;
    struct arena *arena = arena_create(2 * PNG_BYTES);
    snprintf(path, sizeof(path), "%s/slide.png", preview->folder);
    if (sscanf(preview->line, "%d %d %d", &result.page, &result.pages, &result.seconds) == 3) {
        result.png = file_read(arena, path, PNG_BYTES, &why);
        result.good = result.png.ptr != NULL;
    }
    preview->rendered++;
    answer(preview, &result);
    arena_destroy(arena);
}

static void
child_ready(void *ctx)
{
    struct preview *preview = ctx;
    ssize_t got = read(preview->from, preview->line + preview->line_len, LINE_BYTES - 1 - preview->line_len);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        log_warn("the process that makes previews ended");
        fail(preview);
        next(preview);
        return;
    }
    preview->line_len += (size_t)got;
    preview->line[preview->line_len] = '\0';
    if (!strchr(preview->line, '\n') && preview->line_len < LINE_BYTES - 1)
        return;
    preview->line_len = 0;
    if (preview->busy)
        take_line(preview);
    next(preview);
}

void
preview_ask(struct preview *preview, const char *who, struct str feed, int page, preview_done_fn *done,
            void *ctx)
{
    static const struct preview_result none = {.good = false}, superseded = {.superseded = true};
    for (int i = preview->busy; i < preview->count; i++) {
        struct asked *asked = &preview->queue[i];
        if (strcmp(asked->who, who) != 0)
            continue;
        struct asked old = *asked;
        memmove(asked, asked + 1, (size_t)(--preview->count - i) * sizeof(*asked));
        old.done(old.ctx, &superseded);
        memory_free(old.feed);
        break;
    }
    if (preview->count == ASKED_MAX) {
        done(ctx, &none);
        return;
    }
    struct asked *asked = &preview->queue[preview->count++];
    *asked = (struct asked){
        .feed = memory_alloc(feed.len + 1), .feed_len = feed.len, .page = page, .done = done, .ctx = ctx};
    memcpy(asked->feed, feed.ptr, feed.len);
    snprintf(asked->who, sizeof(asked->who), "%s", who);
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
