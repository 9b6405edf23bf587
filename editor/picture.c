/* Uploaded pictures: decoded by the sandboxed child and encoded again, so that stored pictures are no larger
 * than a screen can use, contain no data about the camera or the place, and were written by this program. All
 * in a separate process, so that the feed can be fetched meanwhile. */
#include "editor/picture.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/reason.h"
#include "editor/editor.h"
#include "editor/newsroom_private.h"
#include "decoder/decoder.h"

#define SIDE_MAX    3840
#define PIXELS_MAX  ((int64_t)108 * 1000 * 1000)
#define DECODE_MS   8000
#define TIMEOUT_MS  20000
#define ARENA_BYTES ((size_t)64 * 1024)

static bool
is_png(struct str bytes)
{
    return str_starts(bytes, STR("\x89PNG"));
}

/* Under a new name, which is never used again, because players may cache it. NULL when it cannot be written.
 */
static json_t *
store_picture(const char *feed_folder, const struct decoder_result *result)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct str bytes = buf_str(&result->bytes);
    const char *folder = file_join(arena, feed_folder, "pictures");
    const char *name = arena_printf(arena, "%016llx.%s", (unsigned long long)str_hash(bytes, STR_HASH_SEED),
                                    is_png(bytes) ? "png" : "jpg")
                           .ptr;
    bool good = file_make_folder(folder) && file_replace(file_join(arena, folder, name), bytes);
    json_t *answer = good ? json_pack("{s:s++, s:i, s:i}", "url", "pictures/", name, "", "width",
                                      result->width, "height", result->height)
                          : NULL;
    arena_destroy(arena);
    return answer;
}

static json_t *
refusal(const struct reason *why, const char *language)
{
    char words[REASON_WORDS_BYTES];
    bool french = strcmp(language, "fr") == 0;
    reason_words(why, french ? REASON_FRENCH : REASON_ENGLISH, words);
    return json_pack("{s:s, s:s}", "error", "no-picture", "why", words);
}

int
picture_run(const char *path, const char *feed_folder, const char *language)
{
    struct decoder_result result;
    struct decoder_options options = {.screen_w = SIDE_MAX,
                                      .screen_h = SIDE_MAX,
                                      .fit = true,
                                      .max_pixels = PIXELS_MAX,
                                      .timeout_ms = DECODE_MS};
    struct reason why = {.text = ""};
    struct arena *arena = arena_create(2 * HTTP_BODY_MAX);
    struct str bytes = file_read(arena, path, HTTP_BODY_MAX, &why);
    bool good = decoder_run(bytes, &options, &result);
    json_t *answer = good ? store_picture(feed_folder, &result) : refusal(&result.why, language);
    int status = !answer ? PICTURE_NO_ROOM : good ? PICTURE_STORED : PICTURE_REFUSED;
    if (answer)
        json_dumpf(answer, stdout, JSON_COMPACT);
    json_decref(answer);
    decoder_result_finish(&result);
    arena_destroy(arena);
    return status;
}

struct upload {
    struct http_request *request;
    char path[PATH_MAX];
};

static void
uploaded(void *ctx, int status, struct str output)
{
    struct upload *upload = ctx;
    json_t *answer = status == PICTURE_STORED || status == PICTURE_REFUSED ? newsroom_parse(output) : NULL;
    if (answer)
        reply_json(upload->request, status == PICTURE_STORED ? 200 : 415, answer);
    else
        reply_error(upload->request, status == PICTURE_NO_ROOM ? 507 : 503,
                    status == PICTURE_NO_ROOM ? "disk" : "busy");
    unlink(upload->path);
    memory_free(upload);
}

void
api_picture(struct call *call)
{
    struct editor *editor = call->editor;
    struct upload *upload = memory_alloc(sizeof(*upload));
    upload->request = call->request;
    snprintf(upload->path, sizeof(upload->path), "%s/upload-%u", editor->scratch, editor->uploads++);
    if (!file_replace_private(upload->path, http_body(call->request))) {
        reply_error(call->request, 507, "disk");
        memory_free(upload);
        return;
    }
    const char *const argv[] = {editor->self,   "--picture",        upload->path,
                                editor->folder, ask_language(call), NULL};
    loop_run_child(editor->loop, &(struct loop_job){argv, NULL, TIMEOUT_MS, uploaded, upload});
}
