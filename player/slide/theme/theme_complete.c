#include "slide/theme/theme_complete.h"

#include <math.h>

#include "base/ini.h"
#include "slide/theme/colour.h"

#define SOFT_STEP    0.02
#define SECOND_SHARE 0.2F
/* Contrast of text on a panel: slightly more than required. */
#define ON_PANEL      7.5
#define ON_PANEL_GOOD 10

struct line_search {
    const char *section, *key;
    int line; /* 0: not found */
};

/* A default colour has too little contrast with the ground set in the file. */
static void
look_at(void *ctx, const struct ini_row *row)
{
    struct line_search *search = ctx;
    bool itself = str_equal(row->key, str_from(search->key));
    if (!row->fault && str_equal(row->section, str_from(search->section)) &&
        (itself || (!search->line && str_equal(row->key, STR("ground")))))
        search->line = row->line;
}

static void
tell(const struct theme_completion *completion, const char *section, const char *key, uint32_t colour,
     enum reason_code why, const char *argument)
{
    struct line_search search = {section, key, 0};
    if (!completion->fault)
        return;
    ini_parse(completion->text, look_at, &search);
    struct str line = search.line ? arena_printf(completion->arena, ":%d", search.line) : STR("");
    const char *place = arena_printf(completion->arena, "%s%.*s: [%s] %s: #%06X", completion->path,
                                     STR_ARG(line), section, key, colour & 0xFFFFFF)
                            .ptr;
    const char *within = reason_text(completion->arena, NULL, why, argument);
    completion->fault(completion->ctx, reason_text(completion->arena, within, REASON_CONFIG_FILE, place));
}

static void
tell_moved(const struct theme_completion *completion, const char *section, const char *key, uint32_t from,
           uint32_t to)
{
    tell(completion, section, key, from, REASON_THEME_FAINT,
         arena_printf(completion->arena, "#%06X", to & 0xFFFFFF).ptr);
}

static void
correct_colour(const struct theme_completion *completion, const char *section, const char *key,
               uint32_t *colour, uint32_t ground)
{
    double want = key[0] == 't' ? THEME_CONTRAST_TEXT : THEME_CONTRAST_REST;
    uint32_t corrected = theme_readable(*colour, ground, want);
    if (corrected != *colour)
        tell_moved(completion, section, key, *colour, corrected);
    *colour = corrected;
}

/* A medium ground on which neither white nor black is legible is made darker or lighter. */
static void
correct_ground(const struct theme_completion *completion, const char *section, struct theme_kind *kind)
{
    bool light = theme_contrast(kind->ground, 0xFF000000) > theme_contrast(kind->ground, 0xFFFFFFFF);
    uint32_t text = light ? 0xFF000000 : 0xFFFFFFFF;
    uint32_t corrected = theme_readable(kind->ground, text, THEME_CONTRAST_TEXT);
    if (corrected != kind->ground)
        tell_moved(completion, section, "ground", kind->ground, corrected);
    kind->ground = corrected;
}

/* As faint as the theme asks for, but legible. */
static uint32_t
soft_of(uint32_t text, uint32_t ground, double soft)
{
    uint32_t colour;
    do {
        uint32_t alpha = (uint32_t)lround(fmin(soft, 1) * 255);
        colour = (text & 0xFFFFFF) | alpha << 24;
        soft += SOFT_STEP;
    } while (soft < 1 && theme_contrast(colour_over(ground, colour), ground) < THEME_CONTRAST_REST);
    return colour;
}

/* By default a shade of the accent, and the accent itself. Given colours are changed until all text on them
 * is legible. */
static void
correct_areas(const struct theme_completion *completion, const char *section, struct theme_kind *kind)
{
    if (!kind->second)
        kind->second = theme_tint(kind, kind->accent, SECOND_SHARE);
    uint32_t second = theme_tint(kind, kind->second, 1);
    if (second != kind->second)
        tell_moved(completion, section, "second", kind->second, second);
    kind->second = second;
    if (!kind->panel)
        kind->panel = kind->accent;
    bool light = theme_contrast(kind->panel, 0xFF000000) > theme_contrast(kind->panel, 0xFFFFFFFF);
    uint32_t panel = theme_readable(kind->panel, light ? 0xFF000000 : 0xFFFFFFFF, ON_PANEL);
    if (panel != kind->panel)
        tell_moved(completion, section, "panel", kind->panel, panel);
    kind->panel = panel;
    kind->on_panel = theme_readable(kind->ground, panel, ON_PANEL_GOOD);
}

/* The text colour of the theme for kinds without their own: adjusted for each ground, reported once. */
static void
correct_common_text(const struct theme_completion *completion, struct theme *theme)
{
    int moved = 0;
    for (int i = 0; i < KIND_COUNT; i++) {
        struct theme_kind *kind = &theme->kinds[i];
        if (kind->text)
            continue;
        kind->text = theme_readable(theme->text, kind->ground, THEME_CONTRAST_TEXT);
        moved += kind->text != theme->text;
    }
    if (moved)
        tell(completion, "theme", "text", theme->text, REASON_THEME_FAINT_TEXT,
             arena_printf(completion->arena, "%d", moved).ptr);
}

void
theme_complete(struct theme *theme, const struct theme_completion *completion)
{
    for (int i = 0; i < KIND_COUNT; i++)
        correct_ground(completion, kind_name(i), &theme->kinds[i]);
    correct_common_text(completion, theme);
    for (int i = 0; i < KIND_COUNT; i++) {
        struct theme_kind *kind = &theme->kinds[i];
        correct_colour(completion, kind_name(i), "text", &kind->text, kind->ground);
        correct_colour(completion, kind_name(i), "accent", &kind->accent, kind->ground);
        kind->text_soft = soft_of(kind->text, kind->ground, completion->soft);
        correct_areas(completion, kind_name(i), kind);
    }
    theme->text_soft = soft_of(theme->text, theme->kinds[KIND_NEWS].ground, completion->soft);
    correct_colour(completion, "theme", "good", &theme->good, theme->kinds[KIND_FIGURE].ground);
    correct_colour(completion, "theme", "bad", &theme->bad, theme->kinds[KIND_FIGURE].ground);
}
