/* Sales and other numbers. */
#include "slide/kinds.h"
#include "slide/measure.h"

void
kind_figure(struct plan *plan)
{
    measure_fill(plan, FIELD_NUMBER);
}
