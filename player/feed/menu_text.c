/* The menu of the canteen in a text of an ordinary content system: headings and lists, rows of a table, or
 * lines such as "Montag: Gulasch, Linsencurry" and "Dessert: apple crumble 2.50". */
#include <string.h>

#include "feed/menu.h"
#include "text/date.h"
#include "text/text_fold.h"

#define COURSE_BYTES   32  /* longer words before a colon begin a sentence */
#define DISH_BYTES     120 /* a longer line is a text */
#define SENTENCE_WORDS 8   /* a shorter line with a full stop may be a dish */
#define LINES_MAX      128
#define DOT            "·"
#define CELL           " · " /* between the cells of a row of a table */

struct menu_text {
    struct arena *arena;
    struct str_list *out;
    struct buf rest;            /* lines that are no dishes */
    size_t days, heads, dishes; /* days of the week, other headings, dishes */
    size_t listed;              /* dishes that are items of a list */
    bool open;                  /* below a heading: the lines that follow are its dishes */
};

/* The day of the week that the first word of a line names, and *end behind it and a day and a month; −1:
 * none. */
static int
weekday_at_start(struct str line, size_t *end)
{
    struct buf word;
    size_t at = str_find_any(line, " :,.;\t");
    at = at < line.len ? at : line.len;
    buf_init(&word, TEXT_FOLDED_BYTES_MAX);
    text_fold(str_slice(line, 0, at), &word);
    int day = date_weekday_of(buf_str(&word));
    buf_finish(&word);
    /* "Montag, 30.11.": of a date only its digits are skipped */
    while (day >= 0 && at < line.len && (strchr(" ,./", line.ptr[at]) || str_is_digit(line.ptr[at])))
        at++;
    *end = at;
    return day < 0 ? -1 : (day + 6) % 7;
}

static void
add(struct menu_text *text, struct str line)
{
    if (text->out->count < LINES_MAX)
        text->out->items[text->out->count] = line;
    text->out->count++;
}

static void
add_head(struct menu_text *text, struct str head, bool day)
{
    add(text, arena_printf(text->arena, "%.*s:", STR_ARG(head)));
    text->days += day;
    text->heads += !day;
    text->open = true;
}

/* The text without a currency at its end. */
static struct str
without_currency(struct str text)
{
    static const char *const currencies[] = {"€", "EUR", "CHF", "£", "$", "kr", "zł", "Kč", "Ft", "lei"};
    for (size_t i = 0; i < sizeof(currencies) / sizeof(currencies[0]); i++)
        if (str_ends(text, str_from(currencies[i])))
            return str_trim(str_slice(text, 0, text.len - strlen(currencies[i])));
    return text;
}

/* Where the price at the end of a dish begins: "6,90 €", "€ 3", "2.50"; the length of the dish: there is
 * none. */
static size_t
price_at(struct str dish)
{
    struct str amount = without_currency(dish);
    size_t from = amount.len;
    while (from > 0 && (str_is_digit(amount.ptr[from - 1]) || strchr(".,", amount.ptr[from - 1])))
        from--;
    struct str number = str_slice(amount, from, SIZE_MAX), name = str_trim(str_slice(amount, 0, from));
    size_t whole = str_digits(number), start = without_currency(name).len;
    bool currency = amount.len < dish.len || start < name.len;
    bool cents = number.len == whole + 3 && str_digits(str_slice(number, whole + 1, SIZE_MAX)) == 2;
    if (!whole || !(cents || (currency && whole == number.len)))
        return dish.len;
    return start < name.len ? start : from;
}

/* In a week a row has no place for prices beside the dishes: they stay in the text. */
static void
add_dish(struct menu_text *text, struct str dish)
{
    size_t price = text->days ? dish.len : price_at(dish);
    struct str name = str_trim(str_slice(dish, 0, price));
    for (size_t end = 1; end && price < dish.len;) { /* "Soup ..... 2.50", "Soup · 2.50" */
        end = str_ends(name, STR(DOT)) ? strlen(DOT) : name.len && strchr(".:-", name.ptr[name.len - 1]);
        name = str_trim(str_slice(name, 0, name.len - end));
    }
    if (!name.len)
        return;
    struct str cost = str_trim(str_slice(dish, price, SIZE_MAX));
    add(text, cost.len ? arena_printf(text->arena, "%.*s | %.*s", STR_ARG(name), STR_ARG(cost)) : name);
    text->dishes++;
}

/* The dishes of a day on its line: cells of a row, or separated by commas. */
static void
add_dishes(struct menu_text *text, struct str line)
{
    static const char *const separators[] = {CELL, "; ", " / ", " | ", ", "};
    for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
        struct str sign = str_from(separators[i]);
        if (str_find(line, sign) == SIZE_MAX)
            continue;
        for (size_t at; (at = str_find(line, sign)) != SIZE_MAX;
             line = str_slice(line, at + sign.len, SIZE_MAX))
            add_dish(text, str_trim(str_slice(line, 0, at)));
        break;
    }
    add_dish(text, str_trim(line));
}

/* Without a separator at the start; absent where there is none, and the line says something else about the
 * day. */
static struct str
behind_day(struct str tail)
{
    static const char *const signs[] = {":", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94", "-", "|"};
    tail = str_trim(tail);
    if (!tail.len)
        return tail;
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (str_starts(tail, str_from(signs[i])))
            return str_trim(str_slice(tail, strlen(signs[i]), SIZE_MAX));
    return STR_NONE;
}

static bool
take_day(struct menu_text *text, struct str line)
{
    static const char *const names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};
    size_t end;
    int day = weekday_at_start(line, &end);
    struct str tail = day < 0 ? STR_NONE : behind_day(str_slice(line, end, SIZE_MAX));
    if (!tail.ptr)
        return false;
    add_head(text, str_from(names[day]), true);
    text->open = tail.len == 0;
    add_dishes(text, tail);
    return true;
}

/* "Dessert: apple crumble". */
static bool
take_course(struct menu_text *text, struct str line)
{
    size_t colon = str_find(line, STR(":"));
    struct str course = str_trim(str_slice(line, 0, colon)),
               dish = str_trim(str_slice(line, colon + 1, SIZE_MAX));
    if (colon == SIZE_MAX || colon > COURSE_BYTES || !course.len || str_has_digit(course))
        return false;
    add_head(text, course, false);
    text->open = dish.len == 0;
    add_dish(text, dish);
    return true;
}

/* A greeting or an explanation, not a dish. */
static bool
is_sentence(struct str line)
{
    size_t spaces = 0;
    for (size_t i = 0; i < line.len; i++)
        spaces += line.ptr[i] == ' ';
    return line.len > DISH_BYTES || str_ends(line, STR("!")) ||
           (spaces >= SENTENCE_WORDS && line.len && strchr(".?", line.ptr[line.len - 1]));
}

/* "Menü 1 · Menü 2": of the headings of a table, that of the column of days says nothing. */
static struct str
headings_of_table(struct str row)
{
    size_t at = str_find(row, STR(CELL));
    return at == SIZE_MAX ? row : str_slice(row, at + strlen(CELL), SIZE_MAX);
}

/* A row of a table of dishes and their prices. */
static bool
is_priced(struct str words)
{
    return str_find(words, STR(CELL)) != SIZE_MAX && price_at(words) < words.len;
}

static void
keep(struct menu_text *text, struct str line)
{
    buf_put(&text->rest, line);
    buf_put_char(&text->rest, '\n');
}

static void
take_line(struct menu_text *text, struct str line)
{
    size_t tab = str_find(line, STR("\t"));
    bool marked = tab != SIZE_MAX, quoted = marked && strchr(">`", line.ptr[0]);
    struct str words = str_trim(marked ? str_slice(line, tab + 1, SIZE_MAX) : line);
    if (!quoted && take_day(text, words))
        return;
    bool dish = !quoted && !is_sentence(words), heading = marked && line.ptr[0] == '#';
    if (heading && str_find(words, STR(CELL)) != SIZE_MAX) {
        keep(text, headings_of_table(words));
    } else if (dish && heading) {
        add_head(text, words, false);
    } else if (!dish || !take_course(text, words)) {
        bool listed = marked || is_priced(words);
        if (dish && (listed || text->open)) {
            text->listed += listed;
            add_dish(text, words);
        } else {
            keep(text, line);
        }
    }
}

bool
menu_from_text(struct arena *arena, struct str body, struct str_list *out, struct str *rest)
{
    struct menu_text text = {.arena = arena, .out = out};
    *out = (struct str_list){arena_array(arena, LINES_MAX, sizeof(struct str)), 0};
    buf_init(&text.rest, body.len + 2);
    for (struct str left = body; left.ptr;) {
        struct str line = str_trim(str_split(&left, '\n'));
        if (line.len)
            take_line(&text, line);
    }
    bool week = text.days > 1;
    bool found = out->count <= LINES_MAX && text.dishes &&
                 (week || text.listed || (text.heads > 1 && text.dishes >= text.heads));
    if (found) {
        *rest = arena_str(arena, str_trim(buf_str(&text.rest)));
    }
    buf_finish(&text.rest);
    return found;
}
