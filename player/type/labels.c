#include "type/labels.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include <unicode/uloc.h>

#include "base/file.h"
#include "base/ini.h"
#include "type/icu.h"
#include "type/labels_private.h"

#define LABELS_MAX_BYTES   65536
#define LABELS_MAX_ENTRIES 256
#define KIND_KEY_MAX       32
#define LOCALE_MAX         80
#define REGION_MAX         8

struct reading {
    struct arena *arena;
    struct labels *labels;
};

static void
take_row(void *ctx, const struct ini_row *row)
{
    struct reading *reading = ctx;
    struct labels *labels = reading->labels;
    if (row->fault || labels->count == labels->room)
        return;
    struct labels_entry *entry = &labels->entries[labels->count++];
    entry->key = arena_printf(reading->arena, "%.*s.%.*s", STR_ARG(row->section), STR_ARG(row->key));
    entry->text = row->value;
}

static struct labels *
load_one(struct arena *arena, const char *folder, const char *name, const char **why)
{
    struct str text = file_read(arena, file_join(arena, folder, name), LABELS_MAX_BYTES, why);
    if (!text.ptr)
        return NULL;
    struct labels *labels = arena_alloc(arena, sizeof(*labels));
    labels->language = arena_c(arena, str_slice(str_from(name), 0, strlen(name) - strlen(".ini")));
    labels->locale = icu_locale(arena, str_from(labels->language));
    labels->rtl = uloc_isRightToLeft(labels->locale);
    labels->room = LABELS_MAX_ENTRIES;
    labels->entries = arena_array(arena, LABELS_MAX_ENTRIES, sizeof(*labels->entries));
    ini_parse(text, take_row, &(struct reading){arena, labels});
    return labels;
}

static const struct labels *
exact(const struct labels_set *set, struct str tag)
{
    for (int i = 0; i < set->count; i++)
        if (str_equal_nocase(tag, str_from(set->all[i]->language)))
            return set->all[i];
    return NULL;
}

static void
load_all(struct labels_set *set, struct arena *arena, const char *folder, DIR *dir)
{
    const struct dirent *entry;
    const char *why;
    while ((entry = readdir(dir)) && set->count < LABELS_MAX_LANGUAGES) {
        struct str name = str_from(entry->d_name);
        if (!str_ends(name, STR(".ini")) || name.len == strlen(".ini"))
            continue;
        struct labels *labels = load_one(arena, folder, entry->d_name, &why);
        if (labels)
            set->all[set->count++] = labels;
    }
}

struct labels_set *
labels_load(struct arena *arena, const char *folder, const char **why)
{
    DIR *dir = opendir(folder);
    if (!dir) {
        *why = "the folder of labels is not there";
        return NULL;
    }
    struct labels_set *set = arena_alloc(arena, sizeof(*set));
    load_all(set, arena, folder, dir);
    closedir(dir);
    set->english = exact(set, STR("en"));
    if (!set->english) {
        *why = "the English labels (en.ini) are not there";
        return NULL;
    }
    for (int i = 0; i < set->count; i++)
        set->all[i]->fallback = set->all[i] == set->english ? NULL : set->english;
    return set;
}

static const struct labels *
found(const struct labels_set *set, struct str tag)
{
    const struct labels *labels = exact(set, tag);
    return labels ? labels : exact(set, str_split(&tag, '-'));
}

bool
labels_speak(const struct labels_set *set, const char *language)
{
    return found(set, str_from(language)) != NULL;
}

/* "GB" of a locale, or "". */
static const char *
region_of(struct arena *arena, const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    char *region = arena_alloc(arena, REGION_MAX);
    uloc_getCountry(locale, region, REGION_MAX - 1, &status);
    return U_SUCCESS(status) ? region : "";
}

/* Where most people live who speak the language: "FR" for "fr". */
static const char *
likely_region(struct arena *arena, const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    char likely[LOCALE_MAX];
    uloc_addLikelySubtags(locale, likely, sizeof(likely), &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING ? region_of(arena, likely) : "";
}

/* Our words are those of Portugal; ICU would take Brazil's dates and numbers. */
static const char *
home_region(const struct labels *labels)
{
    return strcmp(labels->language, "pt") == 0 ? "PT" : "";
}

static const char *
choose_region(struct arena *arena, const struct labels *labels, struct str tag, struct str screen)
{
    const char *region = region_of(arena, icu_locale(arena, tag));
    if (*region)
        return region;
    const char *there = icu_locale(arena, screen);
    bool english = labels->fallback == NULL;
    bool same = str_equal_nocase(str_split(&screen, '-'), str_from(labels->language));
    if (same || (english && *there))
        region = region_of(arena, there);
    if (!*region && english && !same && *there)
        region = likely_region(arena, there);
    return *region ? region : home_region(labels);
}

const struct labels *
labels_for(const struct labels_set *set, struct arena *arena, struct str item_language,
           const char *screen_language)
{
    struct str screen = str_from(screen_language), tag = item_language.len ? item_language : screen;
    const struct labels *labels = found(set, tag);
    if (!labels)
        return set->english;
    const char *region = choose_region(arena, labels, tag, screen);
    if (!*region)
        return labels;
    struct labels *here = arena_alloc(arena, sizeof(*here));
    *here = *labels;
    here->locale = arena_printf(arena, "%s_%s", labels->locale, region).ptr;
    return here;
}

const char *
labels_locale(const struct labels *labels)
{
    return labels->locale;
}

bool
labels_rtl(const struct labels *labels)
{
    return labels->rtl;
}

static struct str
own(const struct labels *labels, struct str key)
{
    for (int i = 0; i < labels->count; i++)
        if (str_equal(labels->entries[i].key, key))
            return labels->entries[i].text;
    return STR_NONE;
}

bool
labels_has(const struct labels *labels, const char *key)
{
    return own(labels, str_from(key)).ptr != NULL;
}

struct str
labels_find(const struct labels *labels, struct str key)
{
    struct str text = own(labels, key);
    return text.ptr || !labels->fallback ? text : own(labels->fallback, key);
}

struct str
labels_text(const struct labels *labels, const char *key)
{
    struct str text = labels_find(labels, str_from(key));
    return text.ptr ? text : str_from(key);
}

struct str
labels_kind(const struct labels *labels, enum kind kind)
{
    char key[KIND_KEY_MAX];
    snprintf(key, sizeof(key), "kind.%s", kind_name(kind));
    struct str text = labels_find(labels, str_from(key));
    return text.ptr ? text : str_from(kind_name(kind));
}

struct str
labels_fill(struct arena *arena, struct str text, struct str a, struct str b)
{
    struct buf out;
    buf_init(&out, text.len + 2 * (a.len + b.len) + 1);
    for (size_t at = 0; at < text.len; at++) {
        struct str rest = str_slice(text, at, SIZE_MAX);
        bool first = str_starts(rest, STR("{0}"));
        if (!first && !str_starts(rest, STR("{1}"))) {
            buf_put_char(&out, text.ptr[at]);
            continue;
        }
        buf_put(&out, first ? a : b);
        at += 2;
    }
    struct str copy = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return copy.ptr ? copy : STR("");
}

struct str
labels_format(const struct labels *labels, struct arena *arena, const char *key, struct str a, struct str b)
{
    struct str template = labels_elide(labels, arena, labels_text(labels, key), a, b);
    return labels_elide_date(labels, arena, labels_fill(arena, template, a, b));
}
