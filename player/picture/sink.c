#include "picture/sink.h"

#include "base/memory.h"
#include "base/number.h"

void
sink_init(struct sink *sink, struct picture_room *room, int width, int height)
{
    bool lent = room && (size_t)width <= room->count;
    *sink = (struct sink){.room = lent ? room : NULL, .width = width, .height = height};
    sink->pixels = lent ? room->pixels : memory_array((size_t)width * (size_t)height, sizeof(uint32_t));
}

void
sink_finish(struct sink *sink)
{
    scaler_destroy(sink->scaler);
    if (!sink->room)
        memory_free(sink->pixels);
    *sink = (struct sink){0};
}

void
sink_start(struct sink *sink, int source_w, int source_h)
{
    sink->scaler = scaler_create(source_w, source_h, sink->width, sink->height);
}

static void
give(struct sink *sink, int rows)
{
    sink->room->take(sink->room, sink->width, rows);
    sink->pixels = sink->room->pixels;
    sink->taken += rows;
    scaler_begin_target(sink->scaler);
}

void
sink_push(struct sink *sink, const uint32_t *row)
{
    scaler_push(sink->scaler, row, sink->pixels);
    sink->rows++;
    int rows = scaler_rows(sink->scaler) - sink->taken;
    if (sink->room && (size_t)(rows + 1) * (size_t)sink->width > sink->room->count)
        give(sink, rows);
}

void
sink_end(struct sink *sink)
{
    int rows = sink->scaler ? scaler_rows(sink->scaler) - sink->taken : 0;
    if (sink->room && rows)
        give(sink, rows);
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
