#include "show/picture_source.h"

#define LOG_MODULE "show"
#include "base/log.h"

static bool
is_own(const struct picture_source *source, struct str url)
{
    return source->own_url.ptr && str_equal(url, source->own_url);
}

struct str
picture_source_bytes(void *ctx, struct str url)
{
    struct picture_source *source = ctx;
    if (is_own(source, url))
        return source->own_bytes;
    const struct store_picture *picture = store_find_picture(source->content, url);
    if (!picture)
        return STR_NONE;
    if (source->read)
        return source->read(source->read_ctx, picture);
    arena_reset(source->arena);
    struct str bytes = store_read_picture(source->arena, picture);
    if (!bytes.ptr)
        log_warn("a stored picture is missing or was altered: '%.*s'", STR_ARG(url));
    return bytes;
}

struct slide_picture
picture_source_size(void *ctx, struct str url)
{
    const struct picture_source *source = ctx;
    if (is_own(source, url))
        return source->own_size;
    const struct store_picture *picture = store_find_picture(source->content, url);
    bool there = picture && (!source->read || source->read(source->read_ctx, picture).ptr);
    return there ? (struct slide_picture){picture->width, picture->height} : (struct slide_picture){0, 0};
}
