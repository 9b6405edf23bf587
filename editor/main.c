/* breakroom-edit: the wall's feed in a browser. */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/number.h"
#include "editor/editor.h"
#include "editor/renderer.h"

#define ARENA_BYTES ((size_t)64 * 1024 * 1024)
#define PATH_BYTES  4096
#define STEP_MS     1000

static const char usage[] =
    "Usage: breakroom-edit [OPTION…] FEED.json\n"
    "edit a JSON feed in a browser, with the slides as the wall shows them\n\n"
    "  --port NUMBER        port on this machine to listen on; 0: one that is free [0]\n"
    "  --language TAG       language of the wall's labels, such as fr or en\n"
    "  --open               open the page in the browser\n"
    "  --help               print this help\n"
    "  --version            print the version\n\n"
    "Prints an address that opens the page once. Only this machine can reach it. Drafts are kept beside the\n"
    "feed in .NAME.newsroom; what is published replaces FEED.json.\n\n"
    "Example: breakroom-edit week.json\n";

struct options {
    int port;
    const char *language, *feed;
    bool open;
};

/* -1: go on; else the exit status. */
static int
read_options(int argc, char **argv, struct options *out)
{
    static const struct option table[] = {
        {"port", required_argument, NULL, 'p'}, {"language", required_argument, NULL, 'l'},
        {"open", no_argument, NULL, 'o'},       {"help", no_argument, NULL, 'h'},
        {"version", no_argument, NULL, 'v'},    {NULL, 0, NULL, 0}};
    int64_t port;
    for (int option; (option = getopt_long(argc, argv, "", table, NULL)) >= 0;)
        switch (option) {
        case 'p':
            if (!str_to_int(str_from(optarg), &port) || port < 0 || port > 65535) {
                fprintf(stderr, "breakroom-edit: --port %s: give a number from 0 to 65535\n", optarg);
                return EXIT_FAILURE;
            }
            out->port = (int)port;
            break;
        case 'l':
            out->language = optarg;
            break;
        case 'o':
            out->open = true;
            break;
        case 'h':
            fputs(usage, stdout);
            return EXIT_SUCCESS;
        case 'v':
            printf("breakroom-edit %s\n", BREAKROOM_VERSION);
            return EXIT_SUCCESS;
        default:
            fputs("`breakroom-edit --help` lists the options\n", stderr);
            return EXIT_FAILURE;
        }
    if (optind + 1 != argc) {
        fputs("breakroom-edit: name one feed, such as week.json; it is made when it does not exist\n",
              stderr);
        return EXIT_FAILURE;
    }
    out->feed = argv[optind];
    return -1;
}

/* The program of the player: beside this one, else by its name. */
static const char *
find_player(struct arena *arena, const char *self)
{
    char *folder = arena_c(arena, str_from(self));
    *strrchr(folder, '/') = '\0';
    const char *beside = file_join(arena, folder, "breakroom");
    return access(beside, X_OK) == 0 ? beside : "breakroom";
}

static const char *
find_self(struct arena *arena)
{
    char path[PATH_BYTES];
    ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
    return arena_c(arena, (struct str){path, len > 0 ? (size_t)len : 0});
}

/* "FOLDER/.NAME.newsroom" and the like; the name of the feed is that of its file. */
static bool
find_paths(struct editor *editor, const char *feed, const char **why)
{
    struct arena *arena = editor->arena;
    char real[PATH_BYTES];
    const char *slash = strrchr(feed, '/'), *file = slash ? slash + 1 : feed;
    struct str name = str_from(file);
    *why = "a feed to edit is a JSON Feed: give it a name that ends in .json";
    if (!str_ends(name, STR(".json")) || name.len == 5 || file[0] == '.')
        return false;
    const char *folder = slash ? arena_c(arena, (struct str){feed, (size_t)(slash - feed) + 1}) : ".";
    *why = arena_printf(arena, "%s: %s", folder, "there is no such folder").ptr;
    if (!realpath(folder, real))
        return false;
    editor->folder = arena_c(arena, str_from(real));
    editor->name = arena_c(arena, str_slice(name, 0, name.len - 5));
    editor->feed = file_join(arena, editor->folder, file);
    editor->drafts = arena_printf(arena, "%s/.%s.drafts.json", editor->folder, editor->name).ptr;
    return true;
}

static void
start_previews(struct editor *editor, const char *self)
{
    static const int sizes[PREVIEW_SHAPE_COUNT][2] = {{1280, 720}, {720, 1280}};
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    for (int shape = 0; shape < PREVIEW_SHAPE_COUNT; shape++) {
        const char *folder =
            arena_printf(editor->arena, "%s/breakroom-edit-%d-%d",
                         runtime && access(runtime, W_OK) == 0 ? runtime : "/dev/shm", (int)getpid(), shape)
                .ptr;
        struct preview_options options = {
            self, folder, editor->folder, editor->language, sizes[shape][0], sizes[shape][1]};
        editor->previews[shape] = preview_create(editor->loop, &options);
    }
}

static bool
start(struct editor *editor, const struct options *options, const char **why)
{
    const char *self = find_self(editor->arena), *data = file_data_folder(editor->arena);
    editor->language = options->language;
    if (!find_paths(editor, options->feed, why))
        return false;
    *why = "the files of the player (labels, themes, pages) are not installed";
    if (!data)
        return false;
    editor->labels = labels_load(editor->arena, file_join(editor->arena, data, "labels"), why);
    const char *database = arena_printf(editor->arena, "%s/.%s.newsroom", editor->folder, editor->name).ptr;
    if (editor->labels)
        editor->newsroom = newsroom_open(database, editor->feed, editor->arena, why);
    if (!editor->newsroom)
        return false;
    editor->web = file_join(editor->arena, data, "edit");
    editor->breakroom = find_player(editor->arena, self);
    editor->loop = loop_create();
    editor->sessions = sessions_create();
    struct http_options http = {"127.0.0.1", options->port, NULL, NULL, api_handle, editor};
    editor->http = http_create(editor->loop, &http, why);
    if (!editor->http)
        return false;
    start_previews(editor, self);
    session_secret(editor->token);
    return true;
}

static void
finish(struct editor *editor)
{
    for (int shape = 0; shape < PREVIEW_SHAPE_COUNT; shape++)
        preview_destroy(editor->previews[shape]);
    while (editor->loop && loop_children(editor->loop))
        loop_step(editor->loop, STEP_MS);
    http_destroy(editor->http);
    loop_destroy(editor->loop);
    sessions_destroy(editor->sessions);
    newsroom_close(editor->newsroom);
    if (editor->drafts)
        unlink(editor->drafts);
    arena_destroy(editor->arena);
}

static volatile sig_atomic_t ended;

static void
end(int signal)
{
    (void)signal;
    ended = 1;
}

static void
run(struct editor *editor)
{
    sigset_t none;
    sigemptyset(&none);
    while (!ended) {
        int64_t mono_ms = clock_mono_ms(), wait_ms = http_timeout_ms(editor->http);
        for (int shape = 0; shape < PREVIEW_SHAPE_COUNT; shape++) {
            preview_step(editor->previews[shape], mono_ms);
            wait_ms = number_min(wait_ms, preview_deadline_ms(editor->previews[shape]) - mono_ms);
        }
        loop_step(editor->loop, wait_ms);
        http_step(editor->http);
    }
}

static void
announce(const struct editor *editor, bool open)
{
    char address[256];
    snprintf(address, sizeof(address), "http://127.0.0.1:%d/?token=%s", http_port(editor->http),
             editor->token);
    printf("%s\n", address);
    fflush(stdout);
    if (!open || fork() != 0)
        return;
    execlp("xdg-open", "xdg-open", address, (char *)NULL);
    _exit(127);
}

int
main(int argc, char **argv)
{
    struct options options = {.port = 0};
    const char *why = NULL;
    if (argc == 6 && strcmp(argv[1], "--render") == 0)
        return renderer_run(argv[2], argv[3], argv[4], argv[5]);
    int status = read_options(argc, argv, &options);
    if (status >= 0)
        return status;
    struct editor editor = {.arena = arena_create(ARENA_BYTES)};
    bool good = start(&editor, &options, &why);
    if (good) {
        sigaction(SIGINT, &(struct sigaction){.sa_handler = end}, NULL);
        sigaction(SIGTERM, &(struct sigaction){.sa_handler = end}, NULL);
        sigaction(SIGPIPE, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
        announce(&editor, options.open);
        run(&editor);
    } else {
        fprintf(stderr, "breakroom-edit: %s\n", why);
    }
    finish(&editor);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
