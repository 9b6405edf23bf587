#include "text/base64_text.h"

#include "base/base64.h"
#include "base/utf8.h"
#include "text/clean.h"

static void
take_clean(void *context, struct str text)
{
    buf_put(context, text);
}

void
base64_decode_text(struct str coded, struct buf *out)
{
    struct buf bytes;
    struct clean clean;
    buf_init(&bytes, coded.len + 1);
    base64_decode(coded, &bytes);
    clean_init(&clean, take_clean, out);
    clean.kind = CLEAN_XML;
    if (utf8_valid(buf_str(&bytes)))
        clean_push(&clean, buf_str(&bytes), true);
    clean_finish(&clean);
    buf_finish(&bytes);
}
