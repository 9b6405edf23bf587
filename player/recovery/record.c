#include "recovery/record.h"

#include <string.h>

#define VERSION          ((uint64_t)0x42524b5200000001) /* "BRKR", and the version of the layout */
#define UNEXPLAINED_MAX  3
#define TERMINATE(array) ((array)[sizeof(array) - 1] = '\0')

void
recovery_init(struct recovery_record *record)
{
    *record = (struct recovery_record){.version = VERSION ^ sizeof(*record)};
}

bool
recovery_valid(struct recovery_record *record, size_t bytes)
{
    if (bytes != sizeof(*record) || record->version != (VERSION ^ sizeof(*record)) ||
        record->work.stage >= RECOVERY_STAGE_COUNT || record->step > RECOVERY_STEP_LAST)
        return false;
    TERMINATE(record->work.feed);
    TERMINATE(record->work.title);
    for (size_t i = 0; i < RECOVERY_SUSPECTS_MAX; i++) {
        TERMINATE(record->suspects[i].feed);
        TERMINATE(record->suspects[i].title);
    }
    return true;
}

bool
recovery_convicted(const struct recovery_suspect *suspect)
{
    return suspect->id && suspect->weight >= RECOVERY_QUARANTINE_WEIGHT;
}

bool
recovery_is_work(uint32_t stage)
{
    return stage > RECOVERY_TRANSFER;
}

static bool
is_suspect(const struct recovery_suspect *suspect)
{
    return suspect->id && suspect->weight >= RECOVERY_FAULT_WEIGHT;
}

static const struct recovery_suspect *
find(const struct recovery_record *record, uint64_t id)
{
    for (size_t i = 0; id && i < RECOVERY_SUSPECTS_MAX; i++)
        if (record->suspects[i].id == id)
            return &record->suspects[i];
    return NULL;
}

bool
recovery_is_quarantined(const struct recovery_record *record, uint64_t id)
{
    const struct recovery_suspect *suspect = find(record, id);
    return suspect && (recovery_convicted(suspect) || (record->step > 0 && is_suspect(suspect)));
}

bool
recovery_suspects(const struct recovery_record *record)
{
    for (size_t i = 0; i < RECOVERY_SUSPECTS_MAX; i++)
        if (is_suspect(&record->suspects[i]))
            return true;
    return false;
}

/* The entry of the content, a free one, or the oldest. */
static struct recovery_suspect *
place_for(struct recovery_record *record, uint64_t id)
{
    struct recovery_suspect *place = &record->suspects[0];
    for (size_t i = 0; i < RECOVERY_SUSPECTS_MAX; i++) {
        struct recovery_suspect *suspect = &record->suspects[i];
        if (suspect->id == id)
            return suspect;
        if (place->id && (!suspect->id || suspect->last_ms < place->last_ms))
            place = suspect;
    }
    *place = (struct recovery_suspect){.id = id};
    return place;
}

/* Returns the index of the suspect if this quarantines it, else -1. */
static int64_t
suspect(struct recovery_record *record, uint32_t weight, int64_t now_ms)
{
    const struct recovery_work *work = &record->work;
    if (!work->id)
        return -1;
    struct recovery_suspect *suspect = place_for(record, work->id);
    bool before = recovery_convicted(suspect);
    suspect->weight += weight;
    suspect->last_ms = now_ms;
    memcpy(suspect->feed, work->feed, sizeof(suspect->feed));
    memcpy(suspect->title, work->title, sizeof(suspect->title));
    return !before && recovery_convicted(suspect) ? suspect - record->suspects : -1;
}

static void
note_death(struct recovery_record *record, int64_t now_ms)
{
    memmove(&record->deaths[1], &record->deaths[0], sizeof(record->deaths) - sizeof(record->deaths[0]));
    record->deaths[0] = (struct recovery_death){now_ms, record->work.id};
    record->counted_ms = now_ms;
}

static bool
too_many(const struct recovery_record *record, int64_t now_ms)
{
    int all = 0, unexplained = 0;
    for (size_t i = 0; i < RECOVERY_DEATHS_MAX; i++) {
        const struct recovery_death *death = &record->deaths[i];
        if (!death->at_ms || now_ms - death->at_ms > RECOVERY_WINDOW_MS)
            continue;
        const struct recovery_suspect *cause = find(record, death->id);
        all++;
        unexplained += !cause || !recovery_convicted(cause);
    }
    return unexplained >= UNEXPLAINED_MAX || all >= RECOVERY_DEATHS_MAX;
}

static bool
step_up(struct recovery_record *record, int64_t now_ms)
{
    if (!too_many(record, now_ms))
        return false;
    memset(record->deaths, 0, sizeof(record->deaths));
    if (record->step >= RECOVERY_STEP_LAST)
        return false;
    record->step++;
    return true;
}

/* The weight for the current work when a process with this record dies; 0: the work is not the cause. */
static uint32_t
weight_of(const struct recovery_record *record, int64_t now_ms)
{
    bool work = recovery_is_work(record->work.stage);
    if ((record->signal & RECOVERY_MEMORY) || (!record->signal && !work))
        return 0;
    bool hung = work && now_ms - record->work.since_ms >= RECOVERY_HANG_MS;
    bool fault = record->signal && !(record->signal & RECOVERY_SENT);
    return fault || hung ? RECOVERY_FAULT_WEIGHT : RECOVERY_KILL_WEIGHT;
}

/* systemd's watchdog ended it because of a frame that was never finished, or refused frames. */
static bool
ended_by_display(const struct recovery_record *record, int64_t now_ms)
{
    const struct recovery_work *work = &record->work;
    bool crashed = record->signal && !(record->signal & RECOVERY_SENT);
    bool stuck = work->stage == RECOVERY_DRAW && now_ms - work->since_ms >= RECOVERY_HANG_MS;
    return record->running && !crashed && !work->id && (stuck || record->refused);
}

/* By a fault with nothing but pixels in hand. */
static bool
ended_by_driver(const struct recovery_record *record)
{
    bool crashed = record->signal && !(record->signal & (RECOVERY_SENT | RECOVERY_MEMORY));
    return record->running && crashed && record->work.stage == RECOVERY_DRAW && !record->work.id;
}

struct recovery_outcome
recovery_begin(struct recovery_record *record, int64_t pid, int64_t now_ms)
{
    recovery_tidy(record, now_ms);
    struct recovery_outcome outcome = {.signal =
                                           record->signal & ~(uint32_t)(RECOVERY_SENT | RECOVERY_MEMORY),
                                       .memory = record->signal & RECOVERY_MEMORY,
                                       .display = ended_by_display(record, now_ms),
                                       .driver = ended_by_driver(record),
                                       .quarantined = -1,
                                       .work = record->work};
    outcome.died = record->running && !outcome.display && !outcome.driver;
    if (outcome.driver) {
        record->driver_faults++;
        record->driver_fault_ms = now_ms;
    }
    if (outcome.died) {
        uint32_t weight = weight_of(record, now_ms);
        note_death(record, now_ms);
        outcome.quarantined = weight ? suspect(record, weight, now_ms) : -1;
        outcome.stepped = step_up(record, now_ms);
    }
    record->work = (struct recovery_work){.stage = RECOVERY_START, .since_ms = now_ms};
    record->signal = 0;
    record->refused = 0;
    record->pid = pid;
    record->alive_ms = now_ms;
    record->running = 1;
    return outcome;
}

static bool
lies_ahead(const struct recovery_record *record, int64_t now_ms)
{
    return record->alive_ms > now_ms || record->counted_ms > now_ms || record->work.since_ms > now_ms ||
           record->driver_fault_ms > now_ms;
}

bool
recovery_tidy(struct recovery_record *record, int64_t now_ms)
{
    bool changed = false;
    if (lies_ahead(record, now_ms)) {
        recovery_init(record);
        return true;
    }
    while (record->step && now_ms - record->counted_ms >= RECOVERY_STEP_BACK_MS) {
        record->step--;
        record->counted_ms += RECOVERY_STEP_BACK_MS;
        changed = true;
    }
    if (now_ms - record->driver_fault_ms >= RECOVERY_STEP_BACK_MS)
        record->driver_faults = 0;
    for (size_t i = 0; i < RECOVERY_SUSPECTS_MAX; i++) {
        struct recovery_suspect *suspect = &record->suspects[i];
        if (suspect->id && now_ms - suspect->last_ms >= RECOVERY_QUARANTINE_MS) {
            *suspect = (struct recovery_suspect){0};
            changed = true;
        }
    }
    return changed;
}
