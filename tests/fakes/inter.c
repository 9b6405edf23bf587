#include "fakes/inter.h"

#include <unicode/unorm2.h>

#include "base/utf8.h"

static const short advances[FACE_COUNT][0x7F - ' '] = {
    [FACE_TITLE] = {221, 243, 419, 630, 641, 867, 649, 220,  346, 331, 518, 631, 247, 429, 246, 370,
                    640, 384, 592, 617, 647, 598, 617, 553,  616, 617, 253, 254, 630, 629, 630, 546,
                    994, 712, 636, 718, 693, 590, 565, 731,  705, 248, 558, 677, 541, 875, 710, 740,
                    618, 745, 635, 639, 629, 689, 714, 1004, 683, 695, 627, 345, 370, 328, 460, 474,
                    341, 547, 585, 543, 585, 551, 365, 589,  582, 238, 239, 552, 238, 874, 583, 572,
                    586, 586, 369, 516, 366, 583, 557, 814,  544, 557, 521, 412, 316, 407, 635},
    [FACE_HEADING] = {236, 233, 408, 622, 631, 845, 635, 217, 331, 316, 498, 622, 239, 424, 237, 357,
                      623, 374, 579, 607, 633, 586, 603, 542, 602, 603, 243, 245, 621, 619, 621, 529,
                      973, 693, 629, 714, 687, 582, 557, 729, 699, 237, 546, 655, 534, 861, 705, 736,
                      610, 740, 627, 630, 616, 688, 692, 981, 665, 677, 616, 330, 357, 313, 452, 467,
                      330, 536, 576, 533, 576, 544, 343, 579, 569, 224, 227, 538, 225, 859, 569, 564,
                      577, 577, 351, 500, 346, 569, 542, 791, 531, 542, 508, 395, 298, 389, 627},
    [FACE_LABEL] = {250, 315, 459, 643, 649, 924, 663, 269,  383, 383, 541, 673, 307, 465, 304, 379,
                    663, 452, 622, 644, 666, 622, 644, 581,  643, 644, 304, 312, 673, 673, 673, 543,
                    999, 726, 658, 740, 723, 606, 587, 752,  745, 276, 570, 690, 565, 914, 750, 772,
                    644, 774, 651, 649, 660, 735, 726, 1013, 705, 709, 652, 383, 379, 383, 481, 468,
                    424, 574, 627, 580, 627, 592, 383, 625,  612, 261, 261, 569, 261, 899, 611, 608,
                    624, 624, 397, 549, 366, 610, 581, 838,  566, 582, 564, 424, 358, 424, 673},
    [FACE_BODY] = {281, 283, 434, 632, 640, 897, 641, 261, 363, 363, 500, 660, 284, 460, 282, 358,
                   628, 435, 607, 627, 644, 600, 622, 568, 617, 622, 282, 291, 660, 660, 660, 509,
                   951, 683, 652, 728, 720, 599, 588, 744, 741, 266, 557, 662, 564, 896, 753, 763,
                   637, 763, 641, 640, 644, 742, 683, 967, 662, 672, 627, 363, 358, 363, 470, 454,
                   410, 563, 616, 564, 616, 582, 365, 611, 591, 239, 239, 546, 239, 872, 588, 598,
                   610, 610, 374, 525, 345, 586, 559, 815, 543, 559, 546, 394, 330, 394, 660},
};

/* Signs and spaces above ASCII, and the ASCII characters of the same width. */
static const struct {
    uint32_t code;
    char like;
    char times;
} others[] = {
    {0x00A0, ' ', 1}, {0x00AB, 'o', 1},  {0x00B7, '.', 1}, {0x00BB, 'o', 1},
    {0x2013, '~', 1}, {0x2019, '\'', 1}, {0x201C, '"', 1}, {0x201D, '"', 1},
    {0x2026, '.', 3}, {0x202F, '\'', 1}, {0x2192, 'M', 1}, {0x20AC, '0', 1},
};

#define OTHER_WIDTH 600

/* The letter without its accents. */
static uint32_t
base_of(uint32_t code)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    UChar parts[8];
    int32_t count = unorm2_getDecomposition(nfd, (UChar32)code, parts, 8, &status);
    return U_SUCCESS(status) && count > 0 ? parts[0] : code;
}

static int
advance(enum face face, uint32_t code)
{
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (others[i].code == code)
            return advances[face][others[i].like - ' '] * others[i].times;
    code = base_of(code);
    return code >= ' ' && code < 0x7F ? advances[face][code - ' '] : OTHER_WIDTH;
}

static int
width(void *ctx, enum face face, int size_px, struct str text)
{
    (void)ctx;
    int thousandths = 0;
    for (size_t at = 0; at < text.len;)
        thousandths += advance(face, utf8_next(text, &at));
    return (thousandths * size_px + 500) / 1000;
}

static void
extent(void *ctx, enum face face, int size_px, int *cap_px, int *descent_px)
{
    (void)ctx;
    (void)face;
    *cap_px = size_px * 725 / 1000;
    *descent_px = size_px * 204 / 1000;
}

const struct metrics inter_metrics = {.width = width, .extent = extent};
