#include "status/status.h"

#include "base/duration.h"

#define QUIET_DAYS 7 /* as in `check` */

int64_t
status_age_ms(const struct status_feed *feed, struct moment now)
{
    if (feed->success_ms != TIME_NONE)
        return now.mono_ms - feed->success_ms;
    return now.trusted && feed->success_wall_ms != TIME_NONE ? now.wall_ms - feed->success_wall_ms
                                                             : TIME_NONE;
}

int64_t
status_quiet_days(const struct status_feed *feed, struct moment now)
{
    if (!now.trusted || feed->newest_s == TIME_NONE)
        return 0;
    int64_t days = (now.wall_ms / SECOND_MS - feed->newest_s) * SECOND_MS / DAY_MS;
    return days >= QUIET_DAYS ? days : 0;
}

bool
status_store_fails(const struct status *status)
{
    return status->fetching && status->store_error.len > 0;
}

size_t
status_failing_feeds(const struct status *status)
{
    size_t count = 0;
    for (size_t i = 0; i < status->feed_count; i++)
        count += status->feeds[i].failures > 0;
    return count;
}

enum status_grade
status_grade(const struct status *status)
{
    if (!status->running || !status->fetching || status->play.hangs || status->fetch.hangs)
        return STATUS_CRITICAL;
    bool unseen = status->trouble.len && !status->dark;
    bool limited =
        status_store_fails(status) || status->configuration.fault_count || status_recovery_limits(status);
    return unseen || limited || status_failing_feeds(status) ? STATUS_WARNING : STATUS_OK;
}
