#include "play/lights.h"

#include "base/log.h"

#define LOG_MODULE "hours"
#define MINUTE_MS  60000

void
lights_init(struct lights *lights, const struct config *config)
{
    *lights = (struct lights){.never = config->open.count == 0,
                              .hours = hours_create(&config->open, NULL),
                              .power = {.commands = {config->power_off, config->power_on}}};
}

void
lights_finish(struct lights *lights)
{
    power_finish(&lights->power);
    hours_destroy(lights->hours);
}

void
lights_replace(struct lights *lights, const struct config *config)
{
    struct lights next;
    lights_init(&next, config);
    next.dark = lights->dark;
    lights_finish(lights);
    *lights = next;
}

bool
lights_follow(struct lights *lights, struct moment now)
{
    bool dark = !hours_open(lights->hours, now);
    if (dark == lights->dark)
        return false;
    lights->dark = dark;
    log_info("the screen is %s", dark ? "dark now" : "lit again");
    return true;
}

int64_t
lights_deadline(const struct lights *lights, struct moment now)
{
    return lights->never ? INT64_MAX : now.mono_ms + MINUTE_MS - now.wall_ms % MINUTE_MS;
}

void
lights_keep(struct lights *lights, int64_t mono_ms)
{
    power_keep(&lights->power, !lights->dark, mono_ms);
}

int64_t
lights_change(struct lights *lights, struct moment now)
{
    return now.trusted ? hours_change(lights->hours, now.wall_ms) : TIME_NONE;
}
