#include "slide/sizes/type_scale.h"

#include <math.h>

#include "base/number.h"
#include "base/utf8.h"

/* More different sizes than this are not told apart: the smaller ones are treated as one. */
#define SIZES_MAX 24
/* A shorter text, such as a large number, counts as much as one of so many characters. */
#define LETTERS_LEAST 24

/* The texts of one size. */
struct size_use {
    int size_px;
    float weight; /* how much it matters that they are not made smaller */
    int least_px; /* of its texts */
    bool full;    /* one of them fills its line: a footer that is smaller than label and clock */
};

struct size_list {
    struct size_use uses[SIZES_MAX]; /* ascending */
    int count;
};

/* True for boxes whose size counts: words, and numbers that are read; not initials and large numerals that
 * are shapes. */
static bool
counts(const struct box *box)
{
    return box->type == BOX_TEXT && box->role != ROLE_DECORATION;
}

static bool
is_frame(enum box_role role)
{
    return role == ROLE_LABEL || role == ROLE_CLOCK || role == ROLE_FOOTER || role == ROLE_PAGE;
}

static float
importance(const struct box *box)
{
    if (box->role == ROLE_TITLE || box->face == FACE_TITLE)
        return 4;
    return box->role == ROLE_NAME || box->role == ROLE_BODY ? 3 : is_frame(box->role) ? 1 : 1.5F;
}

/* The entry of a size, which is inserted if it is new. */
static struct size_use *
use_of(struct size_list *list, int size_px)
{
    int at = 0;
    while (at < list->count && list->uses[at].size_px < size_px)
        at++;
    if (at < list->count && (list->uses[at].size_px == size_px || list->count == SIZES_MAX))
        return &list->uses[at];
    if (list->count == SIZES_MAX)
        return &list->uses[at - 1];
    for (int i = list->count++; i > at; i--)
        list->uses[i] = list->uses[i - 1];
    list->uses[at] = (struct size_use){.size_px = size_px};
    return &list->uses[at];
}

/* The smallest size at which a text is legible. */
static int
least_px(enum box_role role, const struct legible_sizes *legible)
{
    bool read = role == ROLE_TITLE || role == ROLE_NAME || role == ROLE_BODY;
    return read ? legible->body_px : legible->small_px;
}

static float
weight_of(const struct box *box)
{
    return importance(box) * (float)number_max((int)utf8_length(box->text), LETTERS_LEAST);
}

float
type_scale_merit(const struct slides *slides)
{
    float sum = 0;
    for (int page = 0; page < slides->count; page++)
        for (int i = 0; i < slides->pages[page].count; i++) {
            const struct box *box = &slides->pages[page].boxes[i];
            if (counts(box))
                sum += weight_of(box) * logf((float)number_max(box->size_px, 1));
        }
    return sum;
}

/* The size of label and clock. */
static int
header_size(const struct slides *slides)
{
    int size = 0;
    for (int i = 0; i < slides->pages[0].count; i++) {
        const struct box *box = &slides->pages[0].boxes[i];
        if (box->type == BOX_TEXT && (box->role == ROLE_LABEL || box->role == ROLE_CLOCK))
            size = number_max(size, box->size_px);
    }
    return size;
}

static struct size_list
sizes_of(const struct slides *slides, const struct legible_sizes *legible)
{
    struct size_list list = {.count = 0};
    int header = header_size(slides);
    for (int page = 0; page < slides->count; page++)
        for (int i = 0; i < slides->pages[page].count; i++) {
            const struct box *box = &slides->pages[page].boxes[i];
            if (!counts(box))
                continue;
            struct size_use *use = use_of(&list, box->size_px);
            use->weight += weight_of(box);
            use->full = use->full || (box->role == ROLE_FOOTER && box->size_px < header);
            use->least_px = number_max(use->least_px, least_px(box->role, legible));
        }
    return list;
}

/* Part of the list that gets one size. */
struct size_group {
    int from, end;
};

/* What is lost when all texts of a group have a size: INFINITY when one of them would not be legible or would
 * be too much larger than it chose to be. */
static float
cost_at(const struct size_list *list, struct size_group group, int size_px, float raised_most)
{
    float sum = 0;
    for (int i = group.from; i < group.end; i++) {
        const struct size_use *use = &list->uses[i];
        float ratio = (float)use->size_px / (float)size_px;
        if ((use->full && ratio < 1) || ratio * raised_most < 1 || (use->least_px > size_px && ratio > 1))
            return INFINITY;
        sum += ratio > 1 ? use->weight * (ratio * ratio - 1) : 0;
    }
    return sum;
}

/* The best size of a group. */
struct group_size {
    int size_px;
    float cost;
};

static struct group_size
size_of_group(const struct size_list *list, struct size_group group, float raised_most)
{
    int first = list->uses[group.from].size_px, most = (int)((float)first * raised_most);
    struct group_size best = {first, cost_at(list, group, first, raised_most)};
    for (int i = group.from + 1; i < group.end; i++) {
        int size = number_min(list->uses[i].size_px, most);
        float cost = cost_at(list, group, size, raised_most);
        if (cost < best.cost)
            best = (struct group_size){size, cost};
    }
    return best;
}

bool
type_scale_choose(struct type_scale *scale, const struct slides *slides, const struct legible_sizes *legible,
                  float raised_most)
{
    struct size_list list = sizes_of(slides, legible);
    float lowest = INFINITY;
    if (list.count <= TYPE_SCALE_SIZES)
        return false;
    for (int a = 1; a < list.count - 1; a++)
        for (int b = a + 1; b < list.count; b++) {
            struct group_size small = size_of_group(&list, (struct size_group){0, a}, raised_most);
            struct group_size middle = size_of_group(&list, (struct size_group){a, b}, raised_most);
            struct group_size large = size_of_group(&list, (struct size_group){b, list.count}, raised_most);
            if (small.cost + middle.cost + large.cost >= lowest)
                continue;
            lowest = small.cost + middle.cost + large.cost;
            *scale = (struct type_scale){.sizes_px = {small.size_px, middle.size_px, large.size_px},
                                         .most_px = {list.uses[a - 1].size_px, list.uses[b - 1].size_px,
                                                     list.uses[list.count - 1].size_px},
                                         .count = TYPE_SCALE_SIZES,
                                         .raised_most = raised_most};
        }
    return true;
}

int
type_scale_fit(const struct type_scale *scale, int size_px, int least_px)
{
    int size = size_px;
    for (int i = 0; i < scale->count; i++) {
        bool between = i + 1 < scale->count && size_px > scale->most_px[i] && !scale->strict;
        if (scale->sizes_px[i] <= size_px && scale->sizes_px[i] >= least_px)
            size = between ? size_px : scale->sizes_px[i];
    }
    return size;
}

int
type_scale_size(const struct type_scale *scale, int size_px, int least_px)
{
    int below = type_scale_fit(scale, size_px, least_px);
    bool known = false;
    for (int i = 0; i < scale->count; i++)
        known |= scale->sizes_px[i] == below;
    for (int i = 0; i < scale->count; i++) {
        float above = (float)scale->sizes_px[i] / (float)size_px;
        if (above > 1 && above <= scale->raised_most && (!known || above < (float)size_px / (float)below))
            return scale->sizes_px[i];
    }
    return below;
}
