#include "base/file.h"
#include "base/memory.h"
#include "runtime/runtime.h"
#include "setup/command.h"
#include "play/loop.h"
#include "play/signals.h"

#define PLAY_BYTES ((size_t)16 * 1024 * 1024)

/* The arguments of this call after the name of the command, which may be omitted. */
static char *const *
prepare_again(struct arena *arena, int argc, char **argv)
{
    char **again = arena_array(arena, (size_t)argc + 2, sizeof(*again));
    again[0] = "breakroom";
    again[1] = "play";
    for (int i = 1; i < argc; i++)
        again[i + 1] = argv[i];
    return again;
}

static int
play_feeds(struct player *player, struct arena *arena)
{
    struct child *fetch = NULL;
    if (!player->setup.flags.no_fetch) {
        fetch = child_create(arena, file_beside_program(arena, PROGRAM_FETCH),
                             player_fetch_arguments(player, arena));
        child_watch(fetch, player_fetch_report(player));
    }
    int status = loop_run(player, fetch, prepare_again(arena, player->argc, player->argv));
    if (fetch) {
        child_stop(fetch);
        struct runtime gone = runtime_create(arena, player->setup.store, "fetch");
        runtime_remove(&gone);
    }
    return status;
}

int
command_play(const struct command *self, int argc, char **argv)
{
    signals_ignore_harmless();
    signals_hold_hangup();
    signals_hold_requests();
    memory_return_large();
    struct arena *arena = arena_create(PLAY_BYTES);
    struct player player = {self,
                            FLAG_WINDOW | FLAG_SECONDS | FLAG_FOR | FLAG_NO_FETCH | FLAG_ROTATE | FLAG_THEME |
                                FLAG_LANGUAGE | FLAG_STORE | FLAG_CONFIG,
                            argc, argv, .show = NULL};
    enum flags_result result = setup_init(&player.setup, self, player.takes, argc, argv);
    int status = result == FLAGS_HELPED ? EXIT_DONE : EXIT_MACHINE;
    signals_hold();
    if (result == FLAGS_READY && player_open(&player))
        status = play_feeds(&player, arena);
    recovery_close(player.recovery);
    player_close(&player);
    arena_destroy(arena);
    return status;
}
