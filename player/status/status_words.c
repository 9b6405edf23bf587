#include "status/status_words.h"
#include "base/number.h"

#include <assert.h>
#include <time.h>

#include "base/duration.h"

/* clang-format off */
static const char *const table[][REASON_LANGUAGES] = {
    [LABEL_NOW] = {"On now", "Affiché"},
    [LABEL_NEXT] = {"Next", "Ensuite"},
    [LABEL_ITEMS] = {"Items", "Articles"},
    [LABEL_SCREEN] = {"Screen", "Écran"},
    [LABEL_CLOCK] = {"Clock", "Heure"},
    [LABEL_STORE] = {"Store", "Mémoire"},
    [LABEL_FETCH] = {"Fetch", "Fetch"},

    [SAY_RUNS] = {"Breakroom {0}, running for {1}", "Breakroom {0}, en marche depuis {1}"},
    [SAY_ALERT] = {"; an alert is on", " ; une alerte est affichée"},
    [SAY_NO_PLAYER] = {"No player runs on this store.", "Aucun lecteur ne tourne sur cette mémoire locale."},
    [SAY_OTHER_PLAYER] = {"Another player runs: breakroom status --store {0}", "Un autre lecteur tourne : breakroom status --store {0}"},

    [SAY_DARK_NOW] = {"nothing: outside the opening hours", "rien : hors des heures d’ouverture"},
    [SAY_NO_SCREEN_NOW] = {"nothing: there is no screen", "rien : il n’y a pas d’écran"},
    [SAY_DEFAULT_NOW] = {"the default slide: there is no item to show", "la diapositive par défaut : il n’y a rien à afficher"},
    [SAY_PAGE] = {", page {0}", ", page {0}"},
    [SAY_PAGE_OF] = {", page {0} of {1}", ", page {0} sur {1}"},
    [SAY_TIME_LEFT] = {"; {0} left", " ; encore {0}"},
    [SAY_COUNTS] = {"{0}, of which {1} may show now; pictures {2}", "{0}, dont {1} à afficher maintenant ; images : {2}"},
    [SAY_BAD_DATES] = {"{0} stay off the screen: their embargo date cannot be read (`breakroom plan` names them)", "{0} restent hors de l’écran : leur date d’embargo est illisible (« breakroom plan » les nomme)"},

    [SAY_SCREEN_NONE] = {"none for {0}: {1}", "aucun depuis {0} : {1}"},
    [SAY_SCREEN_NONE_YET] = {"none yet", "pas encore d’écran"},
    [SAY_SCREEN_DARK] = {", dark", ", éteint"},
    [SAY_SCREEN_DARK_UNTIL] = {", dark until {0}", ", éteint jusqu’à {0}"},
    [SAY_SCREEN_LIT_UNTIL] = {", lit until {0}", ", allumé jusqu’à {0}"},
    [SAY_SCREEN_PAUSED] = {", paused", ", en pause"},

    [SAY_CLOCK_GOOD] = {"trusted", "sûre"},
    [SAY_CLOCK_UNSURE] = {"not trusted: {0}; embargoes stay closed, the screen stays lit", "pas sûre : {0} ; les embargos restent fermés, l’écran reste allumé"},
    [SAY_CLOCK_UNSET] = {"not synchronised since this start, and no hardware clock has set it", "pas synchronisée depuis ce démarrage, et aucune horloge matérielle ne l’a réglée"},
    [SAY_CLOCK_PAST] = {"not synchronised since this start, and set to a time that has passed", "pas synchronisée depuis ce démarrage, et réglée sur une heure déjà passée"},
    [SAY_CLOCK_NO_NETWORK] = {"not set by the network", "pas réglée par le réseau"},

    [SAY_STORE] = {"{0}, {1} MB", "{0}, {1} Mo"},
    [SAY_STORE_UNREADABLE] = {"{0}: {1}", "{0} : {1}"},
    [SAY_STORE_SUDO] = {"; `sudo breakroom status` may look", " ; « sudo breakroom status » peut la lire"},
    [SAY_STORE_OLD] = {"; fetch is not running, so the times below may be old", " ; fetch ne tourne pas : les durées ci-dessous peuvent dater"},
    [SAY_STORE_KEPT] = {"cannot write to the disk {0}: {1}; new items are kept in memory", "ne peut pas écrire sur le disque {0} : {1} ; les nouveaux articles sont gardés en mémoire vive"},
    [SAY_STORE_LOST] = {"cannot write to the disk {0}: {1}; new items are lost", "ne peut pas écrire sur le disque {0} : {1} ; les nouveaux articles sont perdus"},
    [SAY_SINCE] = {"since {0}", "depuis {0}"},
    [SAY_FOR] = {"for {0}", "depuis {0}"},
    [SAY_RUNNING] = {"running", "en marche"},
    [SAY_NOT_RUNNING] = {"not running", "arrêté"},
    [SAY_FETCH_HANGS] = {"does not answer: it has made no progress for half a minute", "ne répond pas : il n’a pas avancé depuis une demi-minute"},
    [SAY_PLAYER_HANGS] = {"The player does not answer.", "Le lecteur ne répond pas."},
    [SAY_SAFE_MODE] = {"Safe mode of {0}, step {1} of 3: {2}; a step back in {3}", "Mode sans échec ({0}), étape {1} sur 3 : {2} ; une étape de moins dans {3}"},
    [SAY_QUARANTINED] = {"Quarantined: '{0}' of feed '{1}': it ended {2} twice; tried again when it changes, or in {3}", "Mis en quarantaine : « {0} » du flux « {1} » : il a arrêté {2} deux fois ; nouvel essai s’il change, ou dans {3}"},

    [HEAD_FEED] = {"Feed", "Flux"},
    [HEAD_SUCCESS] = {"Last success", "Dernier succès"},
    [HEAD_TRY] = {"Next try", "Prochain essai"},
    [HEAD_ITEMS] = {"Items", "Articles"},
    [HEAD_NEWEST] = {"Newest", "Le plus récent"},
    [SAY_AGO] = {"{0} ago", "il y a {0}"},
    [SAY_IN] = {"in {0}", "dans {0}"},
    [SAY_NOT_KNOWN] = {"not known", "inconnu"},
    [SAY_NEVER_FETCHED] = {"never fetched", "jamais lu"},
    [SAY_NOTHING_NEW] = {"nothing new for {0} days", "rien de nouveau depuis {0} jours"},
    [SAY_FAILED_ONCE] = {"failed 1 time: {0}", "1 échec : {0}"},
    [SAY_FAILED] = {"failed {1} times: {0}", "{1} échecs : {0}"},
    [SAY_MOVED] = {"moved permanently to {0}; change its url to that", "déplacé définitivement vers {0} ; écrivez cette adresse comme url"},
    [SAY_PICTURES] = {"pictures left out: {0}; the first: {1}", "images omises : {0} ; la première : {1}"},

    [SAY_CONFIG] = {"Configuration {0}: {1}", "Configuration {0} : {1}"},
    [SAY_CONFIG_KEPT] = {"cannot be used; the last one that worked is in force", "inutilisable ; la dernière qui a marché est en vigueur"},
    [SAY_CONFIG_EARLIER] = {"cannot be used; what was read before is in force", "inutilisable ; celle qui a été lue avant est en vigueur"},
    [SAY_CONFIG_UNUSABLE] = {"cannot be used; nothing is fetched, what is stored is shown", "inutilisable ; aucun flux n’est lu, ce qui est en mémoire est affiché"},
    [SAY_FAULT_ONE] = {"1 fault", "1 faute"},
    [SAY_FAULTS] = {"{0} faults", "{0} fautes"},
    [SAY_MORE_FAULTS] = {"and {0} more", "et {0} autres"},
    [SAY_CONFIG_COPY] = {"in force: {0}", "en vigueur : {0}"},
    [SAY_CONFIG_HELP] = {"`breakroom config --check` checks a correction, `systemctl reload breakroom breakroom-fetch` puts it in force", "« breakroom config --check » vérifie une correction, « systemctl reload breakroom breakroom-fetch » la met en vigueur"},

    [FIRST_NO_PLAYER] = {"no player runs", "aucun lecteur ne tourne"},
    [FIRST_NO_FETCH] = {"no fetch runs", "aucun fetch ne tourne"},
    [FIRST_PLAYER_HANGS] = {"the player does not answer", "le lecteur ne répond pas"},
    [FIRST_FETCH_HANGS] = {"fetch does not answer", "fetch ne répond pas"},
    [FIRST_STORE] = {"the store cannot be written", "la mémoire locale ne peut pas être écrite"},
    [FIRST_LIMITED] = {"content is quarantined, or safe mode is on", "du contenu est en quarantaine, ou le mode sans échec est en marche"},
    [FIRST_FEED] = {"a feed fails", "un flux n’arrive pas"},
    [FIRST_NOTHING] = {"the slides are shown", "les diapositives sont affichées"},
};
/* clang-format on */
static_assert(sizeof(table) / sizeof(table[0]) == STATUS_WORDS, "words for all that is said");
static_assert(RECOVERY_STEP_LAST == 3, "SAY_SAFE_MODE names the last step");

const char *
status_word(enum status_word word, enum reason_language language)
{
    return table[word][language];
}

struct str
status_say_filled(const struct status_printer *printer, enum status_word word,
                  const struct str args[FILL_ARGS])
{
    return arena_fill(printer->arena, status_word(word, printer->language), args);
}

struct str
status_reason(const struct status_printer *printer, struct str text)
{
    struct reason reason = reason_read(text);
    return reason_str(&reason, printer->language, printer->arena);
}

/* 0 seconds, 1 second; in French 0 seconde. */
static bool
is_plural(int64_t count, enum reason_language language)
{
    return language == REASON_FRENCH ? count > 1 : count != 1;
}

struct str
status_duration(struct arena *arena, int64_t ms, enum reason_language language)
{
    static const struct {
        int64_t ms, below_ms;
        const char *names[REASON_LANGUAGES];
    } units[] = {{SECOND_MS, MINUTE_MS, {"second", "seconde"}},
                 {MINUTE_MS, HOUR_MS, {"minute", "minute"}},
                 {HOUR_MS, 2 * DAY_MS, {"hour", "heure"}},
                 {DAY_MS, INT64_MAX, {"day", "jour"}}};
    size_t i = 0;
    ms = number_max(ms, 0);
    while (ms >= units[i].below_ms)
        i++;
    int64_t count = ms / units[i].ms;
    return arena_printf(arena, "%lld %s%s", (long long)count, units[i].names[language],
                        is_plural(count, language) ? "s" : "");
}

struct str
status_day_and_time(const struct status_printer *printer, int64_t wall_ms)
{
    static const char *const days[7][REASON_LANGUAGES] = {{"Sun", "dim."}, {"Mon", "lun."}, {"Tue", "mar."},
                                                          {"Wed", "mer."}, {"Thu", "jeu."}, {"Fri", "ven."},
                                                          {"Sat", "sam."}};
    time_t at = (time_t)(wall_ms / SECOND_MS);
    struct tm tm;
    if (wall_ms == TIME_NONE || !localtime_r(&at, &tm))
        return STR_NONE;
    return arena_printf(printer->arena, "%s %02d:%02d", days[tm.tm_wday][printer->language], tm.tm_hour,
                        tm.tm_min);
}

struct str
status_count(const struct status_printer *printer, int64_t count)
{
    return arena_printf(printer->arena, "%lld", (long long)count);
}

struct str
status_megabytes(const struct status_printer *printer, int64_t bytes)
{
    int64_t tenths = (bytes + 50000) / 100000;
    return arena_printf(printer->arena, "%lld%c%lld", (long long)(tenths / 10),
                        printer->language == REASON_FRENCH ? ',' : '.', (long long)(tenths % 10));
}
