#include "type/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

/* A line in UTF-16 for ICU, with the byte offset of each unit. */
struct wide {
    UChar *units;
    size_t *bytes; /* one more than units: the end */
    int32_t count;
};

static struct wide
widen(struct arena *arena, struct str line)
{
    struct wide wide = {arena_array(arena, line.len + 1, sizeof(UChar)),
                        arena_array(arena, line.len + 2, sizeof(size_t)), 0};
    size_t at = 0;
    while (at < line.len) {
        size_t from = at;
        uint32_t code = utf8_next(line, &at);
        for (int i = 0; i < U16_LENGTH(code); i++)
            wide.bytes[wide.count + i] = from;
        UBool error = false;
        U16_APPEND(wide.units, wide.count, (int32_t)line.len + 1, (UChar32)code, error);
        (void)error;
    }
    wide.bytes[wide.count] = line.len;
    return wide;
}

static struct bidi_runs
one_run(struct arena *arena, struct str line, bool rtl)
{
    struct bidi_runs out = {arena_alloc(arena, sizeof(struct bidi_run)), line.len ? 1 : 0};
    out.runs[0] = (struct bidi_run){0, line.len, rtl};
    return out;
}

static struct bidi_runs
collect(struct arena *arena, UBiDi *bidi, const struct wide *wide, int32_t count)
{
    struct bidi_runs out = {arena_array(arena, (size_t)count, sizeof(struct bidi_run)), (size_t)count};
    for (int32_t i = 0; i < count; i++) {
        int32_t start, length;
        UBiDiDirection direction = ubidi_getVisualRun(bidi, i, &start, &length);
        size_t from = wide->bytes[start];
        out.runs[i] = (struct bidi_run){from, wide->bytes[start + length] - from, direction == UBIDI_RTL};
    }
    return out;
}

/* Latin and similar scripts in a left-to-right paragraph need no ICU call. */
static bool
plain(struct str line)
{
    for (size_t i = 0; i < line.len; i++)
        if ((unsigned char)line.ptr[i] >= 0xD6) /* lead byte of U+0580 and above */
            return false;
    return true;
}

struct bidi_runs
bidi_runs(struct arena *arena, struct str line, bool rtl)
{
    if (line.len == 0 || (!rtl && plain(line)))
        return one_run(arena, line, rtl);
    struct wide wide = widen(arena, line);
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized(wide.count, 0, &status);
    if (U_FAILURE(status))
        return one_run(arena, line, rtl);
    ubidi_setPara(bidi, wide.units, wide.count, rtl ? 1 : 0, NULL, &status);
    int32_t count = ubidi_countRuns(bidi, &status);
    struct bidi_runs out =
        U_SUCCESS(status) && count > 0 ? collect(arena, bidi, &wide, count) : one_run(arena, line, rtl);
    ubidi_close(bidi);
    return out;
}

bool
bidi_base_rtl(struct str text, bool fallback)
{
    size_t at = 0;
    while (at < text.len) {
        switch (u_charDirection((UChar32)utf8_next(text, &at))) {
        case U_LEFT_TO_RIGHT:
            return false;
        case U_RIGHT_TO_LEFT:
        case U_RIGHT_TO_LEFT_ARABIC:
            return true;
        default:
            break;
        }
    }
    return fallback;
}
