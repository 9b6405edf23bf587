#include "play/opening.h"

#include "base/log.h"

#define LOG_MODULE "hours"
#define MINUTE_MS  60000

void
opening_init(struct opening *opening, const struct config *config)
{
    *opening = (struct opening){.never = config->open.count == 0,
                                .hours = hours_create(&config->open, NULL),
                                .power = {.commands = {config->power_off, config->power_on}}};
}

void
opening_finish(struct opening *opening)
{
    power_finish(&opening->power);
    hours_destroy(opening->hours);
}

void
opening_replace(struct opening *opening, const struct config *config)
{
    struct opening next;
    opening_init(&next, config);
    next.dark = opening->dark;
    power_hand_on(&opening->power, &next.power);
    opening_finish(opening);
    *opening = next;
}

bool
opening_update(struct opening *opening, struct moment now)
{
    bool dark = !hours_open(opening->hours, now);
    if (dark == opening->dark)
        return false;
    opening->dark = dark;
    log_info("the screen is %s", dark ? "dark now" : "lit again");
    return true;
}

int64_t
opening_deadline(const struct opening *opening, struct moment now)
{
    return opening->never ? INT64_MAX : now.mono_ms + MINUTE_MS - now.wall_ms % MINUTE_MS;
}

void
opening_switch_power(struct opening *opening, int64_t mono_ms)
{
    power_keep(&opening->power, !opening->dark, mono_ms);
}

int64_t
opening_next_change(struct opening *opening, struct moment now)
{
    return now.trusted ? hours_change(opening->hours, now.wall_ms) : TIME_NONE;
}
