#include "play/content.h"

static struct str
read_picture(void *reader, const struct store_picture *picture)
{
    return store_reader_picture(reader, picture);
}

struct store_reader *
content_open(const struct config *config, const char *folder, struct str_list memory, struct show *show)
{
    struct str names[CONFIG_FEEDS_MAX];
    /* a configuration that names no usable feed leaves on the wall what the store has */
    size_t count = config->feed_count ? config->named_count : 0;
    for (size_t i = 0; i < count; i++)
        names[i] = str_from(config->feeds[i].name);
    struct store_reader *reader = store_reader_create(folder, memory, names, count);
    show_set_picture_reader(show, read_picture, reader);
    return reader;
}
