#include "feed/menu.h"

#include "base/shift.h"
#include "text/date.h"
#include "text/json_tree.h"

#define MAIN STR("main")

static struct str
part(struct str *rest)
{
    return str_trim(str_split(rest, '|'));
}

/* 0 to 6 when the words are a day of the week in English or French, else −1. */
static int
weekday_of(struct str words)
{
    struct shift shift;
    if (!shift_read(STR(""), words, &shift))
        return -1;
    for (int day = 0; day < 7; day++)
        if (shift.days == 1u << day)
            return day;
    return -1;
}

struct str
menu_mark(struct str *marks)
{
    while (marks->ptr) {
        struct str mark = str_trim(str_split(marks, ','));
        if (mark.len && !str_equal_nocase(mark, MAIN))
            return mark;
    }
    return STR("");
}

static bool
is_main(struct str marks)
{
    while (marks.ptr)
        if (str_equal_nocase(str_trim(str_split(&marks, ',')), MAIN))
            return true;
    return false;
}

struct menu_line
menu_line(struct str text)
{
    struct menu_line line = {.weekday = -1};
    text = str_trim(text);
    if (str_ends(text, STR(":"))) {
        line.head = str_trim(str_slice(text, 0, text.len - 1));
        line.weekday = weekday_of(line.head);
        if (!field_date(line.head, &line.date))
            line.date = (struct field_date){0};
        return line;
    }
    line.name = part(&text);
    line.price = part(&text);
    line.marks = text;
    line.main = is_main(text);
    return line;
}

bool
menu_names_day(const struct menu_line *line)
{
    return line->weekday >= 0 || line->date.year > 0;
}

static int64_t
days_of(const struct field_date *date)
{
    return date_days(date->year, date->month, date->day);
}

static struct field_date
date_of(int64_t days)
{
    int64_t year;
    struct field_date date = {0};
    date_civil(days, &year, &date.month, &date.day);
    date.year = (int)year;
    return date;
}

/* Another day of the same week, 0: its Monday. 1970-01-01 was a Thursday. */
static int64_t
in_week(int64_t days, int weekday)
{
    return days - ((days + 3) % 7 + 7) % 7 + weekday;
}

struct field_date
menu_day(const struct menu_line *line, const struct field_date *week)
{
    return line->date.year ? line->date : date_of(in_week(days_of(week), line->weekday));
}

bool
menu_is_week(struct str_list lines)
{
    int days = 0;
    for (size_t i = 0; i < lines.count; i++) {
        struct menu_line line = menu_line(lines.items[i]);
        days += menu_names_day(&line);
    }
    return days > 1;
}

bool
menu_last_day(const struct item *item, struct field_date *out)
{
    struct str_list texts = item_texts(item, FIELD_DISHES);
    int64_t last = INT64_MIN;
    bool on = item_date(item, FIELD_ON, out);
    if (!menu_is_week(texts))
        return on;
    for (size_t i = 0; i < texts.count; i++) {
        struct menu_line line = menu_line(texts.items[i]);
        if (line.date.year && days_of(&line.date) > last)
            last = days_of(&line.date);
    }
    if (last == INT64_MIN && on)
        last = in_week(days_of(out), 6);
    if (last != INT64_MIN)
        *out = date_of(last);
    return last != INT64_MIN;
}

/* State while a value is read. */
struct menu_writer {
    struct arena *arena;
    struct str_list *out;
    size_t most;
    struct str course; /* of the current dishes */
};

static void
put(struct menu_writer *writer, struct str text)
{
    if (!str_blank(text) && writer->out->count < writer->most)
        writer->out->items[writer->out->count++] = arena_str(writer->arena, str_trim(text));
}

static void
put_head(struct menu_writer *writer, struct str words)
{
    if (!str_blank(words))
        put(writer, arena_printf(writer->arena, "%.*s:", STR_ARG(str_trim(words))));
}

/* A text of an object; a separator inside it is replaced. */
static struct str
plain(struct menu_writer *writer, const struct json *value)
{
    bool said = value && (value->type == JSON_IS_TEXT || value->type == JSON_IS_NUMBER);
    struct str text = arena_str(writer->arena, said ? str_trim(value->text) : STR(""));
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '|')
            ((char *)text.ptr)[i] = '/';
    return text;
}

static struct str
marks_of(struct menu_writer *writer, const struct json *dish)
{
    const struct json *marks = json_get(dish, "marks"), *main = json_get(dish, "main");
    bool list = marks && marks->type == JSON_IS_ARRAY;
    struct str out = main && main->type == JSON_IS_BOOL && main->yes ? MAIN : STR("");
    for (const struct json *one = list ? marks->first : marks; one; one = list ? one->next : NULL)
        out = arena_printf(writer->arena, "%.*s%s%.*s", STR_ARG(out), out.len ? ", " : "",
                           STR_ARG(plain(writer, one)));
    return out;
}

static bool
put_dish(struct menu_writer *writer, const struct json *dish)
{
    struct str name = plain(writer, json_get(dish, "name"));
    struct str course = plain(writer, json_get(dish, "course"));
    struct str price = plain(writer, json_get(dish, "price")), marks = marks_of(writer, dish);
    if (!name.len)
        return false;
    if (course.len && !str_equal(course, writer->course))
        put_head(writer, course);
    writer->course = course;
    if (marks.len)
        put(writer,
            arena_printf(writer->arena, "%.*s | %.*s | %.*s", STR_ARG(name), STR_ARG(price), STR_ARG(marks)));
    else if (price.len)
        put(writer, arena_printf(writer->arena, "%.*s | %.*s", STR_ARG(name), STR_ARG(price)));
    else
        put(writer, name);
    return true;
}

/* One value of a list; a day only outside other days. */
static bool
put_value(struct menu_writer *writer, const struct json *value, bool in_day)
{
    if (value->type == JSON_IS_TEXT) {
        put(writer, value->text);
        return true;
    }
    const struct json *day = json_get(value, "day"), *dishes = json_get(value, "dishes");
    if (value->type != JSON_IS_OBJECT || (day && in_day))
        return false;
    if (!day)
        return put_dish(writer, value);
    bool list = dishes && dishes->type == JSON_IS_ARRAY;
    put_head(writer, plain(writer, day));
    writer->course = STR_NONE;
    for (const struct json *one = list ? dishes->first : dishes; one; one = list ? one->next : NULL)
        if (!put_value(writer, one, true))
            return false;
    return plain(writer, day).len > 0;
}

bool
menu_from_json(struct arena *arena, const struct json *json, size_t most, struct str_list *out)
{
    *out = (struct str_list){.items = arena_array(arena, most, sizeof(struct str))};
    struct menu_writer writer = {arena, out, most, STR_NONE};
    if (json->type == JSON_IS_TEXT)
        return put_value(&writer, json, false);
    if (json->type != JSON_IS_ARRAY)
        return false;
    for (const struct json *one = json->first; one; one = one->next)
        if (!put_value(&writer, one, false))
            return false;
    return true;
}
