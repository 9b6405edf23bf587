#include <string.h>

#include "base/near.h"
#include "base/number.h"
#include "base/shift.h"
#include "check/check_private.h"

/* Fields with a fixed set of words. */
static const struct choice {
    enum field field;
    const char *words[8];
} choices[] = {
    {FIELD_PRIORITY, {"low", "normal", "high"}},
    {FIELD_FIT, {"cover", "contain"}},
    {FIELD_STAGE, {"idea", "pilot", "rollout", "done", "paused", "abandoned"}},
    {FIELD_MOVE, {"arrives", "leaves", "replaces", "moves", "promoted"}},
};

/* Fields with a range of numbers; `top` may be another field. */
static const struct range {
    enum field field;
    double low, high;
    enum field top; /* FIELD_COUNT: none */
} ranges[] = {
    {FIELD_PROGRESS, 0, 1, FIELD_COUNT},  {FIELD_STARS, 0, 5, FIELD_COUNT},
    {FIELD_SECONDS, 1, 600, FIELD_COUNT}, {FIELD_SCORE, 0, 1e9, FIELD_SCALE},
    {FIELD_NUMBER, 1, 1e9, FIELD_OF},     {FIELD_YEARS, 1, 150, FIELD_COUNT},
};

static void
check_choice(struct check *check, const struct choice *choice)
{
    struct str value = str_trim(item_text(check->item, choice->field));
    size_t count = 0;
    struct buf list;
    if (str_blank(value) || !field_applies(choice->field, check->item->kind))
        return;
    buf_init(&list, 256);
    for (; count < 8 && choice->words[count]; count++) {
        if (str_equal_nocase(value, str_from(choice->words[count]))) {
            buf_finish(&list);
            return;
        }
        buf_put(&list, count ? STR(", ") : STR(""));
        buf_put(&list, str_from(choice->words[count]));
    }
    const char *near = near_find(value, choice->words, count);
    struct str word = meant_choice(choice->field, value);
    near = word.ptr ? word.ptr : near;
    struct str other = near ? str_from(near) : arena_str(check->arena, buf_str(&list));
    check_say(check, (struct say){near ? SAY_VALUE_NEAR : SAY_VALUE,
                                  check_field_at(check, choice->field),
                                  {str_from(field_name(choice->field)), value, other}});
    buf_finish(&list);
}

/* The intended number for one out of range: 0.6 for 60 where at most 1 is allowed. */
static struct str
meant_in_range(struct check *check, const struct range *range, double number, double high)
{
    if (range->field == FIELD_PROGRESS && number > 1 && number < 2)
        return STR("1");
    if (range->field == FIELD_SECONDS && number >= 1000 && number <= 600000 &&
        number == 1000 * (double)(int)(number / 1000))
        return arena_printf(check->arena, "%g", number / 1000); /* thousandths */
    if (range->field == FIELD_PROGRESS && number > 1 && number <= 100)
        return arena_printf(check->arena, "%g", number / 100);
    /* 46 of 5: the decimal point is missing; 7 of 5 is not 0.7 */
    if (range->field == FIELD_SCORE && number > high * 2 && number <= high * 10)
        return arena_printf(check->arena, "%g", number / 10);
    return STR_NONE;
}

static void
check_range(struct check *check, const struct range *range)
{
    const struct value *value = check->item->fields[range->field];
    if (!value || value->type != TYPE_NUMBER || !field_applies(range->field, check->item->kind))
        return;
    bool bound = range->top != FIELD_COUNT && check->item->fields[range->top];
    double high = bound ? item_number(check->item, range->top, range->high) : range->high;
    /* a net promoter score goes from -100 to 100 */
    double low = range->field == FIELD_SCORE && high >= 100 ? -high : range->low;
    /* a figure may have any value: only "3 of 7" has bounds */
    if ((range->top != FIELD_COUNT && !bound) || (value->number >= low && value->number <= high))
        return;
    struct str meant = meant_in_range(check, range, value->number, high);
    check_say(check, (struct say){meant.ptr ? SAY_RANGE_MEANT : SAY_RANGE,
                                  check_field_at(check, range->field),
                                  {str_from(field_name(range->field)),
                                   arena_printf(check->arena, "%g", value->number),
                                   meant.ptr ? meant : arena_printf(check->arena, "%g", low),
                                   arena_printf(check->arena, "%g", high)}});
}

/* [30, 40], in per cent. */
static void
check_focus(struct check *check)
{
    const struct value *focus = check->item->fields[FIELD_FOCUS];
    double most = 0, least = 0;
    for (size_t i = 0; focus && i < focus->count; i++) {
        most = number_max(focus->numbers[i], most);
        least = number_min(focus->numbers[i], least);
    }
    if (!focus || (focus->count == 2 && least >= 0 && most <= 1))
        return;
    bool percent = focus->count == 2 && least >= 0 && most <= 100;
    struct str meant =
        percent ? arena_printf(check->arena, "[%g, %g]", focus->numbers[0] / 100, focus->numbers[1] / 100)
                : STR("[0.5, 0.4]");
    const struct outline_part *part = check_part(check, "focus", true);
    check_say(check, (struct say){SAY_RANGE_MEANT,
                                  check_field_at(check, FIELD_FOCUS),
                                  {STR("focus"), part ? check_raw(check, part) : STR(""), meant}});
}

/* [4,1, 4,2]: four numbers where two were meant: only every other comma is followed by a space. */
static void
check_series(struct check *check)
{
    const struct outline_part *part = check_part(check, "series", true);
    struct str raw = part && part->type == JSON_ARRAY ? check_raw(check, part) : STR_NONE;
    size_t commas = 0;
    bool alternate = raw.len > 0 && !memchr(raw.ptr, '"', raw.len);
    struct buf fixed;
    buf_init(&fixed, 256);
    for (size_t i = 0; i < raw.len; i++) {
        bool comma = raw.ptr[i] == ',', space = i + 1 < raw.len && raw.ptr[i + 1] == ' ';
        alternate = alternate && (!comma || space == (commas % 2 == 1));
        buf_put_char(&fixed, comma && commas % 2 == 0 ? '.' : raw.ptr[i]);
        commas += comma;
    }
    if (alternate && commas >= 3 && commas % 2 == 1)
        check_say(check, (struct say){SAY_SERIES, part->at, {raw, arena_str(check->arena, buf_str(&fixed))}});
    buf_finish(&fixed);
}

/* Uses the player's own reader: a text that it cannot read does not restrict. */
static void
check_shift(struct check *check, enum field field, const char *example)
{
    struct shift shift;
    struct str value = item_text(check->item, field);
    bool hours = field == FIELD_HOURS;
    if (str_blank(value) || shift_read(hours ? value : STR_NONE, hours ? STR_NONE : value, &shift))
        return;
    struct str meant = hours ? meant_hours(check->arena, value) : meant_days(check->arena, value);
    check_say(check,
              (struct say){SAY_VALUE_SHIFT,
                           check_field_at(check, field),
                           {str_from(field_name(field)), value, meant.ptr ? meant : str_from(example)}});
}

/* The main field of a kind. Not required of a plain post of a CMS without Breakroom fields. */
static void
check_essentials(struct check *check)
{
    static const enum field about[] = {
#define KIND(id, name, about_field, ...) FIELD_##about_field,
#include "feed/kinds.def"
#undef KIND
    };
    const struct item *item = check->item;
    bool ours = false;
    for (size_t i = 0; i < check->part_count; i++)
        ours = ours || check->parts[i].ours;
    enum field field = about[item->kind];
    bool announced = field == FIELD_ON && item->fields[FIELD_PUBLIC_ON];
    if (!ours || field == FIELD_COUNT || item->fields[field] || announced ||
        check_part(check, field_name(field), true) || check_other_named(check, field))
        return;
    check_say(check, (struct say){SAY_KIND_WANTS,
                                  check_at(check, "kind", true),
                                  {str_from(kind_name(item->kind)), str_from(field_name(field))}});
}

/* A link for a QR code must exist and fit into one. */
static void
check_qr(struct check *check)
{
    const struct item *item = check->item;
    const struct value *qr = item->fields[FIELD_QR];
    bool asked = qr && qr->type == TYPE_BOOL && qr->yes;
    if (asked && !item->url.len)
        check_say(check, (struct say){.message = SAY_QR_NO_LINK, .at = check_field_at(check, FIELD_QR)});
    bool shown = slide_shows_qr(item, check->context->qr);
    const char *name = check_part(check, "url", false) ? "url" : "link";
    if (shown && item->url.len && !item_has_web_link(item))
        check_say(check,
                  (struct say){SAY_QR_SCHEME, check_at(check, name, false), {str_slice(item->url, 0, 100)}});
    if (shown && str_starts_nocase(item->url, STR("http:")))
        check_say(check, (struct say){SAY_QR_INSECURE, check_at(check, name, false), {item->url}});
    if (shown && item->url.len > SLIDE_QR_BYTES)
        check_say(check, (struct say){SAY_QR_LONG,
                                      check_at(check, name, false),
                                      {check_number(check, (int64_t)item->url.len),
                                       check_number(check, SLIDE_QR_BYTES)}});
}

/* One text with several places counts as one place whose name contains commas. */
static void
check_sites(struct check *check)
{
    struct str_list sites = item_texts(check->item, FIELD_SITES);
    if (check->xml || sites.count != 1 || !memchr(sites.items[0].ptr, ',', sites.items[0].len))
        return;
    struct buf list;
    struct str rest = sites.items[0];
    buf_init(&list, 512);
    while (rest.ptr) {
        struct str site = str_trim(str_split(&rest, ','));
        buf_printf(&list, "%s\"%.*s\"", list.len ? ", " : "", STR_ARG(site));
    }
    check_say(check, (struct say){SAY_SITES,
                                  check_field_at(check, FIELD_SITES),
                                  {sites.items[0], arena_str(check->arena, buf_str(&list))}});
    buf_finish(&list);
}

/* "français" instead of "fr". */
static void
check_language_tag(struct check *check)
{
    struct str own = item_text(check->item, FIELD_LANGUAGE);
    bool field = own.len > 0;
    struct str tag = field ? own : check->item->language;
    struct str meant = tag.len > 3 ? meant_language(tag) : STR_NONE;
    if (meant.ptr)
        check_say(
            check,
            (struct say){SAY_VALUE_NEAR, check_at(check, "language", field), {STR("language"), tag, meant}});
}

void
check_values(struct check *check)
{
    if (check->kind_unknown)
        return;
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
        check_choice(check, &choices[i]);
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
        check_range(check, &ranges[i]);
    check_shift(check, FIELD_HOURS, "06:00-14:00");
    check_shift(check, FIELD_DAYS, "mon-fri");
    check_series(check);
    check_focus(check);
    check_sites(check);
    check_language_tag(check);
    check_essentials(check);
    check_qr(check);
}
