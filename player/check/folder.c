/* The files in a folder of pictures that are not pictures. */
#include "check/check_private.h"
#include "feed/folder.h"

#define NAMES_SHOWN 3

/* "“menu.pdf”, “plan.pdf” and 3 more". */
static struct str
names_of(struct check *check, struct str_list names)
{
    struct str text = STR("");
    for (size_t i = 0; i < names.count && i < NAMES_SHOWN; i++)
        text = arena_printf(check->arena, "%.*s%s%.*s", STR_ARG(text), i ? ", " : "",
                            STR_ARG(check_phrase(check, PHRASE_QUOTED, names.items[i])));
    if (names.count <= NAMES_SHOWN)
        return text;
    size_t more = names.count - NAMES_SHOWN;
    struct str end = check_phrase(check, more > 1 ? PHRASE_NAMES_MORE : PHRASE_ONE_NAME_MORE,
                                  check_number(check, (int64_t)more));
    return arena_printf(check->arena, "%.*s%.*s", STR_ARG(text), STR_ARG(end));
}

bool
check_folder(struct check *check)
{
    static const enum message messages[FOLDER_PART_COUNT] = {
        [FOLDER_DOCUMENTS] = SAY_FOLDER_DOCUMENTS, [FOLDER_VIDEOS] = SAY_FOLDER_VIDEOS,
        [FOLDER_OTHERS] = SAY_FOLDER_OTHERS,       [FOLDER_FOLDERS] = SAY_FOLDER_FOLDERS,
        [FOLDER_TEXTS] = SAY_FOLDER_TEXTS,
    };
    struct str_list names[FOLDER_PART_COUNT];
    if (check->feed->format != FEED_JSON || !folder_read(check->arena, check->text, names))
        return false;
    if (check->feed->count == 0)
        check_say(check, (struct say){.message = SAY_FOLDER_EMPTY});
    for (int part = 0; part < FOLDER_PART_COUNT; part++)
        if (names[part].count)
            check_say(check, (struct say){messages[part], 0, {names_of(check, names[part])}});
    return true;
}
