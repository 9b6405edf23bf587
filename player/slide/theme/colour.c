#include "slide/theme/colour.h"

#include <math.h>

#include "slide/theme.h"

#define CONTRAST_STEPS 64
#define TINT_STEP      0.02F

static int
channel(uint32_t colour, int shift)
{
    return (int)(colour >> shift & 0xFF);
}

static int
hex(char c)
{
    if (str_is_digit(c))
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
colour_parse(struct str text, uint32_t *out)
{
    if (text.len != 7 || text.ptr[0] != '#')
        return false;
    uint32_t colour = 0;
    for (size_t i = 1; i < text.len; i++) {
        if (hex(text.ptr[i]) < 0)
            return false;
        colour = colour << 4 | (uint32_t)hex(text.ptr[i]);
    }
    *out = 0xFF000000 | colour;
    return true;
}

uint32_t
theme_mix(uint32_t a, uint32_t b, float amount)
{
    uint32_t out = 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8) {
        float value = (float)channel(a, shift) * (1 - amount) + (float)channel(b, shift) * amount;
        out |= (uint32_t)lroundf(value) << shift;
    }
    return out;
}

uint32_t
colour_over(uint32_t ground, uint32_t colour)
{
    return theme_mix(ground, colour, (float)channel(colour, 24) / 255);
}

static double
linear(int value)
{
    double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t colour)
{
    return 0.2126 * linear(channel(colour, 16)) + 0.7152 * linear(channel(colour, 8)) +
           0.0722 * linear(channel(colour, 0));
}

double
theme_contrast(uint32_t a, uint32_t b)
{
    double la = luminance(a) + 0.05;
    double lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

uint32_t
theme_readable(uint32_t colour, uint32_t ground, double contrast)
{
    bool to_white = theme_contrast(0xFFFFFFFF, ground) >= theme_contrast(0xFF000000, ground);
    uint32_t end = to_white ? 0xFFFFFFFF : 0xFF000000;
    for (int i = 0; i < CONTRAST_STEPS; i++) {
        uint32_t tried = theme_mix(colour, end, (float)i / CONTRAST_STEPS);
        if (theme_contrast(tried, ground) >= contrast)
            return tried;
    }
    return end;
}

uint32_t
theme_tint(const struct theme_kind *kind, uint32_t colour, float amount)
{
    for (int step = 0; amount > (float)step * TINT_STEP; step++) {
        uint32_t ground = theme_mix(kind->ground, colour, amount - (float)step * TINT_STEP);
        if (theme_contrast(kind->text, ground) >= THEME_CONTRAST_TEXT &&
            theme_contrast(kind->accent, ground) >= THEME_CONTRAST_REST &&
            theme_contrast(colour_over(ground, kind->text_soft), ground) >= THEME_CONTRAST_REST)
            return ground;
    }
    return kind->ground;
}
