#include "config/health.h"

#include "base/json_write.h"

static const char *const names[CONFIG_STATE_COUNT] = {"none", "in force", "kept", "earlier", "unusable"};

const char *
config_state_name(enum config_state state)
{
    return names[state];
}

void
config_health_add(struct config_health *health, struct arena *arena, struct str fault)
{
    for (size_t i = 0; i < health->fault_count; i++)
        if (str_equal(health->faults[i], fault))
            return;
    if (health->fault_count < CONFIG_FAULTS_SHOWN)
        health->faults[health->fault_count++] = arena_str(arena, fault);
    else
        health->more++;
}

struct str_list
config_health_lines(const struct config_health *health, struct arena *arena, enum reason_language language)
{
    struct str *lines = arena_array(arena, health->fault_count, sizeof(*lines));
    for (size_t i = 0; i < health->fault_count; i++)
        lines[i] = reason_text_words(arena, health->faults[i], language);
    return (struct str_list){lines, health->fault_count};
}

void
config_health_put(struct buf *out, const struct config_health *health)
{
    json_put_key(out, "configuration");
    buf_put_char(out, '{');
    json_add_text(out, "state", str_from(config_state_name(health->state)));
    json_add_text(out, "path", str_from(health->path));
    json_add_text(out, "kept", str_from(health->kept));
    json_put_key(out, "faults");
    json_put_texts(out, (struct str_list){(struct str *)health->faults, health->fault_count});
    json_add_whole(out, "more", (int64_t)health->more);
    buf_put_char(out, '}');
}
