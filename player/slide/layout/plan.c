#include "slide/layout/plan.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "slide/legible_sizes.h"
#include "type/typography.h"

#define PARTS_AT_FIRST 16
/* A text up to this length, without a title, is used as the title. */
#define HEADLINE_BYTES 140

/* A longer name would make a title small. */
#define NAME_BYTES 40

/* A title has more lines in a narrow column. */
#define PORTRAIT_LINES 2

/* A size of the scale that is so many times smaller is none for a large number. */
#define FAR_BELOW 2

/* Where not everything fits at its largest, the body yields more than the title, above all a short body; in
 * portrait the width limits the title. */
#define BODY_YIELDS  2
#define TITLE_YIELDS 0.75F

/* The length of all bodies up to which they are brief: about 110 characters. */
#define BRIEF_EM 56

/* A title without other content. */
#define ALONE_MAX   200
#define ALONE_LINES 3

#define GAP_FIRST 12
#define LINE      48

const struct part_style style_title = {.role = ROLE_TITLE,
                                       .face = FACE_TITLE,
                                       .min = 96,
                                       .max = 184,
                                       .line_height = 1.05F,
                                       .max_lines = 3,
                                       .balanced = true,
                                       .keep_together = true};
const struct part_style style_quote = {.role = ROLE_TITLE,
                                       .face = FACE_HEADING,
                                       .min = 72,
                                       .max = 112,
                                       .line_height = 1.14F,
                                       .max_lines = 5,
                                       .balanced = true};
const struct part_style style_body = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 92, .line_height = 1.3F};
const struct part_style style_large = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 100, .line_height = 1.28F};
const struct part_style style_detail = {.role = ROLE_DETAIL,
                                        .face = FACE_BODY,
                                        .min = 40,
                                        .max = 58,
                                        .line_height = 1.3F,
                                        .soft = true,
                                        .balanced = true};
const struct part_style style_name = {
    .role = ROLE_NAME, .face = FACE_HEADING, .min = 50, .max = 72, .line_height = 1.16F, .balanced = true};
const struct part_style style_caption = {.role = ROLE_DETAIL,
                                         .face = FACE_LABEL,
                                         .min = 40,
                                         .max = 58,
                                         .line_height = 1.24F,
                                         .balanced = true,
                                         .accent = true,
                                         .keep_with_next = true};

int
plan_px(const struct plan *plan, float units)
{
    return (int)lroundf(units * plan->unit);
}

int
plan_line_px(const struct plan *plan)
{
    int usual = plan_px(plan, LINE);
    int least = plan->min_small_px * 5 / 4;
    return number_max(usual, least);
}

int
plan_header_px(const struct plan *plan)
{
    return plan->hide_header ? plan_px(plan, PLAN_LABEL_GAP)
                             : plan_line_px(plan) + plan_px(plan, PLAN_LABEL_IN + PLAN_LABEL_GAP);
}

float
plan_shape(const struct plan *plan)
{
    return fminf((float)plan->context->width * 9 / ((float)plan->context->height * 16), 1);
}

int
plan_min_size(const struct plan *plan, const struct part_style *style)
{
    bool read = style->role == ROLE_TITLE || style->role == ROLE_BODY || style->role == ROLE_NAME;
    return read ? plan->min_body_px : plan->min_small_px;
}

int
plan_size(const struct plan *plan, const struct part_style *style, float scale)
{
    int floor_px = plan_min_size(plan, style);
    bool body = style->role == ROLE_BODY && style->face == FACE_BODY;
    bool title = style->role == ROLE_TITLE && style->balanced && plan->brief;
    float yields = plan->portrait ? 1 : body ? BODY_YIELDS : title ? TITLE_YIELDS : 1;
    float part = powf(scale, yields);
    int size = plan_px(plan, style->min + (style->max - style->min) * part);
    floor_px = number_max(floor_px, 1); /* for a window of a few pixels */
    size = number_max(size, floor_px);
    return plan_near_size(type_scale_size(&plan->type_scale, size, floor_px), size);
}

int
plan_near_size(int fitted_px, int size_px)
{
    return fitted_px * FAR_BELOW < size_px ? size_px : fitted_px;
}

struct text_style
plan_text_style(const struct plan *plan, const struct part_style *style, int size_px)
{
    bool seen = theme_contrast(plan->colours.panel, plan->colours.ground) >= THEME_CONTRAST_TEXT;
    uint32_t colour = style->panel      ? plan->colours.on_panel
                      : style->emphasis ? (seen ? plan->colours.panel : plan->colours.accent)
                      : style->soft     ? plan->colours.text_soft
                      : style->accent   ? plan->colours.accent
                                        : plan->colours.text;
    int line_px = (int)lroundf((float)size_px * style->line_height);
    return (struct text_style){style->role, style->face, size_px, line_px, colour};
}

struct plan
plan_copy(const struct plan *plan)
{
    struct plan copy = *plan;
    if (!plan->count)
        return copy;
    copy.parts = arena_array(plan->arena, (size_t)plan->room, sizeof(struct plan_part));
    memcpy(copy.parts, plan->parts, (size_t)plan->count * sizeof(struct plan_part));
    return copy;
}

static struct plan_part *
add(struct plan *plan, struct plan_part part)
{
    if (plan->count == plan->room) {
        plan->room = plan->room ? plan->room * 2 : PARTS_AT_FIRST;
        struct plan_part *more = arena_array(plan->arena, (size_t)plan->room, sizeof(struct plan_part));
        if (plan->count)
            memcpy(more, plan->parts, (size_t)plan->count * sizeof(struct plan_part));
        plan->parts = more;
    }
    plan->parts[plan->count] = part;
    return &plan->parts[plan->count++];
}

struct text_setting
plan_setting(const struct plan *plan, enum face face)
{
    return (struct text_setting){.metrics = plan->context->metrics,
                                 .face = face,
                                 .locale = plan->locale,
                                 .rtl = plan->rtl,
                                 .keep_effort = EFFORT_KEEP_TEXT};
}

const struct text *
plan_measure(const struct plan *plan, enum face face, struct str text)
{
    struct text_setting setting = plan_setting(plan, face);
    setting.max_em = plan->page_em;
    return text_prepare(plan->arena, str_trim(text), &setting);
}

/* Makes the spaces inside a name in the text non-breaking. */
static struct str
join_name(const struct plan *plan, struct str text, struct str name)
{
    size_t at = str_blank(name) || name.len > NAME_BYTES ? SIZE_MAX : str_find(text, name);
    if (at == SIZE_MAX)
        return text;
    return arena_printf(plan->arena, "%.*s%.*s%.*s", STR_ARG(str_slice(text, 0, at)),
                        STR_ARG(typography_no_break(plan->arena, name)),
                        STR_ARG(str_slice(text, at + name.len, SIZE_MAX)));
}

struct str
plan_join_names(const struct plan *plan, struct str title)
{
    static const enum field fields[] = {FIELD_WHO, FIELD_TO, FIELD_REPLACES};
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        struct str_list names = item_texts(plan->item, fields[i]);
        for (size_t k = 0; k < names.count; k++)
            title = join_name(plan, title, names.items[k]);
    }
    return title;
}

struct plan_part *
plan_add_text(struct plan *plan, const struct part_style *style, float gap, struct str text)
{
    if (str_blank(text))
        return NULL;
    if (style->role == ROLE_TITLE)
        text = plan_join_names(plan, text);
    struct text_setting setting = plan_setting(plan, style->face);
    return plan_add_measured(plan, style, gap, text_prepare(plan->arena, str_trim(text), &setting));
}

struct plan_part *
plan_add_measured(struct plan *plan, const struct part_style *style, float gap, const struct text *measured)
{
    struct plan_part *part = add(plan, (struct plan_part){.style = *style, .gap = gap, .text = measured});
    part->style.line_height = fmaxf(style->line_height, measured->line_height);
    plan->cut |= measured->cut;
    if (!plan->portrait)
        return part;
    part->style.max_lines += style->max_lines ? PORTRAIT_LINES : 0;
    part->style.allow_extra_line = style->keep_together || style->role == ROLE_DETAIL;
    return part;
}

void
plan_insert_first(struct plan *plan, const struct part_style *style, struct str text)
{
    if (!plan_add_text(plan, style, 0, text))
        return;
    struct plan_part first = plan->parts[plan->count - 1];
    memmove(plan->parts + 1, plan->parts, (size_t)(plan->count - 1) * sizeof(struct plan_part));
    plan->parts[0] = first;
    if (plan->count > 1)
        plan->parts[1].gap = GAP_FIRST;
}

struct plan_part *
plan_add_drawn(struct plan *plan, float gap, part_height_fn *height, part_draw_fn *draw, const void *data)
{
    return add(plan, (struct plan_part){.gap = gap, .height = height, .draw = draw, .data = data});
}

static struct str
whole_body(const struct item *item)
{
    if (!str_blank(item->body))
        return item->body;
    return str_blank(item->text) ? item->summary : item->text;
}

static bool
body_is_headline(const struct item *item)
{
    struct str body = whole_body(item);
    return str_blank(item->title) && body.len <= HEADLINE_BYTES && str_find(body, STR("\n")) == SIZE_MAX &&
           str_find(body, STR("\t")) == SIZE_MAX;
}

struct str
plan_headline(const struct plan *plan)
{
    return body_is_headline(plan->item) ? whole_body(plan->item) : plan->item->title;
}

struct str
plan_remaining_body(const struct plan *plan)
{
    struct str body = whole_body(plan->item);
    bool said = body_is_headline(plan->item) || str_equal(str_trim(body), str_trim(plan->item->title));
    return said ? STR_NONE : body;
}

bool
plan_is_brief(const struct plan *plan)
{
    float em = 0;
    for (int i = 0; i < plan->count; i++)
        if (plan->parts[i].text && plan->parts[i].style.role == ROLE_BODY)
            em += text_width_em(plan->parts[i].text, 0);
    return em < BRIEF_EM;
}

void
plan_sizes(struct plan *plan)
{
    float w = (float)plan->context->width;
    float h = (float)plan->context->height;
    struct legible_sizes sizes = legible_sizes_of(plan->context); /* margins are not counted */
    plan->portrait = h > w;
    /* all measures are for the default safe area, and are scaled for another one */
    float left = (float)(100 - 2 * plan->context->safe_percent) / (100 - 2 * SLIDE_SAFE_PERCENT);
    w *= left;
    h *= left;
    /* wider than 16:9, or narrower down to 4:3, measures depend on the height */
    plan->unit = plan->portrait ? fminf(w / 1080, h / 1440) : fminf(w / 1440, h / 1080);
    plan->min_body_px = sizes.body_px;
    plan->min_small_px = sizes.small_px;
}

static bool
alone(const struct plan *plan)
{
    return plan->count == 1 && plan->parts[0].style.role == ROLE_TITLE;
}

void
plan_enlarge_lone_title(struct plan *plan)
{
    if (!alone(plan))
        return;
    plan->parts[0].style.max = ALONE_MAX;
    plan->parts[0].style.max_lines = plan->portrait ? ALONE_LINES + 1 : ALONE_LINES;
}
