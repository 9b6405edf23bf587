#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json_write.h"
#include "setup/setup.h"
#include "store/played.h"

#define LINE_BYTES ((size_t)64 * 1024)
#define DAY_BYTES  16
#define DAY_LAST   99999999

struct played_listing {
    struct buf line;
    size_t rows;
    int day; /* of the last row, for people */
};

static void
write_day(int day, char out[DAY_BYTES])
{
    *out = '\0';
    if (day != PLAYED_NO_DAY)
        snprintf(out, DAY_BYTES, "%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
}

static void
flush_line(struct played_listing *listing)
{
    fwrite(listing->line.ptr, 1, listing->line.len, stdout);
    buf_clear(&listing->line);
    listing->rows++;
}

/* RFC 4180. A value that a spreadsheet would take for a formula is prefixed by an apostrophe: titles come
 * from feeds. */
static void
put_cell(struct buf *out, struct str text)
{
    buf_put(out, text.len && strchr("=+-@", text.ptr[0]) ? STR(",\"'") : STR(",\""));
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            buf_put_char(out, '"');
        buf_put_char(out, text.ptr[i]);
    }
    buf_put_char(out, '"');
}

static void
print_csv(void *ctx, const struct played_row *row)
{
    char day[DAY_BYTES];
    struct played_listing *listing = ctx;
    write_day(row->day, day);
    buf_put(&listing->line, str_from(day));
    put_cell(&listing->line, row->feed);
    put_cell(&listing->line, row->id);
    put_cell(&listing->line, row->title);
    buf_printf(&listing->line, ",%lld,%lld\r\n", (long long)row->times,
               (long long)((row->shown_ms + 500) / 1000));
    flush_line(listing);
}

static void
print_json(void *ctx, const struct played_row *row)
{
    char day[DAY_BYTES];
    struct played_listing *listing = ctx;
    write_day(row->day, day);
    buf_put(&listing->line, listing->rows ? STR(",\n  {") : STR("\n  {"));
    json_add_text(&listing->line, "day", *day ? str_from(day) : STR_NONE);
    json_add_text(&listing->line, "feed", row->feed);
    json_add_text(&listing->line, "id", row->id);
    json_add_text(&listing->line, "title", row->title);
    json_add_number(&listing->line, "times", (double)row->times);
    int64_t seconds = (row->shown_ms + 500) / 1000;
    json_add_number(&listing->line, "seconds", (double)seconds);
    buf_put_char(&listing->line, '}');
    flush_line(listing);
}

/* "1:05:20" */
static void
put_duration(struct buf *out, int64_t shown_ms)
{
    long long seconds = (shown_ms + 500) / 1000;
    char text[32];
    snprintf(text, sizeof(text), "%lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);
    buf_printf(out, "%10s", text);
}

static void
print_line(void *ctx, const struct played_row *row)
{
    char day[DAY_BYTES];
    struct played_listing *listing = ctx;
    write_day(row->day, day);
    if (!listing->rows || row->day != listing->day)
        buf_printf(&listing->line, "%s%s\n", listing->rows ? "\n" : "",
                   *day ? day : "While the clock was not known");
    listing->day = row->day;
    buf_printf(&listing->line, "%6lld times ", (long long)row->times);
    put_duration(&listing->line, row->shown_ms);
    buf_printf(&listing->line, "  %.*s (%.*s)\n", STR_ARG(row->title.len ? row->title : row->id),
               STR_ARG(row->feed));
    flush_line(listing);
}

/* The store of the services if none is named and this user has none. */
static void
choose_store(struct setup *setup)
{
    bool named = setup->flags.store || *setup->config->store;
    if (!named && access(file_join(setup->arena, setup->store, "played.db"), F_OK) != 0 &&
        access(SETUP_SERVICE_STORE, F_OK) == 0)
        setup->store = SETUP_SERVICE_STORE;
}

static int
print_played(struct setup *setup)
{
    const struct flags *flags = &setup->flags;
    struct played_listing listing = {.rows = 0};
    struct reason why = {.text = ""};
    played_fn *print = flags->csv ? print_csv : flags->json ? print_json : print_line;
    buf_init(&listing.line, LINE_BYTES);
    if (!flags->csv && flags->json)
        fputs("[", stdout);
    if (flags->csv)
        fputs("day,feed,id,title,times,seconds\r\n", stdout);
    bool good = played_each(setup->store, flags->from_day, flags->to_day ? flags->to_day : DAY_LAST, print,
                            &listing, setup->arena, &why);
    if (!flags->csv && flags->json)
        fputs("]\n", stdout);
    buf_finish(&listing.line);
    if (!good)
        fprintf(stderr, "breakroom played: %s/played.db: %s; sudo breakroom played\n", setup->store,
                reason_english(&why, setup->arena));
    else if (!listing.rows && print == print_line)
        printf("Nothing is recorded yet; the player writes its record every 15 minutes.\n");
    return good && fflush(stdout) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

int
command_played(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    enum flags_result result = setup_init_silently(
        &setup, self, FLAG_CSV | FLAG_JSON | FLAG_FROM | FLAG_TO | FLAG_STORE | FLAG_CONFIG, argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY && setup.flags.feed_count > 0)
        fprintf(stderr, "breakroom played: it takes no feed; --store names a player's folder\n");
    else if (result == FLAGS_READY && setup_store(&setup)) {
        choose_store(&setup);
        status = print_played(&setup);
    }
    setup_finish(&setup);
    return status;
}
