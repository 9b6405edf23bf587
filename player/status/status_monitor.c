#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "status/status.h"

#define TEXT_BYTES    ((size_t)1024 * 1024)
#define FILE_BYTES    ((size_t)16 * 1024)
#define SECOND_MS     1000
#define MEMORY_FILE   "/proc/meminfo"
#define THERMAL_FILE  "/sys/class/thermal/thermal_zone0/temp"
#define THROTTLE_FILE "/sys/devices/platform/soc/soc:firmware/get_throttled" /* of a Raspberry Pi */
#define EXT4_FOLDER   "/sys/fs/ext4"

static size_t
failing_feeds(const struct status *status)
{
    size_t count = 0;
    for (size_t i = 0; i < status->feed_count; i++)
        count += status->feeds[i].failures > 0;
    return count;
}

enum status_grade
status_grade(const struct status *status)
{
    if (!status->running || !status->fetching || status->play.hangs || status->fetch.hangs)
        return STATUS_CRITICAL;
    bool unseen = status->trouble.len && !status->dark;
    bool limited =
        status_store_fails(status) || status->configuration.fault_count || status_recovery_limits(status);
    return unseen || limited || failing_feeds(status) ? STATUS_WARNING : STATUS_OK;
}

/* The first thing that somebody should look at. */
static const char *
first_problem(const struct status *status, struct arena *arena)
{
    if (!status->running)
        return "no player runs";
    if (!status->fetching)
        return "no fetch runs";
    if (status->play.hangs || status->fetch.hangs)
        return status->play.hangs ? "the player does not answer" : "fetch does not answer";
    if (status->trouble.len && !status->dark)
        return arena_c(arena, status->trouble);
    if (status_store_fails(status))
        return "the store cannot be written";
    if (status->configuration.fault_count)
        return arena_c(arena, status->configuration.faults[0]);
    if (status_recovery_limits(status))
        return "content is put aside, or safe mode is on";
    return failing_feeds(status) ? "a feed fails" : "the slides are shown";
}

void
status_print_nagios(const struct status *status, struct moment now, FILE *out)
{
    static const char *const grades[] = {"OK", "WARNING", "CRITICAL"};
    (void)now;
    struct arena *arena = arena_create(FILE_BYTES);
    struct str problem = status_harmless(arena, str_from(first_problem(status, arena)));
    fprintf(out, "BREAKROOM %s - ", grades[status_grade(status)]);
    /* what stands behind a bar is numbers */
    for (size_t i = 0; i < problem.len; i++)
        fputc(problem.ptr[i] == '|' ? '/' : problem.ptr[i], out);
    fprintf(out, " | items=%lld shown=%lld feeds_failing=%zu slides=%lldc\n", (long long)status->items,
            (long long)status->shown, failing_feeds(status), (long long)status->slides);
    arena_destroy(arena);
}

/* One value with its description; nothing when it is not known. */
static void
put(struct buf *out, const char *name, const char *type, const char *help, int64_t value)
{
    if (value != TIME_NONE)
        buf_printf(out, "# HELP breakroom_%s %s\n# TYPE breakroom_%s %s\nbreakroom_%s %lld\n", name, help,
                   name, type, name, (long long)value);
}

static void
put_label(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            buf_put_char(out, '\\');
        buf_put_char(out, text.ptr[i]);
    }
}

static int64_t
age_seconds(const struct status_feed *feed, struct moment now)
{
    int64_t age_ms = status_age_ms(feed, now);
    return age_ms == TIME_NONE ? TIME_NONE : age_ms / SECOND_MS;
}

static void
put_feeds(struct buf *out, const struct status *status, struct moment now)
{
    static const struct {
        const char *name, *help;
    } rows[] = {{"feed_age_seconds", "Time since the feed was last fetched."},
                {"feed_failures", "Failed fetches in a row."},
                {"feed_items", "Items of the feed."}};
    for (size_t r = 0; r < sizeof(rows) / sizeof(rows[0]); r++) {
        buf_printf(out, "# HELP breakroom_%s %s\n# TYPE breakroom_%s gauge\n", rows[r].name, rows[r].help,
                   rows[r].name);
        for (size_t i = 0; i < status->feed_count; i++) {
            const struct status_feed *feed = &status->feeds[i];
            const int64_t values[] = {age_seconds(feed, now), feed->failures, feed->items};
            if (values[r] == TIME_NONE)
                continue;
            buf_printf(out, "breakroom_%s{feed=\"", rows[r].name);
            put_label(out, feed->name);
            buf_printf(out, "\"} %lld\n", (long long)values[r]);
        }
    }
}

/* The number at the beginning of a file of the kernel, in that base; TIME_NONE: there is none. */
static int64_t
read_number(struct arena *arena, const char *path, int base)
{
    const char *why;
    char *end;
    struct str text = file_read(arena, path, FILE_BYTES, &why);
    const char *digits = text.ptr ? arena_c(arena, text) : "";
    long long number = strtoll(digits, &end, base);
    return end == digits ? TIME_NONE : number;
}

static int64_t
available_bytes(struct arena *arena)
{
    const char *why;
    struct str text = file_read(arena, MEMORY_FILE, FILE_BYTES, &why);
    size_t at = str_find(text, STR("MemAvailable:"));
    const char *rest = at == SIZE_MAX ? NULL : arena_c(arena, str_slice(text, at + 13, SIZE_MAX));
    return rest ? strtoll(rest, NULL, 10) * 1024 : TIME_NONE;
}

/* Of all ext4 file systems together. */
static int64_t
storage_errors(struct arena *arena)
{
    DIR *folder = opendir(EXT4_FOLDER);
    int64_t sum = folder ? 0 : TIME_NONE;
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        const char *disk = file_join(arena, EXT4_FOLDER, entry->d_name);
        int64_t errors = read_number(arena, file_join(arena, disk, "errors_count"), 10);
        sum += errors == TIME_NONE ? 0 : errors;
    }
    if (folder)
        closedir(folder);
    return sum;
}

static void
put_machine(struct buf *out)
{
    struct arena *arena = arena_create(TEXT_BYTES);
    int64_t thousandths = read_number(arena, THERMAL_FILE, 10);
    put(out, "temperature_celsius", "gauge", "Temperature of the processor.",
        thousandths == TIME_NONE ? TIME_NONE : thousandths / 1000);
    put(out, "throttled", "gauge", "Bits of a Raspberry Pi: 1 voltage too low now, 65536 since the start.",
        read_number(arena, THROTTLE_FILE, 16));
    put(out, "memory_available_bytes", "gauge", "Memory that programs can still have.",
        available_bytes(arena));
    put(out, "storage_errors_total", "counter", "Errors that ext4 has noted on the disks.",
        storage_errors(arena));
    arena_destroy(arena);
}

void
status_print_prometheus(const struct status *status, struct moment now, FILE *out)
{
    struct buf text;
    buf_init(&text, TEXT_BYTES);
    put(&text, "up", "gauge", "1: the player runs and answers.", status->running && !status->play.hangs);
    put(&text, "fetch_up", "gauge", "1: fetch runs and answers.", status->fetching && !status->fetch.hangs);
    put(&text, "grade", "gauge", "0: all is well, 1: to be looked at, 2: critical.", status_grade(status));
    put(&text, "slides_shown_total", "counter", "Slides shown since the player started.", status->slides);
    put(&text, "items", "gauge", "Items of all feeds.", status->items);
    put(&text, "items_shown", "gauge", "Items that may be shown now.", status->shown);
    put(&text, "dark", "gauge", "1: outside the opening hours.", status->dark);
    put(&text, "screen_trouble", "gauge", "1: nobody can see the slides.", status->trouble.len > 0);
    put(&text, "clock_trusted", "gauge", "1: the time is known.", status->trusted);
    put(&text, "configuration_faults", "gauge", "Faults of the configuration.",
        (int64_t)status->configuration.fault_count);
    put(&text, "store_bytes", "gauge", "Size of the store.",
        status->unreadable ? TIME_NONE : status->store_bytes);
    put(&text, "store_write_error", "gauge", "1: the disk takes no writes.", status_store_fails(status));
    put(&text, "limited", "gauge", "1: content is put aside, or safe mode is on.",
        status_recovery_limits(status));
    put_feeds(&text, status, now);
    put_machine(&text);
    fwrite(text.ptr, 1, text.len, out);
    buf_finish(&text);
}
