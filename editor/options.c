#include "editor/options.h"

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/zone.h"

static const char usage[] =
    "Usage: breakroom-edit [OPTION…] FEED.json\n"
    "       breakroom-edit user add|remove NAME [--role editor|publisher] FEED.json\n"
    "edit a JSON feed in a browser, with the slides as the screen shows them\n\n"
    "  --port NUMBER        port to listen on; 0: any free port [0]\n"
    "  --language TAG       language of the labels on the slides, such as fr or en\n"
    "  --zone NAME          time zone of the screens, such as Europe/Paris [this machine's]\n"
    "  --bravo              open the page /bravo, where anybody may propose a compliment\n"
    "  --intranet           let people bring in feeds of private networks (10.…, 192.168.…) too\n"
    "  --open               open the page in the browser\n"
    "for a team, with accounts instead of the printed address:\n"
    "  --team               people sign in with a name and a password (`user add`)\n"
    "  --listen ADDRESS     numeric address to listen on [127.0.0.1]\n"
    "  --host NAME[:PORT]   name by which browsers and players ask for this server\n"
    "  --certificate FILE   certificate (PEM), with --key; without it, a reverse proxy provides TLS\n"
    "  --key FILE           its private key (PEM)\n"
    "  --proxy-header NAME  header in which the proxy names who has signed in there\n"
    "  --proxy ADDRESS      address of that proxy; the header is ignored from others [127.0.0.1]\n"
    "  --help               print this help\n"
    "  --version            print the version\n\n"
    "Without --team, prints an address that opens the page once, and only this machine can reach it. "
    "Drafts,\n"
    "published states and accounts are kept beside the feed in .NAME.newsroom; what is published replaces\n"
    "FEED.json. `user add` reads the password from standard input, one line; an empty one is for people "
    "whom\n"
    "the proxy names.\n\n"
    "Example: breakroom-edit week.json\n";

/* The variable of an option without a value; NULL: it is not one of these. */
static bool *
switch_of(struct options *out, int option)
{
    switch (option) {
    case 'o':
        return &out->open;
    case 't':
        return &out->team;
    case 'b':
        return &out->bravo;
    case 'i':
        return &out->intranet;
    default:
        return NULL;
    }
}

/* The variable of an option's text; likewise. */
static const char **
text_of(struct options *out, int option)
{
    switch (option) {
    case 'l':
        return &out->language;
    case 'z':
        return &out->zone;
    case 'L':
        return &out->listen;
    case 'H':
        return &out->host;
    case 'c':
        return &out->certificate;
    case 'k':
        return &out->key;
    case 'P':
        return &out->proxy_header;
    case 'A':
        return &out->proxy;
    case 'r':
        return &out->role;
    default:
        return NULL;
    }
}

static bool
take_port(struct options *out)
{
    int64_t port;
    bool good = str_to_int(str_from(optarg), &port) && port >= 0 && port <= 65535;
    if (good)
        out->port = (int)port;
    else
        fprintf(stderr, "breakroom-edit: --port %s: give a number from 0 to 65535\n", optarg);
    return good;
}

static bool
take_option(int option, struct options *out)
{
    bool *yes = switch_of(out, option);
    const char **text = text_of(out, option);
    if (option == 'p')
        return take_port(out);
    if (yes)
        *yes = true;
    else if (text)
        *text = optarg;
    else
        fputs("`breakroom-edit --help` lists the options\n", stderr);
    return yes || text;
}

/* Conflicting options; NULL: none. */
static const char *
find_contradiction(const struct options *options)
{
    bool loopback = strcmp(options->listen, "127.0.0.1") == 0 || strcmp(options->listen, "::1") == 0;
    if (!options->certificate != !options->key)
        return "--certificate and --key belong together";
    if (options->zone && !zone_is_known(options->zone))
        return "--zone wants the name of a time zone, such as Europe/Paris; `timedatectl list-timezones` "
               "lists "
               "them";
    if (options->proxy_header && !options->team)
        return "--proxy-header is for --team";
    if (!loopback && !options->team)
        return "--listen beyond this machine needs --team: without accounts anybody could publish";
    if (!loopback && !options->certificate)
        return "--listen beyond this machine needs --certificate and --key; or listen on 127.0.0.1 behind a "
               "proxy "
               "that does TLS";
    if (!options->user_action && options->team && !options->host)
        return "--team needs --host, the name by which browsers ask for this server";
    return NULL;
}

/* The feed and, for `user`, the words before it. */
static bool
take_words(int count, char **words, struct options *out)
{
    bool user = count == 4 && strcmp(words[0], "user") == 0;
    if (user && (strcmp(words[1], "add") == 0 || strcmp(words[1], "remove") == 0)) {
        out->user_action = words[1];
        out->user = words[2];
    } else if (count != 1) {
        fputs("breakroom-edit: name one feed, such as week.json; it is made when it does not exist\n",
              stderr);
        return false;
    }
    out->feed = words[count - 1];
    return true;
}

int
options_read(int argc, char **argv, struct options *out)
{
    static const struct option table[] = {{"port", required_argument, NULL, 'p'},
                                          {"language", required_argument, NULL, 'l'},
                                          {"zone", required_argument, NULL, 'z'},
                                          {"open", no_argument, NULL, 'o'},
                                          {"team", no_argument, NULL, 't'},
                                          {"bravo", no_argument, NULL, 'b'},
                                          {"intranet", no_argument, NULL, 'i'},
                                          {"listen", required_argument, NULL, 'L'},
                                          {"host", required_argument, NULL, 'H'},
                                          {"certificate", required_argument, NULL, 'c'},
                                          {"key", required_argument, NULL, 'k'},
                                          {"proxy-header", required_argument, NULL, 'P'},
                                          {"proxy", required_argument, NULL, 'A'},
                                          {"role", required_argument, NULL, 'r'},
                                          {"help", no_argument, NULL, 'h'},
                                          {"version", no_argument, NULL, 'v'},
                                          {NULL, 0, NULL, 0}};
    for (int option; (option = getopt_long(argc, argv, "", table, NULL)) >= 0;) {
        if (option == 'h' || option == 'v') {
            fputs(option == 'h' ? usage : "breakroom-edit " BREAKROOM_VERSION "\n", stdout);
            return EXIT_SUCCESS;
        }
        if (!take_option(option, out))
            return EXIT_FAILURE;
    }
    if (!take_words(argc - optind, argv + optind, out))
        return EXIT_FAILURE;
    const char *wrong = find_contradiction(out);
    if (wrong)
        fprintf(stderr, "breakroom-edit: %s\n", wrong);
    return wrong ? EXIT_FAILURE : OPTIONS_READY;
}
