#include "picture/sink.h"

#include "base/memory.h"

#define GREY 0xFF808080u

static void
fill(uint32_t *pixels, size_t count)
{
    for (size_t i = 0; i < count; i++)
        pixels[i] = GREY;
}

void
sink_init(struct sink *sink, int width, int height)
{
    *sink = (struct sink){.width = width, .height = height};
    sink->pixels = memory_array((size_t)width * (size_t)height, sizeof(uint32_t));
}

void
sink_finish(struct sink *sink)
{
    scaler_destroy(sink->scaler);
    memory_free(sink->pixels);
    *sink = (struct sink){0};
}

void
sink_start(struct sink *sink, int source_w, int source_h)
{
    sink->source_w = source_w;
    sink->source_h = source_h;
    sink->scaler = scaler_create(source_w, source_h, sink->width, sink->height);
}

void
sink_push(struct sink *sink, const uint32_t *row)
{
    scaler_push(sink->scaler, row, sink->pixels);
    sink->rows++;
}

bool
sink_cut(struct sink *sink)
{
    if (sink->rows < (sink->source_h + 3) / 4)
        return false;
    uint32_t *grey = memory_array((size_t)sink->source_w, sizeof(*grey));
    fill(grey, (size_t)sink->source_w);
    while (sink->rows < sink->source_h)
        sink_push(sink, grey);
    memory_free(grey);
    return true;
}

bool
sink_cut_at(struct sink *sink, int rows)
{
    if (rows < (sink->height + 3) / 4)
        return false;
    size_t width = (size_t)sink->width;
    fill(sink->pixels + (size_t)rows * width, (size_t)(sink->height - rows) * width);
    return true;
}
