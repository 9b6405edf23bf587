#include "screen/video.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/duration.h"
#include "base/str.h"

#define LOG_MODULE "screen"
#include "base/log.h"
#include "screen/xlib.h"

#define LOG_LINES_AN_HOUR 10

static void
write_log(void *data, int category, SDL_LogPriority priority, const char *message)
{
    struct video *video = data;
    struct video_log *log = &video->log;
    int64_t hour = clock_mono_ms() / HOUR_MS;
    if (category == SDL_LOG_CATEGORY_VIDEO && priority >= SDL_LOG_PRIORITY_ERROR)
        video->errors++;
    if (hour != log->hour)
        log->written = 0;
    log->hour = hour;
    bool grave = priority >= SDL_LOG_PRIORITY_WARN && video->proven;
    if (++log->written <= LOG_LINES_AN_HOUR)
        log_write(grave ? LOG_WARN : LOG_DEBUG, LOG_MODULE, "SDL: %s", message);
}

static bool
is_driver(struct str name)
{
    for (int i = 0; i < SDL_GetNumVideoDrivers(); i++)
        if (str_equal_nocase(str_from(SDL_GetVideoDriver(i)), name))
            return true;
    return false;
}

/* SDL takes a list; one known name is enough. */
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
choose_driver(struct video *video, struct reason *why)
{
    if (is_set("DISPLAY"))
        return "x11";
    if (is_set("WAYLAND_DISPLAY"))
        return "wayland";
    video->drm = drm_read(DRM_FOLDER, -1);
    if (access("/dev/dri", F_OK) < 0)
        reason_set(why, REASON_SCREEN_NONE);
    else if (video->drm.connectors > 0 && video->drm.connected == 0)
        reason_set(why, REASON_SCREEN_NO_TELEVISION);
    else if (video->drm.card >= 0 && drm_card_has_master(video->drm.card))
        reason_set(why, REASON_SCREEN_TAKEN);
    else
        return "KMSDRM";
    return NULL;
}

/* False when there is nothing to try. */
static bool
set_driver(struct video *video, struct reason *why, bool *fatal)
{
    const char *named = getenv("SDL_VIDEODRIVER");
    if (named && *named) {
        reason_set(why, REASON_SCREEN_DRIVER);
        *fatal = !knows_one(named);
        video->drm = drm_read(DRM_FOLDER, -1);
        return !*fatal;
    }
    const char *driver = choose_driver(video, why);
    if (driver)
        SDL_SetHint(SDL_HINT_VIDEODRIVER, driver);
    return driver != NULL;
}

/* The user's session bus or none: SDL, which asks it to keep the screen on, would else have one started that
 * stays when the player has ended, and wait for it (dbus-launch(1)). */
static void
name_session_bus(void)
{
    char address[PATH_MAX];
    const char *folder = getenv("XDG_RUNTIME_DIR");
    snprintf(address, sizeof address, "unix:path=%s/bus", folder ? folder : "");
    setenv("DBUS_SESSION_BUS_ADDRESS", address, 0);
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
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    /* nobody composes text here, and the table for it takes a seventh of the time until the first slide
     * (Compose(5)) */
    setenv("XCOMPOSEFILE", "/dev/null", 1);
    name_session_bus();
}

static bool
is_driven_by(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && SDL_strcasecmp(driver, name) == 0;
}

/* Unhandled events would only wake the process up. */
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

void
video_render_in_software(int level)
{
    if (level > 0)
        setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    if (level > 1)
        setenv("GALLIUM_DRIVER", "softpipe", 1);
}

bool
video_start(struct video *video, struct reason *why, bool *fatal)
{
    *video = (struct video){.drm = {.card = -1}};
    *fatal = false;
    if (!set_driver(video, why, fatal))
        return false;
    SDL_LogGetOutputFunction(&video->log.before, &video->log.before_data);
    SDL_LogSetOutputFunction(write_log, video);
    SDL_LogSetPriority(SDL_LOG_CATEGORY_VIDEO, SDL_LOG_PRIORITY_ERROR);
    set_hints(video);
    xlib_note_errors();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) < 0) {
        SDL_LogSetOutputFunction(video->log.before, video->log.before_data);
        reason_set(why, REASON_SCREEN_CLOSED, SDL_GetError());
        return false;
    }
    video->kms = is_driven_by("KMSDRM");
    video->dummy = is_driven_by("dummy") || is_driven_by("offscreen");
    video->polls = video->kms || video->dummy;
    ignore_events();
    return true;
}

bool
video_can_show(const struct video *video, struct reason *why)
{
    if (!video->kms || !drm_is_used_by_others(DRM_FDS, drm_is_master))
        return true;
    reason_set(why, REASON_SCREEN_TAKEN);
    return false;
}

void
video_stop(struct video *video)
{
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    SDL_LogSetOutputFunction(video->log.before, video->log.before_data);
}
