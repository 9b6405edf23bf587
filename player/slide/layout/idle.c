/* The idle slide of the brand, with the clock. */
#include "slide/layout/idle.h"

#include "base/duration.h"
#include "slide/layout/text_block.h"
#include "slide/layout/logo.h"

#define GAP        24
#define LOGO_W     640
#define LOGO_H     200
#define NOTE_LINES 12

static const struct {
    const char *name, *skeleton;
} clocks[] = {{"auto", "jm"}, {"24", "Hm"}, {"12", "hm"}};

struct str
slide_clock_text(const struct slide_context *context, struct arena *arena)
{
    const char *skeleton = NULL;
    for (size_t i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++)
        if (str_equal(str_from(clocks[i].name), str_from(context->clock)))
            skeleton = clocks[i].skeleton;
    if (!skeleton || !context->now.trusted)
        return STR("");
    return labels_date_part(context->labels, arena, context->now.wall_ms / SECOND_MS, skeleton,
                            context->zone);
}

static const struct part_style style_brand = {.role = ROLE_TITLE,
                                              .face = FACE_TITLE,
                                              .min = 64,
                                              .max = 110,
                                              .line_height = 1.15F,
                                              .max_lines = 2,
                                              .balanced = true};
static const struct part_style style_clock = {
    .role = ROLE_CLOCK, .face = FACE_HEADING, .min = 200, .max = 300, .line_height = 1.0F};
static const struct part_style style_today = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 46, .max = 60, .line_height = 1.3F, .soft = true};
static const struct part_style style_note = {.role = ROLE_DETAIL,
                                             .face = FACE_BODY,
                                             .min = 30,
                                             .max = 34,
                                             .line_height = 1.4F,
                                             .max_lines = 2,
                                             .soft = true};

static const struct part_style style_address = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 46, .max = 60, .line_height = 1.4F, .max_lines = 2};

static struct str
today(const struct plan *plan)
{
    const struct slide_context *context = plan->context;
    int64_t now_s = context->now.wall_ms / SECOND_MS;
    return context->now.trusted ? labels_date(context->labels, plan->arena, now_s, now_s, context->zone)
                                : STR_NONE;
}

static struct str
name_of(const struct plan *plan)
{
    struct str name = str_from(plan->context->theme->brand);
    if (str_blank(name))
        name = str_from(plan->context->site);
    return str_blank(name) ? STR("Breakroom") : name;
}

/* Adds the lines of the note, one block each; returns their height. */
static int
lay_note(const struct plan *plan, const struct part_style *style, int width_px, struct text_block *lines,
         size_t *count)
{
    struct str rest = plan->context->note ? str_from(plan->context->note) : STR_NONE;
    int height = 0;
    for (*count = 0; rest.len && *count < NOTE_LINES; (*count)++) {
        struct str line = str_split(&rest, '\n');
        lines[*count] = text_block_fit(plan, style, plan_measure(plan, style->face, line), width_px, 1);
        height += lines[*count].height;
    }
    return height;
}

static void
draw_note(const struct plan *plan, struct sheet *sheet, const struct text_block *lines, size_t count,
          int middle, int y)
{
    for (size_t i = 0; i < count; i++) {
        text_block_draw_centred(plan, sheet, &lines[i], middle, y);
        y += lines[i].height;
    }
}

/* The clock or a name, as large as the width allows. */
static struct text_style
large_style(const struct plan *plan, const struct sheet *sheet, struct str clock, int room_px)
{
    int size = plan_size(plan, &style_clock, plan->portrait ? 0.6F : 1);
    struct text_style style = plan_text_style(plan, &style_clock, size);
    int width = sheet_text_width(sheet, &style, clock);
    return width > room_px ? plan_text_style(plan, &style_clock, size * room_px / width) : style;
}

/* The identity of the screen, legible from across the room: its name, then its addresses. */
static void
draw_machine(const struct plan *plan, struct sheet *sheet, struct rect area)
{
    struct str name = str_from(plan->context->name);
    struct text_style large = large_style(plan, sheet, name, area.w);
    struct text_block note[NOTE_LINES];
    size_t count;
    int gap = 2 * plan_px(plan, GAP), middle = area.x + area.w / 2;
    int height = large.line_px + gap + lay_note(plan, &style_address, area.w, note, &count);
    int y = area.y + (area.h - height) / 2;
    sheet_text_centred(sheet, &large, name, middle, y);
    draw_note(plan, sheet, note, count, middle, y + large.line_px + gap);
}

void
idle_draw(const struct plan *plan, struct sheet *sheet, struct rect area)
{
    if (plan->context->name && *plan->context->name) {
        draw_machine(plan, sheet, area);
        return;
    }
    struct str clock = slide_clock_text(plan->context, plan->arena);
    struct text_style large = large_style(plan, sheet, clock, area.w);
    struct text_block brand = text_block_fit(
        plan, &style_brand, plan_measure(plan, style_brand.face, name_of(plan)), area.w, clock.len ? 0 : 1);
    struct text_block date =
        text_block_fit(plan, &style_today, plan_measure(plan, style_today.face, today(plan)), area.w, 1);
    struct text_block note[NOTE_LINES];
    size_t note_count;
    int note_height = lay_note(plan, &style_note, area.w, note, &note_count);
    int middle = area.x + area.w / 2;
    int gap = plan_px(plan, GAP);
    struct rect logo = logo_size(plan, plan_px(plan, LOGO_W), plan_px(plan, LOGO_H));
    int name = logo.w ? logo.h : brand.height;
    int height = name + (clock.len ? large.line_px + gap : 0) + (date.height ? date.height + gap : 0) +
                 (note_height ? note_height + 3 * gap : 0);
    int y = area.y + (area.h - height) / 2;
    brand.style.colour = clock.len ? plan->colours.accent : plan->colours.text;
    if (logo.w)
        logo_draw(plan, sheet, (struct rect){middle - logo.w / 2, y, logo.w, logo.h});
    else
        text_block_draw_centred(plan, sheet, &brand, middle, y);
    y += name;
    if (clock.len) {
        sheet_text_centred(sheet, &large, clock, middle, y + gap);
        y += gap + large.line_px;
    }
    text_block_draw_centred(plan, sheet, &date, middle, y + gap);
    y += (date.height ? date.height + gap : 0) + 3 * gap;
    draw_note(plan, sheet, note, note_count, middle, y);
}
