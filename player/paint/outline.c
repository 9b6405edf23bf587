#include "paint/outline.h"

#include "base/memory.h"

static void
add_point(struct outline *outline, struct point p)
{
    if (outline->point_count == outline->point_room) {
        outline->point_room = outline->point_room ? outline->point_room * 2 : 64;
        outline->points =
            memory_resize(outline->points, (size_t)outline->point_room * sizeof *outline->points);
    }
    outline->points[outline->point_count++] = p;
    outline->ends[outline->path_count - 1] = outline->point_count;
}

void
outline_move(struct outline *outline, struct point p)
{
    if (outline->path_count == OUTLINE_PATHS_MAX || outline->point_count == OUTLINE_POINTS_MAX)
        return;
    if (outline->path_count == outline->path_room) {
        outline->path_room = outline->path_room ? outline->path_room * 2 : 16;
        outline->ends = memory_resize(outline->ends, (size_t)outline->path_room * sizeof *outline->ends);
    }
    outline->path_count++;
    add_point(outline, p);
}

void
outline_line(struct outline *outline, struct point p)
{
    if (outline->path_count > 0 && outline->point_count < OUTLINE_POINTS_MAX)
        add_point(outline, p);
}

void
outline_finish(struct outline *outline)
{
    memory_free(outline->points);
    memory_free(outline->ends);
    *outline = (struct outline){0};
}
