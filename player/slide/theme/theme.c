#include "slide/theme.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "base/ini.h"
#include "slide/theme/colour.h"
#include "slide/theme/theme_complete.h"

#define THEME_MAX_BYTES 65536

/* State while the rows of a file are read. */
struct theme_reading {
    struct arena *arena;
    struct theme *theme;
    const char *path;
    config_fault_fn *fault;
    void *ctx;
    double soft;                                            /* 0 to 1 */
    bool second_named[KIND_COUNT], panel_named[KIND_COUNT]; /* named by the file being read */
};

/* assets/themes/dark.ini */
static const char dark_ini[] = {
#include "slide/dark_ini.def"
};

static const char *const face_names[] = {
    [FACE_TITLE] = "title", [FACE_HEADING] = "heading", [FACE_LABEL] = "label", [FACE_BODY] = "body"};
_Static_assert(sizeof(face_names) / sizeof(face_names[0]) == FACE_COUNT, "a face without a name");

static enum reason_code
set_colour(uint32_t *member, struct str value)
{
    return colour_parse(value, member) ? REASON_NONE : REASON_THEME_NOT_COLOUR;
}

static enum reason_code
set_number(struct str value, double max, double *out)
{
    double number;
    if (!str_to_double(value, &number) || !(number >= 0) || number > max)
        return max < 200 ? REASON_THEME_NOT_PERCENT : REASON_THEME_NOT_RADIUS;
    *out = number;
    return REASON_NONE;
}

static enum reason_code
set_yes(bool *member, struct str value)
{
    bool yes = str_equal_nocase(value, STR("yes"));
    if (!yes && !str_equal_nocase(value, STR("no")))
        return REASON_CONFIG_NOT_BOOL;
    *member = yes;
    return REASON_NONE;
}

/* A file named in the theme is relative to it, unless its path is absolute. */
static const char *
beside(const struct theme_reading *reading, struct str name)
{
    const char *slash = strrchr(reading->path, '/');
    if (str_blank(name) || name.ptr[0] == '/' || !slash)
        return arena_c(reading->arena, name);
    return arena_printf(reading->arena, "%.*s/%.*s", (int)(slash - reading->path), reading->path,
                        STR_ARG(name))
        .ptr;
}

/* "house.ini:4: [theme] logo: logo.png" */
static const char *
place_of(const struct theme_reading *reading, const struct ini_row *row)
{
    return arena_printf(reading->arena, "%s:%d: [%.*s] %.*s: %.*s", reading->path, row->line,
                        STR_ARG(row->section), STR_ARG(row->key), STR_ARG(row->value))
        .ptr;
}

static enum reason_code
set_general(struct theme_reading *reading, const struct ini_row *row)
{
    struct theme *theme = reading->theme;
    struct str key = row->key, value = row->value;
    const struct {
        const char *key;
        uint32_t *member;
    } colours[] = {{"text", &theme->text}, {"good", &theme->good}, {"bad", &theme->bad}};
    for (size_t i = 0; i < sizeof(colours) / sizeof(colours[0]); i++)
        if (str_equal(key, str_from(colours[i].key)))
            return set_colour(colours[i].member, value);
    double number = 0;
    enum reason_code why = REASON_THEME_NO_KEY;
    if (str_equal(key, STR("soft"))) {
        if (!(why = set_number(value, 100, &number)))
            reading->soft = number / 100;
    } else if (str_equal(key, STR("radius"))) {
        if (!(why = set_number(value, 500, &number)))
            theme->radius_milli = (int)lround(number);
    } else if (str_equal(key, STR("festive"))) {
        why = set_yes(&theme->festive, value);
    } else if (str_equal(key, STR("brand"))) {
        theme->brand = arena_c(reading->arena, value);
        why = REASON_NONE;
    } else if (str_equal(key, STR("logo"))) {
        theme->logo = beside(reading, value);
        theme->logo_place = place_of(reading, row);
        why = REASON_NONE;
    }
    return why;
}

/* "[labels]", "[labels fr]" */
static enum reason_code
add_label(struct theme_reading *reading, const struct ini_row *row)
{
    struct theme *theme = reading->theme;
    struct arena *arena = reading->arena;
    if (theme->label_count == THEME_LABELS_MAX)
        return REASON_LABEL_MANY;
    if (str_blank(row->value))
        return REASON_LABEL_EMPTY;
    if (!theme->labels)
        theme->labels = arena_array(arena, THEME_LABELS_MAX, sizeof(*theme->labels));
    struct str language = str_trim(str_slice(row->section, strlen("labels"), SIZE_MAX));
    theme->labels[theme->label_count++] = (struct theme_label){
        .language = language.len ? arena_str(arena, language) : STR_NONE,
        .key = arena_str(arena, row->key),
        .text = arena_str(arena, row->value),
        .place = place_of(reading, row),
    };
    return REASON_NONE;
}

/* "Inter Display, 700" */
static enum reason_code
set_face(struct theme_reading *reading, struct str key, struct str value)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        if (!str_equal(key, str_from(face_names[face])))
            continue;
        struct str family = str_trim(str_split(&value, ','));
        int64_t weight = 400;
        if (value.ptr && (!str_to_int(str_trim(value), &weight) || weight < 100 || weight > 900))
            return REASON_THEME_NOT_WEIGHT;
        if (family.len == 0)
            return REASON_THEME_NO_FAMILY;
        reading->theme->faces[face] = (struct theme_face){arena_c(reading->arena, family), (int)weight};
        return REASON_NONE;
    }
    return REASON_THEME_NO_FACE;
}

/* A ground or an accent in a file resets the derived colours, unless the file sets them too. */
static void
reset_derived(struct theme_reading *reading, enum kind kind, struct str key)
{
    struct theme_kind *colours = &reading->theme->kinds[kind];
    reading->second_named[kind] |= str_equal(key, STR("second"));
    reading->panel_named[kind] |= str_equal(key, STR("panel"));
    if (str_equal(key, STR("ground")) && !reading->second_named[kind])
        colours->second = 0;
    if (str_equal(key, STR("accent")) && !reading->panel_named[kind])
        colours->panel = 0;
}

static enum reason_code
set_kind(struct theme_kind *kind, struct str key, struct str value)
{
    const struct {
        const char *key;
        uint32_t *member;
    } colours[] = {{"ground", &kind->ground},
                   {"second", &kind->second},
                   {"accent", &kind->accent},
                   {"panel", &kind->panel},
                   {"text", &kind->text}};
    for (size_t i = 0; i < sizeof(colours) / sizeof(colours[0]); i++)
        if (str_equal(key, str_from(colours[i].key)))
            return set_colour(colours[i].member, value);
    return REASON_THEME_NO_KIND_KEY;
}

static enum reason_code
set_row(struct theme_reading *reading, const struct ini_row *row)
{
    enum kind kind;
    if (row->fault)
        return row->fault;
    if (str_equal(row->section, STR("theme")))
        return set_general(reading, row);
    if (str_equal(row->section, STR("faces")))
        return set_face(reading, row->key, row->value);
    if (str_equal(row->section, STR("labels")) || str_starts(row->section, STR("labels ")))
        return add_label(reading, row);
    if (!kind_from_name(row->section, &kind))
        return REASON_THEME_NO_SECTION;
    reset_derived(reading, kind, row->key);
    return set_kind(&reading->theme->kinds[kind], row->key, row->value);
}

static void
take_row(void *ctx, const struct ini_row *row)
{
    struct theme_reading *reading = ctx;
    enum reason_code why = set_row(reading, row);
    if (!why || !reading->fault)
        return;
    const char *place = row->fault ? arena_printf(reading->arena, "%s:%d", reading->path, row->line).ptr
                                   : place_of(reading, row);
    reading->fault(reading->ctx, reason_text(reading->arena, reason_name(why), REASON_CONFIG_FILE, place));
}

const char *
theme_path(struct arena *arena, const char *data_folder, const char *name)
{
    if (strchr(name, '/') || str_ends(str_from(name), STR(".ini")))
        return name;
    return arena_printf(arena, "%s/themes/%s.ini", data_folder, name).ptr;
}

/* All that another file leaves out. */
static void
set_defaults(struct theme_reading *reading)
{
    struct theme_reading dark = {.arena = reading->arena, .theme = reading->theme, .path = "dark"};
    ini_parse(str_from(dark_ini), take_row, &dark);
    reading->soft = dark.soft;
}

struct theme *
theme_load(struct arena *arena, const char *data_folder, const char *name, config_fault_fn *fault, void *ctx,
           struct reason *why)
{
    const char *path = theme_path(arena, data_folder, name);
    struct str text = file_read(arena, path, THEME_MAX_BYTES, why);
    if (!text.ptr)
        return NULL;
    struct theme *theme = arena_alloc(arena, sizeof(*theme));
    struct theme_reading reading = {arena, theme, path, fault, ctx, 0, {false}, {false}};
    set_defaults(&reading);
    ini_parse(text, take_row, &reading);
    theme_complete(theme, &(struct theme_completion){arena, path, text, fault, ctx, reading.soft});
    return theme;
}

struct theme *
theme_builtin(struct arena *arena)
{
    struct theme *theme = arena_alloc(arena, sizeof(*theme));
    struct theme_reading reading = {.arena = arena, .theme = theme};
    set_defaults(&reading);
    theme_complete(
        theme, &(struct theme_completion){.arena = arena, .path = "", .text = STR(""), .soft = reading.soft});
    return theme;
}
