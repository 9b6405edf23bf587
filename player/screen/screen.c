#include "screen/screen.h"

#include <time.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/number.h"
#include "screen/dpms.h"
#include "screen/fit.h"
#include "screen/output.h"
#include "screen/shade.h"
#include "screen/video.h"
#include "screen/xlib.h"

#define LOG_MODULE "screen"
#include "base/log.h"

#define WAIT_MAX_MS      (60 * 60 * 1000)
#define DRAIN_EVENTS_MAX 100 /* events that are processed before the window is closed */

/* Polling interval where SDL cannot wait. In full screen keys are ignored, and the television is checked once
 * a second. */
#define POLL_KEYS_MS 50
#define POLL_FULL_MS 1000
/* Interval for checking the caller's descriptors where SDL waits, as with Wayland. */
#define LOOK_MS 500

/* SDL reports success for a frame that the graphics card refuses, and only its log has the error. Not every
 * error belongs to this frame: while opening, SDL may fail to restore a mode that never existed. So the frame
 * is drawn again after increasing pauses, a second and a half in all. */
#define TAKE_FIRST_MS 50
#define TAKE_LAST_MS  800

struct screen {
    struct video video;
    struct drm_watch watch;
    struct xlib_end x_end;
    struct output outputs[OUTPUTS_MAX]; /* the size of the first one counts */
    int output_count;
    struct shade shade;
    int width, height;
    int events; /* descriptor of the X server; -1: another window system */
    bool windowed;
    int64_t frame_ms; /* minimum time between two frames of a fade */
    int64_t next_ms;  /* earliest time of the next one */
};

static void
read_size(struct screen *screen)
{
    const struct output *output = &screen->outputs[0];
    SDL_GetWindowSizeInPixels(output->window, &screen->width, &screen->height);
    fit_frame(&screen->width, &screen->height, output->way->side_max(output->present));
}

void
screen_set_fps(struct screen *screen, int fps)
{
    screen->frame_ms = fps > 0 ? 1000 / fps : 0;
}

/* The first one is required; the others show the same, stretched to their size. */
static bool
open_outputs(struct screen *screen, const struct screen_options *options)
{
    int displays[OUTPUTS_MAX], count = output_choose(options, &screen->video, displays);
    for (int i = 0; i < count; i++) {
        struct output *output = &screen->outputs[screen->output_count];
        if (output_open(output, displays[i], options, &screen->video)) {
            screen->output_count++;
        } else if (i == 0) {
            return false;
        } else {
            log_warn("cannot show the picture on display %d: %s", i + 1, SDL_GetError());
            output_close(output);
        }
    }
    return true;
}

static bool
open_screen(struct screen *screen, const struct screen_options *options, struct reason *why)
{
    screen->windowed = options->window_w > 0;
    screen_set_fps(screen, options->fps);
    if (!open_outputs(screen, options)) {
        reason_set(why, REASON_SCREEN_CLOSED, SDL_GetError());
        return false;
    }
    if (!video_can_show(&screen->video, why))
        return false;
    screen->x_end = (struct xlib_end){options->x_ended, options->ctx};
    xlib_on_end(screen->outputs[0].window, &screen->x_end);
    screen->events = xlib_events(screen->outputs[0].window);
    if (!screen->windowed)
        SDL_ShowCursor(SDL_DISABLE);
    read_size(screen);
    screen->watch = (struct drm_watch){DRM_FOLDER, DRM_FDS, drm_is_master, .opened = screen->video.drm};
    log_debug("%s, %d×%d%s", SDL_GetCurrentVideoDriver(), screen->width, screen->height,
              screen->windowed ? " in a window" : "");
    return true;
}

/* SDL ends its wait by a message to the window, over a second connection to the X server. Hiding the window
 * may send one more, and Xlib ends the process when that finds no window: so it must arrive before the window
 * is closed. */
static void
hide_window(const struct screen *screen)
{
    SDL_Event event;
    if (screen->video.polls)
        return;
    SDL_HideWindow(screen->outputs[0].window);
    for (int i = 0; i < DRAIN_EVENTS_MAX && SDL_WaitEventTimeout(&event, 1); i++)
        continue;
}

static void
close_screen(struct screen *screen)
{
    if (screen->outputs[0].window)
        hide_window(screen);
    for (int i = 0; i < OUTPUTS_MAX; i++)
        output_close(&screen->outputs[i]);
    shade_finish(&screen->shade);
    video_stop(&screen->video);
    memory_free(screen);
}

struct screen *
screen_create(const struct screen_options *options, struct reason *why, bool *fatal)
{
    struct screen *screen = memory_alloc(sizeof *screen);
    video_render_in_software(options->software_rendering);
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

/* When the first frame was accepted, logs the renderers. */
static void
note_taken(struct screen *screen)
{
    const struct output *output = &screen->outputs[0];
    if (!screen->video.proven && output->way->say)
        output->way->say(output->present);
    screen->video.proven = true;
}

static struct rect
whole_of(const struct canvas *canvas)
{
    return (struct rect){0, 0, canvas->width, canvas->height};
}

/* False when one of the displays did not accept it. */
static bool
show_once(struct screen *screen, const struct canvas *canvas, struct rect part)
{
    bool drawn = true;
    for (int i = 0; i < screen->output_count; i++) {
        struct output *output = &screen->outputs[i];
        drawn = output->way->show(output->present, canvas, part) && drawn;
    }
    return drawn;
}

bool
screen_show_part(struct screen *screen, const struct canvas *canvas, struct rect part)
{
    if (shade_is_on(&screen->shade))
        canvas = shade_frame(&screen->shade, canvas, part);
    for (int64_t pause_ms = TAKE_FIRST_MS; pause_ms <= TAKE_LAST_MS; pause_ms *= 2) {
        int errors = screen->video.errors;
        if (!show_once(screen, canvas, part))
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
    return screen_show_part(screen, canvas, whole_of(canvas));
}

bool
screen_show_blend(struct screen *screen, const struct canvas *from, const struct canvas *to,
                  struct rect changed, int k)
{
    if (from->width != to->width || from->height != to->height)
        return screen_show(screen, to);
    sleep_ms(screen->next_ms - now_ms());
    screen->next_ms = now_ms() + screen->frame_ms;
    if (shade_is_on(&screen->shade))
        return show_once(screen, shade_blend(&screen->shade, from, to, k), whole_of(to));
    bool drawn = true;
    for (int i = 0; i < screen->output_count; i++) {
        struct output *output = &screen->outputs[i];
        drawn = output->way->blend(output->present, from, to, changed, k) && drawn;
    }
    return drawn;
}

void
screen_release_memory(struct screen *screen)
{
    for (int i = 0; i < screen->output_count; i++) {
        struct output *output = &screen->outputs[i];
        output->way->release_memory(output->present);
    }
}

void
screen_set_brightness(struct screen *screen, int percent)
{
    screen->shade.brightness = percent;
}

bool
screen_set_power(struct screen *screen, bool on)
{
    if (!screen->video.kms)
        return dpms_set_x11(screen->outputs[0].window, on);
    int fd = drm_master_fd(DRM_FDS, drm_is_master);
    return fd >= 0 && dpms_set_card(fd, on, dpms_ioctl);
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
    case SDL_QUIT: /* the Wayland compositor is gone; SDL's own handling of signals and closed windows is
                      disabled */
        return SCREEN_LOST;
    case SDL_WINDOWEVENT:
        return window_event(screen, event->window.event);
    case SDL_KEYDOWN:
        return screen->windowed && !event->key.repeat ? key_event(event->key.keysym.sym) : SCREEN_NOTHING;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        for (int i = 0; i < screen->output_count; i++)
            screen->outputs[i].way->reset(screen->outputs[i].present);
        return SCREEN_EXPOSED;
    default:
        return SCREEN_NOTHING;
    }
}

static enum screen_event
television_event(struct screen *screen)
{
    enum drm_change change = screen->video.kms ? drm_watch_check(&screen->watch, now_ms()) : DRM_NO_CHANGE;
    return change == DRM_REOPEN           ? SCREEN_LOST
           : change == DRM_TELEVISION_OFF ? SCREEN_TELEVISION_OFF
                                          : SCREEN_NOTHING;
}

/* Waits for an event of the window or of a descriptor of the caller, if possible. True when it was a
 * descriptor. */
static bool
wait(struct screen *screen, const struct descriptors *wake, int64_t ms)
{
    struct descriptors all = *wake;
    if (screen->events >= 0) {
        descriptors_add(&all, screen->events);
        descriptors_wait(&all, ms);
    } else if (screen->video.polls) { /* SDL itself polls every millisecond where it cannot wait */
        descriptors_wait(&all, number_min(ms, screen->windowed ? POLL_KEYS_MS : POLL_FULL_MS));
    } else {
        SDL_WaitEventTimeout(NULL, (int)number_min(ms, LOOK_MS));
    }
    return descriptors_wait(wake, 0);
}

/* Like SDL_PollEvent, which however reports an empty queue once after each round of events, with later ones
 * waiting behind its mark. */
static bool
next_event(SDL_Event *event)
{
    SDL_PumpEvents();
    return SDL_PeepEvents(event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1;
}

/* Messages of the server may have arrived while a frame was shown: SDL's queue is checked before each wait.
 */
enum screen_event
screen_wait(struct screen *screen, int64_t timeout_ms, const struct descriptors *wake)
{
    int64_t end = now_ms() + number_clamp(timeout_ms, 0, WAIT_MAX_MS);
    bool woken = false;
    for (;;) {
        SDL_Event event;
        bool happened = next_event(&event);
        enum screen_event what = happened ? meaning(screen, &event) : television_event(screen);
        int64_t left = end - now_ms();
        if (what != SCREEN_NOTHING || (!happened && (woken || left <= 0)))
            return what;
        if (!happened)
            woken = wait(screen, wake ? wake : &(struct descriptors){.count = 0}, left);
    }
}
