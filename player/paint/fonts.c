#include "paint/fonts.h"

#include <strings.h>

#include "base/memory.h"
#include "paint/glyphs.h"
#include "paint/width_cache.h"
#include "type/bidi.h"
#include "type/breaks.h"

#define LOG_MODULE "fonts"
#include "base/log.h"

#define SCRATCH_CEILING ((size_t)16 << 20)
#define MISSING_PX      32 /* size at which missing characters are detected */

struct fonts {
    FcConfig *config;
    struct font_list *lists[FACE_COUNT];
    struct font_file *first[FACE_COUNT];
    struct font_cache *cache;
    struct colour_glyphs *colour_glyphs;
    struct width_cache *widths;
    UBreakIterator *clusters;
    struct breaks *breaks;
    struct arena *scratch; /* for one line */
    bool ttf;
};

/* The best font of a face that can be opened and has the letters listed in its table. */
static struct font_file *
first_font(struct fonts *fonts, struct font_list *list)
{
    struct font_file *file;
    while ((file = font_list_first(list))) {
        int width = 0;
        TTF_Font *font = font_cache_open(fonts->cache, file, 32, false, "Latn");
        if (font && TTF_SizeUTF8(font, "Ha0", &width, NULL) == 0 && width > 0)
            break;
        file->broken = true;
    }
    return file;
}

/* Once per family, though several faces may use it. */
static void
warn_if_other(const struct theme *theme, int face, const struct font_file *file)
{
    const char *family = theme->faces[face].family;
    if (file->last_resort) {
        if (face == 0)
            log_error("no installed font can be used: slides use the built-in font; "
                      "install the packages fonts-inter and fonts-noto-core, then start again");
        return;
    }
    for (int before = 0; before < face; before++)
        if (strcasecmp(theme->faces[before].family, family) == 0)
            return;
    if (strcasecmp(file->family, family) != 0)
        log_warn("font '%s' is not installed, taking '%s'; %s", family, file->family,
                 strncasecmp(family, "Inter", strlen("Inter")) == 0
                     ? "the package fonts-inter has it"
                     : "`fc-list : family` names those that are");
}

static enum reason_code
open_all(struct fonts *fonts, const struct theme *theme, const char *last_resort)
{
    UErrorCode status = U_ZERO_ERROR;
    fonts->ttf = TTF_Init() == 0;
    if (!fonts->ttf)
        return REASON_FONTS_NO_FREETYPE;
    fonts->clusters = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    if (U_FAILURE(status))
        return REASON_FONTS_NO_ICU;
    fonts->config = FcInitLoadConfigAndFonts();
    for (int face = 0; face < FACE_COUNT; face++) {
        fonts->lists[face] = font_list_create(fonts->config, &theme->faces[face], last_resort);
        fonts->first[face] = first_font(fonts, fonts->lists[face]);
        if (!fonts->first[face])
            return REASON_FONTS_NONE;
        warn_if_other(theme, face, fonts->first[face]);
    }
    return REASON_NONE;
}

struct fonts *
fonts_create(const struct theme *theme, const char *last_resort, struct reason *why)
{
    struct fonts *fonts = memory_alloc(sizeof *fonts);
    fonts->cache = font_cache_create();
    fonts->colour_glyphs = colour_glyphs_create();
    fonts->widths = width_cache_create();
    fonts->breaks = breaks_create();
    fonts->scratch = arena_create(SCRATCH_CEILING);
    enum reason_code code = open_all(fonts, theme, last_resort);
    if (!code)
        return fonts;
    reason_set(why, code);
    fonts_destroy(fonts);
    return NULL;
}

void
fonts_destroy(struct fonts *fonts)
{
    if (!fonts)
        return;
    font_cache_destroy(fonts->cache);
    colour_glyphs_destroy(fonts->colour_glyphs);
    width_cache_destroy(fonts->widths);
    for (int face = 0; face < FACE_COUNT; face++)
        font_list_destroy(fonts->lists[face]);
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    if (fonts->clusters)
        ubrk_close(fonts->clusters);
    breaks_destroy(fonts->breaks);
    if (fonts->ttf)
        TTF_Quit();
    arena_destroy(fonts->scratch);
    memory_free(fonts);
}

void
fonts_release_memory(struct fonts *fonts)
{
    font_cache_release_memory(fonts->cache);
}

/* False when a font has become unreadable: it is marked as broken then. */
static bool
all_open(struct fonts *fonts, const struct runs *runs, int size_px)
{
    for (size_t i = 0; i < runs->count; i++)
        if (!font_cache_open(fonts->cache, runs->items[i].file, size_px, false, runs->items[i].script))
            return false;
    return true;
}

/* Terminates, since each font breaks only once. */
static struct runs
runs_of(struct fonts *fonts, enum face face, int size_px, struct str text, bool rtl)
{
    for (;;) {
        arena_reset(fonts->scratch);
        struct runs runs = itemise(fonts->lists[face], fonts->clusters, text, rtl, fonts->scratch);
        if (all_open(fonts, &runs, size_px))
            return runs;
        width_cache_clear(fonts->widths);
    }
}

static int
measure_width(void *ctx, enum face face, int size_px, struct str text)
{
    struct fonts *fonts = ctx;
    int width = 0;
    if (width_cache_find(fonts->widths, face, size_px, text, &width))
        return width;
    struct runs runs = runs_of(fonts, face, size_px, text, bidi_base_rtl(text, false));
    for (size_t i = 0; i < runs.count; i++)
        width += glyphs_width(fonts->cache, &runs.items[i], size_px);
    width_cache_put(fonts->widths, face, size_px, text, width);
    return width;
}

static void
measure_extent(void *ctx, enum face face, int size_px, int *cap_px, int *descent_px)
{
    struct fonts *fonts = ctx;
    int top = size_px * 7 / 10, bottom = -size_px / 4;
    if (fonts->first[face] && fonts->first[face]->broken) {
        fonts->first[face] = first_font(fonts, fonts->lists[face]);
        width_cache_clear(fonts->widths);
    }
    if (width_cache_find_extent(fonts->widths, face, size_px, cap_px, descent_px))
        return;
    struct font_file *first = fonts->first[face];
    TTF_Font *font = first ? font_cache_open(fonts->cache, first, size_px, false, "Latn") : NULL;
    if (font) {
        TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, &top, NULL);
        TTF_GlyphMetrics32(font, 'p', NULL, NULL, &bottom, NULL, NULL);
    }
    *cap_px = top;
    *descent_px = -bottom;
    if (font)
        width_cache_put_extent(fonts->widths, face, size_px, top, -bottom);
}

struct metrics
fonts_metrics(struct fonts *fonts)
{
    return (struct metrics){
        .ctx = fonts, .width = measure_width, .extent = measure_extent, .breaks = fonts->breaks};
}

void
fonts_paint(struct fonts *fonts, struct canvas *canvas, enum face face, int size_px, struct str text,
            bool rtl, int x, int baseline_px, uint32_t colour)
{
    struct runs runs = runs_of(fonts, face, size_px, text, rtl);
    struct glyph_sources from = {fonts->cache, fonts->colour_glyphs};
    for (size_t i = 0; i < runs.count && x < canvas->width; i++) {
        struct point at = {(float)x, (float)baseline_px};
        x += glyphs_paint(from, &runs.items[i], size_px, canvas, at, colour);
    }
}

size_t
fonts_missing(struct fonts *fonts, struct str text, uint32_t *codes, size_t room)
{
    struct runs runs = runs_of(fonts, FACE_BODY, MISSING_PX, text, false);
    for (size_t i = 0; i < runs.missing_count && i < room; i++)
        codes[i] = runs.missing[i];
    return runs.missing_count;
}
