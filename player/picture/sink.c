#include "picture/sink.h"

#include <sys/mman.h>

#include "base/memory.h"
#include "base/number.h"

void
sink_init(struct sink *sink, const struct picture_room *room, int width, int height)
{
    size_t count = (size_t)width * (size_t)height;
    bool lent = room && count <= room->count;
    *sink = (struct sink){.width = width, .height = height, .lent = lent};
    sink->pixels = lent ? room->pixels : memory_array(count, sizeof(uint32_t));
    if (lent) /* all pages at once, instead of a page fault for each */
        madvise(sink->pixels, count * sizeof(uint32_t), MADV_POPULATE_WRITE);
}

void
sink_finish(struct sink *sink)
{
    scaler_destroy(sink->scaler);
    if (!sink->lent)
        memory_free(sink->pixels);
    *sink = (struct sink){0};
}

void
sink_start(struct sink *sink, int source_w, int source_h)
{
    sink->scaler = scaler_create(source_w, source_h, sink->width, sink->height);
}

void
sink_push(struct sink *sink, const uint32_t *row)
{
    scaler_push(sink->scaler, row, sink->pixels);
    sink->rows++;
}

void
sink_lose(struct sink *sink, enum picture_fault fault, int good, int of)
{
    if (sink->fault != PICTURE_WHOLE && (int64_t)good * sink->of >= (int64_t)sink->good * of)
        return;
    sink->fault = fault;
    sink->good = number_max(good, 0);
    sink->of = of;
}

int
sink_good_percent(const struct sink *sink)
{
    return sink->fault == PICTURE_WHOLE ? 100 : (int)((int64_t)sink->good * 100 / sink->of);
}
