/* Line ends of texts without tags. Programs that send mail, and editors, wrap lines at a width; such a line
 * end is a space. All others are an author's: "Monday: Anna", "Tuesday: Ben". */
#include <unicode/uchar.h>

#include "base/number.h"
#include "base/utf8.h"
#include "html/html_private.h"

#define WIDTH_MIN 40 /* characters; programs wrap at 60 to 80, lists have shorter lines */

static uint32_t
first_code(struct str line)
{
    size_t at = 0;
    return line.len ? utf8_next(line, &at) : 0;
}

/* A letter, or a digit that numbers no list. */
static bool
begins_with_word(struct str line)
{
    size_t digits = str_digits(line);
    if (digits)
        return digits < line.len && line.ptr[digits] != '.' && line.ptr[digits] != ')';
    return u_isalpha((UChar32)first_code(line));
}

static bool
begins_lower_case(struct str line)
{
    return u_islower((UChar32)first_code(line));
}

static struct str
first_word(struct str line)
{
    return str_slice(line, 0, str_find_any(line, " \t"));
}

/* The next line without white space around it; absent at the end. */
static struct str
next_line(struct str *rest)
{
    return rest->ptr ? str_trim(str_split(rest, '\n')) : STR_NONE;
}

/* The width at which lines are wrapped, in characters; 0: they are not. The first word of the next line would
 * not have had room on any of them, and a sentence goes on in one. */
static size_t
wrap_width(struct str source)
{
    size_t width = 0;
    bool goes_on = false;
    for (struct str rest = source; rest.ptr;) {
        struct str line = next_line(&rest);
        if (first_word(line).len < line.len) /* an address is never wrapped */
            width = number_max(width, utf8_length(line));
    }
    if (width < WIDTH_MIN)
        return 0;
    for (struct str rest = source, line = next_line(&rest), next; rest.ptr; line = next) {
        next = next_line(&rest);
        goes_on = goes_on || (line.len && begins_lower_case(next) &&
                              utf8_length(line) + 1 + utf8_length(first_word(next)) > width);
    }
    return goes_on ? width : 0;
}

void
html_join_lines(struct str source, bool join_lower_case, struct buf *out)
{
    size_t width = wrap_width(source);
    for (struct str rest = source, line = next_line(&rest), next; line.ptr; line = next) {
        next = next_line(&rest);
        bool full = width && utf8_length(line) + 1 + utf8_length(first_word(next)) > width;
        bool joined =
            line.len && ((full && begins_with_word(next)) || (join_lower_case && begins_lower_case(next)));
        buf_put(out, line);
        if (next.ptr)
            buf_put_char(out, joined ? ' ' : '\n');
    }
}
