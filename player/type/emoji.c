#include "type/emoji.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/utf8.h"

#define FIRST_LEAD       0xE2 /* of the bytes of an emoji above U+1FFF: ©, ® and digits count as letters */
#define KEYCAP           0x20E3 /* combines with a digit to an emoji */
#define PICTURE_SELECTOR 0xFE0F /* makes any character an emoji */
#define JOINER           0x200D

static bool
is_emoji(uint32_t code)
{
    return code == KEYCAP || code == PICTURE_SELECTOR || u_hasBinaryProperty((UChar32)code, UCHAR_EMOJI);
}

static bool
may_be_emoji(struct str text, size_t at)
{
    return (unsigned char)text.ptr[at] >= FIRST_LEAD;
}

int
emoji_count(struct str text)
{
    int count = 0;
    for (size_t at = 0; at < text.len;)
        if (may_be_emoji(text, at))
            count += is_emoji(utf8_next(text, &at));
        else
            at++;
    return count;
}

/* The maximum number of pictures for a character; 0 when it is not an emoji. */
static int
cost_of(struct str cluster)
{
    int emoji = 0, joiners = 0;
    for (size_t at = 0; at < cluster.len;) {
        if (!may_be_emoji(cluster, at)) {
            at++;
            continue;
        }
        uint32_t code = utf8_next(cluster, &at);
        emoji += is_emoji(code);
        joiners += code == JOINER;
    }
    return emoji > 0 ? 1 + joiners : 0;
}

/* True when the character is one of the emoji that are drawn. */
static bool
admit(struct emoji_seen *seen, unsigned place, struct str cluster, int cost)
{
    uint64_t hash = str_hash(cluster, STR_HASH_SEED ^ place);
    for (int i = 0; i < seen->count; i++)
        if (seen->hashes[i] == hash)
            return true;
    if (seen->cost + cost > EMOJI_MAX)
        return false;
    seen->cost += cost;
    seen->hashes[seen->count++] = hash;
    return true;
}

struct copy {
    char *bytes;
    size_t len;
    bool dropped; /* the character before was dropped */
};

/* When an emoji between two spaces is left out, one space remains. */
static void
keep(struct copy *copy, struct str cluster)
{
    bool spaced = copy->len == 0 || copy->bytes[copy->len - 1] == ' ';
    if (copy->dropped && spaced && *cluster.ptr == ' ')
        return;
    copy->dropped = false;
    memcpy(copy->bytes + copy->len, cluster.ptr, cluster.len);
    copy->len += cluster.len;
}

static void
copy_admitted(struct emoji_seen *seen, unsigned place, struct str text, UBreakIterator *clusters,
              struct copy *copy, bool *cut)
{
    for (int32_t from = ubrk_first(clusters), to; (to = ubrk_next(clusters)) != UBRK_DONE; from = to) {
        struct str cluster = str_slice(text, (size_t)from, (size_t)(to - from));
        int cost = cost_of(cluster);
        if (cost > 0 && !admit(seen, place, cluster, cost))
            *cut = copy->dropped = true;
        else
            keep(copy, cluster);
    }
}

struct str
emoji_limit(struct emoji_seen *seen, unsigned place, struct str text, struct arena *arena, bool *cut)
{
    if (emoji_count(text) == 0)
        return text;
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, text.ptr, (int64_t)text.len, &status);
    UBreakIterator *clusters = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    ubrk_setUText(clusters, utext, &status);
    struct copy copy = {.bytes = arena_alloc(arena, text.len)};
    bool some = false;
    if (U_SUCCESS(status))
        copy_admitted(seen, place, text, clusters, &copy, &some);
    if (clusters)
        ubrk_close(clusters);
    utext_close(utext);
    *cut |= some;
    return some ? (struct str){copy.bytes, copy.len} : text;
}
