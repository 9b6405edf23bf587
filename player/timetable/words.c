#include "timetable/words.h"

#include <assert.h>

/* clang-format off */
static const char *const table[][REASON_LANGUAGES] = {
    [WORDS_YESTERDAY] = {"yesterday {1}", "hier {1}"},
    [WORDS_TODAY] = {"today {1}", "aujourd’hui {1}"},
    [WORDS_TOMORROW] = {"tomorrow {1}", "demain {1}"},
    [WORDS_DAY] = {"{0} {1}", "le {0} {1}"},
    [WORDS_UNTIL_TODAY] = {"until today {1}", "jusqu’à aujourd’hui {1}"},
    [WORDS_UNTIL_TOMORROW] = {"until tomorrow {1}", "jusqu’à demain {1}"},
    [WORDS_UNTIL_DAY] = {"until {0} {1}", "jusqu’au {0} {1}"},
    [WORDS_END_YESTERDAY] = {"yesterday, end of the day", "hier, fin de journée"},
    [WORDS_END_DAY] = {"{0}, end of the day", "le {0}, fin de journée"},

    [WORDS_EMBARGO] = {"embargo {0}", "embargo {0}"},
    [WORDS_NOT_YET] = {"to be published {0}", "publication {0}"},
    [WORDS_EXPIRED] = {"expired {0}", "terminé {0}"},
    [WORDS_SITE] = {"other site: {0}", "autre site : {0}"},
    [WORDS_SITES] = {"other sites: {0}", "autres sites : {0}"},
    [WORDS_HOURS] = {"outside its hours {0}", "hors de ses horaires {0}"},
    [WORDS_HOURS_NEVER] = {"outside its hours", "hors de ses horaires"},
    [WORDS_OLDER_DAYS] = {"older than {0} days", "plus de {0} jours"},
    [WORDS_OLDER_HOURS] = {"older than {0} hours", "plus de {0} heures"},
    [WORDS_NEWEST] = {"only the newest of its feed are shown: {0}", "seuls les plus récents du flux sont affichés : {0}"},
    [WORDS_FIRST] = {"only the first of its feed are kept: {0}", "seuls les premiers du flux sont gardés : {0}"},
    [WORDS_DUPLICATE] = {"duplicate of another item that says as much or more", "double d’un autre article, au moins aussi complet"},
    [WORDS_EMPTY] = {"empty: neither words nor a picture", "vide : ni texte ni image"},
    [WORDS_CLOCK] = {"embargo, and the screen is not sure of the time", "embargo, et l’écran n’est pas sûr de l’heure"},
    [WORDS_UNREADABLE] = {"embargo, because “{0}” is not a readable date: “{1}”", "embargo, car « {0} » n’est pas une date lisible : « {1} »"},
    [WORDS_QUARANTINED] = {"quarantined: it ended the player twice", "mis en quarantaine : il a arrêté le lecteur deux fois"},
    [WORDS_PLACEHOLDER] = {"filled in by the content system: no text for the screen", "rempli par le CMS : pas de texte pour l’écran"},
    [WORDS_OLD_NEWS] = {"news older than {0} days, in a feed without end dates (news-max-age)", "actualité de plus de {0} jours, dans un flux sans dates de fin (news-max-age)"},

    [WORDS_START] = {"start", "début"},
    [WORDS_SECONDS] = {"sec", "s"},
    [WORDS_KIND] = {"kind", "genre"},
    [WORDS_PAGE] = {"page", "page"},
    [WORDS_TITLE] = {"title", "titre"},
    [WORDS_NOTHING] = {"(no item to show: the default slide)", "(rien à afficher : la diapositive par défaut)"},
    [WORDS_DARK] = {"(the screen is dark {0}: opening hours)", "(l’écran est éteint {0} : heures d’ouverture)"},
    [WORDS_DARK_EVER] = {"(the screen is dark: opening hours)", "(l’écran est éteint : heures d’ouverture)"},
    [WORDS_NO_ITEMS] = {"The feed has no items.", "Le flux n’a pas d’articles."},
    [WORDS_HIDDEN] = {"Not shown at {1}:", "Pas affichés à {1} :"},
    [WORDS_WAITING] = {"Shown too, but their turn comes later:", "Affichés aussi, mais leur tour vient plus tard :"},
    [WORDS_KEPT] = {"Older than {0} days, and shown because the feed has nothing newer:", "Plus de {0} jours, et affichés parce que le flux n’a rien de plus récent :"},
    [WORDS_ROUND] = {"A round of all items ({0}) takes {1}.", "Un tour de tous les articles ({0}) dure {1}."},
    [WORDS_HOLDS] = {"this item occupies the screen for {0} of a round of {1}", "cet article occupe l’écran {0} sur un tour de {1}"},
    [WORDS_LENGTH_SECONDS] = {"{0} s", "{0} s"},
    [WORDS_LENGTH_SHORT] = {"{0} min {1} s", "{0} min {1} s"},
    [WORDS_LENGTH_MINUTES] = {"{0} minutes", "{0} minutes"},
    [WORDS_LENGTH_HOURS] = {"{0} h {1}", "{0} h {1}"},
    [WORDS_ALERTING] = {"Shown again when the alert has ended:", "Affichés de nouveau quand l’alerte sera terminée :"},
};
/* clang-format on */

static_assert(sizeof(table) / sizeof(table[0]) == WORDS_COUNT, "all words in both languages");

struct str
words_say(struct arena *arena, enum reason_language language, enum words words, struct str a, struct str b)
{
    return arena_fill(arena, table[words][language], (const struct str[FILL_ARGS]){a, b});
}
