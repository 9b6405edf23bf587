#include "play/first_minutes.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/redact.h"

#define FEEDS_SHOWN     4
#define ADDRESSES_SHOWN 3
#define CARD_FOLDER     "/boot/firmware"
#define FAULT_BYTES     ((size_t)256 * 1024)

enum what { CABLE, NO_NETWORK, FEED, BEING_FETCHED, FETCHED, MORE_FEEDS, NO_FEED, NO_TIME, CONFIGURATION };

static const char *const words[][REASON_LANGUAGES] = {
    [CABLE] = {"cable", "câble"},
    [NO_NETWORK] = {"no network yet", "pas encore de réseau"},
    [FEED] = {"{0}: {1}\n", "{0}\u00a0: {1}\n"},
    [BEING_FETCHED] = {"being fetched", "en cours de chargement"},
    [FETCHED] = {"fetched, nothing in it yet", "reçu, encore sans contenu"},
    [MORE_FEEDS] = {"and {0} more\n", "et {0} autres\n"},
    [NO_FEED] = {"No feed is configured.", "Aucun flux n’est configuré."},
    [NO_TIME] = {"The time is not known yet.", "L’heure n’est pas encore connue."},
    [CONFIGURATION] = {"Configuration: ", "Configuration\u00a0: "}};

/* The first element of a list in this member of fetch's report, or NULL. */
static const struct json *
first_of(const struct first_minutes *known, const char *member, const char *list)
{
    const struct json *array = json_get(json_get(known->fetch, member), list);
    return array && array->type == JSON_IS_ARRAY ? array->first : NULL;
}

static const char *
say(const struct first_minutes *known, enum what what)
{
    return words[what][known->language];
}

/* `separator` precedes all except the first. */
static void
put_network(struct buf *out, const struct first_minutes *known, const char *separator)
{
    const struct json *place = first_of(known, "fetch", "machine");
    if (!place)
        buf_printf(out, "%s", say(known, NO_NETWORK));
    for (int i = 0; place && i < ADDRESSES_SHOWN; i++, place = place->next) {
        bool radio = str_starts(json_get_text(place, "network"), STR("wl"));
        buf_printf(out, "%s%.*s (%s)", i ? separator : "", STR_ARG(json_get_text(place, "address")),
                   radio ? "Wi-Fi" : say(known, CABLE));
    }
    buf_put_char(out, '\n');
}

/* Why a feed has nothing to show. */
static struct str
why(const struct first_minutes *known, const struct json *feed, char out[REASON_WORDS_BYTES])
{
    int64_t when_ms;
    struct reason reason = reason_read(json_get_text(feed, "error"));
    if (reason.text[0])
        return str_from(reason_words(&reason, known->language, out));
    bool came =
        json_get_whole(feed, "success_ms", &when_ms) || json_get_whole(feed, "success_wall_ms", &when_ms);
    return str_from(say(known, came ? FETCHED : BEING_FETCHED));
}

static void
put_feeds(struct buf *out, const struct first_minutes *known)
{
    char reason[REASON_WORDS_BYTES], count[24];
    const struct json *feed = first_of(known, "fetch", "feeds");
    for (int i = 0; feed && i < FEEDS_SHOWN; i++, feed = feed->next)
        buf_fill(out, say(known, FEED),
                 (const struct str[FILL_ARGS]){json_get_text(feed, "name"), why(known, feed, reason)});
    size_t more = 0;
    for (; feed; feed = feed->next)
        more++;
    if (more) {
        snprintf(count, sizeof(count), "%zu", more);
        buf_fill(out, say(known, MORE_FEEDS), (const struct str[FILL_ARGS]){str_from(count)});
    }
}

/* The file to edit: where there is a FAT partition, the standard file is generated from the one there. */
static const char *
path_of(const struct first_minutes *known)
{
    const char *path = known->health->path;
    if (path && strcmp(path, CONFIG_PATH) != 0)
        return path;
    return access(CARD_FOLDER, F_OK) == 0 ? CARD_FOLDER "/breakroom.conf" : CONFIG_PATH;
}

static void
put_fault(struct buf *out, const struct first_minutes *known, struct str fault)
{
    struct arena *arena = arena_create(FAULT_BYTES);
    struct str text = reason_text_words(arena, fault, known->language);
    const char *path = "";
    if (str_starts(text, STR(CONFIG_PATH ": "))) {
        path = path_of(known);
        text = str_slice(text, strlen(CONFIG_PATH), SIZE_MAX);
    }
    buf_printf(out, "%s%.*s\n", path, STR_ARG(text));
    arena_destroy(arena);
}

/* The part of the configuration on a server has not arrived yet. */
static void
put_server(struct buf *out, const struct first_minutes *known)
{
    char shown[REDACT_BYTES];
    const struct json *fault = first_of(known, "configuration", "faults");
    redact_address(known->config->source_url, shown, sizeof(shown));
    if (!fault)
        buf_fill(out, say(known, FEED),
                 (const struct str[FILL_ARGS]){str_from(shown), str_from(say(known, BEING_FETCHED))});
    for (int i = 0; fault && i < FEEDS_SHOWN; i++, fault = fault->next)
        put_fault(out, known, fault->text);
}

static void
put_configuration(struct buf *out, const struct first_minutes *known)
{
    if (known->config->source_url && *known->config->source_url && !known->config->remote)
        put_server(out, known);
    else if (!known->config->feed_count && !known->health->fault_count)
        buf_printf(out, "%s\n", say(known, NO_FEED));
    for (size_t i = 0; i < known->health->fault_count && i < FEEDS_SHOWN; i++)
        put_fault(out, known, known->health->faults[i]);
    if (!known->clock_trusted)
        buf_printf(out, "%s\n", say(known, NO_TIME));
    buf_printf(out, "%s%s", say(known, CONFIGURATION), path_of(known));
}

void
first_minutes_write(const struct first_minutes *known, char out[FIRST_MINUTES_BYTES])
{
    struct buf text;
    out[0] = '\0';
    if (!known->config->setup_slide || known->had_items)
        return;
    buf_init(&text, FIRST_MINUTES_BYTES);
    buf_printf(&text, "%s · ", known->machine);
    put_network(&text, known, " · ");
    put_feeds(&text, known);
    put_configuration(&text, known);
    snprintf(out, FIRST_MINUTES_BYTES, "%s", buf_c(&text));
    buf_finish(&text);
}

void
first_minutes_write_machine(const struct first_minutes *known, char out[FIRST_MINUTES_BYTES])
{
    struct buf text;
    buf_init(&text, FIRST_MINUTES_BYTES);
    put_network(&text, known, "\n");
    if (*known->config->site)
        buf_printf(&text, "%s", known->config->site);
    snprintf(out, FIRST_MINUTES_BYTES, "%s", buf_c(&text));
    buf_finish(&text);
}
