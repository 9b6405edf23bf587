#include "show/logo.h"

#include "base/file.h"
#include "base/log.h"
#include "decoder/decoder.h"

#define LOG_MODULE  "theme"
#define FILE_BYTES  ((size_t)4 << 20)
#define ARENA_BYTES (4 * FILE_BYTES)
#define MAX_PIXELS  40000000
#define TIME_MS     5000
/* The maximum size at which it is drawn, on a screen of 3840 × 2160. */
#define WIDTH  1280
#define HEIGHT 400

void
logo_give(struct show *show)
{
    const struct theme *theme = show_theme(show);
    const char *path = theme->logo;
    struct reason why;
    if (!*path)
        return;
    struct arena *arena = arena_create(ARENA_BYTES);
    struct str bytes = file_read(arena, path, FILE_BYTES, &why);
    struct decoder_options options = {WIDTH, HEIGHT, MAX_PIXELS, TIME_MS, false};
    struct decoder_result result = {0};
    char words[REASON_WORDS_BYTES];
    bool good = bytes.ptr && decoder_run(bytes, &options, &result);
    if (good)
        show_set_picture(show, str_from(path), buf_str(&result.bytes), result.width, result.height);
    else
        log_warn("%s: %s%s: the logo is left out", theme->logo_place, bytes.ptr ? "" : "it cannot be read: ",
                 bytes.ptr ? reason_words(&result.why, REASON_ENGLISH, words) : reason_english(&why, arena));
    if (bytes.ptr)
        decoder_result_finish(&result);
    arena_destroy(arena);
}
