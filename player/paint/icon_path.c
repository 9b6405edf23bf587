#include "paint/icon.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#define CURVE_PIECES 24

/* Path data being read; positions in its own units. */
struct pen {
    struct str data;
    size_t at;
    struct point now, start;
    bool fresh; /* a path was closed: the next point begins another */
    struct outline *outline;
    float scale;
    struct point move;
};

static void
skip_separators(struct pen *pen)
{
    while (pen->at < pen->data.len && strchr(" \t\r\n,", pen->data.ptr[pen->at]))
        pen->at++;
}

static bool
is_digit(const struct pen *pen)
{
    return pen->at < pen->data.len && str_is_digit(pen->data.ptr[pen->at]);
}

static bool
take(struct pen *pen, char a, char b)
{
    bool is = pen->at < pen->data.len && (pen->data.ptr[pen->at] == a || pen->data.ptr[pen->at] == b);
    pen->at += is;
    return is;
}

/* One number; a sign or a second point begins the next one. */
static bool
read_number(struct pen *pen, float *out)
{
    skip_separators(pen);
    size_t from = pen->at;
    take(pen, '-', '+');
    while (is_digit(pen))
        pen->at++;
    if (take(pen, '.', '.'))
        while (is_digit(pen))
            pen->at++;
    double number;
    if (!str_to_double(str_slice(pen->data, from, pen->at - from), &number))
        return false;
    *out = (float)number;
    return true;
}

/* A flag of an arc: one digit, which may be followed directly by the next number. */
static bool
read_flag(struct pen *pen, float *out)
{
    skip_separators(pen);
    if (!is_digit(pen))
        return false;
    *out = pen->data.ptr[pen->at++] == '1';
    return true;
}

static struct point
placed(const struct pen *pen, struct point p)
{
    return (struct point){p.x * pen->scale + pen->move.x, p.y * pen->scale + pen->move.y};
}

static void
line_to(struct pen *pen, struct point p)
{
    if (pen->fresh)
        outline_move(pen->outline, placed(pen, pen->now));
    pen->fresh = false;
    outline_line(pen->outline, placed(pen, p));
    pen->now = p;
}

static void
curve_to(struct pen *pen, struct point b, struct point c, struct point d)
{
    struct point a = pen->now;
    for (int i = 1; i <= CURVE_PIECES; i++) {
        float t = (float)i / CURVE_PIECES, u = 1 - t;
        float wa = u * u * u, wb = 3 * u * u * t, wc = 3 * u * t * t, wd = t * t * t;
        line_to(pen, (struct point){wa * a.x + wb * b.x + wc * c.x + wd * d.x,
                                    wa * a.y + wb * b.y + wc * c.y + wd * d.y});
    }
}

/* A quadratic curve is the cubic one whose control points are two thirds of the way to its own. */
static struct point
between(struct point from, struct point handle)
{
    return (struct point){from.x + (handle.x - from.x) * 2 / 3, from.y + (handle.y - from.y) * 2 / 3};
}

/* From end points to centre: SVG 1.1, appendix F.6.5 and F.6.6. */
static void
arc_to(struct pen *pen, const float n[5], struct point to)
{
    struct point from = pen->now;
    float rx = fabsf(n[0]), ry = fabsf(n[1]), tilt = n[2] * (float)M_PI / 180, cos_t = cosf(tilt),
          sin_t = sinf(tilt);
    float hx = (from.x - to.x) / 2, hy = (from.y - to.y) / 2;
    float x = cos_t * hx + sin_t * hy, y = -sin_t * hx + cos_t * hy;
    if (rx == 0 || ry == 0 || (hx == 0 && hy == 0)) {
        line_to(pen, to);
        return;
    }
    float needed = x * x / (rx * rx) + y * y / (ry * ry);
    if (needed > 1)
        rx *= sqrtf(needed), ry *= sqrtf(needed), needed = 1;
    float off = (n[3] != n[4] ? 1 : -1) * sqrtf((1 - needed) / needed);
    float cx = off * rx * y / ry, cy = -off * ry * x / rx;
    float first = atan2f((y - cy) / ry, (x - cx) / rx), last = atan2f((-y - cy) / ry, (-x - cx) / rx);
    float sweep = last - first;
    if (n[4] != 0 && sweep < 0)
        sweep += 2 * (float)M_PI;
    if (n[4] == 0 && sweep > 0)
        sweep -= 2 * (float)M_PI;
    struct point centre = {cos_t * cx - sin_t * cy + (from.x + to.x) / 2,
                           sin_t * cx + cos_t * cy + (from.y + to.y) / 2};
    for (int i = 1; i < CURVE_PIECES; i++) {
        float angle = first + sweep * (float)i / CURVE_PIECES;
        float ex = rx * cosf(angle), ey = ry * sinf(angle);
        line_to(pen, (struct point){cos_t * ex - sin_t * ey + centre.x, sin_t * ex + cos_t * ey + centre.y});
    }
    line_to(pen, to);
}

/* How many numbers each command takes. */
static int
arguments(char command)
{
    static const char names[] = "MLHVCQAZ";
    static const int counts[] = {2, 2, 1, 1, 6, 4, 7, 0};
    const char *at = strchr(names, command);
    return command && at ? counts[at - names] : -1;
}

static bool
read_arguments(struct pen *pen, char command, int count, float *n)
{
    for (int i = 0; i < count; i++)
        if (!(command == 'A' && (i == 3 || i == 4) ? read_flag : read_number)(pen, &n[i]))
            return false;
    return true;
}

static void
draw(struct pen *pen, char command, const float *n, struct point origin)
{
    struct point p[3];
    for (int i = 0; i < 3; i++)
        p[i] = (struct point){n[2 * i] + origin.x, n[2 * i + 1] + origin.y};
    switch (command) {
    case 'M':
        pen->now = pen->start = p[0];
        pen->fresh = false;
        outline_move(pen->outline, placed(pen, p[0]));
        break;
    case 'L':
        line_to(pen, p[0]);
        break;
    case 'H':
        line_to(pen, (struct point){n[0] + origin.x, pen->now.y});
        break;
    case 'V':
        line_to(pen, (struct point){pen->now.x, n[0] + origin.y});
        break;
    case 'C':
        curve_to(pen, p[0], p[1], p[2]);
        break;
    case 'Q':
        curve_to(pen, between(pen->now, p[0]), between(p[1], p[0]), p[1]);
        break;
    case 'A':
        arc_to(pen, n, (struct point){n[5] + origin.x, n[6] + origin.y});
        break;
    default: /* Z */
        line_to(pen, pen->start);
        pen->fresh = true;
    }
}

bool
icon_path(struct str data, float scale, struct point move, struct outline *outline)
{
    struct pen pen = {.data = data, .outline = outline, .scale = scale, .move = move};
    char command = 0;
    for (skip_separators(&pen); pen.at < data.len; skip_separators(&pen)) {
        if (str_is_letter(data.ptr[pen.at]))
            command = data.ptr[pen.at++];
        else if (command == 'Z' || command == 'z')
            return false;
        char upper = (char)toupper((unsigned char)command);
        int count = arguments(upper);
        float n[7] = {0};
        bool begun = outline->path_count > 0 || upper == 'M';
        if (count < 0 || !begun || !read_arguments(&pen, upper, count, n))
            return false;
        struct point origin = {0};
        if (command != upper)
            origin = pen.now;
        draw(&pen, upper, n, origin);
        /* further pairs after a move are lines */
        command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
    }
    return true;
}
