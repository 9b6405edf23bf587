#include "play/first_minutes.h"

#include <string.h>
#include <unistd.h>

#include "base/ini.h"
#include "base/reason.h"
#include "base/redact.h"

#define FEEDS_SHOWN 4
#define CARD_FOLDER "/boot/firmware"
#define ADDRESSES   3
#define SHOWN_BYTES 512

/* What fetch said, as far as it matters here. */
struct heard {
    struct str networks[ADDRESSES], addresses[ADDRESSES];
    size_t address_count;
    struct str names[CONFIG_FEEDS_MAX], errors[CONFIG_FEEDS_MAX];
    bool came[CONFIG_FEEDS_MAX]; /* without an item */
    size_t feed_count;
    struct str faults[FEEDS_SHOWN]; /* of the configuration */
    size_t fault_count;
};

static void
hear_feed(struct heard *heard, const struct ini_row *row)
{
    int64_t number;
    if (str_equal(row->key, STR("name")) && heard->feed_count < CONFIG_FEEDS_MAX)
        heard->names[heard->feed_count++] = row->value;
    else if (str_equal(row->key, STR("error")) && heard->feed_count)
        heard->errors[heard->feed_count - 1] = row->value;
    else if (str_starts(row->key, STR("success_")) && heard->feed_count && str_to_int(row->value, &number))
        heard->came[heard->feed_count - 1] |= number != TIME_NONE;
}

static void
hear(void *ctx, const struct ini_row *row)
{
    struct heard *heard = ctx;
    if (row->fault)
        return;
    if (str_equal(row->section, STR("feed")))
        hear_feed(heard, row);
    if (str_equal(row->section, STR("configuration")) && str_equal(row->key, STR("fault")) &&
        heard->fault_count < FEEDS_SHOWN)
        heard->faults[heard->fault_count++] = row->value;
    if (!str_equal(row->section, STR("machine")) || heard->address_count == ADDRESSES)
        return;
    if (str_equal(row->key, STR("network")))
        heard->networks[heard->address_count] = row->value;
    else if (str_equal(row->key, STR("address")))
        heard->addresses[heard->address_count++] = row->value;
}

static void
put_network(struct buf *out, const struct first_minutes *known, const struct heard *heard)
{
    buf_printf(out, "%s", known->machine);
    for (size_t i = 0; i < heard->address_count; i++) {
        bool radio = str_starts(heard->networks[i], STR("wl"));
        buf_printf(out, " · %.*s (%s)", STR_ARG(heard->addresses[i]),
                   radio           ? "Wi-Fi"
                   : known->french ? "câble"
                                   : "cable");
    }
    if (!heard->address_count)
        buf_put(out, known->french ? STR(" · pas encore de réseau") : STR(" · no network yet"));
    buf_put_char(out, '\n');
}

static const char *
waiting(bool french, bool came)
{
    if (came)
        return french ? "reçu, encore sans contenu" : "fetched, nothing in it yet";
    return french ? "en cours de chargement" : "being fetched";
}

/* French has a space before it that does not break. */
static const char *
colon(const struct first_minutes *known)
{
    return known->french ? "\u00a0:" : ":";
}

static void
put_feeds(struct buf *out, const struct first_minutes *known, const struct heard *heard)
{
    char words[REASON_WORDS_BYTES];
    for (size_t i = 0; i < heard->feed_count && i < FEEDS_SHOWN; i++) {
        struct reason reason = reason_read(heard->errors[i]);
        const char *why = heard->errors[i].len
                              ? reason_words(&reason, known->french ? REASON_FRENCH : REASON_ENGLISH, words)
                              : waiting(known->french, heard->came[i]);
        buf_printf(out, "%.*s%s %s\n", STR_ARG(heard->names[i]), colon(known), why);
    }
    if (heard->feed_count > FEEDS_SHOWN)
        buf_printf(out, known->french ? "et %zu autres\n" : "and %zu more\n",
                   heard->feed_count - FEEDS_SHOWN);
}

/* What a server has of the configuration is waited for. */
static void
put_server(struct buf *out, const struct first_minutes *known, const struct heard *heard)
{
    char shown[SHOWN_BYTES];
    redact_address(known->config->source_url, shown, sizeof(shown));
    if (!heard->fault_count)
        buf_printf(out, "%s%s %s\n", shown, colon(known), waiting(known->french, false));
    for (size_t i = 0; i < heard->fault_count; i++)
        buf_printf(out, "%.*s\n", STR_ARG(heard->faults[i]));
}

static void
put_configuration(struct buf *out, const struct first_minutes *known, const struct heard *heard)
{
    const char *path = access(CARD_FOLDER, F_OK) == 0 ? CARD_FOLDER "/breakroom.conf" : CONFIG_PATH;
    if (known->config->source_url && *known->config->source_url && !known->config->remote)
        put_server(out, known, heard);
    else if (!known->config->feed_count && !known->health->fault_count)
        buf_printf(out, known->french ? "Aucun flux n'est configuré.\n" : "No feed is configured.\n");
    for (size_t i = 0; i < known->health->fault_count && i < FEEDS_SHOWN; i++)
        buf_printf(out, "%.*s\n", STR_ARG(known->health->faults[i]));
    if (!known->clock_trusted)
        buf_put(out, known->french ? STR("L'heure n'est pas encore connue.\n")
                                   : STR("The time is not known yet.\n"));
    buf_printf(out, "Configuration%s %s", colon(known), path);
}

void
first_minutes_write(const struct first_minutes *known, char out[FIRST_MINUTES_BYTES])
{
    struct heard heard = {0};
    struct buf text;
    out[0] = '\0';
    if (known->fetch_said.ptr)
        ini_parse(known->fetch_said, hear, &heard);
    if (known->config->setup_slide && !known->had_items) {
        buf_init(&text, FIRST_MINUTES_BYTES);
        put_network(&text, known, &heard);
        put_feeds(&text, known, &heard);
        put_configuration(&text, known, &heard);
        snprintf(out, FIRST_MINUTES_BYTES, "%s", buf_c(&text));
        buf_finish(&text);
    }
}

void
first_minutes_write_machine(const struct first_minutes *known, char out[FIRST_MINUTES_BYTES])
{
    struct heard heard = {0};
    struct buf text;
    if (known->fetch_said.ptr)
        ini_parse(known->fetch_said, hear, &heard);
    buf_init(&text, FIRST_MINUTES_BYTES);
    put_network(&text, known, &heard);
    if (*known->config->site)
        buf_printf(&text, "%s", known->config->site);
    snprintf(out, FIRST_MINUTES_BYTES, "%s", buf_c(&text));
    buf_finish(&text);
}
