#include "recovery/recovery.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <systemd/sd-daemon.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "recovery/faults.h"
#include "runtime/runtime.h"

#define LOG_MODULE   role
#define NESTED_MAX   4
#define LOCK_WAIT_MS 2000 /* time for a previous process to end */
#define LOCK_NAP_MS  50

struct recovery {
    const char *role;
    struct recovery_record *record; /* shared with the file, or private memory */
    struct recovery_work outer[NESTED_MAX];
    int depth;
    int fd; /* keeps the lock; -1: there is no file */
    struct faults *faults;
    bool holds; /* defers signals during work */
    bool ready;
    int64_t beat_ms;
};

static const char *
path_of(const char *runtime_path, char *out, size_t size)
{
    int length = snprintf(out, size, "%s.record", runtime_path ? runtime_path : "");
    return runtime_path && (size_t)length < size ? out : NULL;
}

static bool
lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    for (int waited_ms = 0; fcntl(fd, F_SETLK, &whole) != 0; waited_ms += LOCK_NAP_MS) {
        if (waited_ms >= LOCK_WAIT_MS)
            return false;
        nanosleep(&(struct timespec){.tv_nsec = LOCK_NAP_MS * 1000000L}, NULL);
    }
    return true;
}

static struct recovery_record *
map(int fd, int flags)
{
    void *memory = mmap(NULL, sizeof(struct recovery_record), PROT_READ | PROT_WRITE, flags, fd, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

/* The record in the file, created when missing or of another version. NULL: impossible. */
static struct recovery_record *
map_file(const char *path, int *fd)
{
    struct stat st;
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (*fd < 0)
        return NULL;
    struct recovery_record *record = NULL;
    size_t size = sizeof(*record);
    if (lock(*fd) && fstat(*fd, &st) == 0 && fchmod(*fd, 0644) == 0 &&
        posix_fallocate(*fd, 0, (off_t)size) == 0 && ftruncate(*fd, (off_t)size) == 0)
        record = map(*fd, MAP_SHARED);
    if (!record) {
        close(*fd);
        *fd = -1;
        return NULL;
    }
    if (!recovery_valid(record, (size_t)st.st_size))
        recovery_init(record);
    return record;
}

static void
say(const char *role, const struct recovery_record *record, const struct recovery_outcome *outcome)
{
    char how[40] = "it was killed or hung";
    if (outcome->signal)
        snprintf(how, sizeof(how), "signal %u%s", outcome->signal, outcome->memory ? ", out of memory" : "");
    if (outcome->died && outcome->work.id)
        log_warn("the last run ended while working on '%s' of feed '%s': %s", outcome->work.title,
                 outcome->work.feed, how);
    else if (outcome->died)
        log_warn("the last run ended%s: %s", recovery_is_work(outcome->work.stage) ? " at work" : "", how);
    if (outcome->display)
        log_warn("the last run ended because the display took no picture");
    if (outcome->driver)
        log_warn("the last run ended in the graphics driver: %s", how);
    if (record->driver_faults >= RECOVERY_DRIVER_FAULTS)
        log_error("the graphics driver ended the player %u times: drawing without it, more slowly",
                  record->driver_faults);
    if (outcome->quarantined >= 0)
        log_error("quarantined until it is edited, or for a day: it ended %s twice: '%s' of feed '%s'",
                  recovery_role_words(role, REASON_ENGLISH), record->suspects[outcome->quarantined].title,
                  record->suspects[outcome->quarantined].feed);
    if (record->step)
        log_error("safe mode, step %u of %d: %s", record->step, RECOVERY_STEP_LAST,
                  recovery_step_words(role, (int)record->step, REASON_ENGLISH));
}

struct recovery *
recovery_open(const struct runtime *runtime, int64_t mono_ms)
{
    char path[4096];
    struct recovery *recovery = memory_alloc(sizeof(*recovery));
    *recovery = (struct recovery){.role = runtime->role, .fd = -1};
    if (path_of(runtime->path, path, sizeof(path)))
        recovery->record = map_file(path, &recovery->fd);
    if (!recovery->record && !(recovery->record = map(-1, MAP_PRIVATE | MAP_ANONYMOUS)))
        BUG("out of memory");
    if (recovery->fd < 0)
        recovery_init(recovery->record);
    struct recovery_outcome outcome = recovery_begin(recovery->record, getpid(), mono_ms);
    recovery->faults = faults_note(&recovery->record->signal);
    say(recovery->role, recovery->record, &outcome);
    recovery->depth = 1; /* at RECOVERY_START, in RECOVERY_WAIT */
    recovery->outer[0] = recovery_work(RECOVERY_WAIT);
    return recovery;
}

void
recovery_hold_signals(struct recovery *recovery)
{
    if (!recovery)
        return;
    recovery->holds = true;
    faults_note_requests(recovery->faults, &recovery->record->running);
    faults_hold_signals(true);
}

void
recovery_close(struct recovery *recovery)
{
    if (!recovery)
        return;
    recovery->record->running = 0;
    faults_forget(recovery->faults);
    if (recovery->holds)
        faults_hold_signals(false);
    munmap(recovery->record, sizeof(*recovery->record));
    if (recovery->fd >= 0)
        close(recovery->fd);
    memory_free(recovery);
}

/* The stage is written last and cleared first: it says that the rest is complete. */
static void
set_work(struct recovery_record *record, const struct recovery_work *work)
{
    volatile uint32_t *stage = &record->work.stage;
    *stage = RECOVERY_WAIT;
    record->work.id = work->id;
    record->work.since_ms = work->since_ms;
    memcpy(record->work.feed, work->feed, sizeof(work->feed));
    memcpy(record->work.title, work->title, sizeof(work->title));
    *stage = work->stage;
}

void
recovery_enter(struct recovery *recovery, const struct recovery_work *work)
{
    if (!recovery)
        return;
    if (recovery->depth == NESTED_MAX)
        BUG("work nested too deeply");
    if (recovery->holds && recovery_is_work(work->stage))
        faults_hold_signals(true);
    struct recovery_work begun = *work;
    begun.since_ms = clock_mono_ms();
    recovery->outer[recovery->depth++] = recovery->record->work;
    set_work(recovery->record, &begun);
}

void
recovery_enter_stage(struct recovery *recovery, enum recovery_stage stage)
{
    struct recovery_work work = recovery_work(stage);
    recovery_enter(recovery, &work);
}

void
recovery_leave(struct recovery *recovery)
{
    if (!recovery)
        return;
    set_work(recovery->record, &recovery->outer[--recovery->depth]);
    if (recovery->holds && !recovery_is_work(recovery->record->work.stage))
        faults_hold_signals(false);
}

struct recovery_work
recovery_work(enum recovery_stage stage)
{
    return (struct recovery_work){.stage = stage};
}

/* Cuts at whole characters. */
static void
copy_cut(char *out, size_t size, struct str text)
{
    size_t len = text.len < size ? text.len : size - 1;
    while (len < text.len && len && ((unsigned char)text.ptr[len] & 0xC0) == 0x80)
        len--;
    if (len)
        memcpy(out, text.ptr, len);
}

struct recovery_work
recovery_work_on(enum recovery_stage stage, uint64_t id, struct str feed, struct str title)
{
    struct recovery_work work = {.stage = stage, .id = id ? id : 1};
    copy_cut(work.feed, sizeof(work.feed), feed);
    copy_cut(work.title, sizeof(work.title), title);
    return work;
}

void
recovery_alive(struct recovery *recovery, int64_t mono_ms)
{
    if (recovery)
        recovery->record->alive_ms = mono_ms;
}

void
recovery_note_refused(struct recovery *recovery, bool refused)
{
    if (recovery)
        recovery->record->refused = refused;
}

void
recovery_beat(struct recovery *recovery, int64_t mono_ms)
{
    recovery_alive(recovery, mono_ms);
    if (!recovery || (recovery->ready && mono_ms - recovery->beat_ms < RECOVERY_BEAT_MS))
        return;
    sd_notify(0, recovery->ready ? "WATCHDOG=1" : "READY=1\nWATCHDOG=1");
    recovery->ready = true;
    recovery->beat_ms = mono_ms;
}

bool
recovery_follow(struct recovery *recovery, int64_t mono_ms)
{
    if (!recovery || !recovery_tidy(recovery->record, mono_ms))
        return false;
    const char *role = recovery->role;
    int step = recovery_step(recovery);
    if (step)
        log_info("an hour without a fault; safe mode, step %d of %d: %s", step, RECOVERY_STEP_LAST,
                 recovery_step_words(role, step, REASON_ENGLISH));
    else
        log_info("quarantine over: its content is tried again");
    return true;
}

const struct recovery_record *
recovery_record(const struct recovery *recovery)
{
    return recovery ? recovery->record : NULL;
}

int
recovery_software_rendering(const struct recovery *recovery)
{
    return recovery ? (int)(recovery->record->driver_faults / RECOVERY_DRIVER_FAULTS) : 0;
}

int
recovery_step(const struct recovery *recovery)
{
    return recovery ? (int)recovery->record->step : 0;
}

const char *
recovery_step_words(const char *role, int step, enum reason_language language)
{
    static const char *const play[][REASON_LANGUAGES] = {
        {"all is shown", "tout est affiché"},
        {"what the player was working on when it ended is left out, or else the feed that changed last",
         "ce qui était en cours quand le lecteur s’est arrêté est omis, ou sinon le flux qui a changé en "
         "dernier"},
        {"only the default slide is shown", "seule la diapositive par défaut est affichée"},
        {"only the default slide is shown, and nothing is fetched",
         "seule la diapositive par défaut est affichée, et aucun flux n’est lu"}};
    static const char *const fetch[][REASON_LANGUAGES] = {
        {"all is fetched", "tout est lu"},
        {"one feed at a time, without what fetch was working on when it ended",
         "un flux à la fois, sans ce qui était en cours quand fetch s’est arrêté"},
        {"one feed at a time, without pictures", "un flux à la fois, sans images"},
        {"nothing is fetched", "aucun flux n’est lu"}};
    return (strcmp(role, "fetch") == 0 ? fetch
                                       : play)[step < 0 || step > RECOVERY_STEP_LAST ? 0 : step][language];
}

const char *
recovery_role_words(const char *role, enum reason_language language)
{
    if (strcmp(role, "play") != 0)
        return role;
    return language == REASON_FRENCH ? "le lecteur" : "the player";
}

bool
recovery_read(const char *runtime_path, struct recovery_record *out)
{
    char path[4096];
    int fd = path_of(runtime_path, path, sizeof(path)) ? open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
    if (fd < 0)
        return false;
    ssize_t got = read(fd, out, sizeof(*out));
    close(fd);
    return got > 0 && recovery_valid(out, (size_t)got);
}
