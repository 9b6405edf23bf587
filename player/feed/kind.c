#include "feed/kind.h"

#include <assert.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "feed/kind_words.h"

/* Longer categories are none of ours. */
#define WORD_UNITS 64

static const char *const names[] = {"news",       "upcoming",  "project",  "operations", "product", "people",
                                    "compliment", "spotlight", "rule",     "barometer",  "figure",  "smile",
                                    "answer",     "tip",       "feedback", "picture",    "alert"};
static_assert(sizeof(names) / sizeof(names[0]) == KIND_COUNT, "a name for each kind");

const char *
kind_name(enum kind kind)
{
    return names[kind];
}

bool
kind_from_name(struct str name, enum kind *out)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (str_equal_nocase(name, str_from(names[i]))) {
            *out = (enum kind)i;
            return true;
        }
    }
    return false;
}

/* Letters that have no accent to take off. */
static const struct {
    UChar32 code;
    const char *plain;
} whole[] = {{0xDF, "ss"}, {0xE6, "ae"}, {0xF8, "o"},  {0x111, "d"},
             {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}};

static void
put_folded(struct buf *out, UChar32 code)
{
    code = u_foldCase(code, U_FOLD_CASE_DEFAULT);
    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
        if (whole[i].code == code) {
            buf_put(out, str_from(whole[i].plain));
            return;
        }
    }
    if (u_isalnum(code))
        buf_put_code(out, (uint32_t)code);
}

/* Small letters and digits without accents. */
static void
kind_fold(struct str text, struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[WORD_UNITS], apart[WORD_UNITS * 3];
    int32_t len = 0;
    u_strFromUTF8(wide, WORD_UNITS, &len, text.ptr, (int32_t)text.len, &status);
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
    len = unorm2_normalize(nfkd, wide, len, apart, WORD_UNITS * 3, &status);
    if (U_FAILURE(status))
        return;
    for (int32_t i = 0; i < len;) {
        UChar32 code;
        U16_NEXT(apart, i, len, code);
        put_folded(out, code);
    }
}

static bool
has_word(const char *words, struct str word)
{
    struct str rest = str_from(words);
    while (rest.ptr)
        if (str_equal(str_split(&rest, ' '), word))
            return true;
    return false;
}

bool
kind_from_category(struct str category, enum kind *out)
{
    category = str_trim(category);
    if (category.len == 0 || category.len > WORD_UNITS || !utf8_valid(category))
        return false;
    struct buf word;
    buf_init(&word, WORD_UNITS * 8);
    kind_fold(category, &word);
    bool found = kind_from_name(buf_str(&word), out);
    for (size_t i = 0; i < kind_words_count && !found && word.len; i++) {
        found = has_word(kind_words[i].words, buf_str(&word));
        if (found)
            *out = kind_words[i].kind;
    }
    buf_finish(&word);
    return found;
}
