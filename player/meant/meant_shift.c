/* Days of the week and times of a shift, as people write them. */
#include <string.h>

#include "base/near.h"
#include "base/number.h"
#include "meant/meant.h"
#include "text/text_fold.h"

#define TEXT_BYTES 160

/* Beginnings of the words for days, folded. */
static int
week_day(struct str word)
{
    static const char *const names[7] = {
        "mon lun mo maan seg pon",         "tue mar mart di die dins ter wto",
        "wed mer mier mit mi woe qua sro", "thu jeu jue don do gio qui czw",
        "fri ven vie fre fr vri sex pia",  "sat sam sab za sa son sob",
        "sun dim dom so sonn zon nie"};
    int found = -1;
    size_t best = 0;
    for (int day = 0; day < 7; day++) {
        struct str rest = str_from(names[day]);
        while (rest.ptr) {
            struct str name = str_split(&rest, ' ');
            bool hit = name.len > best && str_starts(word, name) &&
                       (name.len > 2 || word.len == name.len || word.len > 4);
            found = hit ? day : found;
            best = hit ? name.len : best;
        }
    }
    return found;
}

/* The day nearest to a mistyped name: "firday". */
static int
near_week_day(struct str word)
{
    static const char *const names[] = {
        "monday", "tuesday",  "wednesday", "thursday",   "friday",   "saturday", "sunday",
        "lundi",  "mardi",    "mercredi",  "jeudi",      "vendredi", "samedi",   "dimanche",
        "montag", "dienstag", "mittwoch",  "donnerstag", "freitag",  "samstag",  "sonntag",
        "lunes",  "martes",   "miercoles", "jueves",     "viernes",  "sabado",   "domingo"};
    const size_t count = sizeof(names) / sizeof(names[0]);
    const char *near = word.len >= 5 ? near_find(word, names, count) : NULL;
    for (size_t i = 0; near && i < count; i++)
        if (names[i] == near)
            return (int)(i % 7);
    return -1;
}

/* The first word of the text, and the characters after it: *dash when one of them is a dash. */
static struct str
take_word(struct str *text, bool *dash)
{
    static const char dashes[] = "\xE2\x80\x93";
    size_t len = 0, end;
    while (len < text->len && !strchr(" ,;/-", text->ptr[len]) &&
           !str_starts(str_slice(*text, len, SIZE_MAX), STR(dashes)))
        len++;
    for (end = len; end < text->len;) {
        bool wide = str_starts(str_slice(*text, end, SIZE_MAX), STR(dashes));
        if (!wide && !strchr(" ,;/-", text->ptr[end]))
            break;
        *dash = *dash || wide || text->ptr[end] == '-';
        end += wide ? sizeof(dashes) - 1 : 1;
    }
    struct str word = str_slice(*text, 0, len);
    *text = str_slice(*text, end, SIZE_MAX);
    return word;
}

/* The days in order, with a dash between two days of a span. */
static void
put_days(struct str text, struct buf *out)
{
    static const char *const short_names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    struct buf folded;
    bool span = false;
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    while (text.len) {
        bool dash = false;
        struct str word = take_word(&text, &dash);
        buf_clear(&folded);
        text_fold(word, &folded);
        int day = folded.len > 1 ? week_day(buf_str(&folded)) : -1;
        day = day < 0 ? near_week_day(buf_str(&folded)) : day;
        if (day >= 0) {
            buf_put(out, !out->len ? STR("") : span ? STR("-") : STR(","));
            buf_put(out, str_from(short_names[day]));
            span = false;
        }
        span =
            span || dash || str_has_word(STR("a au to bis hasta until through al tot do"), buf_str(&folded));
    }
    buf_finish(&folded);
}

struct str
meant_days(struct arena *arena, struct str text)
{
    static const struct {
        const char *words, *meant;
    } groups[] = {
        {"ensemaine semaine weekdays weekday jourouvres joursouvres joursouvrables werktags werktage "
         "unterderwoche entresemana laborables feriali",
         "mon-fri"},
        {"touslesjours everyday daily taglich jedentag todoslosdias ognigiorno alldays alwayson", "mon-sun"},
        {"weekend weekends leweekend findesemana finesettimana wochenende amwochenende", "sat-sun"}};
    struct buf out, folded;
    buf_init(&out, TEXT_BYTES);
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    text_fold(text, &folded);
    for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
        if (str_has_word(str_from(groups[i].words), buf_str(&folded)))
            buf_put(&out, str_from(groups[i].meant));
    if (!out.len)
        put_days(text, &out);
    struct str found = out.len ? arena_str(arena, buf_str(&out)) : STR_NONE;
    buf_finish(&folded);
    buf_finish(&out);
    return found;
}

struct str
meant_hours(struct arena *arena, struct str text)
{
    static const struct {
        const char *words, *meant;
    } parts[] = {{"matin lematin morning mornings dumatin morgens vormittags manana mattina", "06:00-12:00"},
                 {"apresmidi lapresmidi afternoon nachmittags tarde pomeriggio", "12:00-18:00"},
                 {"soir lesoir evening abends noche sera", "18:00-22:00"},
                 {"nuit lanuit night nachts notte", "22:00-06:00"}};
    int64_t hours[2], minutes[2];
    int count = 0;
    struct buf folded;
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    text_fold(text, &folded);
    struct str found = STR_NONE;
    for (size_t i = 0; i < 4; i++)
        if (str_has_word(str_from(parts[i].words), buf_str(&folded)))
            found = str_from(parts[i].meant);
    buf_finish(&folded);
    for (size_t at = 0; at < text.len && count < 2 && !found.ptr; at++) {
        bool digit = str_is_digit(text.ptr[at]);
        if (!digit)
            continue;
        size_t end = at;
        int64_t hour = str_take_number(text, &end, 8);
        struct str rest = str_slice(text, end, SIZE_MAX);
        size_t sign = rest.len && strchr(":hH.", rest.ptr[0]) ? 1 : 0, from = end + sign;
        minutes[count] = sign ? str_take_number(text, &from, 8) : -1;
        rest = str_trim(str_slice(text, from, SIZE_MAX));
        bool afternoon = str_starts_nocase(rest, STR("pm"));
        minutes[count] = number_max(minutes[count], 0);
        hours[count] = hour + (afternoon && hour < 12 ? 12 : 0);
        /* "22:00-26:00" ends on the next day */
        hours[count] -= count == 1 && hours[count] > 24 && hours[count] < 48 ? 24 : 0;
        hours[count] -= hours[count] == 24 && (count == 0 || minutes[count] > 0) ? 24 : 0;
        if (hours[count] > 24 || minutes[count] > 59)
            return STR_NONE;
        count++;
        at = from;
    }
    if (count == 2)
        found = arena_printf(arena, "%02d:%02d-%02d:%02d", (int)hours[0], (int)minutes[0], (int)hours[1],
                             (int)minutes[1]);
    return found;
}
