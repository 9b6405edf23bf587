#include "slide/shapes/person.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/number.h"
#include "base/utf8.h"
#include "slide/layout/text_block.h"
#include "slide/layout/frame.h"
#include "slide/layout/side.h"

#define DISC     128
#define DISC_GAP 34
#define ROW_MAX  140 /* bytes; longer ones flow like any other text */

static const struct part_style style_row_name = {
    .role = ROLE_NAME, .face = FACE_HEADING, .min = 50, .max = 68, .line_height = 1.16F, .balanced = true};
static const struct part_style style_row_detail = {.role = ROLE_DETAIL,
                                                   .face = FACE_BODY,
                                                   .min = 44,
                                                   .max = 52,
                                                   .line_height = 1.3F,
                                                   .soft = true,
                                                   .balanced = true};

/* The first character as people see it: with its combining marks. */
static struct str
first_character(struct str word)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, word.ptr, (int64_t)word.len, &status);
    UBreakIterator *breaks = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    int32_t end = 0;
    if (U_SUCCESS(status))
        ubrk_setUText(breaks, text, &status);
    if (U_SUCCESS(status))
        end = ubrk_next(breaks);
    if (breaks)
        ubrk_close(breaks);
    utext_close(text);
    return str_slice(word, 0, end > 0 ? (size_t)end : 0);
}

static bool
begins_with_letter(struct str word)
{
    size_t at = 0;
    return word.len && u_isalnum((UChar32)utf8_next(word, &at));
}

/* "the team", "L’équipe de nuit": a text that ends in lower case is not the name of a person. */
static bool
is_name(struct str first, struct str last)
{
    size_t a = 0, b = 0;
    return !u_islower((UChar32)utf8_next(first, &a)) && !u_islower((UChar32)utf8_next(last, &b));
}

struct str
person_initials(struct arena *arena, struct str name)
{
    struct str first = STR_NONE;
    struct str last = STR_NONE;
    while (name.ptr) {
        struct str word = str_trim(str_split(&name, ' '));
        /* the text after a comma is a title or a place */
        bool end = str_ends(word, STR(","));
        if (begins_with_letter(word))
            *(first.ptr ? &last : &first) = word;
        if (end)
            break;
    }
    if (!first.ptr || !is_name(first, last.ptr ? last : first))
        return STR_NONE;
    struct str two = last.ptr ? first_character(last) : STR("");
    return arena_printf(arena, "%.*s%.*s", STR_ARG(first_character(first)), STR_ARG(two));
}

/* The separators of names in a text; the word for "and" is that of the language. */
#define SEPARATORS 4

/* " et ": what is between two names of a list; absent in languages that write it without spaces, because a
 * name may begin like that. */
static struct str
and_of(const struct plan *plan)
{
    struct str names[] = {STR("A"), STR("B")};
    struct str list = labels_list(plan->context->labels, plan->arena, (struct str_list){names, 2});
    struct str word = list.len > 2 ? str_slice(list, 1, list.len - 2) : STR_NONE;
    return word.len > 2 && word.ptr[0] == ' ' && word.ptr[word.len - 1] == ' ' ? word : STR_NONE;
}

/* The length of the name at the start of a text, and of what separates it from the next. */
static size_t
name_bytes(struct str text, const struct str *separators, size_t *separator)
{
    size_t end = text.len;
    *separator = 0;
    for (int i = 0; i < SEPARATORS; i++) {
        size_t at = separators[i].len ? str_find(text, separators[i]) : SIZE_MAX;
        if (at >= end)
            continue;
        end = at;
        *separator = separators[i].len;
    }
    return end;
}

struct str_list
person_names(const struct plan *plan, struct str text)
{
    const struct str separators[SEPARATORS] = {and_of(plan), STR(" & "), STR(", "), STR("、")};
    struct str_list names = {arena_array(plan->arena, PERSON_NAMES_MAX, sizeof(struct str)), 0};
    bool joined = str_find(text, STR(" & ")) != SIZE_MAX || str_find(text, STR("、")) != SIZE_MAX ||
                  (separators[0].len && str_find(text, separators[0]) != SIZE_MAX);
    const struct str whole = str_trim(text);
    for (struct str rest = whole; rest.len && names.count < PERSON_NAMES_MAX;) {
        size_t separator, end = name_bytes(rest, separators, &separator);
        struct str name = str_trim(str_slice(rest, 0, end));
        if (!person_initials(plan->arena, name).len)
            joined = false;
        names.items[names.count++] = name;
        rest = str_slice(rest, end + separator, SIZE_MAX);
        if (separators[0].len && str_starts(rest, str_slice(separators[0], 1, SIZE_MAX))) /* "A, B, and C" */
            rest = str_slice(rest, separators[0].len - 1, SIZE_MAX);
    }
    if (!joined) /* "Mateo Silva, Grenoble" */
        names = (struct str_list){names.items, 0};
    if (!names.count && whole.len)
        names.items[names.count++] = whole;
    return names;
}

void
person_draw_disc(const struct plan *plan, struct sheet *sheet, struct rect at, struct str name)
{
    struct str initials = person_initials(plan->arena, name);
    struct text_style style = {.role = ROLE_DECORATION,
                               .face = FACE_HEADING,
                               .size_px = utf8_length(initials) > 1 ? (at.h * 2 + 4) / 5 : at.h / 2,
                               .line_px = at.h,
                               .colour = plan->colours.on_panel};
    if (!initials.len)
        return;
    sheet_add(sheet, BOX_DISC, at, plan->colours.panel);
    sheet_text_centred(sheet, &style, initials, at.x + at.w / 2, at.y);
}

/* A person, measured. */
struct measured_person {
    struct person person;
    const struct text *name, *detail;
};

struct person_layout {
    struct text_block name, detail;
    int disc, x, height;
};

static bool
shows_face(const struct plan *plan, const struct person *person)
{
    return person->face && plan->url.ptr && !plan->side.draw;
}

/* Large enough for legible initials. */
static int
disc_px(const struct plan *plan, float units)
{
    return number_max(plan_px(plan, units), (plan->min_small_px * 5 + 1) / 2);
}

static struct person_layout
lay_out(const struct plan *plan, const struct measured_person *measured, int width_px, float scale)
{
    const struct person *person = &measured->person;
    bool disc = person->who.len > 0 || (shows_face(plan, person) && !plan->side_before);
    struct person_layout layout = {.disc = disc ? disc_px(plan, person->disc) : 0};
    layout.x = disc ? layout.disc + plan_px(plan, person->disc_gap) : 0;
    layout.name = text_block_fit(plan, person->name_style, measured->name, width_px - layout.x, scale);
    layout.detail = text_block_fit(plan, person->detail_style, measured->detail, width_px - layout.x, scale);
    layout.height = layout.name.height + layout.detail.height;
    if (layout.height < layout.disc)
        layout.height = layout.disc;
    return layout;
}

static int
person_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    return lay_out(plan, part->data, width_px, scale).height;
}

static void
draw_person(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
            float scale)
{
    const struct measured_person *measured = part->data;
    struct person_layout layout = lay_out(plan, measured, at.w, scale);
    int y = at.y + (layout.height - layout.name.height - layout.detail.height) / 2;
    struct rect disc = {at.x, at.y + (layout.height - layout.disc) / 2, layout.disc, layout.disc};
    if (layout.disc && shows_face(plan, &measured->person))
        side_draw_disc(plan, sheet, disc);
    else if (layout.disc)
        person_draw_disc(plan, sheet, disc, measured->person.who);
    text_block_draw(plan, sheet, &layout.name, at.x + layout.x, y);
    text_block_draw(plan, sheet, &layout.detail, at.x + layout.x, y + layout.name.height);
}

void
person_add(struct plan *plan, float gap, const struct person *person)
{
    struct measured_person *measured = arena_alloc(plan->arena, sizeof(*measured));
    measured->person = *person;
    measured->name = plan_measure(plan, person->name_style->face, person->name);
    measured->detail = plan_measure(plan, person->detail_style->face, person->detail);
    plan_add_drawn(plan, gap, person_height, draw_person, measured);
}

/* "Tomasz Wójcik, boutique de Lyon": the name, and the text that precedes the detail. */
static void
split_name(struct plan *plan, struct person *person)
{
    size_t comma = str_find(person->name, STR(", "));
    if (comma == SIZE_MAX)
        return;
    person->detail = frame_join(plan->arena, str_slice(person->name, comma + 2, SIZE_MAX), person->detail);
    person->name = str_slice(person->name, 0, comma);
}

int
person_longest_word_px(const struct plan *plan, enum face face, struct str names, int size_px)
{
    const struct metrics *metrics = plan->context->metrics;
    int longest = 0;
    while (names.ptr) {
        int width = metrics->width(metrics->ctx, face, size_px, str_split(&names, ' '));
        longest = number_max(width, longest);
    }
    return longest;
}

void
person_drop_picture(struct plan *plan, struct str name)
{
    struct rect area = frame_of(plan).area;
    int disc = disc_px(plan, DISC) + plan_px(plan, DISC_GAP);
    int longest = person_longest_word_px(plan, style_row_name.face, name, plan->min_body_px);
    bool beside = plan->side.draw && !side_stacked(plan);
    if (beside && plan->url.ptr && longest > side_place(plan, area, 1).column.w - disc)
        plan->side = (struct side){0};
}

void
person_row(struct plan *plan, struct str name, struct str detail)
{
    struct person row = {true, STR_NONE, name, detail, &style_row_name, &style_row_detail, DISC, DISC_GAP};
    split_name(plan, &row);
    if (person_initials(plan->arena, row.name).len)
        row.who = row.name;
    if (row.name.len > ROW_MAX || row.detail.len > ROW_MAX) {
        plan_add_text(plan, &style_name, 44, name);
        plan_add_text(plan, &style_detail, str_blank(name) ? 44 : 6, detail);
    } else if (!str_blank(row.name) || !str_blank(row.detail)) {
        person_add(plan, 52, &row);
    }
}
