#include <stdio.h>

#include "base/redact.h"
#include "base/number.h"
#include "check/check.h"
#include "recovery/quarantine.h"
#include "preview/check_probe.h"
#include "setup/setup.h"
#include "fetch/fetch.h"
#include "fetch/link.h"
#include "show/cleaning.h"

#define ARENA_BYTES ((size_t)512 * 1024 * 1024)
/* A document in its own charset takes up to three times as many bytes in UTF-8; each may be the end of a
 * line, whose place takes eight; the parts of the items are copied. */
#define ARENA_PER_BYTE  48
#define NAME_BYTES      512
#define OUTLOOK_COLUMNS 100

static struct check_context
context_of(struct setup *setup, const char *address)
{
    const struct config_feed *feed = setup_feed(setup, address);
    const char *reader = setup->flags.language ? setup->flags.language : setup_locale(setup);
    struct check_context context = {
        .language = reason_language_of(reader),
        .now = clock_now(TIME_NONE),
        .limits = fetch_limits(setup->config, setup->config->feed_max_items),
        .default_kind = feed ? (enum kind)feed->kind : KIND_NEWS,
        .kind_rules = feed ? str_from(feed->kinds) : STR_NONE,
        .clean = cleaning_options(setup->config, STR_NONE, str_from(feed ? feed->url : address), STR_NONE),
        .base = str_from(setup->flags.base),
        .playlist = setup_playlist(setup)};
    if (setup->flags.at_ms != TIME_NONE)
        context.now.wall_ms = setup->flags.at_ms;
    context.now.trusted = true;
    uint64_t *quarantined;
    context.quarantined_count = quarantine_known(setup->arena, STR_NONE, &quarantined);
    context.quarantined = quarantined;
    return context;
}

/* Prints the findings; the exit status depends on their severity. */
static int
report(const struct setup *setup, const struct findings *findings, const char *name,
       enum reason_language language)
{
    bool good = setup->flags.json ? check_print_json(findings, name, stdout)
                                  : check_print_lines(findings, name, language, stdout);
    if (!setup->flags.json)
        check_print_summary(findings, name, language, stderr);
    if (!setup->flags.json)
        check_print_outlook(findings, name, OUTLOOK_COLUMNS, stdout);
    if (!good)
        return EXIT_MACHINE;
    return findings->by_severity[CHECK_ERROR] || findings->by_severity[CHECK_WARNING] ? EXIT_INPUT
                                                                                      : EXIT_DONE;
}

static int
check_answer(struct setup *setup, struct transfer_pool *pool, const char *address,
             const struct transfer_answer *answer, bool linked)
{
    char name[NAME_BYTES];
    struct check_context context = context_of(setup, address);
    redact_address(address, name, sizeof(name));
    if (answer->result != TRANSFER_OK) {
        check_print_unreadable(name, &answer->why, context.language, stderr);
        return EXIT_MACHINE;
    }
    struct str type = setup->flags.content_type ? str_from(setup->flags.content_type) : answer->content_type;
    struct check_document document = {.bytes = answer->body,
                                      .content_type = type,
                                      .asked = str_from(address),
                                      .url = answer->location,
                                      .linked = linked};
    struct arena *arena = arena_create(ARENA_BYTES + ARENA_PER_BYTE * answer->body.len);
    struct check_probe *probe = check_probe_create(setup, pool, address, answer);
    check_probe_serve(probe, &context);
    struct findings findings = check_run(arena, &document, &context);
    int status = report(setup, &findings, name, context.language);
    if (check_probe_unseen(probe))
        check_print_unseen(check_probe_unseen(probe), name, context.language, stderr);
    check_probe_destroy(probe);
    arena_destroy(arena);
    return status;
}

static int
check_address(struct setup *setup, const char *address)
{
    struct reason why = {.text = ""};
    struct transfer_request request = transfer_request_for(setup->config, address);
    const struct config_feed *feed = setup_feed(setup, address);
    request.local = true;
    request.reach = feed && feed->intranet ? REACH_PRIVATE : REACH_PUBLIC;
    struct transfer_pool *pool = transfer_pool_create(&why);
    if (!pool) {
        fprintf(stderr, "breakroom check: %s\n", reason_english(&why, setup->arena));
        return EXIT_MACHINE;
    }
    struct transfer *transfer = transfer_get(pool, &request);
    const char *link = link_find(setup->arena, transfer_answer(transfer));
    if (link) {
        request = link_request(&request, transfer_answer(transfer), link);
        transfer_finish(transfer);
        transfer = transfer_get(pool, &request);
    }
    int status = check_answer(setup, pool, address, transfer_answer(transfer), link != NULL);
    transfer_finish(transfer);
    transfer_pool_destroy(pool);
    return status;
}

/* The feeds of the configuration one after the other; the worst of their exit statuses. */
static int
check_configured(struct setup *setup)
{
    int worst = EXIT_DONE;
    for (size_t i = 0; i < setup->config->feed_count; i++) {
        int status = check_address(setup, setup->config->feeds[i].url);
        worst = number_max(status, worst);
        if (!setup->flags.json && i + 1 < setup->config->feed_count)
            fputc('\n', stdout);
    }
    if (setup->config->feed_count == 0)
        fprintf(stderr,
                "breakroom check: name a feed: an address, a path or - for standard input; the configuration "
                "has none\n");
    return setup->config->feed_count ? worst : EXIT_MACHINE;
}

int
command_check(const struct command *self, int argc, char **argv)
{
    return setup_run_on_feeds(
        self, FLAG_JSON | FLAG_SIZE | FLAG_LANGUAGE | FLAG_AT | FLAG_BASE | FLAG_CONTENT_TYPE | FLAG_CONFIG,
        argc, argv, check_address, check_configured);
}
