/* Text as a pointer and a length, and a growing buffer with a ceiling.
 *
 * A `struct str` is passed by value and never owns its bytes: its creator defines their lifetime, nearly
 * always that of an arena. It need not end in NUL. Text that has passed the feed stage is valid UTF-8; later
 * stages do not check it again. */
#ifndef BREAKROOM_BASE_STR_H
#define BREAKROOM_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *ptr; /* NULL: absent, which is not the same as empty */
    size_t len;      /* bytes */
};

/* A list of texts; the array has the lifetime of its texts. */
struct str_list {
    struct str *items;
    size_t count;
};

/* For string literals only: the length is computed by the compiler. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* The absent text. */
#define STR_NONE ((struct str){NULL, 0})

/* For "%.*s". Feed text goes through this and never into a format string. */
#define STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

/* Wraps a C string, which must outlive the result; NULL gives the absent text. */
static inline struct str
str_from(const char *c_string)
{
    return c_string ? (struct str){c_string, strlen(c_string)} : STR_NONE;
}

/* Part of s from byte `from`, at most `len` bytes; clamped to the length of s. */
static inline struct str
str_slice(struct str s, size_t from, size_t len)
{
    if (!s.ptr)
        return s;
    if (from > s.len)
        from = s.len;
    if (len > s.len - from)
        len = s.len - from;
    return (struct str){s.ptr + from, len};
}

static inline bool
str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len &&
           (prefix.len == 0 || (s.ptr[0] == prefix.ptr[0] && memcmp(s.ptr, prefix.ptr, prefix.len) == 0));
}

static inline bool
str_equal(struct str a, struct str b)
{
    return a.len == b.len && str_starts(a, b);
}

/* An ASCII capital as a lower-case letter; any other byte unchanged. */
static inline char
str_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* True when `len` bytes at both places are the same but for the case of ASCII letters. */
bool str_same_nocase(const char *a, const char *b, size_t len);

/* These two ignore the case of ASCII letters. Nearly all texts differ in the first byte: in more than its
 * case. */
static inline bool
str_starts_nocase(struct str s, struct str prefix)
{
    return s.len >= prefix.len && (prefix.len == 0 || (((s.ptr[0] ^ prefix.ptr[0]) & ~('a' - 'A')) == 0 &&
                                                       str_same_nocase(s.ptr, prefix.ptr, prefix.len)));
}

static inline bool
str_equal_nocase(struct str a, struct str b)
{
    return a.len == b.len && str_starts_nocase(a, b);
}

bool str_ends(struct str s, struct str suffix);
/* Ignores the case of ASCII letters. */
static inline bool
str_ends_nocase(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_equal_nocase(str_slice(s, s.len - suffix.len, suffix.len), suffix);
}

/* True for the absent text and for text of ASCII white space only. */
bool str_blank(struct str s);

/* Byte offset of the first `needle` in s, or SIZE_MAX. An empty needle is found at 0. */
size_t str_find(struct str s, struct str needle);

/* True when s contains one of `count` words of at least two bytes, in lower case; ignores the case of ASCII
 * letters in s. */
bool str_has_any_nocase(struct str s, const char *const *words, size_t count);

/* Byte offset of the first of these bytes, or the length of s without any of them. */
size_t str_find_any(struct str s, const char *bytes);

/* True when each byte is an ASCII character. */
bool str_is_ascii(struct str s);

/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);

/* The part of *rest before the first `separator`; *rest becomes what follows it, absent after the last part.
 */
struct str str_split(struct str *rest, char separator);

/* True when `word`, not empty, is one of the words of a space-separated list. */
bool str_has_word(struct str list, struct str word);

/* Replaces "%20" and the like in a C string in place (RFC 3986, section 2.1). False when that makes a control
 * character; the text is then undefined. */
bool str_decode_percent(char *text);

/* Byte by byte, a text before those that begin with it: less than 0, 0, or more, for qsort and bsearch. */
int str_compare(struct str a, struct str b);

/* An ASCII digit. */
static inline bool
str_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* An ASCII letter. */
static inline bool
str_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
str_is_alnum(char c)
{
    return str_is_letter(c) || str_is_digit(c);
}

/* True when it contains a digit. */
bool str_has_digit(struct str s);

/* How many digits it starts with. */
size_t str_digits(struct str s);

/* The number of at most `most` digits at *at, which is moved after them; -1 when there is none. Beyond
 * int64_t it stays below INT64_MAX. */
int64_t str_take_number(struct str s, size_t *at, size_t most);

/* A whole decimal number with an optional sign; false when s is anything else or out of range. */
bool str_to_int(struct str s, int64_t *out);

/* A decimal number as JSON writes it ("." as separator, whatever the locale); false when s is anything else.
 */
bool str_to_double(struct str s, double *out);

/* 64-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), for tables and change detection; not secure
 * against an attacker. `seed` is STR_HASH_SEED or the result of an earlier call, to hash parts one by one. */
#define STR_HASH_SEED 0xcbf29ce484222325u
uint64_t str_hash(struct str s, uint64_t seed);
/* The same purpose, eight bytes at a time, for long texts; the result is another one. */
uint64_t str_hash_fast(struct str s, uint64_t seed);

/* A buffer that grows up to a ceiling. Owns its bytes; release each with buf_finish. */
struct buf {
    char *ptr;
    size_t len;
    size_t room;
    size_t ceiling;
    bool full; /* an append failed: the ceiling is reached, and the content is a prefix */
};

/* An empty buffer that refuses to hold more than `ceiling` bytes. Allocates nothing yet. */
void buf_init(struct buf *b, size_t ceiling);
void buf_finish(struct buf *b);
/* Removes the content and keeps the memory. */
void buf_clear(struct buf *b);

/* Each appends, or appends as much as the ceiling allows, sets `full` and returns false. */
bool buf_put(struct buf *b, struct str s);
static inline bool
buf_put_char(struct buf *b, char c)
{
    if (b->len + 1 >= b->room || b->len >= b->ceiling)
        return buf_put(b, (struct str){&c, 1});
    b->ptr[b->len++] = c;
    return true;
}
/* The UTF-8 form of a code point; U+FFFD for an invalid one. Appends all of it or nothing. */
bool buf_put_code(struct buf *b, uint32_t code);
bool buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The words of a table, in which {0} to {3} are replaced by the arguments. In these, which may come from
 * anywhere, control characters become spaces, so that the result is one line. */
#define FILL_ARGS 4
bool buf_fill(struct buf *b, const char *words, const struct str args[FILL_ARGS]);

/* The content of the buffer, valid until the next append, clear or finish. */
static inline struct str
buf_str(const struct buf *b)
{
    return (struct str){b->ptr ? b->ptr : "", b->len};
}
/* The same as a C string: with a NUL after the content, which is not counted. Never NULL. */
const char *buf_c(struct buf *b);

#endif
