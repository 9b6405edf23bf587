#include <math.h>

#include "slide/slide.h"

#define ENLARGE_MAX 1.5F
#define LINES       1080

float
slide_enlarge_max(int width, int height)
{
    float finer = (float)(width < height ? width : height) / LINES;
    return ENLARGE_MAX * fmaxf(finer, 1);
}
