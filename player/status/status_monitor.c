#include <dirent.h>
#include <stdlib.h>

#include "base/duration.h"
#include "base/file.h"
#include "status/status_words.h"

#define TEXT_BYTES    ((size_t)1024 * 1024)
#define FILE_BYTES    ((size_t)16 * 1024)
#define MEMORY_FILE   "/proc/meminfo"
#define THERMAL_FILE  "/sys/class/thermal/thermal_zone0/temp"
#define THROTTLE_FILE "/sys/devices/platform/soc/soc:firmware/get_throttled" /* exists on a Raspberry Pi */
#define EXT4_FOLDER   "/sys/fs/ext4"

/* The most important problem. */
static struct str
first_problem(const struct status_printer *printer)
{
    const struct status *status = printer->status;
    enum status_word word = status_failing_feeds(status) ? FIRST_FEED : FIRST_NOTHING;
    if (!status->running)
        word = FIRST_NO_PLAYER;
    else if (!status->fetching)
        word = FIRST_NO_FETCH;
    else if (status->play.hangs || status->fetch.hangs)
        word = status->play.hangs ? FIRST_PLAYER_HANGS : FIRST_FETCH_HANGS;
    else if (status->trouble.len && !status->dark)
        return status_reason(printer, status->trouble);
    else if (status_store_fails(status))
        word = FIRST_STORE;
    else if (status->configuration.fault_count)
        return reason_text_words(printer->arena, status->configuration.faults[0], printer->language);
    else if (status_recovery_limits(status))
        word = FIRST_LIMITED;
    return str_from(status_word(word, printer->language));
}

void
status_print_nagios(const struct status *status, enum reason_language language, FILE *out)
{
    static const char *const grades[] = {"OK", "WARNING", "CRITICAL"};
    struct arena *arena = arena_create(TEXT_BYTES);
    const struct status_printer printer = {.status = status, .language = language, .arena = arena};
    struct str problem = first_problem(&printer);
    fprintf(out, "BREAKROOM %s - ", grades[status_grade(status)]);
    /* performance data follows a vertical bar */
    for (size_t i = 0; i < problem.len; i++)
        fputc(problem.ptr[i] == '|' ? '/' : problem.ptr[i], out);
    fprintf(out, " | items=%lld shown=%lld feeds_failing=%zu slides=%lldc\n", (long long)status->items,
            (long long)status->shown, status_failing_feeds(status), (long long)status->slides);
    arena_destroy(arena);
}

/* One metric with its description; nothing when it is not known. */
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

/* The number at the beginning of a file of the kernel, in a given base; TIME_NONE: there is none. */
static int64_t
read_number(struct arena *arena, const char *path, int base)
{
    char *end;
    struct str text = file_read(arena, path, FILE_BYTES, NULL);
    const char *digits = text.ptr ? arena_c(arena, text) : "";
    long long number = strtoll(digits, &end, base);
    return end == digits ? TIME_NONE : number;
}

static int64_t
available_bytes(struct arena *arena)
{
    struct str text = file_read(arena, MEMORY_FILE, FILE_BYTES, NULL);
    size_t at = str_find(text, STR("MemAvailable:"));
    const char *rest = at == SIZE_MAX ? NULL : arena_c(arena, str_slice(text, at + 13, SIZE_MAX));
    return rest ? strtoll(rest, NULL, 10) * 1024 : TIME_NONE;
}

/* The sum over all ext4 file systems. */
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
        status->unreadable.ptr ? TIME_NONE : status->store_bytes);
    put(&text, "store_write_error", "gauge", "1: the disk cannot be written.", status_store_fails(status));
    put(&text, "limited", "gauge", "1: content is quarantined, or safe mode is on.",
        status_recovery_limits(status));
    put_feeds(&text, status, now);
    put_machine(&text);
    fwrite(text.ptr, 1, text.len, out);
    buf_finish(&text);
}
