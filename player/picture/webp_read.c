#include "picture/codec.h"

#include <webp/decode.h>

#include "base/memory.h"

static bool
probe(struct str bytes, struct header *out)
{
    (void)bytes;
    (void)out;
    return false;
}

static bool
decode(const struct header *header, struct sink *sink, const char **why)
{
    (void)header;
    (void)sink;
    *why = "it is a broken WebP";
    return false;
}

const struct codec codec_webp = {probe, decode};
