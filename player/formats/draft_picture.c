#include "formats/draft_picture.h"

#include "text/picture_url.h"
#include "text/url.h"

#define PICTURES_MAX 16
/* The link target of a small picture in a text. */
#define ORIGINAL_PX 1600
/* A picture that the text displays at most this large is decoration. */
#define SMALL_PX 100

static struct str
pick_base(const struct draft_context *context, struct str own)
{
    if (url_is_http(own))
        return own;
    return context->base.len ? context->base : context->home;
}

struct str
draft_resolve(const struct draft_context *context, struct arena *arena, struct str own, struct str url)
{
    return url_resolve(arena, pick_base(context, own), url);
}

void
draft_take_pictures(struct draft_picture *all, size_t *count, const struct html *html, struct str base)
{
    for (size_t i = 0; i < html->picture_count && *count < FEED_LIST_MAX; i++)
        all[(*count)++] = (struct draft_picture){.url = html->pictures[i].url,
                                                 .base = base,
                                                 .source = DRAFT_IN_TEXT,
                                                 .width = html->pictures[i].width,
                                                 .original = html->pictures[i].original};
}

/* The expected width of a picture. */
static int
likely_width(const struct draft_picture *picture)
{
    static const int usual[] = {
        [DRAFT_JSON_IMAGE] = 1200, [DRAFT_JSON_BANNER] = 1201, [DRAFT_THUMBNAIL] = 300, [DRAFT_MEDIA] = 1100,
        [DRAFT_PODCAST] = 900,     [DRAFT_ENCLOSURE] = 1000,   [DRAFT_IN_TEXT] = 700};
    int named = picture_url_width(picture->url);
    if (picture->original)
        return ORIGINAL_PX;
    return named ? named : picture->width ? picture->width : usual[picture->source];
}

/* True when it may be shown; the feed's own `image` always may. */
static bool
suits(const struct draft_picture *picture)
{
    bool small = picture->source == DRAFT_IN_TEXT && picture->width > 1 && picture->width <= SMALL_PX;
    return !small && !picture_url_is_badge(picture->url) && !picture_url_is_ornament(picture->url);
}

/* Insertion sort, stable: the lists are short. */
static void
sort_pictures(struct draft_picture *all, size_t count,
              bool (*before)(const struct draft_picture *, const struct draft_picture *))
{
    for (size_t i = 1; i < count; i++) {
        struct draft_picture one = all[i];
        size_t at = i;
        for (; at > 0 && before(&one, &all[at - 1]); at--)
            all[at] = all[at - 1];
        all[at] = one;
    }
}

static bool
by_source(const struct draft_picture *a, const struct draft_picture *b)
{
    return a->source < b->source;
}

static bool
by_width(const struct draft_picture *a, const struct draft_picture *b)
{
    return likely_width(a) > likely_width(b);
}

/* The address of a picture that may be fetched: http(s), or relative when the feed is a file. */
static struct str
picture_url(const struct draft_context *context, struct arena *arena, struct str own, struct str url)
{
    struct str found = draft_resolve(context, arena, own, url);
    return found.len && url_has_scheme(found) && !url_is_http(found) ? STR_NONE : found;
}

static void
add_unique(struct str_list *list, struct str text)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i], text))
            return;
    if (text.len && list->count < PICTURES_MAX)
        list->items[list->count++] = text;
}

struct str
draft_first_picture(const struct draft_context *context, struct arena *arena, struct draft_picture *all,
                    size_t count)
{
    struct str url = STR_NONE;
    sort_pictures(all, count, by_source);
    for (size_t i = 0; i < count && !url.ptr; i++)
        url = picture_url(context, arena, all[i].base, all[i].url);
    return url;
}

void
draft_set_pictures(const struct draft_context *context, struct arena *arena, struct draft_picture *all,
                   size_t count, struct item *out)
{
    out->pictures.items = arena_array(arena, count + 1, sizeof(struct str));
    out->image = draft_first_picture(context, arena, all, count);
    sort_pictures(all, count, by_width);
    add_unique(&out->pictures, picture_url(context, arena, STR_NONE, item_text(out, FIELD_PICTURE)));
    const struct draft_picture *last = NULL; /* which often has the same address */
    for (size_t i = 0; i < count; i++) {
        bool again = last && str_equal(last->url, all[i].url) && str_equal(last->base, all[i].base);
        if (again || !suits(&all[i]))
            continue;
        add_unique(&out->pictures, picture_url(context, arena, all[i].base, all[i].url));
        last = &all[i];
    }
}
