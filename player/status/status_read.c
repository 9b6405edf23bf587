#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "status/status.h"
#include "store/store.h"

#define SYSTEM_STORE "/var/lib/breakroom" /* StateDirectory of the services */

static const struct runtime_report *
find_report(const struct runtime_report *reports, size_t count, const char *role, struct str store)
{
    const struct runtime_report *found = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(reports[i].role, str_from(role)) || (store.ptr && !str_equal(reports[i].store, store)))
            continue;
        if (reports[i].alive)
            return &reports[i];
        found = store.ptr ? &reports[i] : found;
    }
    return found;
}

static struct str
absolute(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    struct str copy = {arena_c(arena, str_from(real ? real : path)), strlen(real ? real : path)};
    free(real);
    return copy;
}

/* The store named by an option; absent without one. */
static struct str
named_store(struct setup *setup)
{
    const char *named = setup->flags.store ? setup->flags.store : setup->config->store;
    return *named ? absolute(setup->arena, named) : STR_NONE;
}

/* The existing store when nothing runs: this user's, else the services'. */
static struct str
idle_store(struct setup *setup)
{
    const char *own = file_state_folder(setup->arena);
    bool used = own && access(file_join(setup->arena, own, "breakroom.db"), F_OK) == 0;
    return absolute(setup->arena, used || (own && access(SYSTEM_STORE, F_OK) != 0) ? own : SYSTEM_STORE);
}

static void
take_stored(struct setup *setup, struct status *status)
{
    const char *folder = arena_c(setup->arena, status->store);
    struct reason reason;
    if (access(folder, R_OK | X_OK) != 0) {
        status->forbidden = errno == EACCES;
        reason_set_errno(&reason, errno);
        status->unreadable = arena_str(setup->arena, str_from(reason.text));
        return;
    }
    status->store_bytes = store_bytes(folder);
    struct store *store = store_open(folder, STORE_READ, NULL);
    for (size_t i = 0; store && i < setup->config->feed_count; i++) {
        struct store_feed state;
        struct str name = str_from(setup->config->feeds[i].name);
        bool seen = store_feed_state(store, name, setup->arena, &state);
        status->feeds[status->feed_count++] = (struct status_feed){.name = name,
                                                                   .url = seen ? state.url : STR_NONE,
                                                                   .error = state.last_error,
                                                                   .failures = state.failures,
                                                                   .success_ms = TIME_NONE,
                                                                   .success_wall_ms = state.last_success_ms,
                                                                   .due_ms = TIME_NONE,
                                                                   .items = seen ? state.items : TIME_NONE,
                                                                   .newest_s = TIME_NONE};
    }
    struct clock clock = {.floor_ms = store ? store_latest_ms(store) : TIME_NONE};
    status->trusted = clock_read(&clock).trusted;
    status->clock = str_from(clock_source_name(clock.source));
    store_close(store);
}

static void
note_others(struct status *status, const struct runtime_report *reports, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (reports[i].alive && str_equal(reports[i].role, STR("play")) &&
            !str_equal(reports[i].store, status->store))
            status->others[status->other_count++] = reports[i].store;
}

/* Also reports the present file, unless the processes read another one: its faults will be in force after the
 * next start. */
static void
add_present_file(struct setup *setup, struct status *status)
{
    struct config_health *health = &status->configuration;
    if (health->path && strcmp(health->path, setup->health.path) != 0)
        return;
    for (size_t i = 0; i < setup->health.fault_count; i++)
        config_health_add(health, setup->arena, setup->health.faults[i]);
    if (!health->path && setup->health.state != CONFIG_NO_FILE) {
        health->state = setup->health.state;
        health->path = setup->health.path;
        health->kept = setup->health.kept;
    }
}

void
status_read(struct setup *setup, struct status *out)
{
    struct runtime_report *reports = arena_array(setup->arena, RUNTIME_REPORTS_MAX, sizeof(*reports));
    size_t count = runtime_read(setup->arena, reports);
    *out = (struct status){.feeds = arena_array(setup->arena, CONFIG_FEEDS_MAX, sizeof(struct status_feed)),
                           .play = {.role = "play"},
                           .fetch = {.role = "fetch"},
                           .version = STR(BREAKROOM_VERSION),
                           .change_wall_ms = TIME_NONE,
                           .started_ms = TIME_NONE,
                           .now = {.end_ms = TIME_NONE},
                           .next = {.end_ms = TIME_NONE},
                           .store = named_store(setup)};
    const struct runtime_report *play = find_report(reports, count, "play", out->store);
    out->running = play && play->alive;
    if (!out->store.ptr)
        out->store = play ? play->store : idle_store(setup);
    if (out->running) {
        out->version = play->version;
        out->started_ms = play->started_ms;
        status_take(out, setup->arena, play->document);
    }
    const struct runtime_report *fetch = find_report(reports, count, "fetch", out->store);
    out->fetching = fetch && fetch->alive;
    if (fetch)
        status_take(out, setup->arena, fetch->document);
    else
        take_stored(setup, out);
    add_present_file(setup, out);
    int64_t mono_ms = clock_mono_ms();
    status_recovery_read(&out->play, play ? play : find_report(reports, count, "play", out->store), mono_ms);
    status_recovery_read(&out->fetch, fetch, mono_ms);
    note_others(out, reports, count);
}
