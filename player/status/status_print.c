#include <string.h>
#include <time.h>

#include "status/status.h"

#define SECOND_MS   1000
#define DAY_MS      ((int64_t)24 * 60 * 60 * SECOND_MS)
#define QUIET_DAYS  7 /* as `check` has it */
#define ARENA_BYTES ((size_t)4 * 1024 * 1024)
#define LABEL_WIDTH 8
#define COLUMNS     5
#define SPACE       2 /* between columns */

int64_t
status_age_ms(const struct status_feed *feed, struct moment now)
{
    if (feed->success_ms != TIME_NONE)
        return now.mono_ms - feed->success_ms;
    return now.trusted && feed->success_wall_ms != TIME_NONE ? now.wall_ms - feed->success_wall_ms
                                                             : TIME_NONE;
}

int64_t
status_quiet_days(const struct status_feed *feed, struct moment now)
{
    if (!now.trusted || feed->newest_s == TIME_NONE)
        return 0;
    int64_t days = (now.wall_ms / SECOND_MS - feed->newest_s) * SECOND_MS / DAY_MS;
    return days >= QUIET_DAYS ? days : 0;
}

static void
print_slide(const char *label, const struct status_slide *slide, struct moment now, struct arena *arena,
            FILE *out)
{
    fprintf(out, "%-*s %.*s", LABEL_WIDTH, label, STR_ARG(slide->kind));
    if (slide->title.len)
        fprintf(out, ": %.*s", STR_ARG(slide->title));
    if (slide->pages > 1 || slide->page > 1)
        fprintf(out, ", page %lld", (long long)slide->page);
    if (slide->pages > 1)
        fprintf(out, " of %lld", (long long)slide->pages);
    if (slide->end_ms != TIME_NONE)
        fprintf(out, "; %.*s left",
                STR_ARG(status_duration(arena, slide->end_ms - now.mono_ms + SECOND_MS - 1)));
    fputc('\n', out);
}

static void
print_screen(const struct status *status, struct moment now, struct arena *arena, FILE *out)
{
    char time[40] = "";
    time_t at = (time_t)(status->change_wall_ms / SECOND_MS);
    struct tm tm;
    if (status->change_wall_ms != TIME_NONE && localtime_r(&at, &tm))
        strftime(time, sizeof(time), " until %a %H:%M", &tm);
    fprintf(out, "%-*s ", LABEL_WIDTH, "Screen");
    if (status->trouble.len)
        fprintf(out, "none for %.*s: %.*s", STR_ARG(status_duration(arena, now.mono_ms - status->trouble_ms)),
                STR_ARG(status->trouble));
    else if (!status->width)
        fprintf(out, "none yet");
    else
        fprintf(out, "%lld×%lld", (long long)status->width, (long long)status->height);
    fprintf(out, "%s%s%s\n",
            status->dark ? ", dark"
            : *time      ? ", lit"
                         : "",
            time, status->paused ? ", paused" : "");
}

static const char *
why_not_trusted(const struct status *status)
{
    for (int i = 0; i < CLOCK_SOURCE_COUNT; i++)
        if (str_equal(status->clock, str_from(clock_source_name((enum clock_source)i))))
            return clock_source_words((enum clock_source)i);
    return "not set by the network";
}

static void
print_wall(const struct status *status, struct moment now, struct arena *arena, FILE *out)
{
    if (status->dark)
        fprintf(out, "%-*s nothing: outside the opening hours\n", LABEL_WIDTH, "On now");
    else if (status->trouble.len)
        fprintf(out, "%-*s nothing: there is no screen\n", LABEL_WIDTH, "On now");
    else if (status->now.kind.ptr)
        print_slide("On now", &status->now, now, arena, out);
    else
        fprintf(out, "%-*s the default slide: there is no item to show\n", LABEL_WIDTH, "On now");
    if (status->next.kind.ptr)
        print_slide("Next", &status->next, now, arena, out);
    fprintf(out, "%-*s %lld, of which %lld may show now; pictures %lld\n", LABEL_WIDTH, "Items",
            (long long)status->items, (long long)status->shown, (long long)status->pictures);
    if (status->bad_dates)
        fprintf(out,
                "%-*s %lld stay off the screen: their embargo date cannot be read (`breakroom plan` names "
                "them)\n",
                LABEL_WIDTH, "", (long long)status->bad_dates);
    print_screen(status, now, arena, out);
    fprintf(out, "%-*s %s%s%s\n", LABEL_WIDTH, "Clock",
            status->trusted ? "trusted" : "not trusted: ", status->trusted ? "" : why_not_trusted(status),
            status->trusted ? "" : "; embargoes stay closed, the screen stays lit");
}

/* The cells of the table's head, or of a feed. */
static void
fill_cells(const struct status_feed *feed, struct moment now, struct arena *arena, struct str cells[COLUMNS])
{
    static const char *const head[COLUMNS] = {"Feed", "Last success", "Next try", "Items", "Newest"};
    for (int i = 0; !feed && i < COLUMNS; i++)
        cells[i] = str_from(head[i]);
    if (!feed)
        return;
    int64_t age_ms = status_age_ms(feed, now), quiet_days = status_quiet_days(feed, now);
    cells[0] = feed->name;
    cells[1] = age_ms != TIME_NONE ? arena_printf(arena, "%.*s ago", STR_ARG(status_duration(arena, age_ms)))
               : feed->success_wall_ms != TIME_NONE ? STR("not known")
                                                    : STR("never fetched");
    cells[2] =
        feed->due_ms != TIME_NONE
            ? arena_printf(arena, "in %.*s", STR_ARG(status_duration(arena, feed->due_ms - now.mono_ms)))
            : STR("-");
    cells[3] = feed->items == TIME_NONE ? STR("-") : arena_printf(arena, "%lld", (long long)feed->items);
    cells[4] = STR("-");
    if (quiet_days)
        cells[4] = arena_printf(arena, "nothing new for %lld days", (long long)quiet_days);
    else if (now.trusted && feed->newest_s != TIME_NONE)
        cells[4] = arena_printf(arena, "%.*s ago",
                                STR_ARG(status_duration(arena, now.wall_ms - feed->newest_s * SECOND_MS)));
}

/* Code points, near enough to columns. */
static int
width_of(struct str text)
{
    int width = 0;
    for (size_t i = 0; i < text.len; i++)
        width += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return width;
}

static void
print_cells(const struct str cells[COLUMNS], const int widths[COLUMNS], FILE *out)
{
    for (int i = 0; i < COLUMNS; i++) {
        int pad = i + 1 < COLUMNS ? widths[i] - width_of(cells[i]) + SPACE : 0;
        fprintf(out, "%.*s%*s", STR_ARG(cells[i]), pad, "");
    }
    fputc('\n', out);
}

static struct str
words_of(struct str text, struct arena *arena)
{
    struct reason reason = reason_read(text);
    return status_harmless(arena, reason_str(&reason, REASON_ENGLISH, arena));
}

static void
print_feeds(const struct status *status, struct moment now, struct arena *arena, FILE *out)
{
    int widths[COLUMNS] = {0};
    struct str(*table)[COLUMNS] = arena_array(arena, status->feed_count + 1, sizeof(*table));
    for (size_t row = 0; row <= status->feed_count; row++) {
        fill_cells(row ? &status->feeds[row - 1] : NULL, now, arena, table[row]);
        for (int i = 0; i < COLUMNS; i++)
            widths[i] = width_of(table[row][i]) > widths[i] ? width_of(table[row][i]) : widths[i];
    }
    fputc('\n', out);
    for (size_t row = 0; row <= status->feed_count; row++) {
        print_cells(table[row], widths, out);
        const struct status_feed *feed = row ? &status->feeds[row - 1] : NULL;
        if (feed && feed->error.len)
            fprintf(out, "  failed %lld time%s: %.*s\n", (long long)feed->failures,
                    feed->failures == 1 ? "" : "s", STR_ARG(words_of(feed->error, arena)));
        if (feed && feed->moved.len)
            fprintf(out, "  moved for good to %.*s; write that as its url\n", STR_ARG(feed->moved));
        if (feed && feed->note.len)
            fprintf(out, "  %.*s\n", STR_ARG(feed->note));
        if (feed && feed->pictures_left_out > 0)
            fprintf(out, "  pictures left out: %lld; the first: %.*s\n", (long long)feed->pictures_left_out,
                    STR_ARG(words_of(feed->picture_error, arena)));
    }
}

static void
print_configuration(const struct config_health *health, FILE *out)
{
    static const char *const words[CONFIG_STATE_COUNT] = {
        [CONFIG_KEPT] = "cannot be used; the last one that worked is in force",
        [CONFIG_EARLIER] = "cannot be used; what was read before is in force",
        [CONFIG_UNUSABLE] = "cannot be used; nothing is fetched, what is stored is shown"};
    if (!health->path || (!health->fault_count && !words[health->state]))
        return;
    fprintf(out, "\nConfiguration %s: ", health->path);
    if (words[health->state])
        fprintf(out, "%s\n", words[health->state]);
    else
        fprintf(out, "%zu fault%s\n", health->fault_count, health->fault_count == 1 ? "" : "s");
    for (size_t i = 0; i < health->fault_count; i++)
        fprintf(out, "  %.*s\n", STR_ARG(health->faults[i]));
    if (health->more)
        fprintf(out, "  and %zu more\n", health->more);
    if (health->kept)
        fprintf(out, "  in force: %s\n", health->kept);
    fprintf(out,
            "  `breakroom config --check` checks a correction, `systemctl reload breakroom breakroom-fetch` "
            "puts it in force\n");
}

bool
status_store_fails(const struct status *status)
{
    return status->fetching && status->store_error.len > 0;
}

static void
print_store(const struct status *status, struct moment now, struct arena *arena, FILE *out)
{
    fprintf(out, "%-*s %.*s", LABEL_WIDTH, "Store", STR_ARG(status->store));
    if (status->unreadable)
        fprintf(out, ": %s\n", status->unreadable);
    else
        fprintf(out, ", %.1f MB%s\n", (double)status->store_bytes / 1e6,
                status->fetching ? "" : "; fetch is not running, so the times below may be old");
    if (!status_store_fails(status))
        return;
    int64_t for_ms = now.mono_ms - status->store_error_ms;
    char since[40] = "";
    struct tm tm;
    time_t at = (time_t)((now.wall_ms - for_ms) / SECOND_MS);
    if (now.trusted && localtime_r(&at, &tm))
        strftime(since, sizeof(since), for_ms < DAY_MS ? "since %H:%M" : "since %Y-%m-%d %H:%M", &tm);
    else
        snprintf(since, sizeof(since), "for %.*s", STR_ARG(status_duration(arena, for_ms)));
    fprintf(out, "%-*s cannot write to the disk %s: %.*s; new items are %s\n", LABEL_WIDTH, "", since,
            STR_ARG(status->store_error), status->in_memory ? "kept in memory" : "lost");
}

void
status_print(const struct status *status, struct moment now, FILE *out)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    if (status->running)
        fprintf(out, "Breakroom %.*s, running for %.*s%s\n\n", STR_ARG(status->version),
                STR_ARG(status_duration(arena, now.mono_ms - status->started_ms)),
                status->alert ? "; an alert is on" : "");
    else
        fprintf(out, "No player runs on this store.\n\n");
    if (status->running)
        print_wall(status, now, arena, out);
    print_store(status, now, arena, out);
    fprintf(out, "%-*s %s\n", LABEL_WIDTH, "Fetch",
            status->fetch.hangs ? "does not answer: it has made no progress for half a minute"
            : status->fetching  ? "running"
                                : "not running");
    status_recovery_print(status, now, arena, out);
    if (status->feed_count)
        print_feeds(status, now, arena, out);
    print_configuration(&status->configuration, out);
    for (size_t i = 0; i < status->other_count; i++)
        fprintf(out, "\nAnother player runs: breakroom status --store %.*s\n", STR_ARG(status->others[i]));
    arena_destroy(arena);
}
