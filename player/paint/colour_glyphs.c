#include "paint/colour_glyphs.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/str.h"
#include "paint/pixel.h"
#include "paint/surface.h"

/* Colour glyphs are drawn for an em of their own; slightly smaller they match capitals better. */
#define EM_SCALE 0.92

#define GRINNING_FACE      0x1F600
#define GRINNING_FACE_UTF8 "\xF0\x9F\x98\x80"

#define SLOTS     512
#define PROBES    16                /* slots to try for a glyph */
#define BYTES_MAX ((size_t)8 << 20) /* as many pixels as a screen of 1920×1080 has */

struct glyph_slot {
    struct colour_glyph glyph; /* pixels NULL: free */
    const char *path;          /* owned by the font list */
    int size_px;
    unsigned used;
    char text[ITEMISE_CLUSTER_BYTES + 1];
};

struct colour_glyphs {
    struct glyph_slot slots[SLOTS];
    size_t bytes;
    unsigned clock;
};

struct colour_glyphs *
colour_glyphs_create(void)
{
    return memory_alloc(sizeof(struct colour_glyphs));
}

static size_t
glyph_bytes(const struct colour_glyph *glyph)
{
    return (size_t)glyph->width * (size_t)glyph->height * sizeof(uint32_t);
}

static void
drop_slot(struct colour_glyphs *glyphs, struct glyph_slot *slot)
{
    if (slot->glyph.pixels)
        glyphs->bytes -= glyph_bytes(&slot->glyph);
    memory_free(slot->glyph.pixels);
    *slot = (struct glyph_slot){.path = NULL};
}

static void
drop_all(struct colour_glyphs *glyphs)
{
    for (int i = 0; i < SLOTS; i++)
        drop_slot(glyphs, &glyphs->slots[i]);
}

void
colour_glyphs_destroy(struct colour_glyphs *glyphs)
{
    if (!glyphs)
        return;
    drop_all(glyphs);
    memory_free(glyphs);
}

/* The ratio of the requested size to the font's only size. */
static double
scale_of(const struct font_file *file, int size_px)
{
    return EM_SCALE * size_px / file->strike_px;
}

/* In the font's only size; 0 when the font cannot be opened. */
static int
strike_advance(struct font_cache *cache, const struct run *run)
{
    struct font_file *file = run->file;
    if (file->strike_advance_px > 0)
        return file->strike_advance_px;
    TTF_Font *font = font_cache_open(cache, file, file->strike_px, run->rtl, run->script);
    const char *text = font_file_has(file, GRINNING_FACE) ? GRINNING_FACE_UTF8 : run->text;
    if (font && TTF_SizeUTF8(font, text, &file->strike_advance_px, NULL) < 0)
        return 0;
    return file->strike_advance_px;
}

int
colour_glyphs_advance(struct font_cache *cache, const struct run *run, int size_px)
{
    return (int)(strike_advance(cache, run) * scale_of(run->file, size_px) + 0.5);
}

/* Sums of premultiplied pixels over an area. */
struct sum {
    double alpha, channels[3];
    double area;
};

static void
sum_add(struct sum *sum, uint32_t pixel, double area)
{
    double alpha = pixel_alpha(pixel) * area;
    sum->alpha += alpha;
    for (int i = 0; i < 3; i++)
        sum->channels[i] += (pixel >> (8 * i) & 0xFF) * alpha;
}

static uint32_t
sum_pixel(const struct sum *sum)
{
    if (sum->alpha <= 0)
        return 0;
    uint32_t pixel = (uint32_t)(sum->alpha / sum->area + 0.5) << 24;
    for (int i = 0; i < 3; i++)
        pixel |= (uint32_t)(sum->channels[i] / sum->alpha + 0.5) << (8 * i);
    return pixel;
}

static double
overlap(double from, double to, int pixel)
{
    double low = number_max(from, pixel), high = number_min(to, pixel + 1);
    return high - low;
}

/* The source pixels under one target pixel: the first, the one after the last, and the weights of these two.
 */
struct span {
    int from, to;
    double first, last;
};

static struct span
span_of(double from, double step, int end)
{
    double to = number_min(from + step, end);
    struct span span = {.from = (int)from, .to = (int)ceil(to)};
    span.first = overlap(from, to, span.from);
    span.last = overlap(from, to, span.to - 1);
    return span;
}

static double
part_of(const struct span *span, int at)
{
    return at == span->from ? span->first : at == span->to - 1 ? span->last : 1;
}

/* The mean of the source pixels under one target pixel. */
static uint32_t
mean(const SDL_Surface *surface, const struct span *across, const struct span *down)
{
    struct sum sum = {0};
    for (int y = down->from; y < down->to; y++) {
        const uint32_t *row = surface_row(surface, y);
        double high = part_of(down, y);
        for (int x = across->from; x < across->to; x++) {
            double area = part_of(across, x) * high;
            sum.area += area;
            if (pixel_alpha(row[x]) > 0)
                sum_add(&sum, row[x], area);
        }
    }
    return sum_pixel(&sum);
}

static struct colour_glyph
scale(const SDL_Surface *surface, int ascent, double scale)
{
    struct colour_glyph glyph = {.width = (int)(surface->w * scale),
                                 .height = (int)(surface->h * scale),
                                 .ascent_px = (int)(ascent * scale + 0.5)};
    size_t pixels = (size_t)glyph.width * (size_t)glyph.height;
    glyph.pixels = memory_array(pixels + 1, sizeof(uint32_t));
    struct span *across = memory_array((size_t)glyph.width + 1, sizeof(*across));
    for (int x = 0; x < glyph.width; x++)
        across[x] = span_of(x / scale, 1 / scale, surface->w);
    uint32_t *to = glyph.pixels;
    for (int y = 0; y < glyph.height; y++) {
        struct span down = span_of(y / scale, 1 / scale, surface->h);
        for (int x = 0; x < glyph.width; x++)
            *to++ = mean(surface, &across[x], &down);
    }
    memory_free(across);
    return glyph;
}

static bool
is_same(const struct glyph_slot *slot, const struct run *run, int size_px)
{
    return slot->glyph.pixels && slot->size_px == size_px && strcmp(slot->text, run->text) == 0 &&
           strcmp(slot->path, run->file->path) == 0;
}

/* The glyph's slot, or the least recently used of those it may have. */
static struct glyph_slot *
slot_for(struct colour_glyphs *glyphs, const struct run *run, int size_px)
{
    uint64_t at = str_hash(str_from(run->text), STR_HASH_SEED ^ (uint64_t)size_px);
    struct glyph_slot *oldest = &glyphs->slots[at % SLOTS];
    for (int i = 0; i < PROBES; i++) {
        struct glyph_slot *slot = &glyphs->slots[(at + (uint64_t)i) % SLOTS];
        if (is_same(slot, run, size_px))
            return slot;
        if (slot->used < oldest->used)
            oldest = slot;
    }
    return oldest;
}

/* False when its font cannot be opened. */
static bool
read_glyph(struct font_cache *cache, const struct run *run, int size_px, struct colour_glyph *glyph)
{
    int advance = strike_advance(cache, run);
    TTF_Font *font = font_cache_open(cache, run->file, size_px, run->rtl, run->script);
    SDL_Surface *surface = font ? TTF_RenderUTF8_Blended(font, run->text, SURFACE_WHITE) : NULL;
    if (!surface)
        return false;
    double fit = advance > 0 && surface->w > advance ? (double)advance / surface->w : 1;
    *glyph = scale(surface, TTF_FontAscent(font) + surface_moved_down(surface, font),
                   fit * scale_of(run->file, size_px));
    SDL_FreeSurface(surface);
    return true;
}

const struct colour_glyph *
colour_glyphs_find(struct colour_glyphs *glyphs, struct font_cache *cache, const struct run *run, int size_px)
{
    struct glyph_slot *slot = slot_for(glyphs, run, size_px);
    slot->used = ++glyphs->clock;
    if (is_same(slot, run, size_px))
        return &slot->glyph;
    struct colour_glyph glyph;
    if (!read_glyph(cache, run, size_px, &glyph))
        return NULL;
    drop_slot(glyphs, slot);
    if (glyphs->bytes + glyph_bytes(&glyph) > BYTES_MAX)
        drop_all(glyphs);
    *slot = (struct glyph_slot){
        .glyph = glyph, .path = run->file->path, .size_px = size_px, .used = glyphs->clock};
    glyphs->bytes += glyph_bytes(&glyph);
    snprintf(slot->text, sizeof(slot->text), "%s", run->text);
    return &slot->glyph;
}
