#include "feed/item.h"

/* The length comes first, so that moving text from one part to the next changes the hash. */
static uint64_t
hash_text(uint64_t hash, struct str text)
{
    uint64_t len = text.len;
    hash = str_hash_fast((struct str){(const char *)&len, sizeof(len)}, hash);
    return str_hash_fast(text, hash);
}

static uint64_t
hash_list(uint64_t hash, struct str_list list)
{
    for (size_t i = 0; i < list.count; i++)
        hash = hash_text(hash, list.items[i]);
    return hash_text(hash, STR_NONE);
}

static uint64_t
hash_numbers(uint64_t hash, const double *numbers, size_t count)
{
    return hash_text(hash, (struct str){count ? (const char *)numbers : NULL, count * sizeof(*numbers)});
}

static uint64_t
hash_value(uint64_t hash, const struct value *value)
{
    if (!value)
        return hash_text(hash, STR_NONE);
    int64_t plain[] = {value->type, value->yes};
    hash = hash_text(hash, (struct str){(const char *)plain, sizeof(plain)});
    hash = hash_text(hash, value->text);
    hash = hash_numbers(hash, &value->number, value->type == TYPE_NUMBER);
    hash = hash_list(hash, value->texts);
    return hash_numbers(hash, value->numbers, value->count);
}

uint64_t
item_hash(const struct item *item)
{
    const struct str texts[] = {item->key,  item->title, item->text,   item->summary,
                                item->body, item->url,   item->author, item->language};
    int64_t numbers[] = {item->kind, item->published_s, item->updated_s};
    uint64_t hash = STR_HASH_SEED;
    if (item->hash)
        return item->hash;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        hash = hash_text(hash, texts[i]);
    hash = hash_text(hash, (struct str){(const char *)numbers, sizeof(numbers)});
    hash = hash_list(hash, item->pictures);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        hash = hash_value(hash, item->fields[i]);
    return hash;
}
