#include "screen/video.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/str.h"

#define LOG_MODULE "screen"
#include "base/log.h"

#define LOG_LINES_A_MINUTE 10

static void
write_log(void *data, int category, SDL_LogPriority priority, const char *message)
{
    struct video_log *log = data;
    int64_t minute = clock_mono_ms() / 60000;
    (void)category;
    if (minute != log->minute)
        log->written = 0;
    log->minute = minute;
    if (++log->written > LOG_LINES_A_MINUTE)
        return;
    log_write(priority >= SDL_LOG_PRIORITY_WARN ? LOG_WARN : LOG_DEBUG, LOG_MODULE, "SDL: %s", message);
}

static bool
is_driver(struct str name)
{
    for (int i = 0; i < SDL_GetNumVideoDrivers(); i++)
        if (str_equal_nocase(str_from(SDL_GetVideoDriver(i)), name))
            return true;
    return false;
}

/* SDL takes a list; one name it knows is enough. */
static bool
knows_one(const char *list)
{
    struct str rest = str_from(list);
    while (rest.len > 0)
        if (is_driver(str_split(&rest, ',')))
            return true;
    return false;
}

static bool
is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

static const char *
choose_driver(struct video *video, const char **why)
{
    if (is_set("DISPLAY"))
        return "x11";
    if (is_set("WAYLAND_DISPLAY"))
        return "wayland";
    video->drm = drm_look(DRM_FOLDER, -1);
    if (access("/dev/dri", F_OK) < 0)
        *why = "no display: neither X11 nor Wayland is running, and there is no graphics card (/dev/dri)";
    else if (video->drm.connectors > 0 && video->drm.connected == 0)
        *why = "no television: nothing is plugged in, or it is off";
    else
        return "KMSDRM";
    return NULL;
}

/* False when there is nothing to try. */
static bool
set_driver(struct video *video, const char **why, bool *fatal)
{
    const char *named = getenv("SDL_VIDEODRIVER");
    if (named && *named) {
        *why = "SDL_VIDEODRIVER names no driver that this SDL has";
        *fatal = !knows_one(named);
        video->drm = drm_look(DRM_FOLDER, -1);
        return !*fatal;
    }
    const char *driver = choose_driver(video, why);
    if (driver)
        SDL_SetHint(SDL_HINT_VIDEODRIVER, driver);
    return driver != NULL;
}

static void
set_hints(const struct video *video)
{
    char card[16];
    snprintf(card, sizeof card, "%d", video->drm.card);
    if (video->drm.card >= 0)
        SDL_SetHint(SDL_HINT_KMSDRM_DEVICE_INDEX, card);
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "Breakroom");
}

static bool
is_driven_by(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && SDL_strcasecmp(driver, name) == 0;
}

/* What nothing is done with would only wake us up. */
static void
ignore_events(void)
{
    static const Uint32 types[] = {SDL_MOUSEMOTION, SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP,
                                   SDL_MOUSEWHEEL,  SDL_FINGERMOTION,    SDL_FINGERDOWN,
                                   SDL_FINGERUP,    SDL_KEYUP,           SDL_TEXTINPUT,
                                   SDL_TEXTEDITING, SDL_CLIPBOARDUPDATE, SDL_KEYMAPCHANGED};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        SDL_EventState(types[i], SDL_IGNORE);
    SDL_StopTextInput();
}

bool
video_start(struct video *video, const char **why, bool *fatal)
{
    *video = (struct video){.drm = {.card = -1}};
    *fatal = false;
    if (!set_driver(video, why, fatal))
        return false;
    SDL_LogGetOutputFunction(&video->log.before, &video->log.before_data);
    SDL_LogSetOutputFunction(write_log, &video->log);
    set_hints(video);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) < 0) {
        SDL_LogSetOutputFunction(video->log.before, video->log.before_data);
        *why = SDL_GetError();
        return false;
    }
    video->kms = is_driven_by("KMSDRM");
    video->dummy = is_driven_by("dummy") || is_driven_by("offscreen");
    video->polls = video->kms || video->dummy;
    ignore_events();
    return true;
}

void
video_stop(struct video *video)
{
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    SDL_LogSetOutputFunction(video->log.before, video->log.before_data);
}
