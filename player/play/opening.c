#include "play/opening.h"

#include <string.h>

#include "base/duration.h"
#include "base/log.h"
#include "base/number.h"
#include "play/cec.h"

#define LOG_MODULE "hours"

static bool
switch_by_cec(bool lit)
{
    return cec_switch("/dev", lit, cec_ioctl);
}

void
opening_init(struct opening *opening, const struct config *config)
{
    bool command = strcmp(config->power, "command") == 0, cec = strcmp(config->power, "cec") == 0;
    *opening = (struct opening){
        .never = config->open.count == 0,
        .brightness = 100,
        .dim_percent = strcmp(config->closed, "dim") == 0 ? (int)config->dim_level : 0,
        .standby = strcmp(config->power, "dpms") == 0,
        .hours = hours_create(&config->open, NULL),
        .power = {.commands = {command ? config->power_off : "", command ? config->power_on : ""},
                  .own = cec ? switch_by_cec : NULL}};
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
    next.brightness = opening->brightness;
    power_hand_on(&opening->power, &next.power);
    opening_finish(opening);
    *opening = next;
}

bool
opening_update(struct opening *opening, struct moment now)
{
    bool closed = !hours_open(opening->hours, now), dark = closed && !opening->dim_percent;
    int brightness = closed && !dark ? opening->dim_percent : 100;
    if (dark == opening->dark && brightness == opening->brightness)
        return false;
    opening->dark = dark;
    opening->brightness = brightness;
    log_info("the screen is %s", dark ? "dark now" : brightness < 100 ? "dim now" : "lit again");
    return true;
}

int64_t
opening_deadline(const struct opening *opening, struct moment now)
{
    int64_t power_ms = power_deadline(&opening->power);
    return opening->never ? power_ms
                          : number_min(power_ms, now.mono_ms + MINUTE_MS - now.wall_ms % MINUTE_MS);
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
