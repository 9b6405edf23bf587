/* Shared by the tests of the timetable: items, and a measure without fonts. */
#ifndef BREAKROOM_TESTS_TIMETABLE_BOARD_H
#define BREAKROOM_TESTS_TIMETABLE_BOARD_H

#include "playlist/world.h"
#include "timetable/timetable.h"

#define BOARD_ITEMS_MAX 32
#define BOARD_SECOND    ((int64_t)1000)

struct board {
    struct arena *arena;
    struct playlist_options options;
    struct item items[BOARD_ITEMS_MAX];
    struct timetable_request request;
};

/* An item has as many pages as its key says in the first character, else one; each has 9 words: 6 seconds. */
static inline struct timetable_extent
board_measure(void *ctx, const struct item *item, int page, struct moment now)
{
    (void)ctx;
    (void)page;
    (void)now;
    char first = item->key.ptr[0];
    return (struct timetable_extent){first > '0' && first <= '9' ? first - '0' : 1, 9};
}

static inline int
board_create(void **state)
{
    struct arena *arena = arena_create((size_t)16 << 20);
    struct board *board = arena_alloc(arena, sizeof(*board));
    *board = (struct board){.arena = arena, .options = {.slide_min_ms = 6000, .slide_max_ms = 40000}};
    board->request = (struct timetable_request){.options = &board->options,
                                                .items = board->items,
                                                .start = {0, test_time("2026-12-03T10:00:00"), true},
                                                .floor_ms = TIME_NONE,
                                                .length_ms = 60 * BOARD_SECOND,
                                                .measure = board_measure};
    *state = board;
    return 0;
}

static inline int
board_destroy(void **state)
{
    struct board *board = *state;
    arena_destroy(board->arena);
    return 0;
}

/* Another item, a day older; its title is its key. */
static inline struct item *
board_add(struct board *board, const char *key, enum kind kind)
{
    struct item *item = &board->items[board->request.count++];
    *item = world_item("house", key, kind);
    item->published_s = board->request.start.wall_ms / 1000 - 86400;
    return item;
}

static inline void
board_field(struct board *board, struct item *item, enum field field, const char *text)
{
    item->fields[field] = world_text(board->arena, text);
}

/* "a@0+6 b@6+6 …": what shows from which second for how many; a page as "c/2", the dark as "dark". */
static inline const char *
board_rows(struct board *board)
{
    struct timetable *timetable = timetable_create(&board->request);
    struct timetable_row row;
    struct buf text;
    buf_init(&text, (size_t)1 << 20);
    while (timetable_next(timetable, &row)) {
        struct str name = row.item ? row.item->key : row.dark ? STR("dark") : STR("none");
        buf_printf(&text, "%s%.*s", text.len ? " " : "", STR_ARG(name));
        if (row.pages > 1)
            buf_printf(&text, "/%d", row.page + 1);
        buf_printf(&text, "@%g+%g", (double)(row.start_ms - board->request.start.wall_ms) / 1000,
                   (double)row.length_ms / 1000);
    }
    const char *said = arena_c(board->arena, buf_str(&text));
    buf_finish(&text);
    timetable_destroy(timetable);
    return said;
}

#endif
