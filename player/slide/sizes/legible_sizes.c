#include "slide/legible_sizes.h"

#include <math.h>

#include "base/number.h"

#define BODY_PART  24
#define SMALL_PART 40
#define MOST_PART  10

#define READ_MINUTES 20.0
#define SEEN_MINUTES 16.0
#define REFERENCE_PX 200

/* Viewing conditions of a screen. */
struct viewing_place {
    double diagonal_inch, distance_cm;
};

/* Assumed for a screen without this information. */
static const struct viewing_place usual = {43, 400};

/* The size at which capitals subtend so many minutes of arc, pixels. */
static int
size_seen(const struct slide_context *context, struct viewing_place place, double minutes)
{
    double pixels = hypot(context->width, context->height);
    double pixel_mm = place.diagonal_inch * MM_PER_INCH / pixels;
    double capital_mm = 2 * place.distance_cm * 10.0 * tan(minutes / 60 * M_PI / 180 / 2);
    int capital = 0, descent = 0;
    context->metrics->extent(context->metrics->ctx, FACE_BODY, REFERENCE_PX, &capital, &descent);
    return capital > 0 ? (int)ceil(capital_mm / pixel_mm * REFERENCE_PX / capital) : 0;
}

struct legible_sizes
legible_sizes_of(const struct slide_context *context)
{
    int shorter = number_min(context->width, context->height);
    bool known = context->distance_cm > 0;
    struct viewing_place place = usual;
    if (known)
        place = (struct viewing_place){
            context->diagonal_inch > 0 ? context->diagonal_inch : usual.diagonal_inch, context->distance_cm};
    int seen = size_seen(context, place, SEEN_MINUTES);
    int read = known ? size_seen(context, place, READ_MINUTES) : seen;
    int small = (shorter + SMALL_PART - 1) / SMALL_PART, most = shorter / MOST_PART;
    return (struct legible_sizes){number_min(number_max((shorter + BODY_PART - 1) / BODY_PART, read), most),
                                  number_min(number_max(small, seen), most)};
}
