/* Lines about a page rather than its subject: dates and authors, reading times, counts, breadcrumbs. */
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "clean/line_kind.h"
#include "text/date.h"
#include "text/text_fold.h"

#define BYLINE_WORDS    5 /* of "by Jane Doe" */
#define META_WORDS      24
#define STAMP_WORDS     14
#define COPYRIGHT_WORDS 24

#define WORD_LETTERS_MAX 24 /* of the words in the lists below */

/* All words below are in the form of text_fold. */
static const char by[] =
    "by postedby writtenby publishedby von geschriebenvon veroffentlichtvon par publiepar "
    "ecritpar por publicadopor escritopor di scrittoda pubblicatoda door av af autor author "
    "auteur autore napisal przez от от автора";
static const char minutes[] =
    "min mins minute minutes minuten minuti minutos minut minuter minutter minuuttia "
    "minuty perc минут мин 分";
static const char reading[] =
    "read reading readingtime timetoread lesezeit lesedauer lecture delecture "
    "tempsdelecture lectura delectura tiempodelectura lettura dilettura tempodilettura "
    "leitura deleitura tempodeleitura leestijd lezen czytania czasczytania lastid laesetid "
    "lesetid lukuaika dobacteni чтения времячтения 読了 閱讀 阅读";
static const char counted[] =
    "view views read reads like likes comment comments share shares retweet retweets reply replies vote "
    "votes "
    "follower followers reaction reactions boost boosts favorite favorites favourites aufruf aufrufe "
    "kommentar "
    "kommentare reaktionen antworten vue vues commentaire commentaires partage partages jaime reponses "
    "visita "
    "visitas comentario comentarios megusta visualizzazioni visualizzazione commenti commento condivisioni "
    "visualizacoes curtidas compartilhamentos weergaven reacties reactie wyswietlen komentarzy komentarze "
    "visningar visninger kommentarer katselua kommenttia zobrazeni komentaru просмотров комментариев лаиков "
    "閲覧 コメント 次浏览 条评论 조회 댓글";
static const char dated[] =
    "lastupdated updated updatedon lastmodified modified publishedon published postedon posted "
    "lastedited zuletztaktualisiert aktualisiert aktualisiertam veroffentlichtam "
    "veroffentlicht zuletztgeandert erstelltam misajourle derniermiseajour dernieremiseajour "
    "publiele modifiele actualizado ultimaactualizacion publicadoel publicado aggiornato "
    "ultimoaggiornamento pubblicatoil atualizadoem ultimaatualizacao publicadoem bijgewerkt "
    "laatstbijgewerkt gepubliceerdop aktualizacja ostatniaaktualizacja opublikowano "
    "senastuppdaterad uppdaterad publicerad opdateret oppdatert paivitetty обновлено "
    "опубликовано 更新日 公開日 更新时间 发布时间";

/* True when a text has more letters than any of the words: others than those of ASCII are not counted. */
static bool
is_longer_than_words(struct str text)
{
    size_t letters = 0;
    for (size_t i = 0; i < text.len && letters <= WORD_LETTERS_MAX; i++)
        letters += str_is_alnum(text.ptr[i]);
    return letters > WORD_LETTERS_MAX;
}

static bool
is_in(struct str text, const char *list)
{
    struct buf folded;
    if (is_longer_than_words(text))
        return false;
    buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
    text_fold(text, &folded);
    bool found = folded.len && str_has_word(str_from(list), buf_str(&folded));
    buf_finish(&folded);
    return found;
}

/* The part up to the next | · • – — or dash between spaces or, with `way`, / > » ›. */
static struct str
next_part(struct str *rest, bool way)
{
    struct str text = *rest;
    for (size_t i = 0; i < text.len;) {
        size_t before = i;
        uint32_t code = utf8_next(text, &i);
        bool dash =
            code == '-' && before > 0 && text.ptr[before - 1] == ' ' && i < text.len && text.ptr[i] == ' ';
        bool part =
            way ? code == '/' || code == '>' || code == 0xBB || code == 0x203A
                : code == '|' || code == 0xB7 || code == 0x2022 || code == 0x2013 || code == 0x2014 || dash;
        if (part) {
            *rest = str_slice(text, i, SIZE_MAX);
            return str_trim(str_slice(text, 0, before));
        }
    }
    *rest = STR_NONE;
    return str_trim(text);
}

static bool
is_number(struct str word)
{
    size_t digits = 0;
    for (size_t i = 0; i < word.len; i++) {
        bool digit = str_is_digit(word.ptr[i]);
        if (!digit && !strchr(".,kKM", word.ptr[i]))
            return false;
        digits += digit;
    }
    return digits > 0;
}

static bool
is_date(struct str text)
{
    struct date date;
    bool digits = true; /* "12/11/2026", which may be two different days */
    for (size_t i = 0; i < text.len; i++)
        digits = digits && strchr("0123456789./-:, ", text.ptr[i]);
    return text.len >= 6 && text.len <= 40 && (digits || date_read(text, &date));
}

/* "3 min read", "Lesezeit: 2 Minuten". */
static bool
is_reading_time(struct str text)
{
    bool number = false, minute = false, read = false;
    struct str rest = text;
    size_t colon = str_find(text, STR(":"));
    if (wording_words(text, 7) > 6)
        return false;
    if (colon != SIZE_MAX && is_in(str_slice(text, 0, colon), reading)) {
        read = true;
        rest = str_trim(str_slice(text, colon + 1, SIZE_MAX));
    }
    while (rest.ptr) {
        struct str word = str_split(&rest, ' ');
        if (is_number(word))
            number = true;
        else if (is_in(word, minutes))
            minute = true;
        else if (is_in(word, reading))
            read = true;
        else if (word.len > 3)
            return false;
    }
    return number && minute && read;
}

/* "1,204 views". */
static bool
is_count(struct str text)
{
    static const char *const signs[] = {"👍", "❤", "♥", "👏", "💬", "👀", "🎉"};
    size_t space = str_find(text, STR(" "));
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (str_starts(text, str_from(signs[i])) && space != SIZE_MAX) {
            text = str_trim(str_slice(text, space + 1, SIZE_MAX));
            space = str_find(text, STR(" "));
            if (is_number(text))
                return true;
            break;
        }
    return space != SIZE_MAX && is_number(str_slice(text, 0, space)) &&
           is_in(str_slice(text, space + 1, SIZE_MAX), counted);
}

static bool
is_by(struct str text, size_t words_max)
{
    size_t colon = str_find(text, STR(":")), space = str_find(text, STR(" "));
    size_t end = number_min(colon, space);
    for (int words = 0; end != SIZE_MAX && words < 2; words++) {
        if (is_in(str_slice(text, 0, end), by))
            return wording_words(text, words_max + 1) <= words_max;
        size_t next = str_find(str_slice(text, end + 1, SIZE_MAX), STR(" "));
        end = next == SIZE_MAX ? SIZE_MAX : end + 1 + next;
    }
    return false;
}

/* "Last updated: 12 November 2026". */
static bool
is_dated(struct str text)
{
    size_t end = str_find(text, STR(":"));
    for (size_t i = 0; end == SIZE_MAX && i < text.len; i++)
        if (str_is_digit(text.ptr[i]))
            end = i;
    return end != SIZE_MAX && end + 1 < text.len && is_in(str_slice(text, 0, end), dated) &&
           is_date(str_trim(str_slice(text, end + (text.ptr[end] == ':'), SIZE_MAX)));
}

/* Of a short line: "Posted on 24 November 2026 by Jane Doe", "Publié par Jane Doe le 24/11/2026". */
static bool
is_stamp(struct str text)
{
    if (wording_sentence_end(text, 0) < text.len)
        return false;
    for (size_t at = 0, space; (space = str_find(str_slice(text, at, SIZE_MAX), STR(" "))) != SIZE_MAX;) {
        struct str front = str_slice(text, 0, at + space), behind = str_slice(text, at + space + 1, SIZE_MAX);
        struct str day = behind;
        bool on = is_in(str_split(&day, ' '), "on le am el il em op den dnia");
        if (is_dated(front) && is_by(behind, STAMP_WORDS))
            return true;
        if (is_by(front, BYLINE_WORDS + 1) && (is_dated(behind) || (on && day.ptr && is_date(day))))
            return true;
        at += space + 1;
    }
    return false;
}

bool
line_is_meta(struct str text)
{
    size_t parts = 0, counts = 0, tells = 0, words = wording_words(text, META_WORDS + 1);
    if (is_dated(text) || (words <= STAMP_WORDS && is_stamp(text)))
        return true;
    if (words > META_WORDS)
        return false;
    for (struct str rest = text; rest.ptr;) {
        struct str part = next_part(&rest, false);
        if (!wording_words(part, 1))
            continue;
        bool count = is_count(part), time = is_reading_time(part);
        if (!count && !time && !is_by(part, BYLINE_WORDS) && !is_date(part) && !is_dated(part))
            return false;
        parts++;
        counts += count;
        tells += time || (!count && !is_date(part));
        bool sign = count && (unsigned char)part.ptr[0] >= 0xE0;
        if ((time || sign) && parts == 1 && !rest.ptr)
            return true;
    }
    return parts > 1 && (counts > 1 || tells);
}

/* "#hall #monday": only tags. */
bool
line_is_hashtags(struct str text)
{
    size_t tags = 0;
    for (struct str rest = text; rest.ptr;) {
        struct str word = str_split(&rest, ' ');
        if (!word.len)
            continue;
        if (word.ptr[0] != '#' || word.len < 3 || is_number(str_slice(word, 1, SIZE_MAX)))
            return false;
        tags++;
    }
    return tags > 0;
}

bool
line_is_way(struct arena *arena, struct str text, struct str title)
{
    size_t parts = 0;
    struct str last = STR_NONE;
    for (struct str rest = text; rest.ptr; parts++)
        last = next_part(&rest, true);
    return parts > 1 && last.len && str_equal(wording_fold(arena, last), wording_fold(arena, title));
}

bool
line_is_copyright(struct str text)
{
    bool sign = str_starts(text, STR("©")) || str_starts_nocase(text, STR("Copyright ")) ||
                str_starts_nocase(text, STR("(c) 20"));
    bool year = str_find(text, STR("20")) != SIZE_MAX || str_find(text, STR("19")) != SIZE_MAX;
    return sign && year && wording_words(text, COPYRIGHT_WORDS + 1) <= COPYRIGHT_WORDS;
}
