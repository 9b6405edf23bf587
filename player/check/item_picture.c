#include <string.h>

#include "base/number.h"
#include "check/check_private.h"

#define CANDIDATES_MAX 3 /* as many as the player tries */
#define HEAVY_BYTES    ((int64_t)5 * 1024 * 1024)
#define SHOWN_BYTES    100

/* Enlarged by more than this, in hundredths, a picture looks blurred at the usual viewing distance; the
 * layout enlarges by at most half and otherwise leaves the picture small. docs/feeds.md gives the sizes to
 * use. */
#define ENLARGED_MAX 140
#define WIDE_ENOUGH  1000
#define FULL_SCREEN  1920

/* An address is recognised by its end. */
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

/* The place of the address in the item; relative ones are found by their end. */
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
    return check_phrase(check, phrase, check_number(check, (bytes + 512 * 1024) / (1024 * 1024)));
}

/* False, with a finding, when it will not be shown. */
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

/* The enlargement needed to fill its place, in hundredths. */
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
    struct check_slide slide = check_slide(check);
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

/* The host of an address; absent for a path. */
static struct str
url_host(struct str url)
{
    size_t start = str_find(url, STR("://"));
    struct str rest = start == SIZE_MAX ? STR_NONE : str_slice(url, start + 3, SIZE_MAX);
    size_t len = 0;
    while (len < rest.len && !strchr("/?#", rest.ptr[len]))
        len++;
    return str_slice(rest, 0, len);
}

static const enum message failures[] = {[CHECK_PICTURE_ABSENT] = SAY_PICTURE_ABSENT,
                                        [CHECK_PICTURE_NONE] = SAY_PICTURE_NONE,
                                        [CHECK_PICTURE_CUT] = SAY_PICTURE_CUT,
                                        [CHECK_PICTURE_CROPPED] = SAY_PICTURE_CUT,
                                        [CHECK_PICTURE_OUTSIDE] = SAY_PICTURE_OUTSIDE};

/* Why a picture is not shown, or only a part of it. */
static void
say_failure(struct check *check, struct str url, const struct check_picture *picture)
{
    struct str why = reason_brief(&picture->why, check->context->language, check->arena);
    enum reason_code code = reason_code(&picture->why);
    bool slow = code == REASON_TOO_SLOW || code == REASON_NOT_IN_TIME || code == REASON_NO_TIME_LEFT;
    bool absent = picture->state == CHECK_PICTURE_ABSENT;
    struct say say = {absent && slow ? SAY_PICTURE_SLOW : failures[picture->state],
                      url_at(check, url),
                      {shown(check, url), why}};
    check_say_of_host(check, say, url_host(url));
}

static bool
is_fit(const struct check *check, const struct check_picture *picture)
{
    const struct check_context *context = check->context;
    bool heavy = context->picture_max_bytes > 0 && picture->bytes > context->picture_max_bytes;
    bool vast = context->picture_max_pixels > 0 && !picture->drawn && !picture->scaled &&
                (int64_t)picture->width * picture->height > context->picture_max_pixels;
    return !heavy && !vast;
}

/* True when at least a part of it is shown; a picture that was not checked counts as shown. */
static bool
works(const struct check *check, const struct check_picture *picture)
{
    enum check_picture_state state = picture->state;
    bool shows =
        state == CHECK_PICTURE_GOOD || state == CHECK_PICTURE_CROPPED || state == CHECK_PICTURE_UNKNOWN;
    return shows && is_fit(check, picture);
}

/* The picture that is shown: its quality, and its address. */
static void
check_shown(struct check *check, struct str url, const struct check_picture *picture)
{
    if (str_starts_nocase(url, STR("http:")))
        check_say_of_host(check, (struct say){SAY_PICTURE_INSECURE, url_at(check, url), {shown(check, url)}},
                          url_host(url));
    if (picture->state == CHECK_PICTURE_GOOD || picture->state == CHECK_PICTURE_CROPPED)
        check_size(check, url, picture);
    if (picture->state == CHECK_PICTURE_CROPPED)
        say_failure(check, url, picture);
}

/* The first working candidate is shown; there is a finding only when none works. */
static void
check_candidates(struct check *check, struct str_list pictures)
{
    const struct check_context *context = check->context;
    struct check_picture found[CANDIDATES_MAX] = {{.state = CHECK_PICTURE_UNKNOWN}};
    size_t count = number_min(pictures.count, CANDIDATES_MAX);
    for (size_t i = 0; i < count; i++) {
        if (context->picture)
            found[i] = context->picture(context->ctx, pictures.items[i]);
        if (works(check, &found[i])) {
            check_shown(check, pictures.items[i], &found[i]);
            return;
        }
    }
    for (size_t i = 0; i < count; i++)
        if (check_limits(check, pictures.items[i], &found[i]))
            say_failure(check, pictures.items[i], &found[i]);
}

/* The text of a member as written between its quotation marks. */
static struct str
written(const struct check *check, const struct outline_part *part)
{
    struct str rest = str_slice(check->text, part->at + part->name.len, check->end - part->at);
    size_t colon = str_find(rest, STR(":"));
    rest = str_slice(rest, colon, SIZE_MAX);
    rest = str_slice(rest, str_find(rest, STR("\"")), SIZE_MAX);
    return str_slice(rest, 1, str_find(str_slice(rest, 1, SIZE_MAX), STR("\"")));
}

/* Text that was written as the address of a picture or a link, but cannot be one. */
static bool
check_address(struct check *check, const char *name, bool ours, bool picture)
{
    const struct outline_part *part = check_part(check, name, ours);
    if (!part || part->type != JSON_STRING)
        return true;
    struct str value = str_trim(part->value);
    bool control = false, slash = false;
    for (size_t i = 0; i < value.len; i++) {
        control = control || (unsigned char)value.ptr[i] < ' ';
        slash = slash || value.ptr[i] == '\\';
    }
    if (control) /* "C:\temp\new.jpg": use the text as written */
        value = written(check, part);
    control = control || slash;
    if (picture && meant_is_windows_path(value))
        check_say(check, (struct say){SAY_PICTURE_PATH,
                                      part->at,
                                      {shown(check, value), meant_picture_path(check->arena, value)}});
    else if (picture && control)
        check_say(check, (struct say){SAY_PICTURE_SLASH,
                                      part->at,
                                      {shown(check, value), meant_picture_path(check->arena, value)}});
    else if (str_starts_nocase(value, STR("www.")))
        check_say(check, (struct say){SAY_ADDRESS_SCHEME,
                                      part->at,
                                      {str_from(name), shown(check, value),
                                       arena_printf(check->arena, "https://%.*s", STR_ARG(value))}});
    else
        return true;
    return false;
}

/* Members are addresses only in JSON; an XML element may hold anything. */
static bool
check_addresses(struct check *check)
{
    bool image = check_address(check, "image", false, true),
         banner = check_address(check, "banner_image", false, true);
    bool own = check_address(check, "picture", true, true);
    check_address(check, "url", false, false);
    return image && banner && own;
}

void
check_picture(struct check *check)
{
    const struct item *item = check->item;
    bool good = check->xml || check_addresses(check);
    if (item->kind == KIND_PICTURE && item->pictures.count == 0 && good)
        check_say(check, (struct say){.message = SAY_PICTURE_WANTED, .at = item->offset});
    if (good && !(check->banner.len && item->pictures.count &&
                  str_equal(item->pictures.items[0], check->banner) && check->banner_seen++))
        check_candidates(check, item->pictures);
}

#define SAME_MIN 3

/* A picture shared by most of the items is a banner of the site: it is checked once. */
void
check_banner(struct check *check)
{
    const struct feed *feed = check->feed;
    for (size_t i = 0; i < feed->count && !check->banner.len; i++) {
        struct str url = feed->items[i].pictures.count ? feed->items[i].pictures.items[0] : STR_NONE;
        size_t same = 0;
        for (size_t k = 0; url.len && i <= feed->count / 2 && k < feed->count; k++)
            same += feed->items[k].pictures.count && str_equal(feed->items[k].pictures.items[0], url);
        if (same < SAME_MIN || same * 2 <= feed->count)
            continue;
        check->banner = url;
        check_say(check, (struct say){SAY_PICTURE_SAME,
                                      feed->items[i].offset,
                                      {shown(check, url), check_number(check, (int64_t)same),
                                       check_number(check, (int64_t)feed->count)}});
    }
}

/* The candidates with a given index, of those items whose earlier ones do not work. */
static void
ask_candidates(struct check *check, size_t place)
{
    const struct check_context *context = check->context;
    const struct feed *feed = check->feed;
    struct str *urls = arena_array(check->arena, feed->count, sizeof(*urls));
    size_t count = 0;
    for (size_t i = 0; i < feed->count; i++) {
        struct str_list pictures = feed->items[i].pictures;
        bool wanted = pictures.count > place;
        for (size_t k = 0; k < place && wanted; k++) {
            struct check_picture picture = context->picture(context->ctx, pictures.items[k]);
            wanted = !works(check, &picture);
        }
        if (wanted)
            urls[count++] = pictures.items[place];
    }
    if (count)
        context->pictures(context->ctx, urls, count);
}

void
check_ask_pictures(struct check *check)
{
    for (size_t place = 0; place < CANDIDATES_MAX && check->context->pictures; place++)
        ask_candidates(check, place);
}
