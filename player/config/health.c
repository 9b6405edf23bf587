#include "config/health.h"

#include "base/runtime.h"

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

void
config_health_put(struct buf *out, const struct config_health *health)
{
    buf_put(out, STR("[configuration]\n"));
    runtime_put(out, "state", str_from(config_state_name(health->state)));
    runtime_put(out, "path", str_from(health->path));
    runtime_put(out, "kept", str_from(health->kept));
    for (size_t i = 0; i < health->fault_count; i++)
        runtime_put(out, "fault", health->faults[i]);
    if (health->more)
        buf_printf(out, "more = %zu\n", health->more);
}

/* The worse of two states counts when several processes have one each. */
static void
take_state(struct config_health *health, struct str name)
{
    for (int i = 0; i < CONFIG_STATE_COUNT; i++)
        if (str_equal(name, str_from(names[i])) && (enum config_state)i > health->state)
            health->state = (enum config_state)i;
}

void
config_health_take(struct config_health *health, struct arena *arena, const struct ini_row *row)
{
    int64_t more = 0;
    if (row->fault || !str_equal(row->section, STR("configuration")))
        return;
    if (str_equal(row->key, STR("state")))
        take_state(health, row->value);
    else if (str_equal(row->key, STR("path")))
        health->path = arena_c(arena, row->value);
    else if (str_equal(row->key, STR("kept")))
        health->kept = arena_c(arena, row->value);
    else if (str_equal(row->key, STR("fault")))
        config_health_add(health, arena, row->value);
    else if (str_equal(row->key, STR("more")) && str_to_int(row->value, &more) && more > 0)
        health->more = (size_t)more;
}
