#include "clean/wording.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/byte_scan.h"
#include "base/number.h"
#include "base/utf8.h"
#include "clean/clean.h"
#include "text/text_fold.h"

#define FOLD_PIECE 120 /* bytes of a text folded in one call: text_fold has a limit */
#define FOLD_MAX   1200

/* Equivalent to ICU's function, without a call for the most frequent characters. */
static inline bool
is_alnum(uint32_t code)
{
    if (code < 0x80)
        return (code | 0x20) - 'a' < 26 || code - '0' < 10;
    return u_isalnum((UChar32)code);
}

static bool
is_space(uint32_t code)
{
    if (code < 0x80)
        return code == ' ' || code - '\t' < 5;
    return u_isUWhiteSpace((UChar32)code);
}

bool
wording_is_separator(uint32_t code)
{
    if (code < 0x80 && is_alnum(code))
        return false;
    switch (code) {
    case '|':
    case '/':
    case '-':
    case ',':
    case '>':
    case '<':
    case 0xAB:
    case 0xB7:
    case 0xBB:
    case 0x200B:
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2039:
    case 0x203A:
    case 0x2190:
    case 0x2192:
    case 0x2197:
    case 0x21E8:
    case 0x25B8:
    case 0x25BA:
    case 0x276F:
    case 0x2794:
    case 0x279C:
    case 0x27A1:
    case 0x30FB:
    case 0xFE0F:
    case 0xFEFF:
        return true;
    default:
        return is_space(code);
    }
}

void
wording_put_folded(struct buf *out, struct str text, size_t enough)
{
    while (text.len && out->len < enough) {
        struct str piece = utf8_prefix(text, FOLD_PIECE);
        text_fold(piece, out);
        text = str_slice(text, piece.len, SIZE_MAX);
    }
}

struct str
wording_fold(struct arena *arena, struct str text)
{
    struct buf out;
    buf_init(&out, (size_t)4 * FOLD_MAX);
    wording_put_folded(&out, utf8_prefix(str_trim(text), FOLD_MAX), SIZE_MAX);
    struct str folded = out.len ? arena_str(arena, buf_str(&out)) : STR("");
    buf_finish(&out);
    return folded;
}

/* True when the first letters of two texts differ, and are ASCII: how others are folded may depend on the
 * next character. */
static bool
begin_differently(struct str a, struct str b)
{
    for (size_t i = 0, k = 0;; i++, k++) {
        while (i < a.len && (unsigned char)a.ptr[i] < 0x80 && !str_is_alnum(a.ptr[i]))
            i++;
        while (k < b.len && (unsigned char)b.ptr[k] < 0x80 && !str_is_alnum(b.ptr[k]))
            k++;
        if (i >= number_min(a.len, FOLD_MAX / 2) || k >= number_min(b.len, FOLD_MAX / 2) ||
            (unsigned char)a.ptr[i] >= 0x80 || (unsigned char)b.ptr[k] >= 0x80)
            return false;
        if (str_lower(a.ptr[i]) != str_lower(b.ptr[k]))
            return true;
    }
}

bool
wording_same(struct arena *arena, struct str a, struct str b)
{
    if (begin_differently(a, b))
        return false;
    struct str folded = wording_fold(arena, a);
    return folded.len && str_equal(folded, wording_fold(arena, b));
}

static bool
is_wide(uint32_t code)
{
    return code >= 0x1100 && u_getIntPropertyValue((UChar32)code, UCHAR_EAST_ASIAN_WIDTH) == U_EA_WIDE;
}

size_t
clean_words(struct str text)
{
    return wording_words(text, SIZE_MAX);
}

/* Counts the words that begin in the first of eight bytes, up to one that is no letter, digit or space of
 * ASCII, which are few; returns how many bytes that are. */
static size_t
count_plain(const char *bytes, bool *in_word, size_t *words)
{
    uint64_t eight = byte_scan_load(bytes), letters = byte_scan_alnum(eight);
    /* the mask of spaces may also have a "!" right after a space, where it makes no difference */
    uint64_t other = ~(letters | byte_scan_equal(eight, ' ')) & BYTE_SCAN_HIGHS;
    size_t count = other ? byte_scan_first(other) : BYTE_SCAN_BYTES;
    if (count == 0)
        return 0;
    uint64_t begins = letters & ~(letters << 8 | (uint64_t)*in_word << 7);
    *words += byte_scan_count(begins << 8 * (BYTE_SCAN_BYTES - count));
    *in_word = letters >> (8 * count - 1) & 1;
    return count;
}

size_t
wording_words(struct str text, size_t enough)
{
    size_t words = 0, wide = 0;
    bool in_word = false;
    for (size_t at = 0; at < text.len && words + wide / 2 < enough;) {
        size_t plain = at + BYTE_SCAN_BYTES <= text.len ? count_plain(text.ptr + at, &in_word, &words) : 0;
        at += plain;
        if (plain == BYTE_SCAN_BYTES)
            continue;
        uint32_t code = utf8_next(text, &at);
        bool letter = is_alnum(code);
        if (letter && is_wide(code)) {
            wide++;
            in_word = false;
            continue;
        }
        words += letter && !in_word;
        in_word = letter || (in_word && !is_space(code));
    }
    return words + (wide + 1) / 2;
}

/* Abbreviations before a full stop that does not end a sentence. */
static bool
is_abbreviation(struct str word)
{
    static const char *const list[] = {
        "nr",  "dr",  "mr",     "mrs",  "ms",   "st",   "prof", "no",   "vs",  "ca",   "bzw",  "tel", "str",
        "inc", "ltd", "approx", "mme",  "mlle", "art",  "abs",  "evtl", "ggf", "inkl", "exkl", "max", "min",
        "sog", "vgl", "fig",    "etc",  "usw",  "jan",  "feb",  "mar",  "apr", "aug",  "sept", "oct", "okt",
        "nov", "dec", "dez",    "janv", "févr", "juil", "déc",  "tél",  "av",  "bd",   "hr",   "fr",  "sr",
        "sra", "núm", "ul",     "godz", "tj",   "např", "resp", "mio",  "mrd", "std",  "hl",   "bl",  "kl",
        "g",   "т",   "ул",     "г",    "руб",  "им",   "стр",  "pf",   "kfm", "dipl", "ing"};
    size_t letters = 0;
    bool digits = word.len > 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t code = utf8_next(word, &at);
        letters += u_isalpha((UChar32)code);
        digits = digits && code >= '0' && code <= '9';
    }
    if (letters == 1 && utf8_length(word) == 1)
        return true;
    if (memchr(word.ptr, '.', word.len) && !digits && letters <= 4)
        return true; /* "S.A", "e.g", "z.B" */
    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
        if (str_equal_nocase(word, str_from(list[i])))
            return true;
    return false;
}

static struct str
word_before(struct str text, size_t at)
{
    size_t from = at;
    while (from > 0 && !strchr(" \n(\"[", text.ptr[from - 1]))
        from--;
    return str_slice(text, from, at - from);
}

/* "am 3. Dezember", "die 2. Mannschaft": an ordinal number in German. */
static bool
is_ordinal(struct str text, struct str number)
{
    static const char *const before[] = {"am",  "im",   "der",   "die",  "das",   "den",   "dem",
                                         "des", "vom",  "zum",   "zur",  "bis",   "ab",    "und",
                                         "ein", "eine", "einen", "beim", "ihren", "seinen"};
    int64_t value;
    size_t at = (size_t)(number.ptr - text.ptr);
    if (number.len > 2 || !str_to_int(number, &value) || at < 2)
        return false;
    struct str word = word_before(text, at - 1);
    for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
        if (str_equal_nocase(word, str_from(before[i])))
            return true;
    return false;
}

static bool
closes(uint32_t code)
{
    static const uint32_t signs[] = {'"',  '\'',   ')',    ']',    0x201D, 0x2019,
                                     0xBB, 0x300D, 0x300F, 0x201C, 0xFF09};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (code == signs[i])
            return true;
    return false;
}

/* True when a terminator that ends at `at` ends a sentence: *end is after the closing quotes. */
static bool
ends_here(struct str text, size_t before, size_t at, uint32_t code, size_t *end)
{
    bool wide = code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0x0964;
    size_t next = at;
    while (next < text.len) {
        size_t after = next;
        uint32_t sign = utf8_next(text, &after);
        bool more = sign == '.' || sign == '!' || sign == '?' || closes(sign);
        if (!more)
            break;
        next = after;
    }
    *end = next;
    if (wide || next >= text.len)
        return true;
    size_t after = next;
    if (!u_isUWhiteSpace((UChar32)utf8_next(text, &after)))
        return false;
    if (code != '.')
        return true;
    struct str word = word_before(text, before);
    while (after < text.len) {
        size_t at_letter = after;
        uint32_t sign = utf8_next(text, &after);
        if (u_isalpha((UChar32)sign))
            return !u_islower((UChar32)sign) && !is_abbreviation(word) && !is_ordinal(text, word);
        if (u_isdigit((UChar32)sign))
            return !is_abbreviation(word);
        (void)at_letter;
    }
    return true;
}

/* Skips characters of ASCII that end no sentence, perhaps not all of them. */
static size_t
skip_inside(struct str text, size_t at)
{
    for (; at + BYTE_SCAN_BYTES <= text.len; at += BYTE_SCAN_BYTES) {
        uint64_t word = byte_scan_load(text.ptr + at);
        uint64_t end = byte_scan_equal(word, '.') | byte_scan_equal(word, '!') | byte_scan_equal(word, '?') |
                       byte_scan_high(word);
        if (end)
            return at + byte_scan_first(end);
    }
    return at;
}

size_t
wording_sentence_end(struct str text, size_t from)
{
    for (size_t at = skip_inside(text, from); at < text.len; at = skip_inside(text, at)) {
        size_t before = at, end = 0;
        uint32_t code = utf8_next(text, &at);
        bool ends = code == '.' || code == '!' || code == '?' || code == 0x3002 || code == 0xFF01 ||
                    code == 0xFF1F || code == 0x0964 || code == 0x061F || code == 0x06D4 || code == 0x203D;
        /* three of them are an ellipsis */
        bool dots = code == '.' &&
                    ((at < text.len && text.ptr[at] == '.') || (before > 0 && text.ptr[before - 1] == '.'));
        if (ends && !dots && ends_here(text, before, at, code, &end))
            return end;
    }
    return SIZE_MAX;
}

size_t
wording_last_end(struct str text)
{
    size_t last = 0;
    for (size_t end = wording_sentence_end(text, 0); end != SIZE_MAX; end = wording_sentence_end(text, end))
        last = end;
    return last;
}

bool
wording_breaks_off(struct str text)
{
    static const char *const loose[] = {
        "the",  "of",    "and",   "or",    "their", "our",  "your", "whose", "der",  "den",  "dem",  "des",
        "eine", "einen", "einem", "einer", "und",   "oder", "vom",  "zum",   "zur",  "für",  "dass", "weil",
        "le",   "la",    "les",   "une",   "du",    "et",   "ou",   "aux",   "dans", "dont", "el",   "los",
        "las",  "una",   "della", "gli",   "che",   "het",  "een",  "och",   "oraz", "или"};
    struct str word = word_before(text, text.len);
    if (wording_words(text, 5) < 5)
        return false;
    for (size_t i = 0; i < sizeof(loose) / sizeof(loose[0]); i++)
        if (word.len && str_lower(word.ptr[0]) == loose[i][0] &&
            str_equal(str_slice(word, 1, SIZE_MAX), str_from(loose[i] + 1)))
            return true; /* "The", not "OR" */
    return false;
}
