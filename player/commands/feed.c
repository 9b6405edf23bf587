#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/redact.h"
#include "setup/setup.h"
#include "formats/feed_reader.h"
#include "feed/json.h"
#include "feed/print.h"
#include "fetch/fetch.h"
#include "fetch/link.h"
#include "fetch/local.h"
#include "fetch/transfer.h"
#include "show/cleaning.h"

#define PIECE_BYTES 65536
#define ITEMS_MAX   1000

/* Pushes a file or standard input piece by piece; false with the reason when reading failed. */
static bool
push_file(struct feed_reader *reader, const char *path, struct reason *why)
{
    bool standard_input = strcmp(path, "-") == 0;
    int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    char piece[PIECE_BYTES];
    ssize_t got = fd < 0 ? -1 : 1;
    while (fd >= 0 && ((got = read(fd, piece, sizeof(piece))) > 0 || (got < 0 && errno == EINTR)))
        if (got > 0 && !feed_reader_push(reader, (struct str){piece, (size_t)got}))
            break;
    int error = errno;
    if (got < 0)
        *why = local_why_unreadable(path);
    if (got < 0 && !why->text[0])
        reason_set_errno(why, error);
    if (fd >= 0 && !standard_input)
        close(fd);
    return got >= 0;
}

/* Keeps more items than the screen may; say_cuts reports that: the command shows what was understood. */
static struct feed_context
context_of(const struct setup *setup, const char *address, struct zone *zone)
{
    const struct config_feed *feed = setup_feed(setup, address);
    return (struct feed_context){.base = str_from(setup->flags.base),
                                 .content_type = str_from(setup->flags.content_type),
                                 .limits = fetch_limits(setup->config, ITEMS_MAX),
                                 .zone = zone,
                                 .default_kind = feed ? (enum kind)feed->kind : KIND_NEWS,
                                 .kind_rules = feed ? str_from(feed->kinds) : STR_NONE};
}

static enum exit_status
read_file(const struct setup *setup, const char *path, struct zone *zone, struct feed **feed,
          struct reason *why)
{
    struct feed_context context = context_of(setup, path, zone);
    struct feed_reader *reader = feed_reader_create(&context);
    if (!push_file(reader, path, why)) {
        feed_reader_abandon(reader);
        return EXIT_MACHINE;
    }
    enum reason_code code = REASON_NONE;
    *feed = feed_reader_finish(reader, &code);
    reason_set(why, code);
    return *feed ? EXIT_DONE : EXIT_INPUT;
}

static enum exit_status
parse_answer(const struct setup *setup, const char *address, const struct transfer_answer *answer,
             struct zone *zone, struct feed **feed, struct reason *why)
{
    if (answer->result != TRANSFER_OK) {
        *why = answer->why;
        return EXIT_MACHINE;
    }
    struct feed_context context = context_of(setup, address, zone);
    if (!setup->flags.base)
        context.base = answer->location;
    if (!setup->flags.content_type)
        context.content_type = answer->content_type;
    enum reason_code code = REASON_NONE;
    *feed = feed_parse(answer->body, &context, &code);
    reason_set(why, code);
    return *feed ? EXIT_DONE : EXIT_INPUT;
}

static enum exit_status
read_address(const struct setup *setup, const char *url, struct zone *zone, struct feed **feed,
             struct reason *why)
{
    struct transfer_request request = transfer_request_for(setup->config, url);
    request.local = !setup->flags.reach;
    request.reach =
        setup->flags.reach && strcmp(setup->flags.reach, "private") == 0 ? REACH_PRIVATE : REACH_PUBLIC;
    struct transfer_pool *pool = transfer_pool_create(why);
    if (!pool)
        return EXIT_MACHINE;
    struct transfer *transfer = transfer_get(pool, &request);
    const char *link = link_find(setup->arena, transfer_answer(transfer));
    if (link) {
        char page[REDACT_BYTES], shown[REDACT_BYTES];
        redact_address(url, page, sizeof(page));
        redact_address(link, shown, sizeof(shown));
        fprintf(stderr, "breakroom feed: %s: an HTML page; reading the feed it links to, %s\n", page, shown);
        request = link_request(&request, transfer_answer(transfer), link);
        transfer_finish(transfer);
        transfer = transfer_get(pool, &request);
    }
    enum exit_status status = parse_answer(setup, url, transfer_answer(transfer), zone, feed, why);
    transfer_finish(transfer);
    transfer_pool_destroy(pool);
    return status;
}

/* One line for each limit that has cut something off. */
static void
say_cuts(const struct setup *setup, const char *address, const struct feed *feed)
{
    int64_t items = setup->config->feed_max_items;
    struct feed_limits limits = fetch_limits(setup->config, items);
    for (int i = 0; i < FEED_LIMIT_COUNT; i++) {
        struct str words = feed_limit_words((enum feed_limit)i, &limits, setup->arena);
        if (feed->cut[i] || (i == FEED_LIMIT_ITEMS && feed->count > (size_t)items))
            fprintf(stderr, "breakroom feed: %s: %.*s\n", address, STR_ARG(words));
    }
}

/* Each item as the screen shows it; in the feed's arena. */
static const struct feed_cleaned *
make_cleaned(struct setup *setup, const char *address, struct feed *feed)
{
    const struct config_feed *configured = setup_feed(setup, address);
    struct str known = str_from(configured ? configured->url : address);
    return cleaning_feed(setup->config, known, feed, reason_language_of(setup_locale(setup)));
}

static bool
is_folder(const char *address)
{
    char *path = transfer_file_path(address);
    bool folder = path && local_is_folder(path);
    memory_free(path);
    return folder;
}

static int
understand(struct setup *setup, const char *address)
{
    struct feed *feed = NULL;
    struct reason why = {.text = ""};
    char shown[REDACT_BYTES], words[REASON_WORDS_BYTES];
    redact_address(address, shown, sizeof(shown));
    /* as JSON, for other programs, times without a zone are in UTC; for people, in local time */
    struct zone *zone = setup->flags.json ? NULL : zone_create(NULL);
    bool file = transfer_is_file(address) && !is_folder(address);
    enum exit_status status =
        file ? read_file(setup, address, zone, &feed, &why) : read_address(setup, address, zone, &feed, &why);
    zone_destroy(zone);
    if (!feed) {
        fprintf(stderr, "breakroom feed: %s: %s\n", shown, reason_words(&why, REASON_ENGLISH, words));
        return status;
    }
    say_cuts(setup, shown, feed);
    if (!setup->flags.json)
        feed_tidy(feed);
    const struct feed_cleaned *cleaned = make_cleaned(setup, address, feed);
    bool good =
        setup->flags.json ? feed_print_json(feed, cleaned, stdout) : feed_print_text(feed, cleaned, stdout);
    feed_destroy(feed);
    return good ? EXIT_DONE : EXIT_MACHINE;
}

int
command_feed(const struct command *self, int argc, char **argv)
{
    return setup_run_on_feed(self, FLAG_JSON | FLAG_BASE | FLAG_REACH | FLAG_CONTENT_TYPE | FLAG_CONFIG, argc,
                             argv, understand);
}
