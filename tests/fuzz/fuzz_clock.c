#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/shift.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* Times, durations and hours as people write them: no text is read beyond its end. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    int64_t ms = 0;
    struct shift shift;
    char *text = malloc(len + 1);
    if (!text)
        return 0;
    memcpy(text, bytes, len);
    text[len] = '\0';
    clock_parse_time(text, &ms);
    if (clock_parse_duration(text, &ms) && ms < 0)
        __builtin_trap();
    free(text);
    struct str piece = {(const char *)bytes, len};
    shift_read(piece, str_slice(piece, len / 2, SIZE_MAX), &shift);
    shift_read_rule(piece, &shift);
    return 0;
}
