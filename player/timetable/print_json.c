#include "base/json_write.h"
#include "timetable/timetable_private.h"
#include "timetable/calendar.h"

#define ROW_BYTES_MAX ((size_t)4 * 1024 * 1024)

static void
put_moment(struct buf *out, const char *name, int64_t at_ms)
{
    char text[CALENDAR_RFC3339_BYTES];
    calendar_rfc3339(at_ms, text);
    json_add_text(out, name, str_from(text));
}

static void
put_item(struct buf *out, const struct item *item)
{
    json_add_text(out, "id", item->id.len ? item->id : item->key);
    json_add_text(out, "kind", str_from(kind_name(item->kind)));
    json_add_text(out, "title", item->title);
}

static void
write_row(struct buf *row, bool first, FILE *out)
{
    buf_put_char(row, '}');
    fprintf(out, "%s\n  ", first ? "" : ",");
    fwrite(row->ptr, 1, row->len, out);
    buf_clear(row);
}

static void
print_shown(struct timetable *timetable, struct buf *text, FILE *out)
{
    struct timetable_row row;
    bool first = true;
    while (timetable_next(timetable, &row)) {
        if (!row.item)
            continue;
        buf_put_char(text, '{');
        put_moment(text, "start", row.start_ms);
        json_add_number(text, "seconds", (double)row.length_ms / 1000);
        put_item(text, row.item);
        json_add_number(text, "page", row.page + 1);
        json_add_number(text, "pages", row.pages);
        write_row(text, first, out);
        first = false;
    }
}

static void
print_hidden(const struct timetable *timetable, const struct timetable_reader *reader, struct buf *text,
             FILE *out)
{
    bool first = true;
    struct arena *arena = arena_create(ROW_BYTES_MAX);
    for (size_t i = 0; i < timetable->request.count; i++) {
        struct playlist_verdict verdict = timetable->verdicts[i];
        if (verdict.reason == PLAYLIST_SHOWN)
            continue;
        buf_put_char(text, '{');
        put_item(text, &timetable->request.items[i]);
        json_add_text(
            text, "words",
            timetable_reason(arena, &timetable->request, reader, &timetable->request.items[i], verdict));
        json_add_text(text, "reason", str_from(playlist_reason_name(verdict.reason)));
        if (verdict.at_ms == TIME_NONE)
            json_add_text(text, "until", STR_NONE);
        else
            put_moment(text, "until", verdict.at_ms);
        write_row(text, first, out);
        arena_reset(arena);
        first = false;
    }
    arena_destroy(arena);
}

bool
timetable_print_json(struct timetable *timetable, const struct timetable_reader *reader, FILE *out)
{
    struct buf text;
    buf_init(&text, ROW_BYTES_MAX);
    fputs("{\"shown\": [", out);
    print_shown(timetable, &text, out);
    fputs("],\n \"hidden\": [", out);
    print_hidden(timetable, reader, &text, out);
    fputs("]}\n", out);
    buf_finish(&text);
    return fflush(out) == 0 && !ferror(out);
}
