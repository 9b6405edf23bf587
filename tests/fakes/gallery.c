#include "clean/clean.h"
#include "fakes/gallery.h"

#include "test.h"

#include "base/file.h"
#include "picture/picture.h"

#define BASE         "https://gallery.invalid/"
#define PICTURES_MAX 100
#define FILE_MAX     ((size_t)8 << 20)

struct gallery_picture {
    struct str url;
    struct str bytes; /* absent: no such file */
    struct slide_picture size;
};

/* Each file is read once; addresses elsewhere have no picture. */
static const struct gallery_picture *
find(struct gallery *gallery, struct str url)
{
    struct gallery_picture *picture = gallery->pictures;
    for (; picture->url.ptr; picture++)
        if (str_equal(picture->url, url))
            return picture;
    if (picture == gallery->pictures + PICTURES_MAX)
        fail_msg("more than %d pictures", PICTURES_MAX);
    struct picture_info info;
    picture->url = arena_str(gallery->forever, url);
    if (!str_starts(url, STR(BASE)))
        return picture;
    const char *path = arena_c(gallery->forever, str_slice(url, strlen(BASE), SIZE_MAX));
    picture->bytes = file_read(gallery->forever, path, FILE_MAX, NULL);
    if (!picture->bytes.ptr || !picture_probe(picture->bytes, &info))
        fail_msg("%s: no picture", path);
    picture->size = (struct slide_picture){info.width, info.height};
    return picture;
}

static struct slide_picture
size_of(void *ctx, struct str url)
{
    return find(ctx, url)->size;
}

static struct str
bytes_of(void *ctx, struct str url)
{
    return find(ctx, url)->bytes;
}

struct gallery *
gallery_create(void)
{
    struct reason why = {.text = ""};
    struct arena *forever = arena_create((size_t)256 << 20);
    struct gallery *gallery = arena_alloc(forever, sizeof(*gallery));
    gallery->forever = forever;
    gallery->arena = arena_create((size_t)256 << 20);
    gallery->pictures = arena_array(forever, PICTURES_MAX + 1, sizeof(struct gallery_picture));
    gallery->labels = labels_load(forever, "assets/labels", &why);
    if (!gallery->labels)
        fail_msg("%s", why.text);
    gallery_use_theme(gallery, "dark");
    return gallery;
}

void
gallery_use_theme(struct gallery *gallery, const char *name)
{
    struct reason why = {.text = ""};
    gallery->theme = theme_load(gallery->forever, "assets", name, NULL, NULL, &why);
    if (gallery->fonts)
        fonts_destroy(gallery->fonts);
    gallery->fonts = gallery->theme ? fonts_create(gallery->theme, "assets/" FONTS_LAST_RESORT, &why) : NULL;
    if (!gallery->fonts)
        fail_msg("%s", why.text);
    gallery->metrics = fonts_metrics(gallery->fonts);
    gallery->painter = (struct painter){gallery->fonts, bytes_of, gallery, "assets/icons"};
}

void
gallery_destroy(struct gallery *gallery)
{
    fonts_destroy(gallery->fonts);
    arena_destroy(gallery->arena);
    arena_destroy(gallery->forever);
}

struct feed *
gallery_feed(struct gallery *gallery, const char *path)
{
    struct reason why = {.text = ""};
    enum reason_code code = REASON_NONE;
    struct str bytes = file_read(gallery->forever, path, FILE_MAX, &why);
    if (!bytes.ptr)
        fail_msg("%s: %s", path, why.text);
    struct feed_context context = {.base = arena_printf(gallery->forever, BASE "%s", path),
                                   .limits = feed_limits_default()};
    struct feed *feed = feed_parse(bytes, &context, &code);
    if (!feed)
        fail_msg("%s: %s", path, reason_name(code));
    feed_tidy(feed);
    for (size_t i = 0; i < feed->count; i++) {
        feed->items[i].feed = str_from(path);
        feed->items[i].source = feed->title;
    }
    struct clean_options options = {.text = CLEAN_FULL, .site = feed->title};
    clean_feed(feed->arena, feed->items, feed->count, &options, NULL);
    return feed;
}

static struct str
language_of(const struct item *item)
{
    struct str own = item->language.len ? item->language : item_text(item, FIELD_LANGUAGE);
    return own.len ? own : item->feed_language;
}

struct slides
gallery_compose(struct gallery *gallery, const struct item *item, int width, int height)
{
    const char *screen = gallery->language ? gallery->language : "en";
    struct slide_context context = {
        .width = width,
        .height = height,
        .safe_percent = SLIDE_SAFE_PERCENT,
        .theme = gallery->theme,
        .labels = labels_for(gallery->labels, gallery->arena, item ? language_of(item) : STR_NONE, screen),
        .metrics = &gallery->metrics,
        .now = {0, GALLERY_NOW_MS, true},
        .zone = "Europe/Paris",
        .site = "Lyon",
        .clock = "auto",
        .progress = true,
        .note = gallery->note,
        .picture = size_of,
        .picture_ctx = gallery,
    };
    return item ? slide_compose(item, &context, gallery->arena)
                : slide_compose_idle(&context, gallery->arena);
}

struct canvas *
gallery_paint(struct gallery *gallery, const struct slide *slide, int width, int height)
{
    struct canvas *canvas = canvas_create(width, height);
    paint_slide(&gallery->painter, slide, canvas);
    return canvas;
}
