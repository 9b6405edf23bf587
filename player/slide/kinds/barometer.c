/* How satisfied customers are. */
#include "slide/kinds.h"
#include "slide/measure.h"

void
kind_barometer(struct plan *plan)
{
    measure_fill(plan, FIELD_SCORE);
}
