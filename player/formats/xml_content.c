#include "formats/xml_content.h"

#include <string.h>

#include "text/decode.h"

/* Shorter texts in the alphabet of base64 may be words. */
#define CODED_BYTES_MIN 16

/* The encoding of the text of a media type when the element does not declare it. */
static enum xml_coding
coding_of(struct str type)
{
    static const char *const silent[] = {"image/", "video/", "audio/", "font/"};
    for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
        if (str_starts_nocase(type, str_from(silent[i])))
            return XML_NO_TEXT;
    bool text = type.len == 0 || str_equal_nocase(type, STR("text")) || str_starts_nocase(type, STR("text/"));
    return !text && memchr(type.ptr, '/', type.len) ? XML_GUESS : XML_AS_IS;
}

enum xml_model
xml_content_model(const struct tag *tag, enum xml_coding *out_coding)
{
    struct str type = str_trim(tag_attribute(tag, "type")), mode = str_trim(tag_attribute(tag, "mode"));
    *out_coding = str_equal_nocase(mode, STR("base64")) ? XML_BASE64 : XML_AS_IS;
    if (str_equal_nocase(mode, STR("escaped")))
        return str_equal_nocase(type, STR("text/plain")) || str_equal_nocase(type, STR("text")) ? XML_PLAIN
                                                                                                : XML_MARKUP;
    if (str_equal_nocase(type, STR("html")) || str_equal_nocase(type, STR("text/html")))
        return XML_MARKUP;
    if (str_equal_nocase(type, STR("xhtml")) || str_ends_nocase(type, STR("/xml")) ||
        (str_ends_nocase(type, STR("+xml")) && !str_starts_nocase(type, STR("image/"))))
        return XML_INLINE;
    if (mode.len == 0)
        *out_coding = coding_of(type);
    return XML_PLAIN;
}

/* True when the text looks like base 64, ignoring white space; *out_count is its number of characters. */
static bool
is_base64(struct str text, size_t *out_count)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t count = 0, ends = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
            continue;
        ends += c == '=';
        if (c != '=' && (ends || !c || !strchr(signs, c)))
            return false;
        count++;
    }
    *out_count = count;
    return count && count % 4 == 0 && ends <= 2;
}

void
xml_content_decode(enum xml_coding coding, struct buf *raw)
{
    size_t count = 0;
    if (coding == XML_AS_IS)
        return;
    if (coding == XML_NO_TEXT) {
        buf_clear(raw);
        return;
    }
    bool coded = is_base64(buf_str(raw), &count);
    if (coding == XML_GUESS && !coded)
        return;
    struct buf text;
    buf_init(&text, raw->ceiling);
    decode_base64(buf_str(raw), &text);
    bool word = coding == XML_GUESS && !text.len && count < CODED_BYTES_MIN;
    if (!word) {
        buf_clear(raw);
        buf_put(raw, buf_str(&text));
    }
    buf_finish(&text);
}
