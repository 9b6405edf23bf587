/* The walls of a company, for tests/bench/fleet: each polls a feed as `breakroom fetch` does, by its
 * schedule, its requests and a connection of its own. They have run for long, so that their first polls are
 * spread over an interval.
 *
 *   fleet URL WALLS SPEED INTERVAL_S
 *
 * SPEED is how many times faster than in life the schedule runs. Prints a line when a wall has got a new
 * document, "MS WALL BYTES ALERT", MS after the start in the time of the schedule; ends when standard output
 * is closed, and after four intervals. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/clock.h"
#include "base/memory.h"
#include "fetch/schedule.h"
#include "fetch/transfer.h"

#define INTERVALS_MAX 4

struct wall {
    struct transfer_pool *pool;
    char *etag;
    int64_t due_ms;
    int failures;
    bool alert;
};

struct fleet {
    const char *url;
    struct config *config;
    struct wall *walls;
    size_t count;
    int64_t speed, begin_ms;
};

/* In the time of the schedule. */
static int64_t
now_ms(const struct fleet *fleet)
{
    return (clock_mono_ms() - fleet->begin_ms) * fleet->speed;
}

static uint32_t
chance(void)
{
    return (uint32_t)random() << 1 | (uint32_t)(random() & 1);
}

static void
take(struct fleet *fleet, size_t index, const struct transfer_answer *answer)
{
    struct wall *wall = &fleet->walls[index];
    wall->failures = answer->result == TRANSFER_FAILED ? wall->failures + 1 : 0;
    if (answer->result != TRANSFER_OK)
        return;
    memory_free(wall->etag);
    wall->etag = memory_alloc(answer->etag.len + 1);
    if (answer->etag.len)
        memcpy(wall->etag, answer->etag.ptr, answer->etag.len);
    wall->alert = str_find(answer->body, STR("\"alert\"")) != SIZE_MAX;
    printf("%lld %zu %zu %d\n", (long long)now_ms(fleet), index, answer->body.len, wall->alert);
    fflush(stdout);
}

static void
poll_feed(struct fleet *fleet, size_t index)
{
    struct wall *wall = &fleet->walls[index];
    struct transfer_request request = transfer_request_for(fleet->config, fleet->url);
    request.local = true;
    request.etag = wall->etag;
    struct transfer *transfer = transfer_get(wall->pool, &request);
    take(fleet, index, transfer_answer(transfer));
    transfer_finish(transfer);
    int64_t interval_ms = fleet->config->interval_ms;
    if (wall->alert && interval_ms > fleet->config->alert_interval_ms)
        interval_ms = fleet->config->alert_interval_ms;
    wall->due_ms = now_ms(fleet) + schedule_wait_ms(interval_ms, wall->failures, 0, chance());
}

static size_t
next_due(const struct fleet *fleet)
{
    size_t next = 0;
    for (size_t i = 1; i < fleet->count; i++)
        if (fleet->walls[i].due_ms < fleet->walls[next].due_ms)
            next = i;
    return next;
}

static void
run(struct fleet *fleet)
{
    const int64_t end_ms = INTERVALS_MAX * fleet->config->interval_ms;
    while (now_ms(fleet) < end_ms && !ferror(stdout)) {
        size_t next = next_due(fleet);
        int64_t wait_ms = (fleet->walls[next].due_ms - now_ms(fleet)) / fleet->speed;
        if (wait_ms > 0)
            nanosleep(&(struct timespec){wait_ms / 1000, wait_ms % 1000 * 1000000}, NULL);
        poll_feed(fleet, next);
    }
}

/* Each screen has the document already, like screens that have been running. */
static bool
start(struct fleet *fleet)
{
    struct reason why = {.text = ""};
    for (size_t i = 0; i < fleet->count; i++) {
        struct wall *wall = &fleet->walls[i];
        wall->pool = transfer_pool_create(&why);
        if (!wall->pool) {
            fprintf(stderr, "fleet: %s\n", why.text);
            return false;
        }
        poll_feed(fleet, i);
        if (wall->failures) {
            fprintf(stderr, "fleet: %s does not answer\n", fleet->url);
            return false;
        }
    }
    fleet->begin_ms = clock_mono_ms();
    for (size_t i = 0; i < fleet->count; i++)
        fleet->walls[i].due_ms = (int64_t)((double)fleet->config->interval_ms * chance() / UINT32_MAX);
    return true;
}

int
main(int argc, char **argv)
{
    struct rlimit files;
    struct fleet fleet = {.begin_ms = clock_mono_ms()};
    if (argc != 5) {
        fputs("usage: fleet URL WALLS SPEED INTERVAL_S\n", stderr);
        return 2;
    }
    /* one connection each, and the descriptors that libcurl wakes its loops with */
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    signal(SIGPIPE, SIG_IGN);
    fleet.url = argv[1];
    fleet.count = strtoul(argv[2], NULL, 10);
    fleet.speed = strtol(argv[3], NULL, 10);
    fleet.config = config_create();
    fleet.config->interval_ms = strtol(argv[4], NULL, 10) * 1000;
    fleet.walls = memory_array(fleet.count, sizeof(*fleet.walls));
    if (!fleet.count || fleet.speed < 1 || !start(&fleet))
        return 1;
    puts("started");
    fflush(stdout);
    run(&fleet);
    return 0;
}
