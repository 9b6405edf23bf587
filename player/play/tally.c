#include "play/tally.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/duration.h"
#include "base/log.h"
#include "base/utf8.h"

#define LOG_MODULE  "play"
#define NAME_BYTES  300
#define TITLE_BYTES 200
#define ROWS_BYTES  ((size_t)TALLY_ROWS_MAX * (2 * NAME_BYTES + TITLE_BYTES + 2 * sizeof(struct played_row)))
#define WAIT_MS     500
#define DONE        '+'

void
tally_init(struct tally *tally, const char *folder, struct moment now)
{
    int64_t run = 0;
    if (getrandom(&run, sizeof(run), GRND_NONBLOCK) != (ssize_t)sizeof(run))
        run = getpid(); /* a machine that has just started */
    *tally = (struct tally){.folder = folder,
                            .run = run,
                            .worker = {.fd = -1},
                            .batch_ms = now.mono_ms + TALLY_BATCH_MS,
                            .counted_ms = now.mono_ms};
}

static void
drop_rows(struct tally_rows *rows)
{
    arena_destroy(rows->arena);
    *rows = (struct tally_rows){.arena = NULL};
}

static bool
same_row(const struct played_row *row, const struct played_row *other)
{
    return row->day == other->day && row->mono_hour == other->mono_hour && str_equal(row->id, other->id) &&
           str_equal(row->feed, other->feed);
}

/* The row for this item and day, created when missing; NULL when there are too many, which is logged once. */
static struct played_row *
find_row(struct tally *tally, const struct played_row *wanted)
{
    struct tally_rows *rows = &tally->rows;
    if (!rows->list) {
        rows->arena = arena_create(ROWS_BYTES);
        rows->list = arena_array(rows->arena, TALLY_ROWS_MAX, sizeof(*rows->list));
    }
    for (size_t i = 0; i < rows->count; i++)
        if (same_row(&rows->list[i], wanted))
            return &rows->list[i];
    if (rows->count == TALLY_ROWS_MAX) {
        if (!tally->full)
            log_warn("proof of play: more than %d items wait to be written; further ones are not counted",
                     TALLY_ROWS_MAX);
        tally->full = true;
        return NULL;
    }
    struct played_row *row = &rows->list[rows->count++];
    *row = *wanted;
    row->feed = arena_str(rows->arena, wanted->feed);
    row->id = arena_str(rows->arena, wanted->id);
    row->title = arena_str(rows->arena, wanted->title);
    row->times = row->shown_ms = 0;
    return row;
}

/* Unwritten counts are added to the next batch. */
static void
take_back(struct tally *tally, const char *why)
{
    if (!tally->failed)
        log_warn("proof of play cannot be written: %s; it is kept in memory until it can", why);
    tally->failed = true;
    for (size_t i = 0; i < tally->sent.count; i++) {
        struct played_row *row = find_row(tally, &tally->sent.list[i]);
        if (row) {
            row->times += tally->sent.list[i].times;
            row->shown_ms += tally->sent.list[i].shown_ms;
        }
    }
    drop_rows(&tally->sent);
}

static struct played_row
describe(const struct item *item, struct moment now)
{
    struct str id = item->id.len ? item->id : item->key, text = item->text;
    struct str title = item->title.len ? item->title : str_split(&text, '\n');
    return (struct played_row){.day = now.trusted ? played_day(now.wall_ms) : PLAYED_NO_DAY,
                               .mono_hour = now.trusted ? 0 : now.mono_ms / HOUR_MS,
                               .feed = utf8_prefix(item->feed.ptr ? item->feed : STR(""), NAME_BYTES),
                               .id = utf8_prefix(id.ptr ? id : STR(""), NAME_BYTES),
                               .title = utf8_prefix(title.ptr ? title : STR(""), TITLE_BYTES)};
}

/* --- batches --- */

struct batch {
    const struct tally *tally;
    struct moment now;
};

static void
write_batch(const void *ctx, int fd)
{
    const struct batch *batch = ctx;
    const struct tally *tally = batch->tally;
    /* a signal to the whole service must not end this process before it has written */
    signal(SIGTERM, SIG_IGN);
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    if (played_add(tally->folder, tally->run, tally->sent.list, tally->sent.count, batch->now))
        descriptor_write(fd, &(char){DONE}, 1);
}

static void
start_batch(struct tally *tally, struct moment now)
{
    struct batch batch = {tally, now};
    tally->batch_ms = now.mono_ms + TALLY_BATCH_MS;
    if (tally->worker.fd >= 0 || !tally->rows.count)
        return;
    tally->sent = tally->rows;
    tally->rows = (struct tally_rows){.arena = NULL};
    tally->standing = NULL;
    if (!worker_start(&tally->worker, WORKER_PIPE, write_batch, &batch))
        take_back(tally, strerror(errno));
}

/* Handles the end of a worker. */
static void
reap(struct tally *tally)
{
    char answer = 0;
    if (tally->worker.fd < 0)
        return;
    ssize_t got = read(tally->worker.fd, &answer, 1);
    if (got < 0)
        return;
    close(tally->worker.fd);
    tally->worker.fd = -1;
    waitpid(tally->worker.pid, NULL, 0);
    if (got != 1 || answer != DONE) {
        take_back(tally, "the store cannot be written");
        return;
    }
    if (tally->failed)
        log_info("proof of play is written again");
    tally->failed = false;
    drop_rows(&tally->sent);
}

/* --- the current slide --- */

static void
stand(struct tally *tally, const struct item *item, int page, bool brought, struct moment now)
{
    struct played_row row = describe(item, now);
    uint64_t hash = str_hash(row.id, str_hash(row.feed, STR_HASH_SEED));
    bool same_day =
        tally->standing && tally->standing->day == row.day && tally->standing->mono_hour == row.mono_hour;
    if (brought || !same_day)
        tally->standing = find_row(tally, &row);
    if (brought && tally->standing && (page == 0 || hash != tally->item_hash))
        tally->standing->times++;
    tally->item_hash = hash;
}

void
tally_follow(struct tally *tally, const struct item *item, int page, int64_t slides, struct moment now)
{
    if (tally->standing)
        tally->standing->shown_ms += now.mono_ms - tally->counted_ms;
    tally->counted_ms = now.mono_ms;
    reap(tally);
    if (now.mono_ms >= tally->batch_ms)
        start_batch(tally, now);
    if (item)
        stand(tally, item, page, slides != tally->slides, now);
    else
        tally->standing = NULL;
    tally->slides = slides;
}

static void
await(struct tally *tally)
{
    struct pollfd answer = {.fd = tally->worker.fd, .events = POLLIN};
    if (tally->worker.fd >= 0)
        poll(&answer, 1, WAIT_MS);
    reap(tally);
}

void
tally_finish(struct tally *tally, struct moment now)
{
    tally_follow(tally, NULL, 0, tally->slides, now);
    await(tally);
    start_batch(tally, now);
    await(tally);
    if (tally->worker.fd >= 0)
        close(tally->worker.fd);
    drop_rows(&tally->rows);
    drop_rows(&tally->sent);
    tally->worker.fd = -1;
}
