/* A customer's words, who, stars. */
#include <math.h>

#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"

#define STARS      5
#define LINES_MORE 3 /* of the words in portrait */
#define STAR       110
#define STAR_MAX   168
#define STAR_GAP   22
#define POINTS     10
/* Inner to outer radius: more than of a regular star, (3 − √5) / 2, so that it is bolder. */
#define INNER 0.45F

static int
stars_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    (void)part;
    float widest = (float)width_px / (STARS + (STARS - 1) * STAR_GAP / (float)STAR);
    return (int)fminf((float)plan_px(plan, STAR + (STAR_MAX - STAR) * scale), widest);
}

static void
draw_star(struct sheet *sheet, struct rect at, bool half, uint32_t colour)
{
    struct point points[POINTS];
    float radius = (float)at.h / 2;
    float x = (float)at.x + radius;
    float y = (float)at.y + radius * 1.05F;
    int count = half ? POINTS / 2 + 1 : POINTS;
    for (int i = 0; i < count; i++) {
        /* from the top anticlockwise, so that the first half is the left one */
        float angle = -(float)M_PI / 2 - (float)M_PI * (float)i / (POINTS / 2.0F);
        float r = i % 2 ? radius * INNER : radius;
        points[i] = (struct point){x + r * cosf(angle), y + r * sinf(angle)};
    }
    sheet_points(sheet, BOX_SHAPE, points, count, colour);
}

static void
draw_stars(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
           float scale)
{
    (void)part;
    (void)scale;
    double stars = fmin(item_number(plan->item, FIELD_STARS, 0), STARS);
    int halves = (int)lround(stars * 2);
    uint32_t empty = plan->colours.second;
    int gap = number_min(plan_px(plan, STAR_GAP), at.h * STAR_GAP / STAR); /* smaller in a narrow column */
    for (int i = 0; i < STARS; i++) {
        struct rect star = {at.x + i * (at.h + gap), at.y, at.h, at.h};
        if (halves < 2 * i + 2)
            draw_star(sheet, star, false, empty);
        if (halves > 2 * i)
            draw_star(sheet, star, halves == 2 * i + 1, plan->colours.accent);
    }
}

/* True when a text shows by itself what is said in it. */
static bool
quotes(struct str text)
{
    static const char *const marks[] = {"«", "“", "„", "\"", "»", "「", "‘"};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (str_find(text, str_from(marks[i])) != SIZE_MAX)
            return true;
    return false;
}

/* The words between the quotation marks of the language, unless they, or the title above them, bring their
 * own. */
static struct str
quoted(const struct plan *plan, struct str words)
{
    words = str_trim(words);
    if (quotes(words) || quotes(plan->item->title))
        return words;
    struct str open = labels_text(plan->context->labels, "quote.open");
    struct str close = labels_text(plan->context->labels, "quote.close");
    return arena_printf(plan->arena, "%.*s%.*s%.*s", STR_ARG(open), STR_ARG(words), STR_ARG(close));
}

static void
add_words(struct plan *plan, float gap)
{
    struct str rest = plan_remaining_body(plan);
    bool one_line =
        !str_blank(rest) && str_find(rest, STR("\n")) == SIZE_MAX && str_find(rest, STR("\t")) == SIZE_MAX;
    if (str_blank(plan->item->title) && one_line) {
        plan_add_body(plan, &style_quote, gap, quoted(plan, rest));
    } else if (str_blank(plan->item->title) && str_blank(rest)) {
        struct str words = plan_headline(plan);
        if (!str_blank(words))
            plan_add_text(plan, &style_quote, gap, quoted(plan, words));
    } else if (one_line) {
        plan_add_text(plan, &style_quote, gap, plan->item->title);
        plan_add_body(plan, &style_large, 40, quoted(plan, rest));
    } else {
        plan_add_text(plan, &style_quote, gap,
                      str_blank(rest) ? quoted(plan, plan->item->title) : plan->item->title);
        plan_add_body(plan, &style_large, 40, rest);
    }
}

void
kind_smile(struct plan *plan)
{
    if (item_number(plan->item, FIELD_STARS, 0) > 0)
        plan_add_drawn(plan, 0, stars_height, draw_stars, NULL)->style.keep_with_next = true;
    int first = plan->count;
    add_words(plan, first ? 36 : 0);
    if (plan->count > first) {
        plan->parts[first].style.max = 126;
        plan->parts[first].style.max_lines += plan->portrait ? LINES_MORE : 0;
    }
    struct str who = item_text(plan->item, FIELD_WHO);
    if (str_blank(who)) {
        who = plan->item->author;
        plan->footer = plan->item->source;
    }
    plan_add_text(plan, &style_detail, 44, frame_join(plan->arena, who, item_text(plan->item, FIELD_WHERE)));
    side_picture(plan);
    side_add_qr(plan);
}
