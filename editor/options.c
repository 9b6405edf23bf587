#include "editor/options.h"

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static const char usage[] =
    "Usage: breakroom-edit [OPTION…] FEED.json\n"
    "       breakroom-edit user add|remove NAME [--role editor|publisher] FEED.json\n"
    "edit a JSON feed in a browser, with the slides as the wall shows them\n\n"
    "  --port NUMBER        port to listen on; 0: one that is free [0]\n"
    "  --language TAG       language of the wall's labels, such as fr or en\n"
    "  --bravo              open the page /bravo, where anybody may propose a compliment\n"
    "  --intranet           let people bring in feeds of private networks (10.…, 192.168.…) too\n"
    "  --open               open the page in the browser\n"
    "for a team, with accounts instead of the printed address:\n"
    "  --team               people sign in with a name and a password (`user add`)\n"
    "  --listen ADDRESS     numeric address to listen on [127.0.0.1]\n"
    "  --host NAME[:PORT]   name by which browsers and players ask for this server\n"
    "  --certificate FILE   certificate (PEM), with --key; without, a reverse proxy does TLS\n"
    "  --key FILE           its private key (PEM)\n"
    "  --proxy-header NAME  header in which the proxy names who has signed in there\n"
    "  --proxy ADDRESS      address of that proxy: nobody else is believed [127.0.0.1]\n"
    "  --help               print this help\n"
    "  --version            print the version\n\n"
    "Without --team, prints an address that opens the page once, and only this machine can reach it. "
    "Drafts,\n"
    "published states and accounts are kept beside the feed in .NAME.newsroom; what is published replaces\n"
    "FEED.json. `user add` reads the password from standard input, one line; an empty one is for people "
    "whom\n"
    "the proxy names.\n\n"
    "Example: breakroom-edit week.json\n";

static bool
take_option(int option, struct options *out)
{
    int64_t port;
    switch (option) {
    case 'p':
        if (!str_to_int(str_from(optarg), &port) || port < 0 || port > 65535) {
            fprintf(stderr, "breakroom-edit: --port %s: give a number from 0 to 65535\n", optarg);
            return false;
        }
        out->port = (int)port;
        return true;
    case 'l':
        out->language = optarg;
        return true;
    case 'o':
        out->open = true;
        return true;
    case 't':
        out->team = true;
        return true;
    case 'b':
        out->bravo = true;
        return true;
    case 'i':
        out->intranet = true;
        return true;
    case 'L':
        out->listen = optarg;
        return true;
    case 'H':
        out->host = optarg;
        return true;
    case 'c':
        out->certificate = optarg;
        return true;
    case 'k':
        out->key = optarg;
        return true;
    case 'P':
        out->proxy_header = optarg;
        return true;
    case 'A':
        out->proxy = optarg;
        return true;
    case 'r':
        out->role = optarg;
        return true;
    default:
        fputs("`breakroom-edit --help` lists the options\n", stderr);
        return false;
    }
}

/* What does not go together; NULL: all is well. */
static const char *
find_contradiction(const struct options *options)
{
    bool loopback = strcmp(options->listen, "127.0.0.1") == 0 || strcmp(options->listen, "::1") == 0;
    if (!options->certificate != !options->key)
        return "--certificate and --key belong together";
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

/* The feed and, of `user`, what comes before it. */
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
