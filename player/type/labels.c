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

static void
take_row(void *ctx, const struct ini_row *row)
{
    struct labels_words *words = ctx;
    if (row->fault || words->count == words->room)
        return;
    struct labels_entry *entry = &words->entries[words->count++];
    entry->key = arena_printf(words->arena, "%.*s.%.*s", STR_ARG(row->section), STR_ARG(row->key));
    entry->text = row->value;
}

struct labels_words *
labels_words(const struct labels *labels)
{
    struct labels_words *words = labels->words;
    if (!words->path)
        return words;
    struct str text = file_read(words->arena, words->path, LABELS_MAX_BYTES, NULL);
    words->path = NULL;
    words->room = LABELS_MAX_ENTRIES;
    words->entries = arena_array(words->arena, LABELS_MAX_ENTRIES, sizeof(*words->entries));
    if (text.ptr)
        ini_parse(text, take_row, words);
    return words;
}

static struct labels *
labels_of_file(struct arena *arena, const char *folder, const char *name)
{
    struct labels *labels = arena_alloc(arena, sizeof(*labels));
    labels->language = arena_c(arena, str_slice(str_from(name), 0, strlen(name) - strlen(".ini")));
    labels->locale = icu_locale(arena, str_from(labels->language));
    labels->rtl = uloc_isRightToLeft(labels->locale);
    labels->wordless = strcmp(labels->language, "und") == 0;
    labels->words = arena_alloc(arena, sizeof(*labels->words));
    *labels->words = (struct labels_words){.arena = arena, .path = file_join(arena, folder, name)};
    return labels;
}

static void
find_all(struct labels_set *set, struct arena *arena, const char *folder, DIR *dir)
{
    const struct dirent *entry;
    while ((entry = readdir(dir)) && set->count < LABELS_MAX_LANGUAGES) {
        struct str name = str_from(entry->d_name);
        if (!str_ends(name, STR(".ini")) || name.len == strlen(".ini"))
            continue;
        set->all[set->count++] = labels_of_file(arena, folder, entry->d_name);
    }
}

struct labels_set *
labels_load(struct arena *arena, const char *folder, struct reason *why)
{
    DIR *dir = opendir(folder);
    if (!dir) {
        reason_set(why, REASON_LABELS_NO_FOLDER);
        return NULL;
    }
    struct labels_set *set = arena_alloc(arena, sizeof(*set));
    find_all(set, arena, folder, dir);
    closedir(dir);
    set->english = labels_exact(set, STR("en"));
    if (!set->english || labels_words(set->english)->count == 0) {
        reason_set(why, REASON_LABELS_NO_ENGLISH);
        return NULL;
    }
    set->signs = labels_exact(set, STR("und"));
    struct labels_kept *kept = arena_alloc(arena, sizeof(*kept));
    for (int i = 0; i < set->count; i++) {
        set->all[i]->fallback =
            set->all[i] == set->english || set->all[i] == set->signs ? NULL : set->english;
        set->all[i]->kept = kept;
    }
    return set;
}

const char *
labels_locale(const struct labels *labels)
{
    return labels->locale;
}

const char *
labels_locale_for(const struct labels *labels, struct str tag, struct arena *arena)
{
    struct str rest = tag, language = str_split(&rest, '-');
    bool same = str_blank(language) || str_starts_nocase(str_from(labels->locale), language);
    return same ? labels->locale : icu_locale(arena, tag);
}

bool
labels_rtl(const struct labels *labels)
{
    return labels->rtl;
}

static struct str
own(const struct labels *labels, struct str key)
{
    const struct labels_words *words = labels_words(labels);
    for (int i = 0; i < words->count; i++)
        if (str_equal(words->entries[i].key, key))
            return words->entries[i].text;
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
    return text.ptr ? text : labels->wordless ? STR("") : str_from(key);
}

struct str
labels_kind(const struct labels *labels, enum kind kind)
{
    char key[KIND_KEY_MAX];
    snprintf(key, sizeof(key), "kind.%s", kind_name(kind));
    struct str text = labels_find(labels, str_from(key));
    return text.ptr ? text : labels->wordless ? STR("") : str_from(kind_name(kind));
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
