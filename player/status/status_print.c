#include <time.h>

#include "base/duration.h"
#include "base/utf8.h"
#include "status/status_words.h"

#define ARENA_BYTES ((size_t)4 * 1024 * 1024)
#define LABEL_WIDTH 8
#define COLUMNS     5
#define SPACE       2 /* between columns */

static struct str
duration(const struct status_printer *printer, int64_t ms)
{
    return status_duration(printer->arena, ms, printer->language);
}

static void
put(const struct status_printer *printer, struct str text)
{
    fwrite(text.ptr ? text.ptr : "", 1, text.len, printer->out);
}

static void
put_word(const struct status_printer *printer, enum status_word word)
{
    fputs(status_word(word, printer->language), printer->out);
}

static void
put_label(const struct status_printer *printer, enum status_word label)
{
    struct str text = str_from(status_word(label, printer->language));
    fprintf(printer->out, "%.*s%*s ", STR_ARG(text), LABEL_WIDTH - (int)utf8_length(text), "");
}

/* A line that continues the subject of the line above. */
static void
put_below_label(const struct status_printer *printer, struct str text)
{
    fprintf(printer->out, "%*s %.*s\n", LABEL_WIDTH, "", STR_ARG(text));
}

static void
put_slide(const struct status_printer *printer, enum status_word label, const struct status_slide *slide)
{
    struct str page = status_count(printer, slide->page), pages = status_count(printer, slide->pages);
    put_label(printer, label);
    put(printer, slide->kind);
    if (slide->title.len)
        fprintf(printer->out, "%s%.*s", printer->language == REASON_FRENCH ? "\u00a0: " : ": ",
                STR_ARG(slide->title));
    if (slide->pages > 1)
        put(printer, status_say(printer, SAY_PAGE_OF, page, pages));
    else if (slide->page > 1)
        put(printer, status_say(printer, SAY_PAGE, page));
    if (slide->end_ms != TIME_NONE) {
        int64_t left_ms = slide->end_ms - printer->now.mono_ms + SECOND_MS - 1;
        put(printer, status_say(printer, SAY_TIME_LEFT, duration(printer, left_ms)));
    }
    fputc('\n', printer->out);
}

static void
put_screen(const struct status_printer *printer)
{
    const struct status *status = printer->status;
    struct str change = status_day_and_time(printer, status->change_wall_ms);
    put_label(printer, LABEL_SCREEN);
    if (status->trouble.len)
        put(printer,
            status_say(printer, SAY_SCREEN_NONE, duration(printer, printer->now.mono_ms - status->trouble_ms),
                       status_reason(printer, status->trouble)));
    else if (!status->width)
        put_word(printer, SAY_SCREEN_NONE_YET);
    else
        fprintf(printer->out, "%lld×%lld", (long long)status->width, (long long)status->height);
    if (status->dark && !change.len)
        put_word(printer, SAY_SCREEN_DARK);
    else if (change.len)
        put(printer,
            status_say(printer, status->dark ? SAY_SCREEN_DARK_UNTIL : SAY_SCREEN_LIT_UNTIL, change));
    if (status->paused)
        put_word(printer, SAY_SCREEN_PAUSED);
    fputc('\n', printer->out);
}

static void
put_clock(const struct status_printer *printer)
{
    const struct status *status = printer->status;
    enum status_word why = SAY_CLOCK_NO_NETWORK;
    put_label(printer, LABEL_CLOCK);
    if (str_equal(status->clock, str_from(clock_source_name(CLOCK_UNSET))))
        why = SAY_CLOCK_UNSET;
    else if (str_equal(status->clock, str_from(clock_source_name(CLOCK_PAST))))
        why = SAY_CLOCK_PAST;
    if (status->trusted)
        put_word(printer, SAY_CLOCK_GOOD);
    else
        put(printer, status_say(printer, SAY_CLOCK_UNSURE, str_from(status_word(why, printer->language))));
    fputc('\n', printer->out);
}

static void
put_now(const struct status_printer *printer, enum status_word what)
{
    put_label(printer, LABEL_NOW);
    put_word(printer, what);
    fputc('\n', printer->out);
}

static void
put_wall(const struct status_printer *printer)
{
    const struct status *status = printer->status;
    if (status->dark)
        put_now(printer, SAY_DARK_NOW);
    else if (status->trouble.len)
        put_now(printer, SAY_NO_SCREEN_NOW);
    else if (status->now.kind.ptr)
        put_slide(printer, LABEL_NOW, &status->now);
    else
        put_now(printer, SAY_DEFAULT_NOW);
    if (status->next.kind.ptr)
        put_slide(printer, LABEL_NEXT, &status->next);
    put_label(printer, LABEL_ITEMS);
    put(printer, status_say(printer, SAY_COUNTS, status_count(printer, status->items),
                            status_count(printer, status->shown), status_count(printer, status->pictures)));
    fputc('\n', printer->out);
    if (status->bad_dates)
        put_below_label(printer,
                        status_say(printer, SAY_BAD_DATES, status_count(printer, status->bad_dates)));
    put_screen(printer);
    put_clock(printer);
}

static struct str
success_of(const struct status_printer *printer, const struct status_feed *feed)
{
    int64_t age_ms = status_age_ms(feed, printer->now);
    if (age_ms != TIME_NONE)
        return status_say(printer, SAY_AGO, duration(printer, age_ms));
    return status_say(printer, feed->success_wall_ms != TIME_NONE ? SAY_NOT_KNOWN : SAY_NEVER_FETCHED,
                      STR_NONE);
}

static struct str
newest_of(const struct status_printer *printer, const struct status_feed *feed)
{
    int64_t quiet_days = status_quiet_days(feed, printer->now);
    if (quiet_days)
        return status_say(printer, SAY_NOTHING_NEW, status_count(printer, quiet_days));
    if (!printer->now.trusted || feed->newest_s == TIME_NONE)
        return STR("-");
    return status_say(printer, SAY_AGO, duration(printer, printer->now.wall_ms - feed->newest_s * SECOND_MS));
}

/* The cells of a feed, or of the header. */
static void
fill_cells(const struct status_printer *printer, const struct status_feed *feed, struct str cells[COLUMNS])
{
    static const enum status_word head[COLUMNS] = {HEAD_FEED, HEAD_SUCCESS, HEAD_TRY, HEAD_ITEMS,
                                                   HEAD_NEWEST};
    for (int i = 0; !feed && i < COLUMNS; i++)
        cells[i] = str_from(status_word(head[i], printer->language));
    if (!feed)
        return;
    cells[0] = feed->name;
    cells[1] = success_of(printer, feed);
    cells[2] = feed->due_ms == TIME_NONE
                   ? STR("-")
                   : status_say(printer, SAY_IN, duration(printer, feed->due_ms - printer->now.mono_ms));
    cells[3] = feed->items == TIME_NONE ? STR("-") : status_count(printer, feed->items);
    cells[4] = newest_of(printer, feed);
}

static void
put_cells(const struct status_printer *printer, const struct str cells[COLUMNS], const int widths[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++) {
        int pad = i + 1 < COLUMNS ? widths[i] - (int)utf8_length(cells[i]) + SPACE : 0;
        fprintf(printer->out, "%.*s%*s", STR_ARG(cells[i]), pad, "");
    }
    fputc('\n', printer->out);
}

static void
put_indented(const struct status_printer *printer, struct str text)
{
    fprintf(printer->out, "  %.*s\n", STR_ARG(text));
}

/* The lines below the row of a feed. */
static void
put_remarks(const struct status_printer *printer, const struct status_feed *feed)
{
    if (feed->error.len)
        put_indented(printer,
                     status_say(printer, feed->failures == 1 ? SAY_FAILED_ONCE : SAY_FAILED,
                                status_reason(printer, feed->error), status_count(printer, feed->failures)));
    if (feed->moved.len)
        put_indented(printer, status_say(printer, SAY_MOVED, feed->moved));
    if (feed->note.len)
        put_indented(printer, status_reason(printer, feed->note));
    if (feed->pictures_left_out > 0)
        put_indented(printer,
                     status_say(printer, SAY_PICTURES, status_count(printer, feed->pictures_left_out),
                                status_reason(printer, feed->picture_error)));
}

static void
put_feeds(const struct status_printer *printer)
{
    int widths[COLUMNS] = {0};
    const struct status *status = printer->status;
    struct str(*table)[COLUMNS] = arena_array(printer->arena, status->feed_count + 1, sizeof(*table));
    for (size_t row = 0; row <= status->feed_count; row++) {
        fill_cells(printer, row ? &status->feeds[row - 1] : NULL, table[row]);
        for (int i = 0; i < COLUMNS; i++)
            widths[i] =
                (int)utf8_length(table[row][i]) > widths[i] ? (int)utf8_length(table[row][i]) : widths[i];
    }
    fputc('\n', printer->out);
    for (size_t row = 0; row <= status->feed_count; row++) {
        put_cells(printer, table[row], widths);
        if (row)
            put_remarks(printer, &status->feeds[row - 1]);
    }
}

static struct str
configuration_state(const struct status_printer *printer, const struct config_health *health)
{
    static const enum status_word words[CONFIG_STATE_COUNT] = {[CONFIG_KEPT] = SAY_CONFIG_KEPT,
                                                               [CONFIG_EARLIER] = SAY_CONFIG_EARLIER,
                                                               [CONFIG_UNUSABLE] = SAY_CONFIG_UNUSABLE};
    if (words[health->state])
        return status_say(printer, words[health->state], STR_NONE);
    if (!health->fault_count)
        return STR_NONE;
    return status_say(printer, health->fault_count == 1 ? SAY_FAULT_ONE : SAY_FAULTS,
                      status_count(printer, (int64_t)health->fault_count));
}

static void
put_configuration(const struct status_printer *printer)
{
    const struct config_health *health = &printer->status->configuration;
    struct str state = configuration_state(printer, health);
    if (!health->path || !state.ptr)
        return;
    fputc('\n', printer->out);
    put(printer, status_say(printer, SAY_CONFIG, str_from(health->path), state));
    fputc('\n', printer->out);
    struct str_list lines = config_health_lines(health, printer->arena, printer->language);
    for (size_t i = 0; i < lines.count; i++)
        put_indented(printer, lines.items[i]);
    if (health->more)
        put_indented(printer,
                     status_say(printer, SAY_MORE_FAULTS, status_count(printer, (int64_t)health->more)));
    if (health->kept)
        put_indented(printer, status_say(printer, SAY_CONFIG_COPY, str_from(health->kept)));
    put_indented(printer, status_say(printer, SAY_CONFIG_HELP, STR_NONE));
}

/* How long the disk has been unwritable. */
static struct str
failing_since(const struct status_printer *printer)
{
    int64_t for_ms = printer->now.mono_ms - printer->status->store_error_ms;
    char since[32];
    struct tm tm;
    time_t at = (time_t)((printer->now.wall_ms - for_ms) / SECOND_MS);
    if (!printer->now.trusted || !localtime_r(&at, &tm) ||
        !strftime(since, sizeof(since), for_ms < DAY_MS ? "%H:%M" : "%Y-%m-%d %H:%M", &tm))
        return status_say(printer, SAY_FOR, duration(printer, for_ms));
    return status_say(printer, SAY_SINCE, str_from(since));
}

static void
put_store(const struct status_printer *printer)
{
    const struct status *status = printer->status;
    put_label(printer, LABEL_STORE);
    if (status->unreadable.ptr) {
        put(printer, status_say(printer, SAY_STORE_UNREADABLE, status->store,
                                status_reason(printer, status->unreadable)));
        if (status->forbidden)
            put_word(printer, SAY_STORE_SUDO);
    } else {
        put(printer,
            status_say(printer, SAY_STORE, status->store, status_megabytes(printer, status->store_bytes)));
        if (!status->fetching)
            put_word(printer, SAY_STORE_OLD);
    }
    fputc('\n', printer->out);
    if (status_store_fails(status))
        put_below_label(printer,
                        status_say(printer, status->in_memory ? SAY_STORE_KEPT : SAY_STORE_LOST,
                                   failing_since(printer), status_reason(printer, status->store_error)));
}

static void
put_head(const struct status_printer *printer)
{
    const struct status *status = printer->status;
    if (status->running) {
        put(printer, status_say(printer, SAY_RUNS, status->version,
                                duration(printer, printer->now.mono_ms - status->started_ms)));
        if (status->alert)
            put_word(printer, SAY_ALERT);
    } else {
        put_word(printer, SAY_NO_PLAYER);
    }
    fputs("\n\n", printer->out);
}

void
status_print(const struct status *status, struct moment now, enum reason_language language, FILE *out)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    const struct status_printer printer = {status, now, language, arena, out};
    put_head(&printer);
    if (status->running)
        put_wall(&printer);
    put_store(&printer);
    put_label(&printer, LABEL_FETCH);
    put_word(&printer, status->fetch.hangs ? SAY_FETCH_HANGS
                       : status->fetching  ? SAY_RUNNING
                                           : SAY_NOT_RUNNING);
    fputc('\n', out);
    status_recovery_print(&printer);
    if (status->feed_count)
        put_feeds(&printer);
    put_configuration(&printer);
    for (size_t i = 0; i < status->other_count; i++)
        fprintf(out, "\n%.*s\n", STR_ARG(status_say(&printer, SAY_OTHER_PLAYER, status->others[i])));
    arena_destroy(arena);
}
