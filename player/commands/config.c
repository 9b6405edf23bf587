#include <stdio.h>
#include <string.h>
#include <grp.h>
#include <pwd.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/json_write.h"
#include "base/memory.h"
#include "base/redact.h"
#include "setup/setup.h"
#include "config/effective.h"
#include "fetch/local.h"
#include "fetch/transfer.h"

#define TEXT_BYTES   ((size_t)4 * 1024 * 1024)
#define NAME_BYTES   256
#define VALUE_WIDTH  44
#define SERVICE_USER "breakroom" /* of assets/systemd/breakroom-fetch.service */

struct config_listing {
    FILE *out;
    char section[NAME_BYTES]; /* section of the last value */
    bool begun;               /* in JSON: a value has been written */
    struct buf json;
};

static void
print_value(void *ctx, const struct config_value *value)
{
    struct config_listing *listing = ctx;
    char section[NAME_BYTES];
    snprintf(section, sizeof(section), "%.*s", STR_ARG(value->section));
    if (strcmp(section, listing->section) != 0)
        fprintf(listing->out, "\n[%s]\n", section);
    memcpy(listing->section, section, sizeof(section));
    int width = fprintf(listing->out, "%s = %.*s", value->key, STR_ARG(value->value));
    fprintf(listing->out, "%*s  # %.*s\n", width < VALUE_WIDTH ? VALUE_WIDTH - width : 0, "",
            STR_ARG(value->source));
}

static void
put_value(void *ctx, const struct config_value *value)
{
    struct config_listing *listing = ctx;
    buf_put(&listing->json, listing->begun ? STR(",\n  {") : STR("\n  {"));
    json_add_text(&listing->json, "section", value->section);
    json_add_text(&listing->json, "key", str_from(value->key));
    json_add_text(&listing->json, "value", value->value);
    json_add_text(&listing->json, "source", value->source);
    buf_put_char(&listing->json, '}');
    listing->begun = true;
}

static void
print_json(const struct setup *setup, FILE *out)
{
    const struct config_health *health = &setup->health;
    struct config_listing listing = {.out = out};
    buf_init(&listing.json, TEXT_BYTES);
    buf_put_char(&listing.json, '{');
    json_add_text(&listing.json, "path", str_from(health->path));
    json_add_text(&listing.json, "state", str_from(config_state_name(health->state)));
    json_add_text(&listing.json, "kept_copy", str_from(health->kept));
    json_add_text(&listing.json, "server", str_from(setup->remote.name));
    json_add_bool(&listing.json, "server_in_force", setup->remote.taken);
    json_put_key(&listing.json, "faults");
    buf_put_char(&listing.json, '[');
    struct str_list lines = config_health_lines(health, setup->arena, REASON_ENGLISH);
    for (size_t i = 0; i < lines.count; i++) {
        buf_put(&listing.json, i ? STR(",\n  ") : STR("\n  "));
        json_put_text(&listing.json, lines.items[i]);
    }
    buf_put_char(&listing.json, ']');
    json_put_key(&listing.json, "values");
    buf_put_char(&listing.json, '[');
    if (!setup->flags.check)
        config_each_value(setup->config, put_value, &listing);
    buf_put(&listing.json, STR("]}\n"));
    fwrite(listing.json.ptr, 1, listing.json.len, out);
    buf_finish(&listing.json);
}

static void
print_faults(const struct config_health *health, struct arena *arena, FILE *out)
{
    struct str_list lines = config_health_lines(health, arena, REASON_ENGLISH);
    for (size_t i = 0; i < lines.count; i++)
        fprintf(out, "%.*s\n", STR_ARG(lines.items[i]));
    if (health->more)
        fprintf(out, "and %zu more\n", health->more);
}

/* The other places of the configuration. */
static void
print_server(const struct setup *setup, FILE *out)
{
    if (setup->remote.taken)
        fprintf(out, "More of it is from %s, as it was fetched last.\n", setup->remote.name);
    else if (setup->remote.name)
        fprintf(out, "Nothing of %s is kept yet, or this user may not read it: sudo breakroom config\n",
                setup->remote.name);
}

/* The state of the configuration, and what to do. */
static void
print_result(const struct setup *setup, FILE *out)
{
    const struct config_health *health = &setup->health;
    size_t count = health->fault_count + health->more, feeds = setup->config->feed_count;
    if (health->state == CONFIG_NO_FILE)
        fprintf(out,
                "There is no configuration %s: the sample is shown. Copy breakroom.conf.sample to it and "
                "give it the address of your feed.\n",
                health->path);
    else if (health->state == CONFIG_KEPT)
        fprintf(out, "%s cannot be used; the last configuration that worked is in force, %s.\n", health->path,
                health->kept);
    else if (health->state == CONFIG_UNUSABLE)
        fprintf(out,
                "%s cannot be used: no feed would be fetched, and the slides that are stored would stay.\n",
                health->path);
    else if (count == 0)
        fprintf(out,
                "%s: no faults; feeds: %zu. `systemctl reload breakroom breakroom-fetch` puts a change in "
                "force.\n",
                health->path, feeds);
    if (count)
        fprintf(out,
                "%zu fault%s. The player goes on all the same; correct %s, then: systemctl reload breakroom "
                "breakroom-fetch\n",
                count, count == 1 ? "" : "s", count == 1 ? "it" : "them");
}

/* The services read the feeds of the system's configuration as their own user, which only root can become. */
static bool
become_service(const struct setup *setup)
{
    const struct passwd *user = getpwnam(SERVICE_USER);
    if (geteuid() != 0 || !user || strcmp(setup->health.path, CONFIG_PATH) != 0)
        return false;
    return initgroups(user->pw_name, user->pw_gid) == 0 && setgid(user->pw_gid) == 0 &&
           setuid(user->pw_uid) == 0;
}

static void
add_fault(struct setup *setup, const struct config_feed *feed, const char *shown, const struct reason *why)
{
    const char *section = arena_printf(setup->arena, "feed %s", feed->name).ptr;
    const char *of = reason_text(setup->arena, why->text, REASON_CONFIG_VALUE, section, "url", shown);
    int line = config_feed_origin(feed, "url")->line;
    config_health_add(&setup->health, setup->arena,
                      str_from(config_fault_at(setup->arena, setup->health.path, line, of)));
}

/* Adds a fault for each feed on disk that cannot be read at present. */
static void
look_at_files(struct setup *setup)
{
    bool service = become_service(setup);
    for (size_t i = 0; i < setup->config->feed_count; i++) {
        const struct config_feed *feed = &setup->config->feeds[i];
        char shown[REDACT_BYTES], *path = feed->line ? transfer_file_path(feed->url) : NULL;
        struct reason why = {.text = ""};
        if (path && service)
            why = local_why_hidden(path);
        if (path && !why.text[0])
            why = local_why_unreadable(path);
        redact_address(feed->url, shown, sizeof(shown));
        if (why.text[0])
            add_fault(setup, feed, shown, &why);
        memory_free(path);
    }
}

static int
show_config(struct setup *setup)
{
    bool check = setup->flags.check;
    look_at_files(setup);
    if (setup->flags.json) {
        print_json(setup, stdout);
    } else {
        if (!check) {
            struct config_listing listing = {.out = stdout};
            printf("# %s\n", setup->health.kept ? setup->health.kept : setup->health.path);
            config_each_value(setup->config, print_value, &listing);
            printf("\n");
        }
        print_faults(&setup->health, setup->arena, stdout);
        print_server(setup, stdout);
        print_result(setup, stdout);
    }
    if (fflush(stdout) != 0)
        return EXIT_MACHINE;
    return setup->health.fault_count ? EXIT_INPUT : EXIT_DONE;
}

int
command_config(const struct command *self, int argc, char **argv)
{
    struct setup setup;
    enum flags_result result =
        setup_init_silently(&setup, self,
                            FLAG_JSON | FLAG_CHECK | FLAG_THEME | FLAG_LANGUAGE | FLAG_ROTATE | FLAG_SECONDS |
                                FLAG_SITE | FLAG_TAGS | FLAG_SEED | FLAG_CONFIG,
                            argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    if (result == FLAGS_READY && setup.flags.feed_count == 0)
        status = show_config(&setup);
    else if (result == FLAGS_READY)
        fprintf(stderr, "breakroom config: it takes no feed; --config FILE names a configuration\n");
    setup_finish(&setup);
    return status;
}
