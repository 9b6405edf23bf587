/* Pictures that are uploaded: decoded by the sandboxed child and written anew, so that what is stored was
 * made here, is no larger than a screen can use, and says nothing of the camera or the place. */
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/reason.h"
#include "editor/editor.h"
#include "fetch/decoder.h"

#define SIDE_MAX    3840
#define PIXELS_MAX  ((int64_t)108 * 1000 * 1000)
#define TIMEOUT_MS  8000
#define ARENA_BYTES ((size_t)64 * 1024)

static bool
is_png(struct str bytes)
{
    return str_starts(bytes, STR("\x89PNG"));
}

/* Under a name of its own, which is never used again: what is fetched under it never changes. */
static json_t *
store_picture(struct editor *editor, const struct decoder_result *result)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct str bytes = buf_str(&result->bytes);
    const char *folder = file_join(arena, editor->folder, "pictures");
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

static void
refuse(struct call *call, const struct reason *why)
{
    char words[REASON_WORDS_BYTES];
    const char *language = http_argument(call->request, "language");
    bool french = language && strcmp(language, "fr") == 0;
    reason_words(why, french ? REASON_FRENCH : REASON_ENGLISH, words);
    reply_json(call->request, 415, json_pack("{s:s, s:s}", "error", "no-picture", "why", words));
}

void
api_picture(struct call *call)
{
    struct decoder_result result;
    struct decoder_options options = {
        .screen_w = SIDE_MAX, .screen_h = SIDE_MAX, .max_pixels = PIXELS_MAX, .timeout_ms = TIMEOUT_MS};
    bool good = decoder_run(http_body(call->request), &options, &result);
    json_t *answer = good ? store_picture(call->editor, &result) : NULL;
    if (answer)
        reply_json(call->request, 200, answer);
    else if (good)
        reply_error(call->request, 507, "disk");
    else
        refuse(call, &result.why);
    decoder_result_finish(&result);
}
