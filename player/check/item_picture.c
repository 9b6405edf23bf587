#include <inttypes.h>

#include "check/state.h"

#define CANDIDATES_MAX 3 /* as many as the player tries */
#define HEAVY_BYTES    ((int64_t)5 * 1024 * 1024)
#define SHOWN_BYTES    100

/* Enlarged by more than this, in hundredths, a picture looks blurred from where people sit; the layout goes
 * no further than half as large again and then leaves the picture small. What to use instead is what
 * docs/feeds.md says. */
#define ENLARGED_MAX 140
#define WIDE_ENOUGH  1000
#define FULL_SCREEN  1920

/* The end of an address is what one knows it by. */
static struct str
shown(struct check *check, struct str url)
{
    if (url.len <= SHOWN_BYTES)
        return url;
    size_t from = url.len - SHOWN_BYTES;
    while (from < url.len && ((unsigned char)url.ptr[from] & 0xC0) == 0x80)
        from++;
    return arena_printf(check->arena, "…%.*s", STR_ARG(str_slice(url, from, SIZE_MAX)));
}

/* Where the address stands in the item; relative ones are found by how they end. */
static size_t
url_at(const struct check *check, struct str url)
{
    size_t from = check->item->offset;
    struct str rest = str_slice(check->text, from, check->end - from);
    while (url.len > 3) {
        size_t at = str_find(rest, url);
        if (at != SIZE_MAX)
            return from + at;
        size_t slash = str_find(str_slice(url, 1, SIZE_MAX), STR("/"));
        if (slash == SIZE_MAX)
            break;
        url = str_slice(url, slash + 2, SIZE_MAX);
    }
    return from;
}

static struct str
size_text(struct check *check, int width, int height)
{
    return arena_printf(check->arena, "%d×%d", width, height);
}

static struct str
megabytes(struct check *check, enum phrase phrase, int64_t bytes)
{
    struct str args[WORDS_ARGS] = {check_number(check, (bytes + 512 * 1024) / (1024 * 1024))};
    return words_fill(check->arena, words_phrase(check->context->language, phrase), args);
}

/* False, and said, when it will not be shown. */
static bool
check_limits(struct check *check, struct str url, const struct check_picture *picture)
{
    const struct check_context *context = check->context;
    int64_t pixels = (int64_t)picture->width * picture->height;
    struct str found = STR_NONE, limit = STR_NONE, option = STR("picture-max-size");
    if (context->picture_max_bytes > 0 && picture->bytes > context->picture_max_bytes) {
        found = megabytes(check, PHRASE_OVER_MEGABYTES, context->picture_max_bytes);
        limit = megabytes(check, PHRASE_MEGABYTES, context->picture_max_bytes);
    } else if (context->picture_max_pixels > 0 && !picture->drawn && !picture->scaled &&
               pixels > context->picture_max_pixels) {
        found = size_text(check, picture->width, picture->height);
        limit = STR("3840×2160");
        option = STR("picture-max-pixels");
    }
    if (found.ptr)
        check_say(
            check,
            (struct say){SAY_PICTURE_LARGE, url_at(check, url), {shown(check, url), found, limit, option}});
    return !found.ptr;
}

/* By how much it is enlarged to fill its place, in hundredths. */
static int64_t
enlarged(const struct check_slide *slide, int width, int height)
{
    int64_t across = (int64_t)slide->picture.w * 100 / width;
    int64_t down = (int64_t)slide->picture.h * 100 / height;
    bool wider = across > down;
    return wider == slide->contain ? down : across;
}

static void
check_size(struct check *check, struct str url, const struct check_picture *picture)
{
    const struct check_context *context = check->context;
    struct check_slide slide = {0};
    if (context->slide)
        slide = context->slide(context->ctx, check->item);
    struct rect place = slide.picture;
    if (picture->bytes > HEAVY_BYTES)
        check_say(check, (struct say){SAY_PICTURE_HEAVY,
                                      url_at(check, url),
                                      {shown(check, url), megabytes(check, PHRASE_MEGABYTES, picture->bytes),
                                       STR("1920×1080")}});
    if (place.w <= 0 || picture->width <= 0 || picture->height <= 0 ||
        enlarged(&slide, picture->width, picture->height) <= ENLARGED_MAX)
        return;
    check_say(check, (struct say){SAY_PICTURE_SMALL,
                                  url_at(check, url),
                                  {shown(check, url), size_text(check, picture->width, picture->height),
                                   check_number(check, check->item->kind == KIND_PICTURE ? FULL_SCREEN
                                                                                         : WIDE_ENOUGH)}});
}

/* True when this is the one that will be shown. */
static bool
check_candidate(struct check *check, struct str url)
{
    const struct check_context *context = check->context;
    struct check_picture picture = context->picture(context->ctx, url);
    static const enum message messages[] = {[CHECK_PICTURE_ABSENT] = SAY_PICTURE_ABSENT,
                                            [CHECK_PICTURE_NONE] = SAY_PICTURE_NONE,
                                            [CHECK_PICTURE_CUT] = SAY_PICTURE_CUT,
                                            [CHECK_PICTURE_CROPPED] = SAY_PICTURE_CUT,
                                            [CHECK_PICTURE_OUTSIDE] = SAY_PICTURE_OUTSIDE};
    if (picture.state == CHECK_PICTURE_UNKNOWN)
        return true;
    if (!check_limits(check, url, &picture))
        return false;
    if (picture.state == CHECK_PICTURE_GOOD) {
        check_size(check, url, &picture);
        return true;
    }
    bool cropped = picture.state == CHECK_PICTURE_CROPPED;
    struct str why = reason_brief(&picture.why, words_reasons(context->language), check->arena);
    if (cropped)
        check_size(check, url, &picture);
    check_say(check, (struct say){messages[picture.state], url_at(check, url), {shown(check, url), why}});
    return cropped;
}

void
check_picture(struct check *check)
{
    const struct item *item = check->item;
    struct str_list pictures = item->pictures;
    if (item->kind == KIND_PICTURE && pictures.count == 0)
        check_say(check, (struct say){.message = SAY_PICTURE_WANTED, .at = item->offset});
    bool shown_one = !check->context->picture;
    for (size_t i = 0; i < pictures.count && i < CANDIDATES_MAX; i++) {
        struct str url = pictures.items[i];
        if (i == 0 && str_starts_nocase(url, STR("http:")))
            check_say(check, (struct say){SAY_PICTURE_INSECURE, url_at(check, url), {shown(check, url)}});
        shown_one = shown_one || check_candidate(check, url);
    }
}
