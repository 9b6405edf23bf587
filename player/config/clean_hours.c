#include <ctype.h>

#include "base/shift.h"
#include "config/clean.h"

/* Days by the beginnings of their names; two-letter forms are complete. "ma" is ambiguous (a Monday in one
 * language, a Tuesday in two) and is not included. */
static const struct {
    const char *day, *names;
} days[] = {{"mon", "mon mo lun lu maandag"},         {"tue", "tue tu die di mar dinsdag"},
            {"wed", "wed we mit mi mer mie woe wo"},  {"thu", "thu th don do jeu je jue gio"},
            {"fri", "fri fr fre ven ve vie vrij vr"}, {"sat", "sat sa sam sab zat za"},
            {"sun", "sun su son so dim dom zon zo"}};

#define DAY_COUNT (sizeof(days) / sizeof(days[0]))

struct hours_text {
    struct str rest;
    struct buf out;
    bool times; /* the current rule has a time */
    bool good;
};

/* Names of three letters and more match every word that begins with them. */
static const char *
find_day(struct str word)
{
    for (size_t i = 0; i < DAY_COUNT; i++) {
        struct str names = str_from(days[i].names);
        while (names.ptr) {
            struct str name = str_split(&names, ' ');
            if (str_equal_nocase(word, name) || (name.len >= 3 && str_starts_nocase(word, name)))
                return days[i].day;
        }
    }
    return NULL;
}

static struct str
take(struct hours_text *text, size_t len)
{
    struct str part = str_slice(text->rest, 0, len);
    text->rest = str_slice(text->rest, len, SIZE_MAX);
    return part;
}

static struct str
take_word(struct hours_text *text)
{
    size_t len = 0;
    while (len < text->rest.len &&
           (str_is_letter(text->rest.ptr[len]) || (unsigned char)text->rest.ptr[len] >= 0x80))
        len++;
    return take(text, len);
}

static int
take_number(struct hours_text *text)
{
    size_t len = 0;
    int number = (int)str_take_number(text->rest, &len, 2);
    take(text, len);
    return number;
}

/* "6am", "10 pm", "6:30", "6h30", "22 Uhr" */
static void
put_time(struct hours_text *text)
{
    int hour = take_number(text), minute = 0;
    if (text->rest.len > 1 && (*text->rest.ptr == ':' || *text->rest.ptr == '.' || *text->rest.ptr == 'h') &&
        str_is_digit(text->rest.ptr[1])) {
        take(text, 1);
        minute = take_number(text);
    }
    struct hours_text ahead = *text;
    ahead.rest = str_trim(ahead.rest);
    struct str word = take_word(&ahead);
    bool before = str_equal_nocase(word, STR("am")), after = str_equal_nocase(word, STR("pm"));
    static const char units[] = "h uhr Uhr heures";
    if (before || after || str_has_word(str_from(units), word))
        text->rest = ahead.rest;
    if (before || after)
        hour = hour % 12 + (after ? 12 : 0);
    text->good = text->good && hour >= 0 && hour <= 24 && minute >= 0 && minute < 60;
    buf_printf(&text->out, "%s%02d:%02d",
               !text->times && text->out.len && text->out.ptr[text->out.len - 1] != ' ' ? " " : "", hour,
               minute);
    text->times = true;
}

/* A day, or a joining word. */
static void
put_word(struct hours_text *text)
{
    static const char to[] = "to bis à a au until – —", and[] = "and und et y e en";
    struct str word = take_word(text);
    const char *day = find_day(word);
    if (str_has_word(str_from(to), word)) {
        buf_put_char(&text->out, '-');
    } else if (str_has_word(str_from(and), word)) {
        buf_put_char(&text->out, ',');
    } else if (day) {
        if (text->times) {
            while (text->out.len && text->out.ptr[text->out.len - 1] == ',')
                text->out.len--;
            buf_put(&text->out, STR("; "));
        }
        text->times = false;
        buf_put(&text->out, str_from(day));
    } else {
        text->good = false;
    }
}

struct str
clean_hours(struct arena *arena, struct str value)
{
    struct hours_text text = {.rest = value, .good = true};
    buf_init(&text.out, 1024);
    while (text.good && text.rest.len) {
        char c = *text.rest.ptr;
        if (str_is_digit(c)) {
            put_time(&text);
        } else if (str_is_letter(c) || (unsigned char)c >= 0x80) {
            put_word(&text);
        } else {
            take(&text, 1);
            if (c == ',' || c == '-' || c == ';')
                buf_put_char(&text.out, c);
            text.good = isspace((unsigned char)c) || c == ',' || c == '-' || c == ';' || c == '.' || c == ':';
            text.times = text.times && c != ';';
        }
    }
    struct str clean = arena_str(arena, buf_str(&text.out)), rest = clean;
    while (text.good && rest.ptr) {
        struct shift shift;
        struct str rule = str_split(&rest, ';');
        text.good = str_blank(rule) || shift_read_rule(rule, &shift);
    }
    bool good = text.good && clean.len && !text.out.full;
    buf_finish(&text.out);
    return good ? clean : STR_NONE;
}
