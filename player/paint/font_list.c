#include "paint/font_list.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/memory.h"
#include "base/str.h"

#define REMEMBERED 1024
/* Longer sequences are looked up each time. */
#define REMEMBERED_CODES 8

struct remembered {
    uint32_t codes[REMEMBERED_CODES]; /* and zeroes */
    struct font_wish wish;
    struct font_file *file;
};

struct font_list {
    FcFontSet *set;
    FcPattern *last_resort; /* NULL: there is none */
    struct font_file *files;
    size_t count;
    struct remembered remembered[REMEMBERED];
};

enum rank { RANK_FAMILY, RANK_NOTO, RANK_PLAIN, RANK_ODD, RANK_COLOUR };

static int
get_int(const FcPattern *pattern, const char *object, int missing)
{
    int value;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : missing;
}

static bool
get_bool(const FcPattern *pattern, const char *object)
{
    FcBool value;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value == FcTrue;
}

static const char *
get_string(const FcPattern *pattern, const char *object)
{
    FcChar8 *value;
    return FcPatternGetString(pattern, object, 0, &value) == FcResultMatch ? (const char *)value : NULL;
}

/* A variable font has a range instead of one weight; its named instances are listed separately. */
static int
get_weight(const FcPattern *pattern)
{
    double value;
    if (FcPatternGetDouble(pattern, FC_WEIGHT, 0, &value) != FcResultMatch)
        return 0;
    return (int)(FcWeightToOpenTypeDouble(value) + 0.5);
}

static bool
has_family(const FcPattern *pattern, const char *family)
{
    FcChar8 *value;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &value) == FcResultMatch; i++)
        if (strcasecmp((const char *)value, family) == 0)
            return true;
    return false;
}

static bool
is_odd(const FcPattern *pattern, const char *family)
{
    static const char *const parts[] = {"Mono",   "Serif", "Nastaliq",  "Kufi",
                                        "Looped", "UI",    "Condensed", "Fallback"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strstr(family, parts[i]))
            return true;
    return get_int(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN ||
           get_int(pattern, FC_WIDTH, FC_WIDTH_NORMAL) != FC_WIDTH_NORMAL;
}

static enum rank
rank_of(const FcPattern *pattern, const struct font_file *file, const struct theme_face *face)
{
    if (file->colour)
        return RANK_COLOUR;
    if (has_family(pattern, face->family) && get_int(pattern, FC_SLANT, FC_SLANT_ROMAN) == FC_SLANT_ROMAN)
        return RANK_FAMILY;
    if (is_odd(pattern, file->family))
        return RANK_ODD;
    return strncmp(file->family, "Noto Sans", 9) == 0 ? RANK_NOTO : RANK_PLAIN;
}

static bool
read_pattern(FcPattern *pattern, struct font_file *file)
{
    FcCharSet *chars;
    double strike = 0;
    const char *format = get_string(pattern, FC_FONTFORMAT);
    file->path = get_string(pattern, FC_FILE);
    file->family = get_string(pattern, FC_FAMILY);
    file->weight = get_weight(pattern);
    file->index = get_int(pattern, FC_INDEX, 0);
    file->colour = get_bool(pattern, FC_COLOR);
    if (!get_bool(pattern, FC_OUTLINE))
        FcPatternGetDouble(pattern, FC_PIXEL_SIZE, 0, &strike);
    file->strike_px = (int)strike;
    if (!file->path || !file->family || file->weight == 0 || !format ||
        FcPatternGetCharSet(pattern, FC_CHARSET, 0, &chars) != FcResultMatch)
        return false;
    file->chars = chars;
    bool modern = strcmp(format, "TrueType") == 0 || strcmp(format, "CFF") == 0;
    return modern && (get_bool(pattern, FC_OUTLINE) || (file->colour && file->strike_px > 0));
}

static int
compare(const void *a, const void *b)
{
    const struct font_file *left = a, *right = b;
    for (int i = 0; i < 3; i++)
        if (left->rank[i] != right->rank[i])
            return left->rank[i] < right->rank[i] ? -1 : 1;
    return 0;
}

/* The language is fixed so that the font does not depend on the locale of the machine. */
static FcFontSet *
sort_all(FcConfig *config, const struct theme_face *face)
{
    FcResult result;
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)face->family);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)"sans-serif");
    FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)"en");
    FcPatternAddDouble(pattern, FC_WEIGHT, FcWeightFromOpenTypeDouble(face->weight));
    FcConfigSubstitute(config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcFontSet *set = FcFontSort(config, pattern, FcFalse, NULL, &result);
    FcPatternDestroy(pattern);
    return set;
}

/* Fontconfig need not know the file. */
static void
add_last_resort(struct font_list *list, const char *path)
{
    int count = 0;
    struct font_file *file = &list->files[list->count];
    list->last_resort = path ? FcFreeTypeQuery((const FcChar8 *)path, 0, NULL, &count) : NULL;
    *file = (struct font_file){.last_resort = true};
    if (list->last_resort && read_pattern(list->last_resort, file))
        list->count++;
}

struct font_list *
font_list_create(FcConfig *config, const struct theme_face *face, const char *last_resort)
{
    struct font_list *list = memory_alloc(sizeof *list);
    list->set = sort_all(config, face);
    size_t all = list->set ? (size_t)list->set->nfont : 0;
    list->files = memory_array(all + 1, sizeof *list->files);
    for (size_t i = 0; i < all; i++) {
        struct font_file *file = &list->files[list->count];
        *file = (struct font_file){0};
        if (!read_pattern(list->set->fonts[i], file))
            continue;
        file->rank[0] = rank_of(list->set->fonts[i], file, face);
        file->rank[1] = abs(file->weight - face->weight);
        file->rank[2] = (int)i;
        list->count++;
    }
    qsort(list->files, list->count, sizeof *list->files, compare);
    add_last_resort(list, last_resort);
    return list;
}

void
font_list_destroy(struct font_list *list)
{
    if (!list)
        return;
    if (list->set)
        FcFontSetDestroy(list->set);
    if (list->last_resort)
        FcPatternDestroy(list->last_resort);
    memory_free(list->files);
    memory_free(list);
}

/* HarfBuzz replaces spaces and the no-break hyphen by plain ones where a font lacks them. */
static uint32_t
plain_relative(uint32_t code)
{
    if (code == 0x2011)
        return 0x2010;
    return u_charType((UChar32)code) == U_SPACE_SEPARATOR ? ' ' : code;
}

bool
font_file_has(const struct font_file *file, uint32_t code)
{
    return FcCharSetHasChar(file->chars, code) || FcCharSetHasChar(file->chars, plain_relative(code)) ||
           u_hasBinaryProperty((UChar32)code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool
has_all(const struct font_file *file, const uint32_t *codes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!font_file_has(file, codes[i]))
            return false;
    return !file->broken;
}

struct font_file *
font_list_first(struct font_list *list)
{
    static const uint32_t latin[] = {'A', 'a', '0', ' '};
    for (size_t i = 0; i < list->count; i++)
        if (list->files[i].strike_px == 0 && has_all(&list->files[i], latin, 4))
            return &list->files[i];
    return NULL;
}

static struct font_file *
search(struct font_list *list, const uint32_t *codes, size_t count, struct font_wish wish)
{
    struct font_file *best = NULL;
    for (size_t i = 0; i < list->count; i++) {
        struct font_file *file = &list->files[i];
        if (!has_all(file, codes, count))
            continue;
        bool wished = wish.colour ? file->colour : !wish.part || strstr(file->family, wish.part);
        /* only CJK families are distinguished by a part of their name; any other font is right for its
         * characters */
        if (wished || (!wish.colour && !strstr(file->family, "CJK")))
            return file;
        best = best ? best : file;
    }
    return best;
}

struct font_file *
font_list_find(struct font_list *list, const uint32_t *codes, size_t count, struct font_wish wish)
{
    uint32_t key[REMEMBERED_CODES] = {0};
    if (count > REMEMBERED_CODES)
        return search(list, codes, count, wish);
    memcpy(key, codes, count * sizeof *codes);
    uint64_t hash = str_hash((struct str){(const char *)key, sizeof key}, STR_HASH_SEED ^ wish.colour);
    struct remembered *entry = &list->remembered[hash % REMEMBERED];
    bool same = entry->wish.colour == wish.colour && entry->wish.part == wish.part &&
                memcmp(entry->codes, key, sizeof key) == 0;
    if (!same || !entry->file || entry->file->broken) {
        *entry = (struct remembered){.wish = wish, .file = search(list, codes, count, wish)};
        memcpy(entry->codes, key, sizeof key);
    }
    return entry->file;
}
