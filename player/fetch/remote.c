#include "fetch/remote_private.h"

#include <stdio.h>
#include <sys/random.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/redact.h"
#include "fetch/schedule.h"

#define LOG_MODULE      "config"
#define ARENA_BYTES     ((size_t)8 * CONFIG_BYTES_MAX)
#define VALIDATOR_BYTES 256
#define FAULTS_SHOWN    5
#define ACCEPT          "text/plain, */*;q=0.5"

struct remote {
    const struct config *config;
    struct arena *arena; /* of address and path */
    const char *address, *path;
    char shown[REDACT_BYTES];
    struct transfer *transfer; /* NULL: none runs */
    char etag[VALIDATOR_BYTES], last_modified[VALIDATOR_BYTES];
    struct arena *said;          /* of `health` */
    struct config_health health; /* why the last answer was not accepted; only its faults */
    bool kept;                   /* a valid text is stored */
    int failures;
    int64_t due_ms;
};

struct remote *
remote_create(const struct config *config)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    const char *address = config_remote_address(arena, config), *folder = file_state_folder(arena);
    struct stat st;
    if (!address || !folder) {
        arena_destroy(arena);
        return NULL;
    }
    struct remote *remote = memory_alloc(sizeof(*remote));
    remote->config = config;
    remote->arena = arena;
    remote->address = address;
    remote->path = config_remote_path(arena, folder, address);
    remote->said = arena_create(ARENA_BYTES);
    redact_address(address, remote->shown, sizeof(remote->shown));
    remote->kept = stat(remote->path, &st) == 0;
    /* a server whose answers always differ must not cause restarts without a pause */
    int64_t age_ms =
        remote->kept ? clock_now(TIME_NONE).wall_ms - (int64_t)st.st_mtim.tv_sec * 1000 : INT64_MAX;
    if (age_ms >= 0 && age_ms < SCHEDULE_MIN_MS)
        remote->due_ms = clock_mono_ms() + SCHEDULE_MIN_MS;
    return remote;
}

void
remote_destroy(struct remote *remote)
{
    if (!remote)
        return;
    transfer_finish(remote->transfer);
    arena_destroy(remote->arena);
    arena_destroy(remote->said);
    memory_free(remote);
}

static void
begin(struct remote *remote, struct transfer_pool *pool)
{
    struct transfer_request request = transfer_request_for(remote->config, remote->address);
    request.local = true;
    request.etag = remote->kept ? remote->etag : NULL;
    request.last_modified = remote->kept ? remote->last_modified : NULL;
    request.accept = ACCEPT;
    request.max_bytes = CONFIG_BYTES_MAX;
    request.max_option = NULL;
    remote->transfer = transfer_start(pool, &request);
}

static void
collect(void *ctx, const char *fault)
{
    struct remote *remote = ctx;
    config_health_add(&remote->health, remote->said, str_from(fault));
}

static void
add_fault(struct remote *remote, const char *why)
{
    collect(remote, config_fault_at(remote->said, remote->shown, 0, why));
}

/* True when the stored text has changed. */
static bool
keep(struct remote *remote, struct str text)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    bool same = remote->kept && str_equal(file_read(arena, remote->path, CONFIG_BYTES_MAX, NULL), text);
    bool good = same || file_replace_private(remote->path, text);
    arena_destroy(arena);
    if (!good)
        add_fault(remote, reason_name(REASON_CONFIG_NOT_SAVED));
    remote->kept = remote->kept || good;
    return good && !same;
}

static bool
take_body(struct remote *remote, struct str body)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct config_remote sent = {config_text(arena, body), remote->shown};
    bool changed = false;
    if (str_blank(sent.text))
        add_fault(remote, reason_name(REASON_CONFIG_SENT_NO_TEXT));
    else if (config_remote_check(&sent, remote->config, collect, remote))
        changed = keep(remote, sent.text);
    arena_destroy(arena);
    return changed;
}

static void
remember(char validator[VALIDATOR_BYTES], struct str value)
{
    bool fits = value.ptr && value.len < VALIDATOR_BYTES;
    snprintf(validator, VALIDATOR_BYTES, "%.*s", fits ? (int)value.len : 0, fits ? value.ptr : "");
}

/* The configuration in force while the server's answer cannot be used. */
static enum reason_code
in_force(const struct remote *remote)
{
    return remote->kept ? REASON_CONFIG_LAST_GOOD : REASON_CONFIG_NONE_YET;
}

/* Logged once, and once more when it is over. */
static void
say(const struct remote *remote, const struct config_health *before)
{
    const struct config_health *now = &remote->health;
    bool same = now->fault_count == before->fault_count &&
                (!now->fault_count || str_equal(now->faults[0], before->faults[0]));
    struct str_list lines = config_health_lines(now, remote->said, REASON_ENGLISH);
    for (size_t i = 0; !same && i < lines.count && i < FAULTS_SHOWN; i++)
        log_warn("%.*s", STR_ARG(lines.items[i]));
    if (!same && now->fault_count)
        log_warn("%s: %s", remote->shown, reason_code_words(in_force(remote), REASON_ENGLISH));
    if (before->fault_count && !now->fault_count)
        log_info("%s: good again", remote->shown);
}

static bool
take(struct remote *remote, const struct transfer_answer *answer)
{
    struct arena *before_said = remote->said;
    struct config_health before = remote->health;
    bool changed = false;
    remote->said = arena_create(ARENA_BYTES);
    remote->health = (struct config_health){.fault_count = 0};
    if (answer->result == TRANSFER_FAILED)
        add_fault(remote, answer->why.text);
    else if (answer->result == TRANSFER_OK)
        changed = take_body(remote, answer->body);
    bool good = !remote->health.fault_count;
    if (answer->result == TRANSFER_OK) {
        remember(remote->etag, good ? answer->etag : STR_NONE);
        remember(remote->last_modified, good ? answer->last_modified : STR_NONE);
    }
    remote->failures = good ? 0 : remote->failures + 1;
    say(remote, &before);
    arena_destroy(before_said);
    return changed;
}

bool
remote_step(struct remote *remote, struct transfer_pool *pool, struct moment now)
{
    uint32_t chance = 0;
    if (!remote)
        return false;
    if (!remote->transfer && now.mono_ms >= remote->due_ms)
        begin(remote, pool);
    const struct transfer_answer *answer = remote->transfer ? transfer_answer(remote->transfer) : NULL;
    if (!answer)
        return false;
    bool changed = take(remote, answer);
    if (getrandom(&chance, sizeof(chance), GRND_NONBLOCK) < 0)
        chance = (uint32_t)now.mono_ms;
    remote->due_ms = now.mono_ms + schedule_wait_ms(remote->config->interval_ms, remote->failures,
                                                    answer->retry_after_ms, chance);
    transfer_finish(remote->transfer);
    remote->transfer = NULL;
    return changed;
}

bool
remote_is_running(const struct remote *remote)
{
    return remote && remote->transfer;
}

int64_t
remote_due(const struct remote *remote)
{
    return remote && !remote->transfer ? remote->due_ms : INT64_MAX;
}

void
remote_hasten(struct remote *remote, struct moment now)
{
    if (remote && remote->failures && remote->due_ms > now.mono_ms + SCHEDULE_MIN_MS)
        remote->due_ms = now.mono_ms + SCHEDULE_MIN_MS;
}

void
remote_add_faults(const struct remote *remote, struct config_health *health, struct arena *arena)
{
    if (!remote || !remote->health.fault_count)
        return;
    for (size_t i = 0; i < remote->health.fault_count && i < FAULTS_SHOWN; i++)
        config_health_add(health, arena, remote->health.faults[i]);
    const char *stays = config_fault_at(arena, remote->shown, 0, reason_name(in_force(remote)));
    config_health_add(health, arena, str_from(stays));
}
