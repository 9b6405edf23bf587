#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/encoding.h"
#include "base/file.h"
#include "base/utf8.h"
#include "config/config.h"

#define NO_BREAK_SPACE  0xA0
#define ZERO_WIDTH      0x200B
#define BYTE_ORDER_MARK 0xFEFF

/* Text copied from a page or a letter: unusual spaces, zero-width characters, and line ends of old systems.
 */
static struct str
plain_text(struct arena *arena, struct str text)
{
    struct buf out;
    bool old_lines = str_find(text, STR("\n")) == SIZE_MAX;
    buf_init(&out, text.len + 1);
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);
        if (code == NO_BREAK_SPACE || (code >= 0x2000 && code < ZERO_WIDTH) || code == 0x202F)
            buf_put_char(&out, ' ');
        else if (code == '\r' && old_lines)
            buf_put_char(&out, '\n');
        else if (code != ZERO_WIDTH && code != BYTE_ORDER_MARK)
            buf_put(&out, str_slice(text, from, at - from));
    }
    struct str plain = arena_str(arena, (struct str){buf_c(&out), out.len});
    buf_finish(&out);
    return plain;
}

/* Pictures, archives and programs have control characters; text has none. */
static bool
is_binary(struct str text)
{
    size_t controls = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        controls += (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
    }
    return controls * 100 > text.len;
}

struct str
config_text(struct arena *arena, struct str bytes)
{
    struct str text = encoding_to_utf8(arena, bytes, encoding_guess(bytes));
    text = str_slice(text, 0, str_find(text, (struct str){"", 1}));
    return is_binary(text) ? STR_NONE : plain_text(arena, text);
}

static void
report(struct config *config, const char *path, const char *why, config_fault_fn *fault, void *ctx)
{
    fault(ctx, config_fault_at(config->arena, path, 0, why));
}

static enum config_result
take_bytes(struct config *config, struct str bytes, const char *path, config_fault_fn *fault, void *ctx)
{
    enum encoding encoding = encoding_guess(bytes);
    struct str text = encoding_to_utf8(config->arena, bytes, encoding);
    size_t end = str_find(text, (struct str){"", 1}), length = text.len;
    while (length && text.ptr[length - 1] == '\0')
        length--;
    config->damaged = end != SIZE_MAX;
    if (is_binary(str_slice(text, 0, length)) || (end == 0 && text.len)) {
        report(config, path, reason_name(REASON_CONFIG_NOT_TEXT), fault, ctx);
        return CONFIG_UNREADABLE;
    }
    if (config->damaged)
        report(config, path, reason_name(REASON_CONFIG_ZEROS), fault, ctx);
    if (encoding == ENCODING_WINDOWS_1252)
        report(config, path, reason_name(REASON_CONFIG_NOT_UTF8), fault, ctx);
    config_parse(config, plain_text(config->arena, str_slice(text, 0, end)), path, fault, ctx);
    return CONFIG_READ;
}

enum config_result
config_load(struct config *config, const char *path, config_fault_fn *fault, void *ctx)
{
    struct reason why = {.text = ""};
    struct stat st;
    config->path = path;
    errno = 0;
    bool absent = strcmp(path, "-") != 0 && stat(path, &st) != 0 && (errno == ENOENT || errno == ENOTDIR);
    struct arena *arena = arena_create(CONFIG_BYTES_MAX * 4);
    struct str bytes = file_read(arena, path, CONFIG_BYTES_MAX, &why);
    enum config_result result = absent ? CONFIG_ABSENT : CONFIG_UNREADABLE;
    if (bytes.ptr)
        result = take_bytes(config, bytes, path, fault, ctx);
    else
        report(config, path, why.text, fault, ctx);
    arena_destroy(arena);
    return result;
}
