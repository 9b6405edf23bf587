#include "screen/edid.h"

#include <dirent.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "screen/drm.h"
#include "screen/screen.h"

#define BLOCK     128
#define SIZE_CM   21 /* the width; the height follows */
#define TIMING    54 /* the first of the descriptors of 18 bytes */
#define TIMING_MM 12 /* offset in it: low bytes of width and height, then the high four bits of both */
/* Plausible diagonals of displays. */
#define DIAGONAL_MIN 7
#define DIAGONAL_MAX 150
#define RATIO_MAX    4.0
/* Centimetres are rounded, and not always up. */
#define ROUNDED_MM 10

struct size {
    int width_mm, height_mm;
};

static bool
is_edid(const unsigned char *bytes, size_t length)
{
    static const unsigned char header[] = {0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0};
    uint8_t sum = 0;
    if (length < BLOCK || memcmp(bytes, header, sizeof header) != 0)
        return false;
    for (int i = 0; i < BLOCK; i++)
        sum = (uint8_t)(sum + bytes[i]);
    return sum == 0;
}

/* True when both sides are given, and are not an aspect ratio of 16:9. */
static bool
is_size(struct size size)
{
    static const struct size ratios[] = {{16, 9},    {16, 10},    {4, 3},      {160, 90},
                                         {160, 100}, {1600, 900}, {1600, 1000}};
    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++)
        if (size.width_mm == ratios[i].width_mm && size.height_mm == ratios[i].height_mm)
            return false;
    if (size.width_mm <= 0 || size.height_mm <= 0)
        return false;
    double ratio = (double)size.width_mm / size.height_mm;
    return ratio < RATIO_MAX && ratio > 1 / RATIO_MAX;
}

static struct size
size_of(const unsigned char *bytes)
{
    const unsigned char *timing = bytes + TIMING, *mm = timing + TIMING_MM;
    struct size rough = {bytes[SIZE_CM] * 10, bytes[SIZE_CM + 1] * 10};
    struct size fine = {mm[0] | (mm[2] & 0xF0) << 4, mm[1] | (mm[2] & 0x0F) << 8};
    bool timed = timing[0] || timing[1]; /* a pixel clock: else the descriptor describes something else */
    if (!timed || !is_size(fine))
        return rough;
    bool agree = abs(fine.width_mm - rough.width_mm) <= ROUNDED_MM &&
                 abs(fine.height_mm - rough.height_mm) <= ROUNDED_MM;
    return agree || !is_size(rough) ? fine : rough;
}

int
edid_diagonal_inch(const unsigned char *bytes, size_t length)
{
    if (!is_edid(bytes, length))
        return 0;
    struct size size = size_of(bytes);
    int inch = (int)lround(hypot(size.width_mm, size.height_mm) / MM_PER_INCH);
    return is_size(size) && inch >= DIAGONAL_MIN && inch <= DIAGONAL_MAX ? inch : 0;
}

static int
diagonal_of(const char *folder, const char *connector)
{
    unsigned char bytes[BLOCK];
    char path[512];
    snprintf(path, sizeof path, "%s/%s/edid", folder, connector);
    FILE *file = fopen(path, "re");
    if (!file)
        return 0;
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return edid_diagonal_inch(bytes, length);
}

int
edid_read_diagonal(const char *folder)
{
    int smallest = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        int inch = strncmp(entry->d_name, "card", 4) == 0 ? diagonal_of(folder, entry->d_name) : 0;
        smallest = inch && (!smallest || inch < smallest) ? inch : smallest;
    }
    if (dir)
        closedir(dir);
    return smallest;
}

int
screen_diagonal_inch(void)
{
    return edid_read_diagonal(DRM_FOLDER);
}
