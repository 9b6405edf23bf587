#include <stdio.h>

#include "type/labels_private.h"

#define KEY_MAX 64

/* True when both texts have a placeholder {0}, or neither, and {1} likewise. */
static bool
same_places(struct str a, struct str b)
{
    static const char *const places[] = {"{0}", "{1}"};
    for (int i = 0; i < 2; i++)
        if ((str_find(a, str_from(places[i])) == SIZE_MAX) != (str_find(b, str_from(places[i])) == SIZE_MAX))
            return false;
    return true;
}

static bool
put(const struct labels *labels, struct str key, struct str text)
{
    struct labels_words *words = labels_words(labels);
    for (int i = 0; i < words->count; i++)
        if (str_equal(words->entries[i].key, key)) {
            words->entries[i].text = text;
            return true;
        }
    if (words->count == words->room)
        return false;
    words->entries[words->count++] = (struct labels_entry){key, text};
    return true;
}

/* The key as in the entries; absent when English does not have it. */
static struct str
known_key(const struct labels_set *set, struct str key)
{
    char full[KEY_MAX];
    if (str_find(key, STR(".")) == SIZE_MAX) {
        snprintf(full, sizeof(full), "kind.%.*s", STR_ARG(key));
        key = str_from(full);
    }
    const struct labels_words *english = labels_words(set->english);
    for (int i = 0; i < english->count; i++)
        if (str_equal(english->entries[i].key, key))
            return english->entries[i].key;
    return STR_NONE;
}

enum reason_code
labels_rename(struct labels_set *set, struct str language, struct str key, struct str text)
{
    struct str known = known_key(set, key);
    if (!known.ptr)
        return REASON_LABEL_UNKNOWN;
    if (!same_places(text, labels_find(set->english, known)))
        return REASON_LABEL_PLACES;
    bool found = false, room = true;
    for (int i = 0; i < set->count; i++) {
        if (language.ptr && !str_equal_nocase(language, str_from(set->all[i]->language)))
            continue;
        found = true;
        room = put(set->all[i], known, text) && room;
    }
    return !found ? REASON_LABEL_LANGUAGE : room ? REASON_NONE : REASON_LABEL_MANY;
}
