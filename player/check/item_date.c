/* The format of dates. */
#include <stdio.h>
#include <stdlib.h>

#include "check/check_private.h"
#include "text/date.h"

/* The correction: the intended date, else an example. */
static struct str
to_write(struct check *check, struct str text)
{
    struct str meant = meant_date(&check->meant, text);
    return meant.ptr ? meant : str_from(words_phrase(check->context->language, PHRASE_DATE));
}

void
check_bounds(struct check *check)
{
    static const struct {
        enum field field;
        enum message message;
    } rows[] = {
        {FIELD_FROM, SAY_FROM_DATE}, {FIELD_PUBLIC_ON, SAY_EMBARGO_DATE}, {FIELD_UNTIL, SAY_UNTIL_DATE}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str text = item_text(check->item, rows[i].field);
        if (item_date_unreadable(check->item, rows[i].field))
            check_say(check, (struct say){rows[i].message,
                                          check_field_at(check, rows[i].field),
                                          {text, to_write(check, text)}});
    }
}

/* The same instant with the UTC offset at that local time. */
static struct str
with_zone(struct check *check, const struct field_date *date)
{
    char text[DATE_TEXT_BYTES];
    int64_t east_s = date->at - field_date_ms(date, check->zone, false) / 1000;
    int minutes = abs((int)(east_s / 60));
    date_format(date->at, text);
    return arena_printf(check->arena, "%.19s%c%02d:%02d", text, east_s < 0 ? '-' : '+', minutes / 60,
                        minutes % 60);
}

bool
check_date(struct check *check, const struct outline_part *part, enum field field)
{
    struct field_date date;
    struct str read = item_text(check->item, field);
    if (part->type != JSON_STRING || !item_date(check->item, field, &date))
        return false;
    bool other = !check->xml && !str_equal(str_trim(part->value), read);
    if (!other && !date.local)
        return false;
    check_say(check,
              (struct say){other ? SAY_DATE_FORM : SAY_DATE_LOCAL,
                           part->at,
                           {part->name, str_trim(part->value), date.local ? with_zone(check, &date) : read}});
    return true;
}
