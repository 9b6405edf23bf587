/* Incident reports with several updates in one item: only the newest is shown. */
#include <string.h>
#include <unicode/uchar.h>

#include "base/duration.h"
#include "base/number.h"
#include "clean/rules.h"
#include "text/date.h"
#include "text/text_fold.h"

#define STAMP_BYTES_MAX 80
#define WORDS_BYTES_MAX 18
#define UPDATES_MAX     64
#define HEADING_WORDS   3
#define NO_STAMP        INT64_MIN

/* The states in such reports, in the form of text_fold. */
static const char states[] =
    "resolved investigating identified monitoring update updated inprogress completed scheduled verifying "
    "fixed "
    "recovering behoben gelost untersuchung identifiziert beobachtung aktualisierung aktualisiert inarbeit "
    "abgeschlossen geplant resolu resolue enquete identifie surveillance miseajour encours termine planifie "
    "resuelto investigando identificado monitorizando actualizacion risolto inanalisi aggiornamento "
    "resolvido "
    "atualizacao opgelost onderzoek rozwiazano aktualizacja lost uppdatering";

/* A time such as "Nov 28, 09:12 UTC", in the year that is nearest to the item's own date. */
static bool
read_without_year(struct str text, int64_t item_s, struct date *out)
{
    size_t comma = str_find(text, STR(","));
    if (comma == SIZE_MAX || comma + 1 >= text.len)
        return false;
    int64_t year = 2024, best = INT64_MAX; /* a leap year, for the 29th of February */
    int month, day;
    if (item_s != TIME_NONE)
        date_civil(item_s / DAY_S, &year, &month, &day);
    for (int64_t one = year - (item_s != TIME_NONE); one <= year + (item_s != TIME_NONE); one++) {
        struct buf dated;
        struct date date;
        buf_init(&dated, STAMP_BYTES_MAX + 16);
        buf_printf(&dated, "%.*s %lld %.*s", STR_ARG(str_slice(text, 0, comma)), (long long)one,
                   STR_ARG(str_trim(str_slice(text, comma + 1, SIZE_MAX))));
        if (date_read(buf_str(&dated), &date) && date.timed) {
            int64_t away = item_s == TIME_NONE ? 0 : date.at > item_s ? date.at - item_s : item_s - date.at;
            *out = away < best ? date : *out;
            best = number_min(away, best);
        }
        buf_finish(&dated);
    }
    return best != INT64_MAX;
}

/* Without the word after a time in some languages: "11:30 Uhr", "à 10h". */
static struct str
trim_signs(struct str text)
{
    static const char *const behind[] = {" Uhr", " uhr", " h"};
    text = str_trim(text);
    while (text.len && strchr("-:[]()", text.ptr[text.len - 1]))
        text = str_trim(str_slice(text, 0, text.len - 1));
    while (str_ends(text, STR("–")) || str_ends(text, STR("—")))
        text = str_trim(str_slice(text, 0, text.len - 3));
    for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++)
        if (str_ends(text, str_from(behind[i])))
            text = str_trim(str_slice(text, 0, text.len - strlen(behind[i])));
    return text;
}

static bool
is_state(struct str word)
{
    struct buf folded;
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    text_fold(word, &folded);
    bool found = folded.len && str_has_word(STR(states), buf_str(&folded));
    buf_finish(&folded);
    return found;
}

/* The time given by a text, in seconds, or NO_STAMP; "Update" may precede it. */
static int64_t
stamp_of(struct str text, int64_t item_s)
{
    struct date date;
    struct str rest = text = trim_signs(text);
    struct str word = trim_signs(str_split(&rest, ' '));
    if (rest.ptr && str_find(rest, STR(":")) != SIZE_MAX && is_state(word))
        text = str_trim(rest);
    if (str_starts(text, STR("[")) || str_starts(text, STR("(")))
        text = str_slice(text, 1, SIZE_MAX);
    size_t words = 0; /* such as the day of the week */
    while (words < text.len && words <= WORDS_BYTES_MAX && !str_is_digit(text.ptr[words]))
        words++;
    if (text.len < 8 || text.len > STAMP_BYTES_MAX || words > WORDS_BYTES_MAX ||
        str_find(text, STR(":")) == SIZE_MAX)
        return NO_STAMP;
    bool read = (date_read(text, &date) && date.timed) || read_without_year(text, item_s, &date);
    return read ? date.at : NO_STAMP;
}

/* The end of a time at the beginning of a line, including its seconds and zone; 0: none. */
static size_t
end_of_time(struct str text)
{
    size_t colon = str_find(str_slice(text, 0, STAMP_BYTES_MAX), STR(":"));
    while (colon != SIZE_MAX && colon + 2 < text.len &&
           !(colon && u_isdigit((UChar32)text.ptr[colon - 1]) && u_isdigit((UChar32)text.ptr[colon + 1]) &&
             u_isdigit((UChar32)text.ptr[colon + 2]))) {
        size_t next = str_find(str_slice(text, colon + 1, STAMP_BYTES_MAX), STR(":"));
        colon = next == SIZE_MAX ? SIZE_MAX : colon + 1 + next;
    }
    if (colon == SIZE_MAX || colon + 2 >= text.len)
        return 0;
    size_t end = colon + 3;
    if (end + 2 < text.len && text.ptr[end] == ':' && u_isdigit((UChar32)text.ptr[end + 1]))
        end += 3;
    for (int words = 0; words < 2 && end < text.len && text.ptr[end] == ' '; words++) {
        size_t to = end + 1;
        while (to < text.len && text.ptr[to] >= 'A' && text.ptr[to] <= 'Z')
            to++;
        bool uhr = str_starts(str_slice(text, end + 1, SIZE_MAX), STR("Uhr"));
        bool zone = to - end > 2 && to - end < 6 && (to == text.len || !u_isalpha((UChar32)text.ptr[to]));
        if (!uhr && !zone)
            break;
        end = uhr ? end + 4 : to;
    }
    return end;
}

struct update {
    size_t line; /* its first line */
    int64_t at_s;
};

/* The line is a time, or begins with one. */
static bool
read_update(const struct clean_lines *lines, size_t i, int64_t item_s, struct update *out)
{
    struct str text = lines->list[i].text;
    *out = (struct update){i, stamp_of(text, item_s)};
    size_t end = out->at_s == NO_STAMP ? end_of_time(text) : 0;
    if (end)
        out->at_s = stamp_of(str_slice(text, 0, end), item_s);
    return out->at_s != NO_STAMP;
}

static bool
starts_with_state(struct str text)
{
    return is_state(trim_signs(str_split(&text, ' ')));
}

/* True when half of the updates name a state, before or after their time. */
static bool
say_states(const struct clean_lines *lines, const struct update *updates, size_t count)
{
    size_t said = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = updates[i].line, end = end_of_time(lines->list[at].text);
        struct str behind = str_trim(str_slice(lines->list[at].text, end, SIZE_MAX));
        bool next = at + 1 < lines->count && starts_with_state(lines->list[at + 1].text);
        said += next || starts_with_state(lines->list[at].text) || starts_with_state(behind);
    }
    return said * 2 >= count;
}

/* Distinguishes a report from an agenda, whose times are in the future, on separate days and ascending. */
static bool
is_report(const struct clean_lines *lines, const struct update *updates, size_t count, int64_t item_s)
{
    bool back = true, one_day = true, past = true;
    for (size_t i = 0; i < count; i++) {
        const struct update *before = &updates[i ? i - 1 : 0];
        back = back && updates[i].at_s <= before->at_s;
        one_day = one_day && updates[i].at_s / DAY_S == before->at_s / DAY_S;
        past = past && (item_s == TIME_NONE || updates[i].at_s <= item_s + DAY_S);
    }
    return say_states(lines, updates, count) || (item_s == TIME_NONE ? back || one_day : past);
}

/* Each has its heading above its time: "Identified", "28 Nov 2026 09:00 UTC". */
static bool
have_headings(const struct clean_lines *lines, const struct update *updates, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = updates[i].line;
        if (at == 0 || (i && at - 1 <= updates[i - 1].line) ||
            wording_words(lines->list[at - 1].text, HEADING_WORDS + 1) > HEADING_WORDS)
            return false;
    }
    return true;
}

static size_t
collect(const struct clean_lines *lines, struct update *updates, int64_t item_s)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->count && count < UPDATES_MAX; i++)
        count += !lines->list[i].gone && read_update(lines, i, item_s, &updates[count]);
    if (count > 1 && have_headings(lines, updates, count))
        for (size_t i = 0; i < count; i++)
            updates[i].line--;
    return count;
}

void
rule_updates(struct clean_lines *lines)
{
    struct update updates[UPDATES_MAX];
    int64_t published_s = lines->item->published_s, updated_s = lines->item->updated_s;
    int64_t item_s = updated_s != TIME_NONE && updated_s > published_s ? updated_s : published_s;
    size_t newest = 0, count = collect(lines, updates, item_s);
    if (count < 2 || updates[0].line > 1 || !is_report(lines, updates, count, item_s))
        return;
    for (size_t i = 1; i < count; i++)
        if (updates[i].at_s > updates[newest].at_s)
            newest = i;
    size_t from = updates[newest].line, to = newest + 1 < count ? updates[newest + 1].line : lines->count;
    if (to - from < 2 && end_of_time(lines->list[from].text) >= lines->list[from].text.len)
        return;
    for (size_t i = updates[0].line; i < lines->count; i++)
        if ((i < from || i >= to) && !lines->list[i].gone)
            lines_cut(lines, &lines->list[i], CLEAN_UPDATE);
}
