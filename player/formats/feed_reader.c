#include "formats/feed_reader.h"

#include "base/memory.h"
#include "formats/feed_builder.h"
#include "text/decode.h"
#include "formats/json_feed.h"
#include "formats/xml_feed.h"

struct feed_reader {
    struct feed_builder builder;
    struct decode *decode;
    struct xml_feed *xml; /* one of the two, from the first character on */
    struct json_feed *json;
    bool refused;
    void (*text)(void *ctx, struct str text);
    void *text_ctx;
};

/* An object, or anything else that only JSON begins with. */
static void
choose(struct feed_reader *reader, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
            continue;
        if (c == '{' || c == '[')
            reader->json = json_feed_create(&reader->builder, &reader->builder.limits);
        else
            reader->xml = xml_feed_create(&reader->builder, &reader->builder.limits);
        return;
    }
}

static void
take_text(void *context, struct str text)
{
    struct feed_reader *reader = context;
    if (!reader->xml && !reader->json)
        choose(reader, text);
    if (reader->text && (reader->xml || reader->json))
        reader->text(reader->text_ctx, text);
    if (reader->xml)
        reader->refused = !xml_feed_push(reader->xml, text);
    else if (reader->json)
        reader->refused = !json_feed_push(reader->json, text);
}

struct feed_reader *
feed_reader_create(const struct feed_context *context)
{
    struct feed_reader *reader = memory_alloc(sizeof(*reader));
    feed_builder_init(&reader->builder, context);
    reader->text = context->text;
    reader->text_ctx = context->text_ctx;
    reader->decode = decode_create(context->content_type, take_text, reader);
    return reader;
}

bool
feed_reader_push(struct feed_reader *reader, struct str bytes)
{
    if (!reader->refused)
        decode_push(reader->decode, bytes);
    return !reader->refused;
}

void
feed_reader_abandon(struct feed_reader *reader)
{
    if (!reader)
        return;
    xml_feed_destroy(reader->xml);
    json_feed_destroy(reader->json);
    decode_destroy(reader->decode);
    feed_builder_finish(&reader->builder);
    memory_free(reader);
}

struct feed *
feed_reader_finish(struct feed_reader *reader, enum reason_code *why)
{
    struct feed *feed = NULL;
    *why = REASON_FEED_EMPTY;
    if (!reader->refused)
        decode_finish(reader->decode);
    if (reader->xml && xml_feed_finish(reader->xml, why))
        feed = feed_builder_take(&reader->builder, xml_feed_format(reader->xml));
    else if (reader->json && json_feed_finish(reader->json, why))
        feed = feed_builder_take(&reader->builder, FEED_JSON);
    feed_reader_abandon(reader);
    for (size_t i = 0; feed && i < feed->count; i++)
        feed->items[i].feed_language = feed->language;
    return feed;
}

struct feed *
feed_parse(struct str bytes, const struct feed_context *context, enum reason_code *why)
{
    struct feed_reader *reader = feed_reader_create(context);
    feed_reader_push(reader, bytes);
    return feed_reader_finish(reader, why);
}
