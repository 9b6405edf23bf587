#include "fakes/inspect.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define FULL    255 /* the pixel has the colour of the ink */
#define STRONG  96  /* two texts of this coverage on one pixel overlap */
#define SAMPLES 12  /* least number of pixels of a colour */
#define SEEN    24  /* visible difference of a channel */
#define BEHIND  3.0 /* the minimum contrast of a text with any pixel of a picture around it */

/* The pixels of one text, painted alone in white on black around its box. */
struct ink {
    struct canvas *canvas;
    int left, top;   /* place of the canvas in the frame */
    struct rect box; /* around all its pixels, in the frame; w = 0: none */
    bool coloured;   /* some of it is colour pictures, whose black is not detected */
};

static int
grey(uint32_t pixel)
{
    int r = (int)(pixel >> 16 & 0xFF), g = (int)(pixel >> 8 & 0xFF), b = (int)(pixel & 0xFF);
    return r == g && g == b ? r : -1;
}

static void
grow(struct rect *box, int x, int y)
{
    if (box->w == 0) {
        *box = (struct rect){x, y, 1, 1};
        return;
    }
    int right = box->x + box->w > x + 1 ? box->x + box->w : x + 1;
    int bottom = box->y + box->h > y + 1 ? box->y + box->h : y + 1;
    box->x = box->x < x ? box->x : x;
    box->y = box->y < y ? box->y : y;
    box->w = right - box->x;
    box->h = bottom - box->y;
}

/* A canvas whose memory is used again. */
static void
make_scratch(struct inspection *inspection, int width, int height)
{
    size_t count = (size_t)width * (size_t)height;
    if (inspection->scratch_room < count) {
        memory_free(inspection->scratch.pixels);
        inspection->scratch.pixels = memory_array(count, sizeof(uint32_t));
        inspection->scratch_room = count;
    }
    inspection->scratch.width = width;
    inspection->scratch.height = height;
    memset(inspection->scratch.pixels, 0, count * sizeof(uint32_t));
}

static struct ink
paint_ink(struct inspection *inspection, const struct box *box)
{
    int pad = box->size_px;
    make_scratch(inspection, box->at.w + 2 * pad, box->at.h + 2 * pad);
    struct ink ink = {&inspection->scratch, box->at.x - pad, box->at.y - pad, {0, 0, 0, 0}, false};
    fonts_paint(inspection->gallery->fonts, ink.canvas, box->face, box->size_px, box->text, box->rtl, pad,
                box->baseline_px - ink.top, 0xFFFFFFFF);
    const uint32_t *pixel = ink.canvas->pixels;
    for (int y = 0; y < ink.canvas->height; y++)
        for (int x = 0; x < ink.canvas->width; x++)
            if (*pixel++ & 0xFFFFFF) {
                grow(&ink.box, ink.left + x, ink.top + y);
                ink.coloured = ink.coloured || grey(pixel[-1]) < 0;
            }
    return ink;
}

static uint32_t
ink_at(const struct ink *ink, int x, int y)
{
    return ink->canvas->pixels[(size_t)(y - ink->top) * (size_t)ink->canvas->width + (size_t)(x - ink->left)];
}

/* Notes which text is drawn where. Returns how many pixels two texts cover strongly. */
static int
claim(struct inspection *inspection, const struct ink *ink, int index)
{
    const struct canvas *canvas = inspection->canvas;
    int both = 0;
    for (int y = ink->box.y; y < ink->box.y + ink->box.h; y++)
        for (int x = ink->box.x; x < ink->box.x + ink->box.w; x++) {
            uint32_t pixel = ink_at(ink, x, y) & 0xFFFFFF;
            if (!pixel || x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
                continue;
            size_t at = (size_t)y * (size_t)canvas->width + (size_t)x;
            int cover = grey(pixel) > 0 ? grey(pixel) : STRONG; /* a colour glyph has colours of its own */
            both += inspection->owner[at] && inspection->cover[at] >= STRONG && cover >= STRONG;
            inspection->owner[at] = (uint16_t)(index + 1);
            inspection->cover[at] = (uint8_t)cover;
        }
    return both;
}

/* Accents, descenders and overhanging strokes may leave the line's box by a little. */
static void
check_ink(struct inspection *inspection, const struct box *box, const struct ink *ink)
{
    uint32_t missing;
    if (ink->box.w == 0) {
        if (fonts_missing(inspection->gallery->fonts, box->text, &missing, 1) == 0)
            inspect_report(inspection, FAULT_BLANK, box, "no ink");
        return;
    }
    int side = box->size_px / 8 + 1, high = box->size_px / 4 + 1;
    struct rect room = {box->at.x - side, box->at.y - high, box->at.w + 2 * side, box->at.h + 2 * high};
    if (!inspect_inside(ink->box, room))
        inspect_report(inspection, FAULT_CLIPPED, box, "ink at %d,%d %dx%d passes its box", ink->box.x,
                       ink->box.y, ink->box.w, ink->box.h);
    struct rect frame = {0, 0, inspection->canvas->width, inspection->canvas->height};
    if (box->backdrop)
        return;
    if (!inspect_inside(ink->box, frame))
        inspect_report(inspection, FAULT_CLIPPED, box, "ink outside the frame");
    if (inspect_bleeds(inspection, box))
        return;
    struct rect safe = inspect_safe(inspection);
    struct rect loose = {safe.x - side, safe.y - side, safe.w + 2 * side, safe.h + 2 * side};
    if (!inspect_inside(ink->box, loose))
        inspect_report(inspection, FAULT_MARGIN, box, "ink outside the safe area");
}

static bool
alike(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > SEEN)
            return false;
    return true;
}

/* What the finished frame has in the place of one text. */
struct found {
    uint32_t ink, ground;   /* the first of each; 0: none */
    int inks, grounds;      /* pixels */
    int other_ink, strange; /* of these, different from the first */
    uint32_t last;          /* inspected background */
    double worst;           /* contrast of the background with the text */
};

static void
look_at_ground(struct found *found, uint32_t pixel)
{
    if (!found->ground)
        found->ground = pixel;
    found->grounds++;
    found->strange += !alike(pixel, found->ground);
    if (found->ink && pixel != found->last) {
        found->last = pixel;
        double contrast = theme_contrast(found->ink, pixel);
        found->worst = contrast < found->worst ? contrast : found->worst;
    }
}

static void
look_at_ink(struct found *found, uint32_t pixel)
{
    if (!found->ink)
        found->ink = pixel;
    found->inks++;
    found->other_ink += !alike(pixel, found->ink);
}

static struct found
look(const struct inspection *inspection, struct rect at, int index, bool inks)
{
    const struct canvas *canvas = inspection->canvas;
    struct found found = {.worst = 21};
    for (int pass = inks ? 0 : 1; pass < 2; pass++)
        for (int y = at.y < 0 ? 0 : at.y; y < at.y + at.h && y < canvas->height; y++)
            for (int x = at.x < 0 ? 0 : at.x; x < at.x + at.w && x < canvas->width; x++) {
                size_t i = (size_t)y * (size_t)canvas->width + (size_t)x;
                if (pass == 0 && inspection->owner[i] == index + 1 && inspection->cover[i] >= FULL)
                    look_at_ink(&found, canvas->pixels[i]);
                if (pass == 1 && !inspection->owner[i])
                    look_at_ground(&found, canvas->pixels[i]);
            }
    return found;
}

static bool
on_picture(const struct inspection *inspection, struct rect at)
{
    for (int i = 0; i < inspection->slide->count; i++) {
        const struct box *box = &inspection->slide->boxes[i];
        if (box->type == BOX_PICTURE && inspect_touch(box->at, at))
            return true;
    }
    return false;
}

static void
check_colours(struct inspection *inspection, const struct box *box, struct rect at, int index)
{
    struct found found = look(inspection, at, index, true);
    bool picture = on_picture(inspection, at);
    bool read = box->role == ROLE_TITLE || box->role == ROLE_BODY || box->role == ROLE_NAME;
    if (found.inks < SAMPLES || found.grounds < SAMPLES)
        return;
    double contrast = theme_contrast(found.ink, found.ground);
    if (found.other_ink * 50 > found.inks)
        inspect_report(inspection, FAULT_CLIPPED, box, "painted over: %d of %d pixels", found.other_ink,
                       found.inks);
    if (picture && found.worst < BEHIND)
        inspect_report(inspection, FAULT_CONTRAST, box, "contrast %.1f on its picture", found.worst);
    if (!picture && contrast < (read ? THEME_CONTRAST_TEXT : THEME_CONTRAST_REST) - 0.2)
        inspect_report(inspection, FAULT_CONTRAST, box, "contrast %.1f of %06x on %06x", contrast,
                       found.ink & 0xFFFFFF, found.ground & 0xFFFFFF);
    /* a shape behind it, on which it must be legible too */
    if (!picture && found.strange && found.worst < (read ? THEME_CONTRAST_TEXT : THEME_CONTRAST_REST) - 0.2)
        inspect_report(inspection, FAULT_CONTRAST, box, "%d pixels of something else behind it",
                       found.strange);
}

/* Only background is in the margin, except where a picture reaches an edge. */
static void
check_margin(struct inspection *inspection)
{
    const struct canvas *canvas = inspection->canvas;
    struct rect safe = inspect_safe(inspection);
    int strange = 0;
    for (int i = 0; i < inspection->slide->count; i++)
        if (inspect_bleeds(inspection, &inspection->slide->boxes[i]))
            return;
    for (int y = 0; y < canvas->height; y++)
        for (int x = 0; x < canvas->width; x++) {
            if (y >= safe.y && y < safe.y + safe.h && x == safe.x)
                x += safe.w;
            size_t at = (size_t)y * (size_t)canvas->width + (size_t)x;
            /* the letters were checked with their text */
            strange += canvas->pixels[at] != inspection->slide->ground && !inspection->owner[at];
        }
    if (strange)
        inspect_report(inspection, FAULT_MARGIN, NULL, "%d pixels in the margin", strange);
}

static void
make_room(struct inspection *inspection)
{
    size_t count = (size_t)inspection->canvas->width * (size_t)inspection->canvas->height;
    if (inspection->room < count) {
        memory_free(inspection->owner);
        memory_free(inspection->cover);
        inspection->owner = memory_array(count, sizeof(uint16_t));
        inspection->cover = memory_array(count, sizeof(uint8_t));
        inspection->room = count;
    }
    memset(inspection->owner, 0, count * sizeof(uint16_t));
    memset(inspection->cover, 0, count * sizeof(uint8_t));
}

void
inspect_pixels(struct inspection *inspection)
{
    const struct slide *slide = inspection->slide;
    struct ink *inks = memory_array((size_t)slide->count + 1, sizeof(*inks));
    make_room(inspection);
    for (int i = 0; i < slide->count; i++) {
        const struct box *box = &slide->boxes[i];
        if (box->type != BOX_TEXT)
            continue;
        inks[i] = paint_ink(inspection, box);
        check_ink(inspection, box, &inks[i]);
        if (claim(inspection, &inks[i], i))
            inspect_report(inspection, FAULT_OVERLAP, box, "its ink is on that of another text");
    }
    for (int i = 0; i < slide->count; i++)
        if (inks[i].box.w && !inks[i].coloured && !slide->boxes[i].backdrop)
            check_colours(inspection, &slide->boxes[i], inks[i].box, i);
    check_margin(inspection);
    memory_free(inks);
}
