/* How satisfied customers are. */
#include "slide/layout/kinds.h"
#include "slide/layout/measure.h"

void
kind_barometer(struct plan *plan)
{
    measure_fill(plan, FIELD_SCORE);
}
