#include "slide/figures/trend.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "slide/figures/chart.h"

#define NO_CHANGE       1e-9
#define TIP_SHARE       0.8F  /* the side of the triangle, in em … */
#define TEXT_IN         1.35F /* … and from its start to the text, in sides */
#define CHARACTERS_MAX  18    /* a longer change is split */
#define THOUSAND_DIGITS 3
#define ISOLATE_BEGIN   "\u2066"
#define ISOLATE_END     "\u2069"

/* Signs stay before their number in right-to-left text, by Unicode's isolates
 * (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates). */
static struct str
isolated(const struct plan *plan, struct str text)
{
    return plan->rtl ? arena_printf(plan->arena, ISOLATE_BEGIN "%.*s" ISOLATE_END, STR_ARG(text)) : text;
}

/* The number at the beginning of a text with its sign and per cent sign: the words after it keep their own
 * direction. */
static struct str
isolated_number(const struct plan *plan, struct str text)
{
    static const char *const parts[] = {"+", "-", "−", "–", "±", "%", ".", ",", " ", "\u00a0", "\u202f"};
    size_t at = 0;
    for (bool taken = plan->rtl; taken && at < text.len;) {
        size_t bytes = str_is_digit(text.ptr[at]);
        for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) && !bytes; i++)
            if (str_starts(str_slice(text, at, SIZE_MAX), str_from(parts[i])))
                bytes = strlen(parts[i]);
        at += bytes;
        taken = bytes > 0;
    }
    size_t end = str_trim(str_slice(text, 0, at)).len;
    return end ? arena_printf(plan->arena, "%.*s%.*s", STR_ARG(isolated(plan, str_slice(text, 0, end))),
                              STR_ARG(str_slice(text, end, SIZE_MAX)))
               : text;
}

struct trend
trend_of_text(const struct plan *plan, struct str text)
{
    static const char *const signs[] = {"-", "–", "−"}; /* written with the last one */
    bool down = false;
    text = str_trim(text);
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]) && !down; i++) {
        down = str_starts(text, str_from(signs[i]));
        struct str amount = str_slice(text, strlen(signs[i]), SIZE_MAX);
        if (down && amount.len && str_is_digit(amount.ptr[0]))
            text = arena_printf(plan->arena, "−%.*s", STR_ARG(amount));
    }
    return (struct trend){isolated_number(plan, text), down ? -1 : str_starts(text, STR("+")) ? 1 : 0};
}

struct trend
trend_of(const struct plan *plan)
{
    const struct value *value = plan->item->fields[FIELD_CHANGE];
    if (!value)
        return (struct trend){STR_NONE, 0};
    if (value->type != TYPE_NUMBER)
        return trend_of_text(plan, value->text);
    double number = value->number;
    if (fabs(number) < NO_CHANGE)
        return (struct trend){isolated(plan, STR("±0")), 0};
    const char *sign = number > 0 ? "+" : "−";
    return (struct trend){
        isolated(plan, arena_printf(plan->arena, "%s%.*s", sign, STR_ARG(chart_number(plan, fabs(number))))),
        number > 0 ? 1 : -1};
}

/* True for the space of "1 200". */
static bool
separates_thousands(struct str text, size_t space)
{
    size_t digits = 0;
    while (space + 1 + digits < text.len && str_is_digit(text.ptr[space + 1 + digits]))
        digits++;
    return space > 0 && str_is_digit(text.ptr[space - 1]) && digits == THOUSAND_DIGITS;
}

/* Where the number at the beginning of a text ends: "+1 200" or "+12 %". */
static size_t
number_end(struct str text)
{
    static const char *const ends[] = {" %", ISOLATE_END};
    size_t at = 0;
    while (at < text.len && (text.ptr[at] != ' ' || separates_thousands(text, at)))
        at++;
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (str_starts(str_slice(text, at, SIZE_MAX), str_from(ends[i])))
            at += strlen(ends[i]);
    return at;
}

struct str
trend_split(struct trend *change)
{
    struct str text = change->text;
    size_t at = number_end(text);
    if (utf8_length(text) <= CHARACTERS_MAX)
        return STR("");
    at = str_has_digit(str_slice(text, 0, at)) ? at : 0;
    change->text = str_slice(text, 0, at);
    return str_trim(str_slice(text, at, SIZE_MAX));
}

int
trend_width(const struct plan *plan, const struct trend *change, const struct text_style *style)
{
    const struct metrics *metrics = plan->context->metrics;
    float tip = change->direction ? (float)style->size_px * TIP_SHARE * TEXT_IN : 0;
    return (int)tip + metrics->width(metrics->ctx, style->face, style->size_px, change->text);
}

void
trend_draw(const struct plan *plan, struct sheet *sheet, const struct trend *change, struct text_style style,
           struct rect at)
{
    const struct theme *theme = plan->context->theme;
    int x = at.x;
    style.colour = change->direction > 0   ? theme->good
                   : change->direction < 0 ? theme->bad
                                           : plan->colours.text;
    style.colour = theme_readable(style.colour, plan->colours.ground, THEME_CONTRAST_REST);
    /* the colour of tiles, and of the ground below a level or a series */
    style.colour = theme_readable(style.colour, plan->colours.second, THEME_CONTRAST_REST);
    if (change->direction) {
        float side = (float)style.size_px * TIP_SHARE;
        float middle = (float)at.y + (float)at.h / 2;
        float tip = middle - (float)change->direction * side * 0.42F;
        float base = middle + (float)change->direction * side * 0.42F;
        struct point points[] = {{(float)x, base}, {(float)x + side / 2, tip}, {(float)x + side, base}};
        sheet_points(sheet, BOX_SHAPE, points, 3, style.colour);
        x += (int)(side * TEXT_IN);
    }
    sheet_text(sheet, &style, change->text, x, at.y);
}
