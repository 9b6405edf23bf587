#include "reader/reader.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/number.h"
#include "reader/picture_cache.h"
#include "reader/reader_process.h"
#include "reader/reader_watch.h"
#include "store/rows.h"

#define LOG_MODULE "store"

#define TEXT_BYTES      ((size_t)1024 * 1024)
#define LOOK_MS         500    /* an alert must be on the screen within a second */
#define WATCHED_MS      300000 /* when the kernel notifies of changes: in case it missed one */
#define WATCH_AGAIN_MS  60000  /* when it does not */
#define COMMIT_MS       20     /* a change takes a moment until it is completely written */
#define BETWEEN_MS      250    /* minimum interval between two checks, however often something changes */
#define LOOK_WAIT_MS    30
#define FIRST_WAIT_MS   200 /* nothing is on the screen yet */
#define PICTURE_WAIT_MS 120
#define BUDGET_MS       200 /* time for waiting between two calls of store_reader_step */
#define ABSENT_MS       600000
#define ABSENT_MAX      16
#define MISSING_MAX     8
#define FIRST_ITEMS     50 /* can be parsed and cleaned in some milliseconds */

/* A picture that could not be read, and until when it counts as missing. */
struct absent {
    struct reader_request request;
    int64_t until_ms;
};

struct store_reader {
    struct arena *arena; /* for texts */
    struct str *feeds;
    size_t feed_count;
    struct reader_process process;
    int64_t looked_ms, look_ms; /* the last check, and when the next one is due */
    int watch;                  /* reader_watch_open; -1: none */
    int64_t watch_ms;           /* when one is requested */
    int64_t changed_ms;         /* time of a check triggered by the watch; INT64_MAX: none */
    int64_t budget_ms;
    bool first;                                 /* nothing has been answered yet */
    struct store_content content;               /* received and not taken yet */
    bool begins_short;                          /* the next content is only a beginning */
    struct reader_result rest;                  /* the rows whose beginning is `content` */
    struct picture_cache pictures;              /* that came */
    struct reader_request missing[MISSING_MAX]; /* to be requested when there is nothing else to do */
    size_t missing_count;
    bool picture_arrived;
    struct absent absent[ABSENT_MAX];
    size_t absent_at;
    struct reader_request note; /* the screen's size, to be stored; width 0: none */
};

static int64_t
mono_ms(void)
{
    return clock_mono_ms();
}

struct store_reader *
store_reader_create(const char *folder, struct str_list memory, const struct str *feeds, size_t feed_count)
{
    struct store_reader *reader = memory_alloc(sizeof(*reader));
    reader->arena = arena_create(TEXT_BYTES);
    reader->feeds = arena_array(reader->arena, feed_count, sizeof(*feeds));
    reader->feed_count = feed_count;
    for (size_t i = 0; i < feed_count; i++)
        reader->feeds[i] = arena_str(reader->arena, feeds[i]);
    reader_process_init(&reader->process, arena_c(reader->arena, str_from(folder)),
                        arena_list(reader->arena, memory));
    reader->first = true;
    reader->budget_ms = BUDGET_MS;
    reader->watch = -1;
    reader->changed_ms = INT64_MAX;
    return reader;
}

void
store_reader_destroy(struct store_reader *reader)
{
    if (!reader)
        return;
    reader_process_finish(&reader->process);
    if (reader->watch >= 0)
        close(reader->watch);
    picture_cache_finish(&reader->pictures);
    arena_destroy(reader->content.arena);
    arena_destroy(reader->arena);
    memory_free(reader->rest.bytes);
    memory_free(reader);
}

static bool
is_same_picture(const struct reader_request *a, const struct reader_request *b)
{
    return strcmp(a->hash, b->hash) == 0;
}

/* True when it is one of those that could not be read. */
static bool
forget_missing(struct store_reader *reader, const struct reader_request *request)
{
    for (size_t i = 0; i < reader->missing_count; i++)
        if (is_same_picture(&reader->missing[i], request)) {
            reader->missing[i] = reader->missing[--reader->missing_count];
            return true;
        }
    return false;
}

static void
remember_missing(struct store_reader *reader, const struct reader_request *request)
{
    forget_missing(reader, request);
    if (reader->missing_count < MISSING_MAX)
        reader->missing[reader->missing_count++] = *request;
}

static bool
is_absent(const struct store_reader *reader, const struct reader_request *request)
{
    for (size_t i = 0; i < ABSENT_MAX; i++)
        if (reader->absent[i].until_ms > mono_ms() && is_same_picture(&reader->absent[i].request, request))
            return true;
    return false;
}

static void
take_picture(struct store_reader *reader, const struct reader_request *request, struct reader_result *result)
{
    bool late = forget_missing(reader, request);
    if (result->present) {
        picture_cache_put(&reader->pictures, str_from(request->hash), result->bytes, result->len);
        result->bytes = NULL;
        reader->picture_arrived = reader->picture_arrived || late;
        return;
    }
    log_warn("a stored picture is missing or was altered: '%s'", request->path);
    reader->absent[reader->absent_at++ % ABSENT_MAX] = (struct absent){*request, mono_ms() + ABSENT_MS};
}

/* `most` as in rows_to_content. */
static bool
make_content(const struct store_reader *reader, const struct reader_result *rows, size_t most,
             struct store_content *out)
{
    struct str bytes = {rows->bytes, rows->len};
    struct str disk = str_slice(bytes, 0, rows->disk_len);
    struct str memory = str_slice(bytes, rows->disk_len, SIZE_MAX);
    return rows_to_content(disk, memory, reader->feeds, reader->feed_count, most, out);
}

static void
take_content(struct store_reader *reader, struct reader_result *result)
{
    struct store_content content;
    bool begins = reader->begins_short;
    memset(reader->absent, 0, sizeof(reader->absent));
    if (!result->present || !make_content(reader, result, begins ? FIRST_ITEMS : 0, &content))
        return;
    reader->begins_short = false;
    arena_destroy(reader->content.arena);
    reader->content = content;
    memory_free(reader->rest.bytes);
    reader->rest = (struct reader_result){.bytes = NULL};
    if (begins && content.more) {
        reader->rest = *result;
        result->bytes = NULL;
    }
}

void
store_reader_begin_short(struct store_reader *reader)
{
    reader->begins_short = true;
}

bool
store_reader_has_rest(const struct store_reader *reader)
{
    return reader->rest.bytes;
}

bool
store_reader_take_rest(struct store_reader *reader, struct store_content *out)
{
    bool good = reader->rest.bytes && make_content(reader, &reader->rest, 0, out);
    memory_free(reader->rest.bytes);
    reader->rest = (struct reader_result){.bytes = NULL};
    return good;
}

/* A change before the watch was created is found by the check that follows. */
static void
take_watch(struct store_reader *reader, int watch)
{
    reader->watch = watch;
    reader->watch_ms = watch >= 0 ? INT64_MAX : mono_ms() + WATCH_AGAIN_MS;
    if (watch >= 0)
        reader->look_ms = mono_ms();
}

static void
follow_watch(struct store_reader *reader, int64_t now_ms)
{
    enum reader_change change = reader->watch >= 0 ? reader_watch_take(reader->watch) : READER_NO_CHANGE;
    if (change != READER_NO_CHANGE)
        reader->changed_ms =
            number_min(reader->changed_ms, number_max(now_ms + COMMIT_MS, reader->looked_ms + BETWEEN_MS));
    if (change != READER_MOVED)
        return;
    close(reader->watch);
    reader->watch = -1;
    reader->watch_ms = now_ms;
    reader->look_ms = number_min(reader->look_ms, now_ms + LOOK_MS);
}

/* Waits for the answer for the rest of `wait_ms` since the request; true when it has arrived. */
static bool
receive(struct store_reader *reader, int64_t wait_ms)
{
    struct reader_result result;
    int64_t began_ms = mono_ms();
    int64_t left_ms = reader_process_asked(&reader->process) + wait_ms - began_ms;
    if (left_ms > reader->budget_ms)
        left_ms = reader->budget_ms;
    bool got = reader_process_receive(&reader->process, number_max(left_ms, 0), &result);
    reader->budget_ms -= mono_ms() - began_ms;
    if (!got)
        return false;
    reader->first = false;
    if (result.request.kind == READER_LOOK && reader->watch >= 0 && !result.again)
        reader->look_ms = reader->looked_ms + WATCHED_MS;
    if (result.request.kind == READER_WATCH)
        take_watch(reader, result.watch);
    else if (result.request.kind == READER_PICTURE)
        take_picture(reader, &result.request, &result);
    else if (result.request.kind == READER_LOOK && result.present)
        take_content(reader, &result);
    memory_free(result.bytes);
    return true;
}

static int64_t
look_due(const struct store_reader *reader)
{
    return number_min(reader->look_ms, reader->changed_ms);
}

/* True when a request may be sent now: a pending one may take as long as requests of its kind are allowed to.
 */
static bool
is_free(struct store_reader *reader, int64_t wait_ms)
{
    if (reader_process_is_waiting(&reader->process))
        receive(reader, wait_ms);
    return !reader_process_is_waiting(&reader->process);
}

static void
look(struct store_reader *reader)
{
    struct reader_request request = {.kind = READER_LOOK};
    reader->looked_ms = mono_ms();
    reader->look_ms = reader->looked_ms + LOOK_MS;
    reader->changed_ms = INT64_MAX;
    if (reader_process_ask(&reader->process, &request))
        receive(reader, reader->first ? FIRST_WAIT_MS : LOOK_WAIT_MS);
}

static void
ask_for_watch(struct store_reader *reader)
{
    struct reader_request request = {.kind = READER_WATCH};
    reader->watch_ms = mono_ms() + WATCH_AGAIN_MS;
    if (reader_process_ask(&reader->process, &request))
        receive(reader, LOOK_WAIT_MS);
}

bool
store_reader_step(struct store_reader *reader, struct store_content *out)
{
    int64_t now_ms = mono_ms();
    reader->budget_ms = BUDGET_MS;
    reader_process_keep(&reader->process);
    bool idle = is_free(reader, 0);
    follow_watch(reader, now_ms);
    if (idle && now_ms >= look_due(reader)) {
        look(reader);
    } else if (idle && reader->note.width_px) {
        if (reader_process_ask(&reader->process, &reader->note))
            reader->note.width_px = 0;
    } else if (idle && reader->missing_count) {
        reader_process_ask(&reader->process, &reader->missing[0]);
    } else if (idle && !reader->first && now_ms >= reader->watch_ms) {
        ask_for_watch(reader);
    }
    if (!reader->content.arena)
        return false;
    *out = reader->content;
    reader->content = (struct store_content){.arena = NULL};
    return true;
}

int64_t
store_reader_deadline(const struct store_reader *reader)
{
    int64_t at_ms = reader_process_deadline(&reader->process);
    if (reader->rest.bytes || reader->content.arena || reader->picture_arrived)
        return 0;
    bool idle = !reader_process_is_waiting(&reader->process);
    if (idle && reader_process_is_alive(&reader->process) && (reader->missing_count || reader->note.width_px))
        return 0;
    if (idle)
        at_ms = number_min(at_ms, look_due(reader));
    return idle && !reader->first ? number_min(at_ms, reader->watch_ms) : at_ms;
}

void
store_reader_descriptors(const struct store_reader *reader, struct descriptors *out)
{
    descriptors_add(out, reader_process_descriptor(&reader->process));
    descriptors_add(out, reader->watch);
}

struct str
store_reader_picture(struct store_reader *reader, const struct store_picture *picture)
{
    struct reader_request request = {.kind = READER_PICTURE};
    struct str bytes = picture_cache_get(&reader->pictures, picture->hash);
    size_t len = strlen(picture->path);
    if (bytes.ptr || picture->hash.len >= sizeof(request.hash) || len >= sizeof(request.path))
        return bytes;
    memcpy(request.hash, picture->hash.ptr, picture->hash.len);
    memcpy(request.path, picture->path, len);
    if (is_absent(reader, &request))
        return STR_NONE;
    if (is_free(reader, PICTURE_WAIT_MS) && reader_process_ask(&reader->process, &request))
        receive(reader, PICTURE_WAIT_MS);
    bytes = picture_cache_get(&reader->pictures, picture->hash);
    if (!bytes.ptr && !is_absent(reader, &request))
        remember_missing(reader, &request);
    return bytes;
}

bool
store_reader_picture_arrived(struct store_reader *reader)
{
    bool picture_arrived = reader->picture_arrived;
    reader->picture_arrived = false;
    return picture_arrived;
}

void
store_reader_note_screen(struct store_reader *reader, int width_px, int height_px)
{
    reader->note =
        (struct reader_request){.kind = READER_NOTE_SCREEN, .width_px = width_px, .height_px = height_px};
}
