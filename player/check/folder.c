/* The files in a folder of pictures that are not pictures. */
#include "check/check_private.h"
#include "feed/folder.h"

#define NAMES_SHOWN 3

/* "“menu.pdf”, “plan.pdf” and 3 more". */
static struct str
names_of(struct check *check, struct str_list names)
{
    bool french = check->context->language == CHECK_FRENCH;
    struct str text = STR("");
    for (size_t i = 0; i < names.count && i < NAMES_SHOWN; i++)
        text = arena_printf(check->arena, french ? "%.*s%s«\u00a0%.*s\u00a0»" : "%.*s%s“%.*s”", STR_ARG(text),
                            i ? ", " : "", STR_ARG(names.items[i]));
    size_t more = names.count > NAMES_SHOWN ? names.count - NAMES_SHOWN : 0;
    if (more && french)
        text = arena_printf(check->arena, "%.*s et %zu autre%s", STR_ARG(text), more, more > 1 ? "s" : "");
    else if (more)
        text = arena_printf(check->arena, "%.*s and %zu more", STR_ARG(text), more);
    return text;
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
