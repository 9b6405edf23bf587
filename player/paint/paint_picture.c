#include "paint/paint_box.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/number.h"
#include "picture/crop.h"
#include "picture/scale.h"
#include "paint/pixel.h"

#define LOG_MODULE "screen"
#include "base/log.h"

#define MAX_PIXELS ((int64_t)100 << 20)
#define SPREAD_SIDE                                                                                          \
    6 /* reduced to this and enlarged in two steps, a picture becomes a blurred background                   \
       */
#define SPREAD_STEP 8
#define SPREAD_SEEN 0.35f
#define PANEL_ALPHA 0x14000000u
/* How much of its panel a transparent picture fills. */
#define PANEL_SHARE   0.88
#define PLATE_GAIN    0.1f
#define PLATE_LIGHT   0xFFF6F4EFu
#define PLATE_DARK    0xFF16191Du
#define GRID          64
#define INK_ALPHA     96
#define CONTRAST_SEEN 1.5
/* Of a border: pixels examined on each side, their maximum distance from the mean, and how many of them. */
#define BORDER_SAMPLES 64
#define BORDER_STEPS   20
#define BORDER_PLAIN   0.94

static bool
decode(const struct painter *painter, struct str url, struct rect at, bool cover, struct picture *out)
{
    enum reason_code why = REASON_NONE;
    struct str bytes = painter->picture(painter->picture_ctx, url);
    if (!bytes.ptr)
        return false;
    if (picture_decode(bytes, at.w, at.h, cover, MAX_PIXELS, out, &why))
        return true;
    log_warn("cannot decode a stored picture: '%.*s': %s", STR_ARG(url),
             reason_code_words(why, REASON_ENGLISH));
    return false;
}

static void
resize(struct picture *picture, int width, int height)
{
    if (width == picture->width && height == picture->height)
        return;
    uint32_t *pixels = memory_array((size_t)width * (size_t)height, sizeof *pixels);
    struct scaler *scaler = scaler_create(picture->width, picture->height, width, height);
    for (int y = 0; y < picture->height; y++)
        scaler_push(scaler, picture->pixels + (size_t)y * (size_t)picture->width, pixels);
    scaler_destroy(scaler);
    memory_free(picture->pixels);
    picture->pixels = pixels;
    picture->width = width, picture->height = height;
}

static int
rounded(double x)
{
    return x < 1 ? 1 : (int)(x + 0.5);
}

static void
resize_by(struct picture *picture, double factor)
{
    resize(picture, rounded(picture->width * factor), rounded(picture->height * factor));
}

static double
cover_factor(const struct picture *picture, struct rect at)
{
    return fmax((double)at.w / picture->width, (double)at.h / picture->height);
}

static double
contain_factor(const struct picture *picture, struct rect at)
{
    return fmin((double)at.w / picture->width, (double)at.h / picture->height);
}

/* The part of a picture that is cropped on the left or top, so that its focus is as near to the middle as
 * possible. */
static int
cropped_before(float focus, int picture_px, int place_px)
{
    int before = (int)(focus * (float)picture_px) - place_px / 2, hidden = picture_px - place_px;
    return number_clamp(before, 0, hidden);
}

static void
paint_covering(struct canvas *canvas, const struct box *box, const struct picture *picture)
{
    bool said = box->focused;
    int x = box->at.x - (said ? cropped_before(box->focus_x, picture->width, box->at.w)
                              : picture_crop_start(picture, true, box->at.w, box->focus_x));
    int y = box->at.y - (said ? cropped_before(box->focus_y, picture->height, box->at.h)
                              : picture_crop_start(picture, false, box->at.h, box->focus_y));
    canvas_image(canvas, picture->pixels, picture->width, picture->height, x, y, box->at, box->radius_px);
}

static void
paint_spread(const struct painter *painter, uint32_t ground, const struct box *box, struct canvas *canvas)
{
    struct picture cloud;
    struct rect small = {0, 0, SPREAD_SIDE, SPREAD_SIDE};
    if (!decode(painter, box->url, small, true, &cloud))
        return;
    resize_by(&cloud, SPREAD_STEP);
    resize_by(&cloud, cover_factor(&cloud, box->at));
    size_t count = (size_t)cloud.width * (size_t)cloud.height;
    for (size_t i = 0; i < count; i++)
        cloud.pixels[i] = pixel_mix(ground, cloud.pixels[i], (uint32_t)(SPREAD_SEEN * 255));
    paint_covering(canvas, box, &cloud);
    picture_finish(&cloud);
}

/* How much of the visible part of a picture differs from a background, 0 to 1, and its average contrast. */
struct contrast {
    float share, contrast;
};

/* A grid of its pixels is examined. */
static struct contrast
contrast_on(const struct picture *picture, uint32_t ground)
{
    int step_x = picture->width / GRID + 1, step_y = picture->height / GRID + 1;
    int ink = 0, seen = 0;
    double sum = 0;
    for (int y = step_y / 2; y < picture->height; y += step_y)
        for (int x = step_x / 2; x < picture->width; x += step_x) {
            uint32_t pixel = picture->pixels[(size_t)y * (size_t)picture->width + (size_t)x];
            if (pixel_alpha(pixel) < INK_ALPHA)
                continue;
            double contrast = theme_contrast(pixel | 0xFF000000u, ground);
            ink++;
            seen += contrast >= CONTRAST_SEEN;
            sum += contrast;
        }
    return ink ? (struct contrast){(float)seen / (float)ink, (float)(sum / ink)} : (struct contrast){1, 1};
}

/* A plate that shows more of the picture, or as much with more contrast; 0 when none does. */
static uint32_t
plate_for(const struct picture *picture, uint32_t ground, float share)
{
    struct contrast here = contrast_on(picture, ground), light = contrast_on(picture, PLATE_LIGHT),
                    dark = contrast_on(picture, PLATE_DARK);
    if (here.share >= share || fmaxf(light.share, dark.share) <= here.share + PLATE_GAIN)
        return 0;
    bool alike = fabsf(light.share - dark.share) < PLATE_GAIN;
    return (alike ? light.contrast >= dark.contrast : light.share > dark.share) ? PLATE_LIGHT : PLATE_DARK;
}

/* A dark logo on a dark background would be invisible: it gets a light plate; a light one on a light
 * background a dark one. */
static bool
paint_plate(const struct box *box, const struct picture *picture, struct canvas *canvas)
{
    int x = number_max(box->plate.x, 0), y = number_max(box->plate.y, 0);
    if (!picture->alpha || box->plate.w < 1 || x >= canvas->width || y >= canvas->height)
        return false;
    x += (box->plate.w - 1) / 2 < canvas->width - x ? (box->plate.w - 1) / 2 : 0;
    uint32_t ground = canvas->pixels[(size_t)y * (size_t)canvas->width + (size_t)x];
    uint32_t plate = plate_for(picture, ground, box->plate_share);
    if (plate)
        canvas_rect(canvas, box->plate, box->plate_radius_px, plate);
    return plate != 0;
}

/* The whole picture in the middle of the box. */
static void
paint_framed(const struct painter *painter, const struct slide *slide, const struct box *box,
             struct picture *picture, struct canvas *canvas)
{
    struct rect place = box->at;
    int within = picture->alpha && box->clear_px ? box->clear_px : box->within_px;
    if (within)
        place.h = within;
    double factor = contain_factor(picture, place);
    if (picture->alpha && !box->without_panel)
        factor *= PANEL_SHARE;
    if (factor != 1)
        resize_by(picture, fmin(factor, (double)slide_enlarge_max(canvas->width, canvas->height)));
    struct rect at = {place.x + (place.w - picture->width) / 2, place.y + (place.h - picture->height) / 2,
                      picture->width, picture->height};
    bool plated = paint_plate(box, picture, canvas);
    if (picture->alpha && !box->without_panel && !plated)
        canvas_rect(canvas, box->at, box->radius_px, PANEL_ALPHA | 0xFFFFFFu);
    else if (!picture->alpha && !box->without_panel && (at.w < box->at.w || at.h < box->at.h))
        paint_spread(painter, slide->ground, box, canvas);
    /* where it reaches an edge of the box it shares the box's corners */
    bool touches = at.w >= box->at.w || at.h >= box->at.h;
    canvas_image(canvas, picture->pixels, at.w, at.h, at.x, at.y, touches ? box->at : at,
                 picture->alpha ? 0
                 : touches      ? box->radius_px
                                : box->radius_px / 2);
}

/* The colour of a picture's border, if nearly all of it has one colour. */
struct border {
    uint32_t colour;
    bool plain;
};

static bool
is_near(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > BORDER_STEPS)
            return false;
    return true;
}

/* One pixel of the edge for each step around it. */
static uint32_t
edge_pixel(const struct picture *picture, int step)
{
    int side = step / BORDER_SAMPLES, at = step % BORDER_SAMPLES;
    int x = at * (picture->width - 1) / (BORDER_SAMPLES - 1);
    int y = at * (picture->height - 1) / (BORDER_SAMPLES - 1);
    x = side == 0 ? 0 : side == 1 ? picture->width - 1 : x;
    y = side == 2 ? 0 : side == 3 ? picture->height - 1 : y;
    return picture->pixels[(size_t)y * (size_t)picture->width + (size_t)x];
}

static struct border
border_of(const struct picture *picture)
{
    uint32_t sums[3] = {0};
    struct border border = {.colour = 0xFF000000u};
    int near = 0;
    for (int i = 0; i < 4 * BORDER_SAMPLES; i++)
        for (int c = 0; c < 3; c++)
            sums[c] += edge_pixel(picture, i) >> (8 * c) & 0xFF;
    for (int c = 0; c < 3; c++)
        border.colour |= (sums[c] / (4 * BORDER_SAMPLES)) << (8 * c);
    for (int i = 0; i < 4 * BORDER_SAMPLES; i++)
        near += is_near(edge_pixel(picture, i), border.colour);
    border.plain = near >= 4 * BORDER_SAMPLES * BORDER_PLAIN;
    return border;
}

/* From edge to edge of the box: cropped; whole if its border has one colour, with which the box is filled, or
 * if it must not be cropped; a transparent one whole on the colour of the box. */
static void
paint_bled(const struct box *box, struct picture *picture, struct canvas *canvas)
{
    struct border border = border_of(picture);
    double most = (double)slide_enlarge_max(canvas->width, canvas->height);
    if (!picture->alpha && !box->contain && !border.plain) {
        double factor = cover_factor(picture, box->at);
        if (factor > 1)
            resize_by(picture, factor);
        paint_covering(canvas, box, picture);
        return;
    }
    uint32_t plate = picture->alpha ? plate_for(picture, box->colour, box->plate_share) : border.colour;
    canvas_rect(canvas, box->at, 0, plate ? plate : box->colour);
    double share = picture->alpha || border.plain ? PANEL_SHARE : 1;
    resize_by(picture, fmin(contain_factor(picture, box->at) * share, most));
    canvas_image(canvas, picture->pixels, picture->width, picture->height,
                 box->at.x + (box->at.w - picture->width) / 2, box->at.y + (box->at.h - picture->height) / 2,
                 box->at, 0);
}

void
paint_picture(const struct painter *painter, const struct slide *slide, const struct box *box,
              struct canvas *canvas)
{
    struct picture picture;
    if (box->at.w < 1 || box->at.h < 1 || !painter->picture)
        return;
    if (!decode(painter, box->url, box->at, !box->contain, &picture))
        return;
    if (box->bordered) {
        paint_bled(box, &picture, canvas);
        picture_finish(&picture);
        return;
    }
    double factor = cover_factor(&picture, box->at);
    bool whole = box->contain || (box->clear_px && picture.alpha);
    if (whole || factor > (double)slide_enlarge_max(canvas->width, canvas->height)) {
        paint_framed(painter, slide, box, &picture, canvas);
    } else {
        if (factor > 1)
            resize_by(&picture, factor);
        paint_covering(canvas, box, &picture);
    }
    picture_finish(&picture);
}
