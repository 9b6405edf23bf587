/* Who is celebrated, and why: the years of service as large as a figure, else the name; the face in a
 * balloon, of several people each in one. */
#include <math.h>
#include <unicode/uchar.h>

#include "base/number.h"
#include "base/utf8.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/shapes/person.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"
#include "slide/layout/date_text.h"

/* Position and size of the balloons. */
#define PLACE_W          760
#define PLACE_SHARE      0.4F /* of the column's width at most */
#define PLACE_PORTRAIT_W 640
#define PLACE_PORTRAIT_H 700
#define BALLOON          1.0F  /* of the place's width: the one with the face … */
#define BALLOON_HIGH     0.84F /* … and of its height at most */
#define SMALL            0.32F /* the balloons behind it, relative to its width */
#define MIDDLING         0.42F
#define RING             22
#define KNOT             30
#define STRING           8
#define STRING_SHADE     0.75F
#define STRING_POINTS    24
#define STRING_TURN      0.16F /* from point to point, radians */
#define BEND             26
#define PEOPLE_MAX       5 /* of more, only the names are shown */
#define FACE_FOCUS       0.36F
#define UNIT_GAP         0.1F
#define TITLE            94 /* below a number, and the unit of that */

/* Values of `what` with words in every language; others are texts. */
static const char *const occasions[] = {"birthday", "years", "retirement", "birth"};

/* Not a title style: short texts in it are not enlarged beyond one line of a title. */
static const struct part_style style_years = {
    .role = ROLE_NAME, .face = FACE_TITLE, .min = 130, .max = 496, .line_height = 0.84F, .emphasis = true};
/* Under a number and a title, which take two of the three sizes of a slide. */
static const struct part_style style_text = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 60, .line_height = 1.3F};
static const struct part_style style_wish = {.role = ROLE_NAME,
                                             .face = FACE_HEADING,
                                             .min = 56,
                                             .max = 96,
                                             .line_height = 1.16F,
                                             .accent = true,
                                             .balanced = true};

/* One of `occasions`; NULL for none. */
static const char *
occasion_of(const struct plan *plan)
{
    struct str what = str_trim(item_text(plan->item, FIELD_WHAT));
    for (size_t i = 0; i < sizeof(occasions) / sizeof(occasions[0]); i++)
        if (str_equal_nocase(what, str_from(occasions[i])))
            return occasions[i];
    return NULL;
}

/* "30 ans", or absent. */
static struct str
years_of(const struct plan *plan)
{
    double years = item_number(plan->item, FIELD_YEARS, 0);
    return years > 0 ? labels_count(plan->context->labels, plan->arena, "celebration_years", years)
                     : STR_NONE;
}

static struct str_list
people_of(const struct plan *plan)
{
    return person_names(plan, item_text(plan->item, FIELD_WHO));
}

/* The name, or the names: "Mateo Silva, Linh Tran et Awa Ndiaye". */
static struct str
who_of(const struct plan *plan)
{
    struct str_list people = people_of(plan);
    return people.count > 1 ? labels_list(plan->context->labels, plan->arena, people)
                            : item_text(plan->item, FIELD_WHO);
}

/* True when the number of years is celebrated. */
static bool
counts_years(const struct plan *plan)
{
    struct str what = str_trim(item_text(plan->item, FIELD_WHAT));
    return years_of(plan).len && (str_blank(what) || str_equal_nocase(what, STR("years")));
}

/* The title unless it is equal to the name. */
static struct str
title_of(const struct plan *plan)
{
    struct str who = str_trim(item_text(plan->item, FIELD_WHO));
    struct str title = str_trim(plan->item->title);
    return str_equal(who, title) || str_equal(who_of(plan), title) ? STR_NONE : title;
}

/* "Joyeux anniversaire !", or the item's own text. */
static struct str
wish_of(const struct plan *plan)
{
    const char *occasion = occasion_of(plan);
    const struct labels *labels = plan->context->labels;
    if (!occasion)
        return item_text(plan->item, FIELD_WHAT);
    return labels_text(labels, arena_printf(plan->arena, "celebration.%s", occasion).ptr);
}

/* "aujourd’hui · 16:00 · salle de pause" */
static struct str
details(const struct plan *plan)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s;
    struct str where = item_text(plan->item, FIELD_WHERE);
    if (!date_text_field(plan, FIELD_ON, &date, &at_s))
        return where;
    struct str day =
        context->now.trusted
            ? labels_date_near(context->labels, plan->arena, at_s, date_text_now_s(plan), context->zone)
            : labels_date_part(context->labels, plan->arena, at_s, "EEEEdMMMM", context->zone);
    struct str hour = STR_NONE;
    if (date.instant)
        hour = labels_date_part(context->labels, plan->arena, at_s, "jm", context->zone);
    return frame_join(plan->arena, frame_join(plan->arena, day, hour), where);
}

/* A disc with its knot and its string. */
static void
draw_balloon(const struct plan *plan, struct sheet *sheet, struct rect disc, int string_end, uint32_t colour)
{
    float x = (float)disc.x + (float)disc.w / 2, y = (float)(disc.y + disc.h);
    float knot = (float)plan_px(plan, KNOT), bend = (float)plan_px(plan, BEND);
    float step = ((float)string_end - y) / (STRING_POINTS - 1);
    uint32_t thread = theme_mix(plan->colours.ground, plan->colours.text, STRING_SHADE);
    struct point string[STRING_POINTS];
    for (int i = 0; i < STRING_POINTS; i++)
        string[i] = (struct point){x + bend * sinf((float)i * STRING_TURN), y + (float)i * step};
    struct point ends[] = {{x, y - knot / 2}, {x + knot, y + knot}, {x - knot, y + knot}};
    struct box *line = sheet_points(sheet, BOX_LINE, string, STRING_POINTS, thread);
    line->width_px = (float)plan_px(plan, STRING);
    line->backdrop = true;
    sheet_points(sheet, BOX_SHAPE, ends, 3, colour)->backdrop = true;
    sheet_add(sheet, BOX_DISC, disc, colour)->backdrop = true;
}

static void
draw_confetti(const struct plan *plan, struct sheet *sheet, int page)
{
    if (!page)
        shapes_confetti(plan, sheet, frame_of(plan).safe);
}

static struct rect
inset(struct rect at, int by)
{
    return (struct rect){at.x + by, at.y + by, at.w - 2 * by, at.h - 2 * by};
}

/* The places of the balloons of several people, relative to a square: the middles, and how wide they are. */
static const struct {
    float wide;
    struct point middles[PEOPLE_MAX];
} clusters[PEOPLE_MAX + 1] = {
    [2] = {0.46F, {{0.27F, 0.3F}, {0.73F, 0.46F}}},
    [3] = {0.43F, {{0.26F, 0.26F}, {0.74F, 0.34F}, {0.46F, 0.7F}}},
    [4] = {0.39F, {{0.24F, 0.22F}, {0.72F, 0.26F}, {0.3F, 0.64F}, {0.78F, 0.68F}}},
    [5] = {0.34F, {{0.2F, 0.26F}, {0.56F, 0.18F}, {0.84F, 0.46F}, {0.34F, 0.64F}, {0.7F, 0.8F}}}};

static void
draw_face(struct sheet *sheet, struct rect at, struct str url)
{
    struct box *box = sheet_add(sheet, BOX_PICTURE, at, 0xFFFFFFFF);
    box->role = ROLE_PICTURE;
    box->url = arena_str(sheet->arena, url);
    box->focus_x = 0.5F;
    box->focus_y = FACE_FOCUS;
    box->focused = true;
    box->radius_px = at.h / 2;
}

/* Where strings end: at the lower edge of the frame unless words are there. */
static int
strings_end(const struct plan *plan, struct rect at)
{
    bool free = !side_stacked(plan) && !plan->paged && frame_foot_ends_before(plan, at.x);
    return free ? plan->context->height : at.y + at.h;
}

/* A balloon for each person, with the face if there are as many pictures, else with the initials. */
static void
draw_cluster(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct str_list people = people_of(plan);
    bool faces = plan->url.ptr && plan->item->pictures.count == people.count;
    float side = fminf((float)at.w, (float)at.h * BALLOON_HIGH / BALLOON);
    int wide = (int)(side * clusters[people.count].wide);
    int string_end = strings_end(plan, at);
    float x = (float)at.x + ((float)at.w - side) / 2;
    for (size_t i = 0; i < people.count; i++) {
        struct point middle = clusters[people.count].middles[i];
        struct rect balloon = {(int)(x + middle.x * side) - wide / 2,
                               at.y + (int)(middle.y * side) - wide / 2, wide, wide};
        draw_balloon(plan, sheet, balloon, string_end, plan->colours.panel);
        if (faces)
            draw_face(sheet, inset(balloon, plan_px(plan, RING)), plan->item->pictures.items[i]);
        else
            person_draw_disc(plan, sheet, balloon, people.items[i]);
    }
}

/* The face, or the initials, before two balloons; a balloon and the strings reach the edges of the frame
 * where no words are. */
static void
draw_balloons(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    uint32_t left = theme_mix(plan->colours.panel, 0xFF7CC4FF, 0.9F);
    uint32_t right = theme_mix(plan->colours.accent, 0xFFFF4FA0, 0.6F);
    int string_end = strings_end(plan, at);
    /* beside the footer, if strings also go there */
    at.h += string_end > at.y + at.h ? frame_below_area(plan) : 0;
    int large = (int)fminf((float)at.w * BALLOON, (float)at.h * BALLOON_HIGH);
    int small = (int)((float)large * SMALL), middling = (int)((float)large * MIDDLING);
    at.y += number_max((at.h - large * 6 / 5) / 3, 0);
    struct rect face = {at.x + (at.w - large) / 2, at.y, large, large};
    struct rect first = {face.x - small / 4, at.y + large * 5 / 6, small, small};
    struct rect second = {face.x + large - middling / 2, at.y + large * 3 / 4, middling, middling};
    draw_balloon(plan, sheet, first, string_end, left);
    draw_balloon(plan, sheet, second, string_end, right);
    /* around a face the balloon is a ring */
    bool seen = theme_contrast(plan->colours.panel, plan->colours.ground) >= THEME_CONTRAST_TEXT;
    draw_balloon(plan, sheet, face, string_end,
                 plan->url.ptr && !seen ? plan->colours.accent : plan->colours.panel);
    if (plan->url.ptr)
        side_draw_disc(plan, sheet, inset(face, plan_px(plan, RING)));
    else
        person_draw_disc(plan, sheet, face, item_text(plan->item, FIELD_WHO));
}

static void
add_side(struct plan *plan)
{
    struct str_list people = people_of(plan);
    bool several = people.count > 1, faces = plan->item->pictures.count == people.count;
    bool cluster = several && people.count <= PEOPLE_MAX && (!plan->url.ptr || faces);
    bool initials = !several && people.count && person_initials(plan->arena, people.items[0]).len;
    if (!cluster && !plan->url.ptr && !initials)
        return;
    side_draw_fn *draw = cluster ? draw_cluster : draw_balloons;
    struct rect area = frame_of(plan).area;
    float w = fminf(PLACE_W, PLACE_SHARE * (float)area.w / plan->unit), h = (float)area.h / plan->unit;
    plan->side = (struct side){.draw = draw, .w = w, .h = h};
    if (plan->portrait)
        plan->side = (struct side){.draw = draw, .w = PLACE_PORTRAIT_W, .h = PLACE_PORTRAIT_H};
}

/* The number large, and its unit small beside it. */
struct years {
    struct str number, unit;
};

static struct years
split_years(struct str text)
{
    size_t end = 0, at = 0;
    while (at < text.len && u_isdigit((UChar32)utf8_next(text, &at)))
        end = at;
    return (struct years){str_slice(text, 0, end), str_trim(str_slice(text, end, SIZE_MAX))};
}

#define HALF_DIGIT 0.36F /* the height of a digit above the middle of its line, in em */

struct years_layout {
    struct text_style number, unit;
    int number_w, gap, width;
};

static struct years_layout
years_at(const struct plan *plan, const struct years *years, int size_px)
{
    const struct metrics *metrics = plan->context->metrics;
    size_px = plan_near_size(type_scale_fit(&plan->type_scale, size_px, plan->min_body_px), size_px);
    struct years_layout layout = {.number = plan_text_style(plan, &style_years, size_px)};
    layout.unit = layout.number;
    layout.unit.face = FACE_HEADING;
    layout.unit.size_px = number_max(plan_px(plan, TITLE), plan->min_body_px);
    layout.unit.size_px = type_scale_size(&plan->type_scale, layout.unit.size_px, plan->min_body_px);
    layout.unit.line_px = layout.unit.size_px * 6 / 5;
    layout.gap = (int)((float)size_px * UNIT_GAP);
    layout.number_w = metrics->width(metrics->ctx, layout.number.face, size_px, years->number);
    layout.width = layout.number_w + layout.gap +
                   metrics->width(metrics->ctx, layout.unit.face, layout.unit.size_px, years->unit);
    return layout;
}

/* As large as the width allows. */
static struct years_layout
lay_years(const struct plan *plan, const struct years *years, int width_px, float scale)
{
    int size = plan_size(plan, &style_years, scale);
    struct years_layout layout = years_at(plan, years, size);
    if (layout.width > width_px)
        layout = years_at(
            plan, years,
            number_max((int)((float)size * (float)width_px / (float)layout.width), plan->min_body_px));
    return layout;
}

static int
years_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    struct years_layout layout = lay_years(plan, part->data, width_px, scale);
    const struct text_style *number = &layout.number, *unit = &layout.unit;
    /* the unit has the same baseline, and its line may end below that of the number */
    float below = HALF_DIGIT * (float)(number->size_px - unit->size_px);
    return number_max(number->line_px, (number->line_px + unit->line_px) / 2 + (int)below);
}

static void
draw_years(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
           float scale)
{
    const struct years *years = part->data;
    struct years_layout layout = lay_years(plan, years, at.w, scale);
    sheet_text(sheet, &layout.number, years->number, at.x, at.y);
    sheet_text_behind(sheet, &layout.unit, years->unit, at.x + layout.number_w + layout.gap);
}

/* "30 ans", "de maison pour Mateo Silva" */
static void
add_years(struct plan *plan)
{
    struct str who = who_of(plan);
    struct str line = title_of(plan);
    struct years *years = arena_alloc(plan->arena, sizeof(*years));
    *years = split_years(years_of(plan));
    if (str_blank(line) && !str_blank(who))
        line = labels_format(plan->context->labels, plan->arena, "celebration.years_of", who, STR_NONE);
    if (years->number.len)
        plan_add_drawn(plan, 0, years_height, draw_years, years);
    else
        plan_add_text(plan, &style_wish, 0, years_of(plan));
    struct plan_part *title = plan_add_text(plan, &style_title, 10, line);
    if (title)
        title->style.min = title->style.max = TITLE;
    if (!str_blank(title_of(plan)) && str_find(line, str_trim(who)) == SIZE_MAX)
        plan_add_text(plan, &style_wish, 20, who);
}

/* The name, and the wish of the item or of the labels. */
static void
add_name(struct plan *plan)
{
    struct str who = who_of(plan);
    bool named = !str_blank(who);
    struct str wish = wish_of(plan);
    if (named && !str_blank(title_of(plan)))
        wish = frame_join(plan->arena, title_of(plan), occasion_of(plan) ? STR_NONE : wish);
    struct plan_part *title = plan_add_text(plan, &style_title, 0, named ? who : plan_headline(plan));
    if (title)
        title->style.max = 240;
    plan_add_text(plan, &style_wish, 20, frame_join(plan->arena, wish, years_of(plan)));
}

/* The text, even if it is so short that it would be a headline elsewhere. */
static struct str
rest_of(const struct plan *plan)
{
    bool named = !str_blank(item_text(plan->item, FIELD_WHO)) || counts_years(plan);
    bool headline = named && str_blank(plan->item->title) && str_blank(plan_remaining_body(plan));
    return headline ? plan_headline(plan) : plan_remaining_body(plan);
}

void
kind_celebration(struct plan *plan)
{
    if (counts_years(plan))
        add_years(plan);
    else
        add_name(plan);
    struct plan_part *detail = plan_add_text(plan, &style_caption, 30, details(plan));
    if (detail)
        detail->style.keep_with_next = false;
    plan_add_body(plan, counts_years(plan) ? &style_text : &style_body, 36, rest_of(plan));
    add_side(plan);
    side_add_qr(plan);
    plan->backdrop = draw_confetti;
}
