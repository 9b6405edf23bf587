/* breakroom-edit: edits the screen's feed in a browser. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/temporary.h"
#include "editor/accounts.h"
#include "editor/editor.h"
#include "editor/options.h"
#include "editor/picture.h"
#include "editor/renderer.h"
#include "editor/scratch.h"

#define ARENA_BYTES      ((size_t)64 * 1024 * 1024)
#define STEP_MS          1000
#define BOX_PER_HOUR     10
#define SIGN_IN_PER_HOUR 30
#define CLAIM_TRIES      20 /* an editor that was just killed may take a moment to disappear */
#define CLAIM_PAUSE_NS   50000000L

/* The player's program: beside this one, else by its name in PATH. */
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
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
    return arena_c(arena, (struct str){path, len > 0 ? (size_t)len : 0});
}

/* "FOLDER/.NAME.newsroom" and so on; the name of the feed is that of its file. */
static bool
find_paths(struct editor *editor, const char *feed, struct reason *why)
{
    struct arena *arena = editor->arena;
    char real[PATH_MAX];
    const char *slash = strrchr(feed, '/'), *file = slash ? slash + 1 : feed;
    struct str name = str_from(file);
    reason_set(why, REASON_EDITOR_NOT_JSON);
    if (!str_ends(name, STR(".json")) || name.len == 5 || file[0] == '.')
        return false;
    const char *folder = slash ? arena_c(arena, (struct str){feed, (size_t)(slash - feed) + 1}) : ".";
    reason_set(why, REASON_EDITOR_NO_FOLDER);
    reason_wrap(why, REASON_FILE, folder);
    if (!realpath(folder, real))
        return false;
    editor->folder = arena_c(arena, str_from(real));
    editor->name = arena_c(arena, str_slice(name, 0, name.len - 5));
    editor->feed = file_join(arena, editor->folder, file);
    editor->drafts = arena_printf(arena, "%s/.%s.drafts.json", editor->folder, editor->name).ptr;
    editor->cookie = arena_printf(arena, "breakroom_edit_%08x",
                                  (unsigned int)str_hash(str_from(editor->feed), STR_HASH_SEED))
                         .ptr;
    return true;
}

static bool
start_previews(struct editor *editor)
{
    static const struct {
        const char *name;
        int width, height;
    } shapes[PREVIEW_SHAPE_COUNT] = {
        [PREVIEW_LANDSCAPE] = {"landscape", 1280, 720}, [PREVIEW_PORTRAIT] = {"portrait", 720, 1280}};
    editor->scratch = scratch_create(editor->arena);
    for (int shape = 0; editor->scratch && shape < PREVIEW_SHAPE_COUNT; shape++) {
        struct preview_options options = {.program = editor->self,
                                          .folder =
                                              file_join(editor->arena, editor->scratch, shapes[shape].name),
                                          .pictures = editor->folder,
                                          .language = editor->language,
                                          .width = shapes[shape].width,
                                          .height = shapes[shape].height};
        editor->previews[shape] = preview_create(editor->loop, &options);
    }
    return editor->scratch != NULL;
}

static void
take_team(struct editor *editor, const struct options *options)
{
    editor->language = options->language;
    editor->team = options->team;
    editor->host = options->host;
    editor->proxy_header = options->proxy_header;
    editor->proxy_address = options->proxy;
    editor->secure = options->certificate || options->team;
    editor->box = options->bravo;
    editor->intranet = options->intranet;
    editor->box_rate = rate_create(BOX_PER_HOUR);
    editor->sign_in_rate = rate_create(SIGN_IN_PER_HOUR);
    editor->walls = walls_create();
}

/* `user add`, `user remove`: returns the exit status. */
static int
change_user(struct editor *editor, const struct options *options)
{
    char password[ACCOUNT_PASSWORD_MAX + 2] = "";
    struct reason why;
    bool publisher = !options->role || strcmp(options->role, "publisher") == 0;
    bool good = publisher || strcmp(options->role, "editor") == 0;
    if (!good) {
        reason_set(&why, REASON_ACCOUNT_ROLE);
    } else if (strcmp(options->user_action, "remove") == 0) {
        good = account_remove(editor->newsroom, options->user);
        reason_set(&why, REASON_ACCOUNT_ABSENT);
    } else {
        if (isatty(STDIN_FILENO))
            fputs("Password: ", stderr);
        if (fgets(password, sizeof(password), stdin))
            password[strcspn(password, "\n")] = '\0';
        good = account_set(editor->newsroom, options->user, password,
                           publisher ? ROLE_PUBLISHER : ROLE_EDITOR, &why);
    }
    if (!good)
        fprintf(stderr, "breakroom-edit: %s: %s\n", options->user, reason_english(&why, editor->arena));
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* The process that holds the lock that `wanted` describes, which cannot be acquired then; 0: it is acquired.
 */
static pid_t
holder(int fd, struct flock wanted)
{
    struct flock found = wanted;
    if (fcntl(fd, F_SETLK, &wanted) == 0 || (errno != EACCES && errno != EAGAIN))
        return 0;
    return fcntl(fd, F_GETLK, &found) == 0 && found.l_type != F_UNLCK ? found.l_pid : -1;
}

/* One editor per feed: two would overwrite each other's drafts. The lock ends with the process. */
static bool
claim_feed(struct editor *editor, struct reason *why)
{
    const char *path = arena_printf(editor->arena, "%s/.%s.lock", editor->folder, editor->name).ptr;
    const struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    pid_t other = fd >= 0 ? holder(fd, whole) : 0;
    for (int i = 1; other && i < CLAIM_TRIES; i++) {
        nanosleep(&(struct timespec){.tv_nsec = CLAIM_PAUSE_NS}, NULL);
        other = holder(fd, whole);
    }
    if (fd < 0) {
        reason_set_errno(why, errno);
        reason_wrap(why, REASON_FILE, path);
    } else if (other) {
        reason_set(why, REASON_EDITOR_FEED_TAKEN, editor->feed,
                   arena_printf(editor->arena, "%ld", (long)other).ptr);
    }
    return fd >= 0 && !other;
}

/* The newsroom of the feed; false with the reason. */
static bool
open_newsroom(struct editor *editor, const struct options *options, struct reason *why)
{
    if (!find_paths(editor, options->feed, why) || (!options->user_action && !claim_feed(editor, why)))
        return false;
    const char *database = arena_printf(editor->arena, "%s/.%s.newsroom", editor->folder, editor->name).ptr;
    editor->newsroom = newsroom_open(database, editor->feed, why);
    return editor->newsroom != NULL;
}

static bool
start(struct editor *editor, const struct options *options, struct reason *why)
{
    const char *data = file_data_folder(editor->arena);
    editor->self = find_self(editor->arena);
    take_team(editor, options);
    reason_set(why, REASON_EDITOR_NO_DATA);
    if (!data)
        return false;
    editor->labels = labels_load(editor->arena, file_join(editor->arena, data, "labels"), why);
    if (!editor->labels)
        return false;
    editor->web = file_join(editor->arena, data, "edit");
    editor->breakroom = find_player(editor->arena, editor->self);
    editor->loop = loop_create();
    struct http_options http = {
        options->listen, options->port, options->certificate, options->key, api_handle, api_limit, editor};
    editor->http = http_create(editor->loop, &http, why);
    if (!editor->http)
        return false;
    reason_set(why, REASON_EDITOR_NO_SCRATCH);
    if (!start_previews(editor))
        return false;
    scratch_clean_feed(editor->folder, editor->name);
    if (!editor->team)
        session_secret(editor->token);
    return true;
}

static void
finish(struct editor *editor)
{
    while (editor->loop && loop_children(editor->loop))
        loop_step(editor->loop, STEP_MS);
    for (int shape = 0; shape < PREVIEW_SHAPE_COUNT; shape++)
        preview_destroy(editor->previews[shape]);
    temporary_remove(editor->scratch);
    http_destroy(editor->http);
    loop_destroy(editor->loop);
    rate_destroy(editor->box_rate);
    rate_destroy(editor->sign_in_rate);
    walls_destroy(editor->walls);
    newsroom_close(editor->newsroom);
    if (editor->scratch)
        unlink(editor->drafts);
    arena_destroy(editor->arena);
}

/* A signal handler has no other way to tell the loop. */
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
announce(const struct editor *editor, const struct options *options)
{
    char address[256];
    if (options->team) {
        printf("https://%s/ (listening on %s, port %d)\n", options->host, options->listen,
               http_port(editor->http));
        fflush(stdout);
        return;
    }
    snprintf(address, sizeof(address), "http://127.0.0.1:%d/?token=%s", http_port(editor->http),
             editor->token);
    printf("%s\n", address);
    fflush(stdout);
    if (!options->open || fork() != 0)
        return;
    execlp("xdg-open", "xdg-open", address, (char *)NULL);
    _exit(127);
}

int
main(int argc, char **argv)
{
    struct options options = {.listen = "127.0.0.1", .proxy = "127.0.0.1"};
    struct reason why;
    memory_serve_icu();
    if (argc == 6 && strcmp(argv[1], "--render") == 0)
        return renderer_run(argv[2], argv[3], argv[4], argv[5]);
    if (argc == 5 && strcmp(argv[1], "--picture") == 0)
        return picture_run(argv[2], argv[3], argv[4]);
    int status = options_read(argc, argv, &options);
    if (status >= 0)
        return status;
    if (options.zone)
        setenv("TZ", options.zone, 1);
    struct editor editor = {.arena = arena_create(ARENA_BYTES)};
    bool good = open_newsroom(&editor, &options, &why);
    if (good && options.user_action) {
        status = change_user(&editor, &options);
        finish(&editor);
        return status;
    }
    good = good && start(&editor, &options, &why);
    if (good) {
        sigaction(SIGINT, &(struct sigaction){.sa_handler = end}, NULL);
        sigaction(SIGTERM, &(struct sigaction){.sa_handler = end}, NULL);
        sigaction(SIGPIPE, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
        announce(&editor, &options);
        run(&editor);
    } else {
        fprintf(stderr, "breakroom-edit: %s\n", reason_english(&why, editor.arena));
    }
    finish(&editor);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
