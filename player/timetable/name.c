#include "timetable/columns.h"
#include "timetable/timetable.h"

struct str
timetable_name(struct arena *arena, const struct item *item, int columns)
{
    const struct str names[] = {item->title,
                                item_text(item, FIELD_QUESTION),
                                item->text,
                                item->summary,
                                item_text(item, FIELD_TO),
                                item_text(item, FIELD_WHO),
                                item->id,
                                item->key};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (!str_blank(names[i]))
            return columns_fit(arena, names[i], columns);
    return STR("");
}
