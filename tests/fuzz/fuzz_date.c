#include <stddef.h>
#include <stdint.h>

#include "text/date.h"
#include "feed/field.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* Every date can be written, and reads back as the same. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct str text = {(const char *)bytes, len};
    char out[DATE_TEXT_BYTES];
    int64_t at = 0, again = 0;
    struct field_date date;
    field_date(text, &date);
    if (!date_parse(text, &at))
        return 0;
    if (*date_format(at, out) && (!date_parse(str_from(out), &again) || again != at))
        __builtin_trap();
    return 0;
}
