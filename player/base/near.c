#include "base/near.h"

#include "base/number.h"

#define WORD_BYTES_MAX 32
#define FAR            SIZE_MAX

size_t
near_distance(struct str a, struct str b)
{
    size_t rows[3][WORD_BYTES_MAX + 1] = {{0}};
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    if (a.len > WORD_BYTES_MAX || b.len > WORD_BYTES_MAX)
        return FAR;
    for (size_t k = 0; k <= b.len; k++)
        row[k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *spare = before;
        before = above;
        above = row;
        row = spare;
        row[0] = i;
        for (size_t k = 1; k <= b.len; k++) {
            char x = str_lower(a.ptr[i - 1]), y = str_lower(b.ptr[k - 1]);
            row[k] = number_min(number_min(above[k], row[k - 1]) + 1, above[k - 1] + (x != y));
            if (i > 1 && k > 1 && x == str_lower(b.ptr[k - 2]) && y == str_lower(a.ptr[i - 2]))
                row[k] = number_min(row[k], before[k - 2] + 1);
        }
    }
    return row[b.len];
}

const char *
near_find(struct str word, const char *const *words, size_t count)
{
    size_t best = word.len / 3 + 1;
    best = word.len >= 4 && best < 3 ? 3 : best;
    const char *found = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t distance = near_distance(word, str_from(words[i]));
        if (distance < best) {
            best = distance;
            found = words[i];
        }
    }
    return found;
}
