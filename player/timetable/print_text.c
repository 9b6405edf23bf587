#include <stdint.h>

#include "base/duration.h"
#include "base/memory.h"
#include "base/number.h"
#include "timetable/calendar.h"
#include "timetable/columns.h"
#include "timetable/timetable_private.h"

#define LINE_BYTES_MAX  ((size_t)1024 * 1024)
#define NAMES_BYTES_MAX ((size_t)64 * 1024 * 1024)
#define COLUMNS_MIN     60
#define SECONDS_WIDTH   5
#define KIND_WIDTH      10
#define PAGE_WIDTH      5
#define GAP_TEXT        "  "
#define GAP             ((int)sizeof(GAP_TEXT) - 1)
#define NAME_MAX        44

struct timetable_printer {
    struct timetable *timetable;
    const struct timetable_reader *reader;
    enum reason_language language;
    int columns, time_width;
    struct calendar_form *time;
    struct arena *arena;       /* of one line */
    struct arena *names_arena; /* of the table */
    struct str *names;         /* one per item, as in its rows; absent until then */
    struct buf line;
    FILE *out;
};

static struct str
say(struct timetable_printer *printer, enum words words, struct str moment)
{
    return words_say(printer->arena, printer->language, words, STR(""), moment);
}

static void
put(struct timetable_printer *printer, struct str text, int columns)
{
    buf_put(&printer->line, STR(GAP_TEXT));
    columns_put(&printer->line, text, columns);
}

/* Without the spaces at its end. */
static void
end_line(struct timetable_printer *printer)
{
    struct str line = buf_str(&printer->line);
    while (line.len && line.ptr[line.len - 1] == ' ')
        line.len--;
    fwrite(line.ptr, 1, line.len, printer->out);
    fputc('\n', printer->out);
    buf_clear(&printer->line);
    arena_reset(printer->arena);
}

static struct str
number(struct timetable_printer *printer, int64_t ms)
{
    int64_t seconds = ms / 1000;
    if (ms % 1000 == 0 && seconds >= 10 && seconds < 100) /* as nearly all are */
        return arena_str(printer->arena,
                         (struct str){(char[]){(char)('0' + seconds / 10), (char)('0' + seconds % 10)}, 2});
    return ms % 1000 ? arena_printf(printer->arena, "%.1f", (double)ms / 1000)
                     : arena_printf(printer->arena, "%lld", (long long)seconds);
}

static void
print_heading(struct timetable_printer *printer)
{
    put(printer, say(printer, WORDS_START, STR("")), printer->time_width);
    put(printer, say(printer, WORDS_SECONDS, STR("")), -SECONDS_WIDTH);
    put(printer, say(printer, WORDS_KIND, STR("")), KIND_WIDTH);
    put(printer, say(printer, WORDS_PAGE, STR("")), PAGE_WIDTH);
    put(printer, say(printer, WORDS_TITLE, STR("")), 0);
    end_line(printer);
}

static void
print_date(struct timetable_printer *printer, int64_t at_ms)
{
    struct str date = calendar_format(printer->arena, printer->reader->locale, "EEEEdMMMMy", at_ms);
    fprintf(printer->out, "%.*s\n", STR_ARG(date));
    arena_reset(printer->arena);
}

/* The text in place of a slide. */
static struct str
nothing(struct timetable_printer *printer, const struct timetable_row *row)
{
    if (!row->dark)
        return say(printer, WORDS_NOTHING, STR(""));
    if (row->light_ms == TIME_NONE)
        return say(printer, WORDS_DARK_EVER, STR(""));
    return timetable_until(printer->arena, &printer->timetable->request, printer->reader, WORDS_DARK,
                           row->light_ms);
}

static struct str
name_of(struct timetable_printer *printer, const struct item *item)
{
    int used = printer->time_width + SECONDS_WIDTH + KIND_WIDTH + PAGE_WIDTH + 5 * GAP;
    struct str *name = &printer->names[item - printer->timetable->request.items];
    if (!name->ptr)
        *name = timetable_name(printer->names_arena, item, printer->columns - used);
    return *name;
}

static void
print_row(struct timetable_printer *printer, const struct timetable_row *row)
{
    struct str title = row->item ? name_of(printer, row->item) : nothing(printer, row);
    struct str pages =
        row->pages > 1 ? arena_printf(printer->arena, "%d/%d", row->page + 1, row->pages) : STR("");
    put(printer, calendar_write(printer->arena, printer->time, row->start_ms), -printer->time_width);
    put(printer, number(printer, row->length_ms), -SECONDS_WIDTH);
    put(printer, row->item ? str_from(kind_name(row->item->kind)) : STR(""), KIND_WIDTH);
    put(printer, pages, PAGE_WIDTH);
    put(printer, title, 0);
    end_line(printer);
}

/* True when the last row was an alert. */
static bool
print_rows(struct timetable_printer *printer)
{
    struct timetable_row row;
    int64_t before_ms = printer->timetable->request.start.wall_ms;
    bool alert = false;
    print_date(printer, before_ms);
    print_heading(printer);
    while (timetable_next(printer->timetable, &row)) {
        if (calendar_days(row.start_ms, before_ms) != 0) {
            fputc('\n', printer->out);
            print_date(printer, row.start_ms);
        }
        before_ms = row.start_ms;
        alert = row.item && row.item->kind == KIND_ALERT;
        print_row(printer, &row);
    }
    return alert;
}

/* A kind, a title, and a remark about the item. */
static void
print_item(struct timetable_printer *printer, const struct item *item, int name_width, struct str reason)
{
    put(printer, str_from(kind_name(item->kind)), KIND_WIDTH);
    put(printer, timetable_name(printer->arena, item, name_width), name_width);
    put(printer, reason, 0);
    end_line(printer);
}

static int
name_width(const struct timetable_printer *printer)
{
    int half = (printer->columns - KIND_WIDTH - 3 * GAP) / 2;
    return number_min(half, NAME_MAX);
}

static void
print_hidden(struct timetable_printer *printer)
{
    const struct timetable *timetable = printer->timetable;
    const struct timetable_request *request = &timetable->request;
    bool any = false;
    for (size_t i = 0; i < request->count; i++) {
        const struct item *item = &request->items[i];
        if (timetable->verdicts[i].reason == PLAYLIST_SHOWN)
            continue;
        if (!any) {
            struct str time =
                calendar_format(printer->arena, printer->reader->locale, "jm", request->start.wall_ms);
            fprintf(printer->out, "\n%.*s\n", STR_ARG(say(printer, WORDS_HIDDEN, time)));
        }
        any = true;
        struct str reason =
            timetable_reason(printer->arena, request, printer->reader, item, timetable->verdicts[i]);
        print_item(printer, item, name_width(printer), reason);
    }
}

static void
print_waiting(struct timetable_printer *printer, bool alert)
{
    const struct timetable *timetable = printer->timetable;
    bool any = false;
    for (size_t i = 0; i < timetable->request.count; i++) {
        if (timetable->seen[i] || timetable->verdicts[i].reason != PLAYLIST_SHOWN)
            continue;
        if (!any)
            fprintf(printer->out, "\n%.*s\n",
                    STR_ARG(say(printer, alert ? WORDS_ALERTING : WORDS_WAITING, STR(""))));
        any = true;
        print_item(printer, &timetable->request.items[i], printer->columns - KIND_WIDTH - 2 * GAP, STR(""));
    }
}

/* "9:00:00 AM" is shorter than "10:00:00 AM". */
static int
widest_time(struct timetable_printer *printer)
{
    int widest = 0;
    for (int64_t hour = 0; hour < 24; hour++) {
        int width = columns_of(calendar_write(printer->arena, printer->time, hour * HOUR_MS));
        widest = number_max(width, widest);
    }
    return widest;
}

/* Items that are shown although they are old. */
static void
print_kept(struct timetable_printer *printer)
{
    const struct timetable *timetable = printer->timetable;
    const struct timetable_request *request = &timetable->request;
    bool any = false;
    for (size_t i = 0; i < request->count; i++) {
        if (!timetable->verdicts[i].kept)
            continue;
        struct str days =
            arena_printf(printer->arena, "%lld", (long long)(request->options->news_age_ms / DAY_MS));
        if (!any)
            fprintf(printer->out, "\n%.*s\n",
                    STR_ARG(words_say(printer->arena, printer->language, WORDS_KEPT, days, STR(""))));
        any = true;
        print_item(printer, &request->items[i], printer->columns - KIND_WIDTH - 2 * GAP, STR(""));
    }
}

/* The length of a round, and the items that take too much of it. */
static void
print_round(struct timetable_printer *printer)
{
    struct timetable_request *request = &printer->timetable->request;
    struct timetable_share *shares = memory_array(request->count, sizeof(*shares));
    struct timetable_round round = timetable_round(request, shares);
    if (round.items > 1) {
        struct str count = arena_printf(printer->arena, "%zu", round.items);
        struct str length = timetable_length(printer->arena, printer->reader, round.length_ms);
        fprintf(printer->out, "\n%.*s\n",
                STR_ARG(words_say(printer->arena, printer->language, WORDS_ROUND, count, length)));
        arena_reset(printer->arena);
    }
    for (size_t i = 0; i < request->count; i++)
        if (timetable_holds(&round, &shares[i])) {
            int64_t turn_ms = shares[i].length_ms / shares[i].turns;
            struct str own = timetable_length(printer->arena, printer->reader, turn_ms);
            struct str all = timetable_length(printer->arena, printer->reader, round.length_ms);
            print_item(printer, &request->items[i], name_width(printer),
                       words_say(printer->arena, printer->language, WORDS_HOLDS, own, all));
        }
    memory_free(shares);
}

bool
timetable_print_text(struct timetable *timetable, const struct timetable_reader *reader, FILE *out)
{
    struct timetable_printer printer = {.timetable = timetable,
                                        .reader = reader,
                                        .language = reason_language_of(reader->locale),
                                        .columns =
                                            reader->columns > COLUMNS_MIN ? reader->columns : COLUMNS_MIN,
                                        .time = calendar_form_create(reader->locale, "jms"),
                                        .arena = arena_create(LINE_BYTES_MAX),
                                        .names_arena = arena_create(NAMES_BYTES_MAX),
                                        .out = out};
    printer.names = arena_array(printer.names_arena, timetable->request.count + 1, sizeof(*printer.names));
    buf_init(&printer.line, LINE_BYTES_MAX);
    printer.time_width = widest_time(&printer);
    if (timetable->request.count == 0)
        fprintf(out, "%.*s\n", STR_ARG(say(&printer, WORDS_NO_ITEMS, STR(""))));
    else
        print_waiting(&printer, print_rows(&printer));
    print_round(&printer);
    print_hidden(&printer);
    print_kept(&printer);
    calendar_form_destroy(printer.time);
    buf_finish(&printer.line);
    arena_destroy(printer.arena);
    arena_destroy(printer.names_arena);
    return fflush(out) == 0 && !ferror(out);
}
