#include "timetable/columns.h"

#include <stdlib.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

#define SPACE 0x20

/* Most of any table: measured without ICU. */
static bool
plain(uint32_t code)
{
    return code >= SPACE && code < 0x7F;
}

static int
width(uint32_t code)
{
    if (plain(code))
        return 1;
    int8_t type = u_charType((UChar32)code);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
        return 0;
    int32_t wide = u_getIntPropertyValue((UChar32)code, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

int
columns_of(struct str text)
{
    int columns = 0;
    for (size_t at = 0; at < text.len;)
        columns += width(utf8_next(text, &at));
    return columns;
}

/* Removes everything that a terminal would interpret as a command. */
static uint32_t
harmless(uint32_t code)
{
    if (plain(code))
        return code;
    int8_t type = u_charType((UChar32)code);
    bool space = u_isUWhiteSpace((UChar32)code);
    return space || type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_FORMAT_CHAR ? SPACE
                                                                                                : code;
}

struct str
columns_fit(struct arena *arena, struct str text, int columns)
{
    struct buf out;
    int used = 0;
    size_t whole = 0; /* bytes before the column of the ellipsis */
    bool cut = false;
    text = str_trim(text);
    buf_init(&out, text.len * 4 + UTF8_MAX_BYTES);
    for (size_t at = 0; at < text.len && !cut;) {
        uint32_t code = harmless(utf8_next(text, &at));
        bool double_space = code == SPACE && out.len && out.ptr[out.len - 1] == ' ';
        if (double_space)
            continue;
        used += width(code);
        cut = used > columns;
        if (!cut)
            buf_put_code(&out, code);
        if (used < columns)
            whole = out.len;
    }
    struct str fitting = buf_str(&out);
    if (cut)
        fitting = arena_printf(arena, "%.*s…", STR_ARG(str_trim(str_slice(fitting, 0, whole))));
    fitting = arena_str(arena, fitting);
    buf_finish(&out);
    return fitting;
}

void
columns_put(struct buf *out, struct str text, int columns)
{
    int spaces = columns ? abs(columns) - columns_of(text) : 0;
    if (columns > 0)
        buf_put(out, text);
    for (; spaces > 0; spaces--)
        buf_put_char(out, ' ');
    if (columns <= 0)
        buf_put(out, text);
}
