#include "formats/author_name.h"

#include <string.h>

#include "text/text_fold.h"

/* Words that systems use for authors without a name, folded. A name of only such words is not one. */
static const char generic[] =
    "admin admins administrator administrators administrateur administratrice administrateurs administrador "
    "amministratore beheerder administratorius webmaster webmestre webadmin sysadmin superadmin superuser "
    "super root wordpress wpadmin wp typo3 drupal joomla sharepoint confluence cms system systeme sistema "
    "systemkonto systemaccount konto account compte cuenta user users utilisateur benutzer usuario gebruiker "
    "utente uzytkownik guest gast invite unknown inconnu unbekannt unbekannter desconocido desconhecido "
    "onbekend "
    "sconosciuto nieznany anonymous anonyme anonym anonymer anonimo anoniem null none undefined nobody "
    "noreply "
    "no reply donotreply do not nepasrepondre postmaster mailer daemon mailerdaemon bot robot feed rss test "
    "tester default site website web intranet portal portail editor author auteur autor autore publisher "
    "na nn api svc";

static bool
is_alnum(char c)
{
    return str_is_alnum(c) || (unsigned char)c >= 0x80;
}

static bool
is_generic(struct str word)
{
    struct buf folded;
    buf_init(&folded, 64);
    text_fold(str_slice(word, 0, TEXT_FOLD_BYTES_MAX), &folded);
    bool found = folded.len == 0 || str_has_word(STR(generic), buf_str(&folded));
    buf_finish(&folded);
    return found;
}

/* True when every word is one of those. */
static bool
is_all_generic(struct str name)
{
    for (size_t at = 0; at < name.len;) {
        size_t end = at;
        while (end < name.len && is_alnum(name.ptr[end]))
            end++;
        if (end > at && !is_generic(str_slice(name, at, end - at)))
            return false;
        at = end + 1;
    }
    return true;
}

/* One word in lower-case ASCII, or with digits and separators: "jdoe", "j.doe", "user_17". */
static bool
is_login(struct str name)
{
    bool capital = false, digit = false, joint = false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c == ' ' || (unsigned char)c >= 0x80 || c == '\'')
            return false;
        capital |= c >= 'A' && c <= 'Z';
        digit |= str_is_digit(c);
        joint |= c == '_';
    }
    return !capital || digit || joint;
}

/* "i:0#.f|membership|j.doe", "FIRM\jdoe", a mail address, a web address. */
static bool
is_address(struct str name)
{
    bool mail = memchr(name.ptr, '@', name.len) && !memchr(name.ptr, ' ', name.len);
    return mail || memchr(name.ptr, '|', name.len) || memchr(name.ptr, '\\', name.len) ||
           str_find(name, STR("://")) != SIZE_MAX || str_starts_nocase(name, STR("www."));
}

/* "No reply Mill", the sender of mail that nobody reads. */
static bool
is_sender(struct str name)
{
    static const char *const starts[] = {
        "no reply ",   "no-reply ",        "noreply ",       "do not reply ",  "do-not-reply ",
        "donotreply ", "ne pas répondre ", "nepasrepondre ", "keine antwort ", "no responder "};
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (str_starts_nocase(name, str_from(starts[i])))
            return true;
    return false;
}

static bool
is_name(struct str name)
{
    return name.len && !is_sender(name) && !is_address(name) && !is_login(name) && !is_all_generic(name);
}

/* Without "by", which slides add themselves; "von" and "di" may belong to the name. */
static struct str
without_by(struct str name)
{
    static const char *const starts[] = {"by ",         "posted by ", "written by ", "par ",
                                         "publié par ", "por ",       "door ",       "geschrieben von ",
                                         "scritto da ", "author: ",   "autor: ",     "auteur : "};
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (str_starts_nocase(name, str_from(starts[i])))
            return str_trim(str_slice(name, strlen(starts[i]), SIZE_MAX));
    return name;
}

struct str
author_names(struct arena *arena, struct str authors)
{
    struct buf out;
    struct str rest = authors;
    bool all = true;
    buf_init(&out, authors.len + 1);
    while (rest.len) {
        size_t comma = str_find(rest, STR(", "));
        struct str said = str_trim(str_slice(rest, 0, comma)), name = without_by(said);
        rest = comma == SIZE_MAX ? STR_NONE : str_slice(rest, comma + 2, SIZE_MAX);
        all = all && name.len == said.len;
        if (!is_name(name)) {
            all = false;
            continue;
        }
        buf_put(&out, out.len ? STR(", ") : STR(""));
        buf_put(&out, name);
    }
    struct str kept = all ? authors : out.len ? arena_str(arena, buf_str(&out)) : STR_NONE;
    buf_finish(&out);
    return kept;
}
