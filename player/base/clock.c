#include "base/clock.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#define WRITTEN_MS 1767225600000 /* 2026-01-01 UTC: the program was not used before */
#define LOOK_MS    1000
#define STEP_MS    250 /* a larger difference means that the wall time was set */
#define AGREE_S    120 /* maximum difference between a hardware clock and the system's */
#define LOCAL_S    ((int64_t)15 * 3600 + AGREE_S) /* the same for a hardware clock on local time */
#define TEXT_BYTES 64
#define PATH_BYTES 512

static int64_t
read_ms(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t
clock_mono_ms(void)
{
    return read_ms(CLOCK_MONOTONIC);
}

static struct clock_evidence
evidence_of_machine(void)
{
    struct timex state = {.modes = 0};
    bool asked = adjtimex(&state) >= 0;
    return (struct clock_evidence){.synchronised_path = "/run/systemd/timesync/synchronized",
                                   .rtc_folder = "/sys/class/rtc",
                                   .kernel_synchronised = asked && !(state.status & STA_UNSYNC)};
}

/* The first line of a small file; "" when it cannot be read. */
static void
read_line(const char *folder, const char *device, const char *name, char out[TEXT_BYTES])
{
    char path[PATH_BYTES];
    out[0] = '\0';
    if ((size_t)snprintf(path, sizeof(path), "%s/%s/%s", folder, device, name) >= sizeof(path))
        return;
    FILE *file = fopen(path, "re");
    if (file && fgets(out, TEXT_BYTES, file))
        out[strcspn(out, "\n")] = '\0';
    if (file)
        fclose(file);
}

/* True when the system has its time from this hardware clock. The kernel's "rtc-test" is a test device. */
static bool
gave_time(const char *folder, const char *device, int64_t wall_ms)
{
    char name[TEXT_BYTES], set[TEXT_BYTES], since[TEXT_BYTES];
    read_line(folder, device, "name", name);
    read_line(folder, device, "hctosys", set);
    read_line(folder, device, "since_epoch", since);
    if (!since[0] || strstr(name, "fake") || strstr(name, "rtc-test") || strncmp(name, "test", 4) == 0)
        return false;
    int64_t apart_s = llabs(strtoll(since, NULL, 10) - wall_ms / 1000);
    return apart_s <= AGREE_S || (strcmp(set, "1") == 0 && apart_s <= LOCAL_S);
}

static enum clock_source
ask_hardware(const char *folder, int64_t wall_ms)
{
    enum clock_source source = CLOCK_UNSET;
    DIR *devices = opendir(folder);
    if (!devices)
        return errno == ENOENT ? CLOCK_HOST : CLOCK_UNSET;
    for (struct dirent *one = readdir(devices); one && source == CLOCK_UNSET; one = readdir(devices))
        if (one->d_name[0] != '.' && gave_time(folder, one->d_name, wall_ms))
            source = CLOCK_HARDWARE;
    closedir(devices);
    return source;
}

enum clock_source
clock_judge(const struct clock_evidence *evidence, int64_t wall_ms, int64_t floor_ms)
{
    if (wall_ms < WRITTEN_MS)
        return CLOCK_PAST;
    if (evidence->kernel_synchronised || access(evidence->synchronised_path, F_OK) == 0)
        return CLOCK_NETWORK;
    enum clock_source source = ask_hardware(evidence->rtc_folder, wall_ms);
    return source != CLOCK_UNSET && floor_ms != TIME_NONE && wall_ms < floor_ms ? CLOCK_PAST : source;
}

bool
clock_is_trusted(enum clock_source source)
{
    return source == CLOCK_NETWORK || source == CLOCK_HARDWARE || source == CLOCK_HOST;
}

const char *
clock_source_name(enum clock_source source)
{
    static const char *const names[CLOCK_SOURCE_COUNT] = {"network", "hardware", "host", "unset", "past"};
    return names[source];
}

struct moment
clock_read(struct clock *clock)
{
    struct moment now = {clock_mono_ms(), read_ms(CLOCK_REALTIME), false};
    int64_t drift_ms = now.wall_ms - now.mono_ms;
    if (!clock->looked_ms || now.mono_ms - clock->looked_ms >= LOOK_MS ||
        llabs(drift_ms - clock->drift_ms) > STEP_MS) {
        struct clock_evidence evidence = clock->evidence ? *clock->evidence : evidence_of_machine();
        clock->source = clock_judge(&evidence, now.wall_ms, clock->floor_ms);
        clock->looked_ms = now.mono_ms;
        clock->drift_ms = drift_ms;
    }
    now.trusted = clock_is_trusted(clock->source);
    return now;
}

struct moment
clock_now(int64_t floor_ms)
{
    return clock_read(&(struct clock){.floor_ms = floor_ms});
}

void
clock_set_floor(struct clock *clock, int64_t floor_ms)
{
    if (clock->floor_ms != floor_ms)
        clock->looked_ms = 0;
    clock->floor_ms = floor_ms;
}
