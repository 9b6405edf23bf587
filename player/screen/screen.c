#include "screen/screen.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/memory.h"
#include "screen/fit.h"
#include "screen/present.h"
#include "screen/video.h"
#include "screen/xlib.h"

#define LOG_MODULE "screen"
#include "base/log.h"

#define WAIT_MAX_MS      (60 * 60 * 1000)
#define DRAIN_EVENTS_MAX 100 /* events that are waited for when the window goes */

/* How often we look where SDL cannot wait. In full screen no key counts, and the television is looked for
 * once a second. */
#define POLL_KEYS_MS 50
#define POLL_FULL_MS 1000

/* SDL draws a frame that the graphics card does not take all the same, and only its log has the error. Not
 * each error there is one of this frame: while it opens it may fail to restore a mode that never was. So the
 * frame is drawn again, after this pause and ever longer ones, a second and a half in all. */
#define TAKE_FIRST_MS 50
#define TAKE_LAST_MS  800

struct screen {
    struct video video;
    struct drm_watch watch;
    struct xlib_end x_end;
    SDL_Window *window;
    const struct present_way *way;
    void *present; /* state of the way */
    int width, height;
    bool windowed;
    int64_t frame_ms; /* least time between two frames of a fade */
    int64_t next_ms;  /* not before then */
};

static void
read_size(struct screen *screen)
{
    SDL_GetWindowSizeInPixels(screen->window, &screen->width, &screen->height);
    fit_frame(&screen->width, &screen->height, screen->way->side_max(screen->present));
}

static SDL_Window *
create_window(const struct screen_options *options)
{
    SDL_DisplayMode mode;
    int at = (int)SDL_WINDOWPOS_CENTERED_DISPLAY(0);
    if (options->window_w > 0 && options->window_h > 0)
        return SDL_CreateWindow("Breakroom", at, at, options->window_w, options->window_h,
                                SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (SDL_GetDesktopDisplayMode(0, &mode) < 0)
        return NULL;
    return SDL_CreateWindow("Breakroom", at, at, mode.w, mode.h,
                            SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS | SDL_WINDOW_ALLOW_HIGHDPI);
}

static bool
open_way(struct screen *screen, const struct present_way *way)
{
    screen->way = way;
    screen->present = way->open(screen->window);
    return screen->present != NULL;
}

/* On KMS/DRM SDL makes a surface too, but out of OpenGL and of copies. */
static bool
open_present(struct screen *screen)
{
    return (!screen->video.kms && open_way(screen, &present_surface)) || open_way(screen, &present_texture);
}

void
screen_set_fps(struct screen *screen, int fps)
{
    screen->frame_ms = fps > 0 ? 1000 / fps : 0;
}

static bool
open_screen(struct screen *screen, const struct screen_options *options, struct reason *why)
{
    screen->windowed = options->window_w > 0;
    screen_set_fps(screen, options->fps);
    screen->window = create_window(options);
    if (!screen->window || !open_present(screen)) {
        reason_set(why, REASON_SCREEN_CLOSED, SDL_GetError());
        return false;
    }
    if (!video_can_show(&screen->video, why))
        return false;
    screen->x_end = (struct xlib_end){options->x_ended, options->ctx};
    xlib_on_end(screen->window, &screen->x_end);
    if (!screen->windowed)
        SDL_ShowCursor(SDL_DISABLE);
    read_size(screen);
    screen->watch = (struct drm_watch){DRM_FOLDER, DRM_FDS, drm_is_master, .opened = screen->video.drm};
    log_debug("%s, %d×%d%s", SDL_GetCurrentVideoDriver(), screen->width, screen->height,
              screen->windowed ? " in a window" : "");
    return true;
}

/* SDL wakes its wait by a message to the window, over a second connection to the X server. Hiding the window
 * may send one more, and Xlib ends the process when that meets a window that is gone: so let it arrive
 * before. */
static void
hide_window(const struct screen *screen)
{
    SDL_Event event;
    if (screen->video.polls)
        return;
    SDL_HideWindow(screen->window);
    for (int i = 0; i < DRAIN_EVENTS_MAX && SDL_WaitEventTimeout(&event, 1); i++)
        continue;
}

static void
close_screen(struct screen *screen)
{
    if (screen->window)
        hide_window(screen);
    if (screen->present)
        screen->way->close(screen->present);
    if (screen->window)
        SDL_DestroyWindow(screen->window);
    video_stop(&screen->video);
    memory_free(screen);
}

struct screen *
screen_create(const struct screen_options *options, struct reason *why, bool *fatal)
{
    struct screen *screen = memory_alloc(sizeof *screen);
    if (!video_start(&screen->video, why, fatal)) {
        memory_free(screen);
        return NULL;
    }
    if (open_screen(screen, options, why))
        return screen;
    close_screen(screen);
    return NULL;
}

void
screen_destroy(struct screen *screen)
{
    if (screen)
        close_screen(screen);
}

void
screen_size(const struct screen *screen, int *width_px, int *height_px)
{
    *width_px = screen->width;
    *height_px = screen->height;
}

bool
screen_is_dummy(const struct screen *screen)
{
    return screen->video.dummy;
}

static void
sleep_ms(int64_t ms)
{
    struct timespec time = {ms / 1000, ms % 1000 * 1000000};
    if (ms > 0)
        nanosleep(&time, NULL); /* a signal may end it early */
}

static int64_t
now_ms(void)
{
    return clock_mono_ms();
}

/* The first frame that was taken says with what they are drawn. */
static void
note_taken(struct screen *screen)
{
    if (!screen->video.proven && screen->way->say)
        screen->way->say(screen->present);
    screen->video.proven = true;
}

bool
screen_show_part(struct screen *screen, const struct canvas *canvas, struct rect part)
{
    for (int64_t pause_ms = TAKE_FIRST_MS; pause_ms <= TAKE_LAST_MS; pause_ms *= 2) {
        int errors = screen->video.errors;
        if (!screen->way->show(screen->present, canvas, part))
            return false;
        if (screen->video.errors == errors) {
            note_taken(screen);
            return true;
        }
        sleep_ms(pause_ms);
    }
    return false;
}

bool
screen_show(struct screen *screen, const struct canvas *canvas)
{
    return screen_show_part(screen, canvas, (struct rect){0, 0, canvas->width, canvas->height});
}

bool
screen_show_blend(struct screen *screen, const struct canvas *from, const struct canvas *to,
                  struct rect changed, int k)
{
    if (from->width != to->width || from->height != to->height)
        return screen_show(screen, to);
    sleep_ms(screen->next_ms - now_ms());
    screen->next_ms = now_ms() + screen->frame_ms;
    return screen->way->blend(screen->present, from, to, changed, k);
}

static enum screen_event
key_event(SDL_Keycode key)
{
    static const struct {
        SDL_Keycode key;
        enum screen_event event;
    } keys[] = {{SDLK_ESCAPE, SCREEN_QUIT},
                {SDLK_q, SCREEN_QUIT},
                {SDLK_SPACE, SCREEN_PAUSE},
                {SDLK_RIGHT, SCREEN_NEXT},
                {SDLK_LEFT, SCREEN_BACK}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].key == key)
            return keys[i].event;
    return SCREEN_NOTHING;
}

static enum screen_event
size_event(struct screen *screen)
{
    int width = screen->width, height = screen->height;
    read_size(screen);
    return width != screen->width || height != screen->height ? SCREEN_RESIZED : SCREEN_EXPOSED;
}

static enum screen_event
window_event(struct screen *screen, Uint8 event)
{
    switch (event) {
    case SDL_WINDOWEVENT_CLOSE:
        return SCREEN_QUIT;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        return size_event(screen);
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED:
        return SCREEN_EXPOSED;
    default:
        return SCREEN_NOTHING;
    }
}

static enum screen_event
meaning(struct screen *screen, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT: /* the Wayland compositor is gone: signals and windows that close are not left to SDL */
        return SCREEN_LOST;
    case SDL_WINDOWEVENT:
        return window_event(screen, event->window.event);
    case SDL_KEYDOWN:
        return screen->windowed && !event->key.repeat ? key_event(event->key.keysym.sym) : SCREEN_NOTHING;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        screen->way->reset(screen->present);
        return SCREEN_EXPOSED;
    default:
        return SCREEN_NOTHING;
    }
}

static enum screen_event
television_event(struct screen *screen)
{
    enum drm_change news = screen->video.kms ? drm_watch_check(&screen->watch, now_ms()) : DRM_NO_CHANGE;
    return news == DRM_REOPEN           ? SCREEN_LOST
           : news == DRM_TELEVISION_OFF ? SCREEN_TELEVISION_OFF
                                        : SCREEN_NOTHING;
}

/* SDL itself looks each millisecond where it cannot wait. */
static bool
next_event(struct screen *screen, SDL_Event *event, int64_t left_ms)
{
    if (!screen->video.polls)
        return SDL_WaitEventTimeout(event, (int)left_ms) == 1;
    if (SDL_PollEvent(event))
        return true;
    int64_t pause_ms = screen->windowed ? POLL_KEYS_MS : POLL_FULL_MS;
    sleep_ms(left_ms < pause_ms ? left_ms : pause_ms);
    return SDL_PollEvent(event) == 1;
}

enum screen_event
screen_wait(struct screen *screen, int64_t timeout_ms)
{
    int64_t left = timeout_ms < 0 ? 0 : timeout_ms < WAIT_MAX_MS ? timeout_ms : WAIT_MAX_MS;
    int64_t end = now_ms() + left;
    for (;;) {
        SDL_Event event;
        bool happened = next_event(screen, &event, left);
        enum screen_event what = happened ? meaning(screen, &event) : television_event(screen);
        if (what != SCREEN_NOTHING || (!happened && left == 0))
            return what;
        left = end > now_ms() ? end - now_ms() : 0;
    }
}
