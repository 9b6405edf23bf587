/* Sales and other numbers. */
#include "slide/layout/kinds.h"
#include "slide/layout/measure.h"

void
kind_figure(struct plan *plan)
{
    measure_fill(plan, FIELD_NUMBER);
}
