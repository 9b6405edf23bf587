#include "slide/segments_mend.h"

#include <string.h>

/* Widths are taken at this size and scaled. */
#define REFERENCE_PX 128

/* Where ICU would end a line though no reader would: inside a word (新|商品, 用意し|て), inside "next week"
 * (下|周一). What stands before the place, and behind it; "" is anything. */
static const struct {
    const char *before, *behind;
} joints[] = {{"新", ""},   {"し", "て"}, {"っ", "て"}, {"い", "て"}, {"下", "周"},
              {"上", "周"}, {"本", "周"}, {"下", "个"}, {"上", "个"}};

/* Particles: an honorific behind one, which ICU leaves with it, belongs to what follows (商品を|ご紹介). */
#define PARTICLES  "をのにでもがはと"
#define KANA_BYTES strlen("ご")

float
segment_width_em(const struct text *text, size_t from, size_t len)
{
    const struct metrics *metrics = text->metrics;
    int px = metrics->width(metrics->ctx, text->face, REFERENCE_PX, str_slice(text->str, from, len));
    return (float)px / REFERENCE_PX;
}

static bool
inside_word(struct str head, struct str rest)
{
    for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
        if (str_ends(head, str_from(joints[i].before)) && str_starts(rest, str_from(joints[i].behind)))
            return true;
    return false;
}

static bool
ends_in_honorific(struct str head)
{
    if (head.len < 2 * KANA_BYTES || !(str_ends(head, STR("ご")) || str_ends(head, STR("お"))))
        return false;
    struct str particle = str_slice(head, head.len - 2 * KANA_BYTES, KANA_BYTES);
    return str_find(STR(PARTICLES), particle) != SIZE_MAX;
}

void
segments_mend(struct text *text)
{
    for (int i = 0; i + 1 < text->count; i++) {
        struct text_segment *here = &text->segments[i];
        struct text_segment *next = here + 1;
        size_t end = here->from + here->ink;
        struct str head = str_slice(text->str, here->from, here->ink);
        if (next->from != end)
            continue;
        here->glued |= inside_word(head, str_slice(text->str, end, SIZE_MAX));
        if (here->glued || !ends_in_honorific(head))
            continue;
        here->ink -= KANA_BYTES;
        next->from -= KANA_BYTES;
        next->ink += KANA_BYTES;
        here->em = segment_width_em(text, here->from, here->ink);
        next->em = segment_width_em(text, next->from, next->ink);
    }
}
