#include "fakes/inspect.h"

#include <stdarg.h>
#include <stdio.h>

#include "slide/legible_sizes.h"

#define SIZES_MAX     3
#define WEIGHTS_MAX   2
#define DIFFERENT_MAX 8

void
inspect_report(struct inspection *inspection, enum fault fault, const struct box *box, const char *format,
               ...)
{
    va_list arguments;
    inspection->faults[fault]++;
    printf("%s, %s, page %d of %d: ", inspection->name, kind_name(inspection->slide->kind),
           inspection->slide->page + 1, inspection->slide->pages);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    if (box)
        printf(": '%.*s' at %d,%d %dx%d size %d", STR_ARG(box->text), box->at.x, box->at.y, box->at.w,
               box->at.h, box->size_px);
    putchar('\n');
}

bool
inspect_bleeds(const struct inspection *inspection, const struct box *box)
{
    const struct canvas *canvas = inspection->canvas;
    struct rect at = box->at;
    return box->backdrop ||
           (box->type == BOX_PICTURE &&
            (at.x <= 0 || at.y <= 0 || at.x + at.w >= canvas->width || at.y + at.h >= canvas->height));
}

struct rect
inspect_safe(const struct inspection *inspection)
{
    int width = inspection->canvas->width, height = inspection->canvas->height;
    int x = width * SLIDE_SAFE_PERCENT / 100, y = height * SLIDE_SAFE_PERCENT / 100;
    return (struct rect){x, y, width - 2 * x, height - 2 * y};
}

bool
inspect_inside(struct rect in, struct rect out)
{
    return in.x >= out.x && in.y >= out.y && in.x + in.w <= out.x + out.w && in.y + in.h <= out.y + out.h;
}

bool
inspect_touch(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static void
check_margin(struct inspection *inspection, const struct box *box)
{
    if (!inspect_bleeds(inspection, box) && !inspect_inside(box->at, inspect_safe(inspection)))
        inspect_report(inspection, FAULT_MARGIN, box, "outside the safe area");
}

/* Nothing is smaller than legible on 43 inches at 4 metres; text for reading has at least 1/24 of the
 * shorter side. */
static void
check_size(struct inspection *inspection, const struct box *box)
{
    const struct canvas *canvas = inspection->canvas;
    struct slide_context context = {
        .width = canvas->width, .height = canvas->height, .metrics = &inspection->gallery->metrics};
    struct legible_sizes least = legible_sizes_of(&context);
    bool read = box->role == ROLE_TITLE || box->role == ROLE_BODY || box->role == ROLE_NAME;
    int floor_px = read ? least.body_px : least.small_px;
    if (box->type == BOX_TEXT && !box->backdrop && box->size_px < floor_px)
        inspect_report(inspection, FAULT_SIZE, box, "smaller than %d pixels", floor_px);
}

/* What nothing may overlap; a picture that reaches an edge is a background. */
static bool
stands(const struct inspection *inspection, const struct box *box)
{
    return (box->type == BOX_TEXT && !box->backdrop) || box->type == BOX_QR || box->type == BOX_ICON ||
           (box->type == BOX_PICTURE && !inspect_bleeds(inspection, box));
}

static void
check_overlap(struct inspection *inspection, const struct box *under, const struct box *over)
{
    if (!stands(inspection, over) || !inspect_touch(under->at, over->at))
        return;
    if (stands(inspection, under))
        inspect_report(inspection, FAULT_OVERLAP, over, "over '%.*s'", STR_ARG(under->text));
    else if (under->type == BOX_FILL && !under->backdrop && !inspect_inside(over->at, under->at))
        inspect_report(inspection, FAULT_OVERLAP, over, "half out of its panel");
}

struct numbers {
    int values[DIFFERENT_MAX], count;
};

static void
add_number(struct numbers *numbers, int value)
{
    for (int i = 0; i < numbers->count; i++)
        if (numbers->values[i] == value)
            return;
    if (numbers->count < DIFFERENT_MAX)
        numbers->values[numbers->count++] = value;
}

/* Initials and numerals that are shapes are no text. */
void
inspect_scale(struct inspection *inspection)
{
    const struct slide *slide = inspection->slide;
    const struct theme *theme = inspection->gallery->theme;
    struct numbers sizes = {.count = 0}, weights = {.count = 0};
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        if (box->type != BOX_TEXT || box->role == ROLE_DECORATION)
            continue;
        add_number(&sizes, box->size_px);
        add_number(&weights, theme->faces[box->face].weight);
        if (sizes.count > SIZES_MAX || weights.count > WEIGHTS_MAX) {
            inspect_report(inspection, FAULT_SCALE, box, "%d sizes, %d weights", sizes.count, weights.count);
            return;
        }
    }
}

void
inspect_boxes(struct inspection *inspection)
{
    const struct slide *slide = inspection->slide;
    bool says = false;
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        says = says || (box->role >= ROLE_TITLE && box->role <= ROLE_PICTURE);
        check_margin(inspection, box);
        check_size(inspection, box);
        for (int k = 0; k < i; k++)
            check_overlap(inspection, &slide->boxes[k], box);
    }
    inspect_scale(inspection);
    if (!says)
        inspect_report(inspection, FAULT_BLANK, NULL, "says nothing");
}
