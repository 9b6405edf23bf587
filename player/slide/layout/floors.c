#include "slide/floors.h"

#include <math.h>

#include "base/number.h"

#define BODY_PART  24
#define SMALL_PART 40
#define MOST_PART  10

#define BODY_MINUTES  20.0
#define SMALL_MINUTES 16.0
#define MM_PER_INCH   25.4
#define PI            3.14159265358979
#define REFERENCE_PX  200

/* The size whose capitals subtend so many minutes of arc, pixels; 0 when the place is not known. */
static int
size_seen(const struct slide_context *context, double minutes)
{
    if (context->diagonal_inch <= 0 || context->distance_cm <= 0)
        return 0;
    double pixels = hypot(context->width, context->height);
    double pixel_mm = context->diagonal_inch * MM_PER_INCH / pixels;
    double capital_mm = 2 * context->distance_cm * 10.0 * tan(minutes / 60 * PI / 180 / 2);
    int capital = 0, descent = 0;
    context->metrics->extent(context->metrics->ctx, FACE_BODY, REFERENCE_PX, &capital, &descent);
    return capital > 0 ? (int)ceil(capital_mm / pixel_mm * REFERENCE_PX / capital) : 0;
}

struct floors
floors_of(const struct slide_context *context)
{
    int shorter = context->width < context->height ? context->width : context->height;
    int most = shorter / MOST_PART;
    return (struct floors){
        number_min_int(
            number_max_int((shorter + BODY_PART - 1) / BODY_PART, size_seen(context, BODY_MINUTES)), most),
        number_min_int(
            number_max_int((shorter + SMALL_PART - 1) / SMALL_PART, size_seen(context, SMALL_MINUTES)),
            most)};
}
