#include "type/typography.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "type/quotes.h"

#define SHY             STR("\u00AD")
#define THOUSAND_DIGITS 3
#define PAIR_DIGITS     2
#define CLOSING_DIGITS  4
#define YEAR_DIGITS     4
#define SHORT_WORD      10
#define MARKS           ".,:;!?)" /* at the end of a word */
#define COUNT_DIGITS    3         /* a longer number is a year, not a count */
#define COUNTED_LEAST   4         /* letters: shorter words are prepositions */
#define COUNTED_MOST    12        /* letters: longer ones would leave a line too short */

/* Short words that belong to the number before them. */
static const char *const units[] = {
    "h",      "min",     "s",       "j",      "an",      "ans",   "km",    "m",      "cm",     "mm",
    "m²",     "m³",      "kg",      "g",      "t",       "l",     "L",     "cl",     "ml",     "mg",
    "Go",     "Mo",      "To",      "GB",     "MB",      "TB",    "kW",    "kWh",    "W",      "V",
    "A",      "Hz",      "k€",      "M€",     "€",       "$",     "£",     "%",      "‰",      "°C",
    "°",      "CHF",     "EUR",     "USD",    "kr",      "zł",    "Uhr",   "am",     "pm",     "a.m.",
    "p.m.",   "Std.",    "px",      "ml",     "ha",      "mois",  "fois",  "jours",  "ore",    "Jahre",
    "Tage",   "uur",     "km/h",    "m/s",    "l/min",   "m³/h",  "heure", "heures", "minute", "minutes",
    "jour",   "euro",    "euros",   "points", "hour",    "hours", "day",   "days",   "year",   "years",
    "Stunde", "Stunden", "Minuten", "Euro",   "Prozent", "horas", "hora",  "días",   "dias",   "anni",
    "giorni", "minuti",  "minutos"};

/* Words that belong to the number before them, and to the currency after them. */
static const char *const multiples[] = {
    "million", "millions", "billion",  "billions", "milliard",  "milliards",  "Million", "Millionen",
    "Mio.",    "Mrd.",     "Mio",      "Mrd",      "Milliarde", "Milliarden", "millón",  "millones",
    "milhões", "milioni",  "miliardi", "miljoen",  "miljard",   "milj.",      "mln",     "mld",
    "tys.",    "млн",      "млрд",     "тыс.",     "εκατ.",     "δισ."};
static const char *const currencies[] = {"€", "$", "£", "¥", "₹", "zł", "kr", "CHF", "EUR", "USD", "Kč"};

/* Short words that belong to the next word. */
static const char *const before[] = {"M.",  "MM.", "Mme",  "Mmes", "Mlle", "Dr",   "Pr",  "Mr",  "Mrs",
                                     "Ms",  "Mr.", "Mrs.", "Ms.",  "Dr.",  "n°",   "no",  "No.", "nº",
                                     "Nr.", "p.",  "Hr.",  "Fr.",  "Sr.",  "Sra.", "art."};

static bool
listed(struct str word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(word, str_from(list[i])))
            return true;
    return false;
}

/* Spaces that a person typed; including thin ones, so that setting a text twice changes nothing. */
static const char *const spaces[] = {" ", "\u00A0", "\u202F", "\u2009"};
#define SPACES (sizeof(spaces) / sizeof(spaces[0]))

/* True for a byte that does not begin anything to be replaced, except for the letters of ordinals. */
static bool
plain_at(struct str text, size_t at)
{
    unsigned char byte = at < text.len ? (unsigned char)text.ptr[at] : ' ';
    return byte != ' ' && byte != '\'' && byte != 0xC2 && byte != 0xE2;
}

static size_t
space_bytes(struct str text, size_t at)
{
    if (plain_at(text, at))
        return 0;
    struct str rest = str_slice(text, at, SIZE_MAX);
    for (size_t i = 0; i < SPACES; i++)
        if (str_starts(rest, str_from(spaces[i])))
            return str_from(spaces[i]).len;
    return 0;
}

static size_t
space_bytes_before(struct str text, size_t end)
{
    struct str head = str_slice(text, 0, end);
    for (size_t i = 0; i < SPACES; i++)
        if (str_ends(head, str_from(spaces[i])))
            return str_from(spaces[i]).len;
    return 0;
}

static bool
digit_at(struct str text, size_t at)
{
    return at < text.len && str_is_digit(text.ptr[at]);
}

/* How many digits in a row from `at` on. */
static size_t
digits_from(struct str text, size_t at)
{
    size_t count = 0;
    while (digit_at(text, at + count))
        count++;
    return count;
}

/* The word that starts at `at`. */
static struct str
word_from(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && !space_bytes(text, end) && text.ptr[end] != '\n')
        end++;
    return str_slice(text, at, end - at);
}

static struct str
word_before(struct str text, size_t end)
{
    size_t from = end;
    while (from > 0 && !space_bytes_before(text, from) && text.ptr[from - 1] != '\n' &&
           text.ptr[from - 1] != '(')
        from--;
    return str_slice(text, from, end - from);
}

/* Without punctuation marks at its end. */
static struct str
without_marks(struct str word, const char *marks)
{
    while (word.len && strchr(marks, word.ptr[word.len - 1]))
        word.len--;
    return word;
}

static bool
is_unit(struct str word)
{
    const size_t count = sizeof(units) / sizeof(units[0]);
    return listed(word, units, count) || listed(without_marks(word, MARKS), units, count);
}

/* 8 h, 2 m: when two digits follow, as in 8 h 30. */
static bool
measure_before(struct str text, size_t end)
{
    struct str unit = word_before(text, end);
    size_t number = end - unit.len;
    number -= space_bytes_before(text, number);
    return number && digit_at(text, number - 1) && listed(unit, units, sizeof(units) / sizeof(units[0]));
}

/* "9. Dezember", "1er mai", "5 mai": the day of a month. */
static bool
day_of_month(struct str text, size_t end, size_t next)
{
    static const char *const months[] = {"janu", "febr", "märz", "april", "juni", "juli", "augu",
                                         "sept", "okto", "nove", "deze",  "dece", "dese", "janv",
                                         "févr", "mars", "avri", "juin",  "juil", "août", "octo",
                                         "déce", "maio", "magg", "giug",  "lugl", "agos"};
    struct str day = word_before(text, end), word = word_from(text, next);
    static const char *const short_months[] = {"mai", "maj", "may", "mar", "mei", "Mai", "May", "jun", "jul"};
    size_t digits = digits_from(day, 0);
    struct str behind = str_slice(day, digits, SIZE_MAX);
    if (!digits || digits > PAIR_DIGITS ||
        (behind.len && !str_equal(behind, STR(".")) && !str_equal(behind, STR("er"))))
        return false;
    for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
        if (str_starts_nocase(word, str_from(months[i])))
            return true;
    word = without_marks(word, MARKS);
    return listed(word, short_months, sizeof(short_months) / sizeof(short_months[0]));
}

/* "quai 2", "porte B", "Bravo 🎉": a number, a single letter or a pictograph at the end of a clause stays with
 * the short word before it. */
static bool
one_with_word(struct str text, size_t end, size_t next)
{
    size_t at = next, before_at = end;
    struct str word = word_before(text, end);
    if (word.len < 2 || word.len > SHORT_WORD || at >= text.len)
        return false;
    while (before_at && ((unsigned char)text.ptr[--before_at] & 0xC0) == 0x80)
        ;
    UChar32 left = (UChar32)utf8_next(text, &before_at), right = (UChar32)utf8_next(text, &at);
    if (u_hasBinaryProperty(right, UCHAR_EMOJI_PRESENTATION))
        return u_isalpha(left) || left == '!';
    size_t digits = digits_from(text, next);
    at = digits ? next + digits : at;
    bool closed = at >= text.len || (strchr(MARKS, text.ptr[at]) && !digit_at(text, at + 1));
    size_t space = closed ? space_bytes(text, at + 1) : 0;
    if (space && day_of_month(text, at + 1, at + 1 + space)) /* the full stop of "1. Januar" ends nothing */
        closed = false;
    bool letter = u_islower(left) && u_isupper(right) && (closed || space_bytes(text, at));
    bool title = listed(word_from(text, next), before, sizeof(before) / sizeof(before[0]));
    return (digits && digits <= CLOSING_DIGITS && closed && u_isalpha(left)) || (letter && !title);
}

/* "38 villes": the counted noun stays with the number. */
static bool
counted(struct str text, size_t end, size_t next)
{
    struct str count = word_before(text, end), word = without_marks(word_from(text, next), MARKS);
    size_t at = 0, start = end - count.len, letters = utf8_length(word);
    bool thousands = start >= 2 && str_is_digit(text.ptr[start - 2]);
    return !thousands && count.len <= COUNT_DIGITS && digits_from(count, 0) == count.len &&
           letters >= COUNTED_LEAST && letters <= COUNTED_MOST && u_isalpha((UChar32)utf8_next(word, &at));
}

/* A dash, an arrow, or a sign of a path, between words: at the end of a line rather than at its beginning. */
static bool
begins_with_sign(struct str text)
{
    static const char *const signs[] = {"– ", "— ", "- ", "> ", "› ", "→ "};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (str_starts(text, str_from(signs[i])))
            return true;
    return false;
}

/* "12,4 Mio. €": a multiple after a number, or a currency after a multiple. */
static bool
multiple(struct str text, size_t end, size_t next)
{
    struct str left = word_before(text, end), right = without_marks(word_from(text, next), ",:;!?)");
    if (digit_at(text, end - 1)) /* the full stop of "Mio." stays */
        return listed(right, multiples, sizeof(multiples) / sizeof(multiples[0]));
    return listed(left, multiples, sizeof(multiples) / sizeof(multiples[0])) &&
           listed(without_marks(right, "."), currencies, sizeof(currencies) / sizeof(currencies[0]));
}

/* "March 26, 2027" */
static bool
year_of_date(struct str text, size_t end, size_t next)
{
    struct str day = word_before(text, end);
    bool year = digits_from(text, next) == YEAR_DIGITS && text.ptr[next] == '2';
    return year && day.len >= 2 && day.len <= PAIR_DIGITS + 1 && str_ends(day, STR(",")) &&
           digits_from(day, 0) == day.len - 1;
}

/* The replacement of a space between `left` (its last byte at end − 1) and `right` (from byte next); absent:
 * it is kept. */
static struct str
space_between(struct str text, size_t end, size_t next)
{
    struct str rest = str_slice(text, next, SIZE_MAX);
    if (rest.len && (rest.ptr[0] == '!' || rest.ptr[0] == '?' || rest.ptr[0] == ';'))
        return STR(UTF8_NNBSP);
    if ((rest.len && rest.ptr[0] == ':') || str_starts(rest, STR("»")) || (end && begins_with_sign(rest)))
        return STR(UTF8_NBSP);
    struct str head = str_slice(text, 0, end);
    if (str_ends(head, STR("«")))
        return STR(UTF8_NBSP);
    if (end && digit_at(text, end - 1)) {
        /* 04 72 00 12 34, which would also be reversed between Arabic words */
        if (digits_from(text, next) == PAIR_DIGITS && word_before(text, end).len == PAIR_DIGITS)
            return STR(UTF8_NBSP);
        if (digits_from(text, next) == THOUSAND_DIGITS && word_before(text, end).len <= THOUSAND_DIGITS)
            return STR(UTF8_NNBSP);
        if (is_unit(word_from(text, next)) || counted(text, end, next))
            return STR(UTF8_NBSP);
    }
    if ((digits_from(text, next) == PAIR_DIGITS && measure_before(text, end)) ||
        one_with_word(text, end, next) || day_of_month(text, end, next) || year_of_date(text, end, next) ||
        (end && multiple(text, end, next)))
        return STR(UTF8_NBSP);
    return listed(word_before(text, end), before, sizeof(before) / sizeof(before[0])) ? STR(UTF8_NBSP)
                                                                                      : STR_NONE;
}

/* ' before or after a letter: l'atelier, the players' room, 's avonds; and before a year: '98. */
static bool
is_apostrophe(struct str text, size_t at)
{
    if (text.ptr[at] != '\'')
        return false;
    unsigned char left = at ? (unsigned char)text.ptr[at - 1] : ' ';
    size_t next = at + 1;
    bool before_letter = next < text.len && u_isalnum((UChar32)utf8_next(text, &next));
    return left >= 0x80 || u_isalpha(left) || (before_letter && !u_isdigit(left));
}

/* 1er, 1re, 2e: the superscript form of the letters after the digit before `at`; absent elsewhere. */
static struct str
raised(struct str text, size_t at, size_t *bytes)
{
    static const struct {
        const char *typed, *set;
    } ordinals[] = {{"er", "ᵉʳ"}, {"re", "ʳᵉ"}, {"e", "ᵉ"}};
    for (size_t i = 0; at && digit_at(text, at - 1) && i < sizeof(ordinals) / sizeof(ordinals[0]); i++) {
        *bytes = strlen(ordinals[i].typed);
        size_t next = at + *bytes;
        bool fits = str_starts(str_slice(text, at, SIZE_MAX), str_from(ordinals[i].typed));
        if (fits && (next >= text.len || !u_isalnum((UChar32)utf8_next(text, &next))))
            return str_from(ordinals[i].set);
    }
    return STR_NONE;
}

struct str
typography_apply(struct arena *arena, struct str text, const char *locale)
{
    bool french = str_starts(str_from(locale), STR("fr"));
    text = quotes_set(arena, text, locale);
    struct buf out;
    buf_init(&out, text.len * 4 + 1);
    for (size_t at = 0; at < text.len;) {
        size_t letters, plain = at;
        while (plain < text.len && plain_at(text, plain) && !(french && plain && digit_at(text, plain - 1)))
            plain++;
        buf_put(&out, str_slice(text, at, plain - at));
        bool soft = plain > at && str_starts(str_slice(text, plain, SIZE_MAX), SHY);
        at = soft ? plain + SHY.len : plain;
        if (soft)
            continue;
        if (at == text.len)
            break;
        struct str ordinal = french ? raised(text, at, &letters) : STR_NONE;
        if (ordinal.ptr) {
            buf_put(&out, ordinal);
            at += letters;
            continue;
        }
        size_t bytes = space_bytes(text, at);
        struct str put = str_slice(text, at, bytes ? bytes : 1);
        struct str space = bytes ? space_between(text, at, at + bytes) : STR_NONE;
        if (space.ptr)
            buf_put(&out, space);
        else
            buf_put(&out, is_apostrophe(text, at) ? STR("’") : put);
        at += put.len;
        if (str_starts(str_slice(text, at, SIZE_MAX), SHY))
            at += SHY.len;
    }
    struct str copy = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return copy.ptr ? copy : STR("");
}

static struct str
without_breaks(struct arena *arena, struct str text, bool after_commas)
{
    struct buf out;
    buf_init(&out, text.len * 2 + 1);
    for (size_t at = 0; at < text.len; at++)
        if (text.ptr[at] == ' ' && (after_commas || at == 0 || text.ptr[at - 1] != ','))
            buf_put(&out, STR(UTF8_NBSP));
        else
            buf_put_char(&out, text.ptr[at]);
    struct str copy = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return copy.ptr ? copy : STR("");
}

struct str
typography_no_break(struct arena *arena, struct str text)
{
    return without_breaks(arena, text, false);
}

struct str
typography_one_line(struct arena *arena, struct str text)
{
    return without_breaks(arena, text, true);
}

/* Blocks of scripts whose fonts (Noto's, by their ascents and descents) are taller than Latin letters. */
static const struct {
    uint32_t from, to;
    float line;
} tall[] = {
    {0x0600, 0x08FF, 1.36F}, /* Arabic, Syriac, Thaana, N’Ko */
    {0x0900, 0x0DFF, 1.36F}, /* Devanagari to Sinhala */
    {0x0E00, 0x0EFF, 1.45F}, /* Thai, Lao */
    {0x0F00, 0x109F, 1.6F},  /* Tibetan, Burmese */
    {0x1780, 0x17FF, 1.6F},  /* Khmer */
    {0xFB50, 0xFEFE, 1.36F}, /* joined forms of Arabic */
};

float
typography_line_height(struct str text)
{
    float line = 1;
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        for (size_t i = 0; code >= tall[0].from && i < sizeof(tall) / sizeof(tall[0]); i++)
            if (code >= tall[i].from && code <= tall[i].to && tall[i].line > line)
                line = tall[i].line;
    }
    return line;
}
