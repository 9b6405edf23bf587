/* Numbers, yes and no, words of a fixed set, paths. */
#include <inttypes.h>
#include <string.h>

#include "meant/meant.h"
#include "text/text_fold.h"

#define NUMBER_BYTES_MAX 40

/* A word folded by text_fold, in the buffer of the caller. */
static struct str
fold(struct str text, struct buf *out)
{
    buf_init(out, TEXT_FOLDED_BYTES_MAX);
    text_fold(str_trim(text), out);
    return buf_str(out);
}

struct value_words {
    const char *meant, *words;
};

static struct str
find_word(struct str text, const struct value_words *rows, size_t count)
{
    struct buf folded;
    struct str word = fold(text, &folded), found = STR_NONE;
    for (size_t i = 0; word.len && i < count && !found.ptr; i++)
        if (str_has_word(str_from(rows[i].words), word))
            found = str_from(rows[i].meant);
    buf_finish(&folded);
    return found;
}

struct str
meant_bool(struct str text)
{
    static const struct value_words rows[] = {
        {"true", "true vrai oui yes y wahr ja si vero verdadero sim verdadeiro tak on"},
        {"false", "false faux non no n falsch nein falso nao nie off"},
        {"null", "none nil undefined nul"},
    };
    return find_word(text, rows, sizeof(rows) / sizeof(rows[0]));
}

struct str
meant_language(struct str text)
{
    static const struct value_words rows[] = {{"fr", "francais french franzosisch frances francese"},
                                              {"en", "anglais english englisch ingles inglese"},
                                              {"de", "allemand german deutsch aleman tedesco"},
                                              {"es", "espagnol spanish spanisch espanol spagnolo"},
                                              {"it", "italien italian italienisch italiano"},
                                              {"nl", "neerlandais dutch niederlandisch nederlands"},
                                              {"pt", "portugais portuguese portugiesisch portugues"},
                                              {"pl", "polonais polish polnisch polski"},
                                              {"ar", "arabe arabic arabisch"}};
    return find_word(text, rows, sizeof(rows) / sizeof(rows[0]));
}

struct str
meant_choice(enum field field, struct str word)
{
    static const struct value_words priorities[] = {
        {"high",
         "haute haut elevee eleve forte fort urgent urgente urgence important importante top hoch wichtig "
         "dringend alta alto hoog wysoki 1"},
        {"low", "basse bas faible niedrig baja bajo bassa basso laag niski 3"},
        {"normal", "normale moyenne moyen standard default medium mittel media medio normaal defaut 2"}};
    static const struct value_words fits[] = {
        {"cover", "remplir couvrir couvre plein fill full crop fullen ausfullen llenar cubrir riempire"},
        {"contain",
         "contenir contient entier entiere ajuster adapter fit whole complete ganz einpassen contener "
         "contenere letterbox"}};
    static const struct value_words stages[] = {
        {"idea", "idee idees idea"},
        {"pilot", "pilote piloto pilota pilotphase pilotprojekt test essai experimentation"},
        {"rollout", "deploiement lancement launch einfuhrung ausrollen despliegue lancio generalisation"},
        {"done",
         "termine terminee fini finie fait faite acheve achevee fertig abgeschlossen finished completed "
         "complete terminado hecho finito klaar"},
        {"paused", "pause enpause suspendu suspendue pausiert onhold pausado pausiertes"},
        {"abandoned",
         "abandonne abandonnee arrete arretee annule annulee abgebrochen cancelled canceled stopped "
         "dropped abandonado"}};
    static const struct value_words moves[] = {
        {"arrives",
         "arrive arrivee arrivees nouveau nouvelle embauche join joins joined joining arrival new kommt neu "
         "llega arriva"},
        {"leaves",
         "part depart quitte quitter leave left leaving departure geht verlasst sale parte retraite"},
        {"replaces", "remplace remplacement ersetzt replace replacing sustituye sostituisce"},
        {"moves",
         "move moved moving mute mutation change changement wechselt transfer transfers demenage cambia"},
        {"promoted", "promu promue promotion promotions befordert promote ascendido promosso"}};
    static const struct {
        enum field field;
        const struct value_words *rows;
        size_t count;
    } choices[] = {{FIELD_PRIORITY, priorities, 3},
                   {FIELD_FIT, fits, 2},
                   {FIELD_STAGE, stages, 6},
                   {FIELD_MOVE, moves, 5}};
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
        if (choices[i].field == field)
            return find_word(word, choices[i].rows, choices[i].count);
    return STR_NONE;
}

/* Length of white space, including thin and no-break spaces, or of an apostrophe between thousands. */
static size_t
gap(struct str text, size_t at)
{
    static const char *const gaps[] = {" ", "\t", "\u00a0", "\u202f", "\u2009", "'", "’"};
    for (size_t i = 0; i < sizeof(gaps) / sizeof(gaps[0]); i++)
        if (str_starts(str_slice(text, at, SIZE_MAX), str_from(gaps[i])))
            return strlen(gaps[i]);
    return 0;
}

/* The digits of a number with its separators: points, commas; spaces only between digits. Returns how many
 * bytes of the text it takes. */
static size_t
take_digits(struct str text, size_t at, char out[NUMBER_BYTES_MAX])
{
    size_t len = 0;
    while (at < text.len && len + 1 < NUMBER_BYTES_MAX) {
        size_t space = gap(text, at);
        bool between = space && len && at + space < text.len && str_is_digit(text.ptr[at + space]) &&
                       at + space + 2 < text.len && str_is_digit(text.ptr[at + space + 1]) &&
                       str_is_digit(text.ptr[at + space + 2]);
        if (str_is_digit(text.ptr[at]) || text.ptr[at] == '.' || text.ptr[at] == ',')
            out[len++] = text.ptr[at++];
        else if (between)
            at += space;
        else
            break;
    }
    while (len && (out[len - 1] == ',' || out[len - 1] == '.')) {
        len--;
        at--;
    }
    out[len] = '\0';
    return at;
}

/* "18.240,50", "18,240.50" and "4,6" with a decimal point; the last separator that occurs once precedes the
 * decimals, but three digits after the only point or comma of a longer number are thousands when there were
 * several. */
static void
normalise(char *digits)
{
    char *point = strrchr(digits, '.'), *comma = strrchr(digits, ',');
    char *last = point > comma ? point : comma;
    bool once = last && strchr(digits, *last) == last;
    char *to = digits;
    for (char *at = digits; *at; at++) {
        if (str_is_digit(*at))
            *to++ = *at;
        else if (at == last && once)
            *to++ = '.';
    }
    *to = '\0';
    size_t zeros = 0;
    while (digits[zeros] == '0' && str_is_digit(digits[zeros + 1]))
        zeros++;
    memmove(digits, digits + zeros, strlen(digits + zeros) + 1);
}

/* Applies the unit after a number: minutes to seconds, per cent to a fraction. */
static double
factor_of(struct str unit, bool share)
{
    unit = str_trim(unit);
    if (share && (str_starts(unit, STR("%")) || str_starts_nocase(unit, STR("pour cent"))))
        return 0.01;
    return str_starts_nocase(unit, STR("min")) || str_equal_nocase(unit, STR("m")) ? 60 : 1;
}

static size_t
count_stars(struct str text)
{
    size_t stars = 0;
    for (size_t at = 0; at < text.len;) {
        struct str rest = str_slice(text, at, SIZE_MAX);
        bool star = str_starts(rest, STR("★")) || str_starts(rest, STR("⭐"));
        stars += star;
        at += star ? 3 : 1;
    }
    return stars;
}

/* "0x10", all of it. */
static struct str
from_hexadecimal(struct arena *arena, struct str text)
{
    static const char digits[] = "0123456789abcdef";
    int64_t number = 0;
    if (!str_starts_nocase(text, STR("0x")) || text.len < 3 || text.len > 14)
        return STR_NONE;
    for (size_t i = 2; i < text.len; i++) {
        char c = str_lower(text.ptr[i]);
        const char *digit = c ? strchr(digits, c) : NULL;
        if (!digit)
            return STR_NONE;
        number = number * 16 + (digit - digits);
    }
    return arena_printf(arena, "%" PRId64, number);
}

struct str
meant_number(struct arena *arena, struct str text, bool share)
{
    char digits[NUMBER_BYTES_MAX];
    double number = 0;
    size_t at = 0;
    text = str_trim(text);
    if (count_stars(text))
        return arena_printf(arena, "%zu", count_stars(text));
    struct str hexadecimal = from_hexadecimal(arena, text);
    if (hexadecimal.ptr)
        return hexadecimal;
    while (at < text.len && !str_is_digit(text.ptr[at]) &&
           !(text.ptr[at] == '.' && at + 1 < text.len && str_is_digit(text.ptr[at + 1])))
        at++;
    bool minus = at > 0 && text.ptr[at - 1] == '-';
    bool sign = at >= 3 && str_equal(str_slice(text, at - 3, 3), STR("−"));
    size_t end = take_digits(text, at, digits);
    if (at >= text.len || !digits[0])
        return STR_NONE;
    normalise(digits);
    bool leading = digits[0] == '.';
    struct str plain = arena_printf(arena, "%s%s%s", minus || sign ? "-" : "", leading ? "0" : "", digits);
    double factor = factor_of(str_slice(text, end, SIZE_MAX), share);
    if (!str_to_double(plain, &number))
        return STR_NONE;
    return factor < 1 || factor > 1 ? arena_printf(arena, "%g", number * factor) : plain;
}

bool
meant_is_plain_number(struct str text)
{
    text = str_trim(text);
    for (size_t at = 0; at < text.len;) {
        size_t space = gap(text, at);
        if (!space && !strchr("+-.,0123456789", text.ptr[at]))
            return false;
        at += space ? space : 1;
    }
    return text.len > 0 && !memchr(text.ptr + 1, '-', text.len - 1);
}

bool
meant_is_windows_path(struct str text)
{
    text = str_trim(text);
    bool letter = text.len > 2 && str_is_letter(text.ptr[0]);
    if (letter && text.ptr[1] == ':' && !str_starts(str_slice(text, 1, 3), STR("://")))
        return true;
    static const char *const starts[] = {"\\\\", "file:", "~/", "/Users/", "/home/", "/Volumes/"};
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (str_starts_nocase(text, str_from(starts[i])))
            return true;
    return false;
}

bool
meant_is_picture(struct str text)
{
    static const char *const ends[] = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (text.len > 5 && str_ends_nocase(text, str_from(ends[i])))
            return true;
    return false;
}

struct str
meant_picture_path(struct arena *arena, struct str text)
{
    bool machine = meant_is_windows_path(text);
    char *path = arena_c(arena, str_trim(text));
    size_t len = strlen(path), name = 0, kept = 0;
    for (size_t i = 0; i < len; i++) {
        if (path[i] != '\\' || kept == 0 || path[kept - 1] != '/')
            path[kept++] = path[i] == '\\' ? '/' : path[i];
    }
    path[kept] = '\0';
    for (size_t i = 0; machine && i < kept; i++)
        name = path[i] == '/' || path[i] == ':' ? i + 1 : name;
    return str_from(path + name);
}
