#include "screen/output.h"

#include <string.h>

#include "base/number.h"
#include "screen/mode.h"

#define LOG_MODULE "screen"
#include "base/log.h"

#define MODES_MAX 256

/* SDL's number of the display at a connector; −1: there is none. */
static int
find_display(const char *connector, const struct video *video)
{
    if (video->kms)
        return drm_rank(DRM_FOLDER, video->drm.card, connector);
    for (int i = 0; i < SDL_GetNumVideoDisplays(); i++)
        if (SDL_GetDisplayName(i) && SDL_strcasecmp(SDL_GetDisplayName(i), connector) == 0)
            return i;
    return -1;
}

int
output_choose(const struct screen_options *options, const struct video *video, int displays[OUTPUTS_MAX])
{
    const char *connector = options->connector ? options->connector : "";
    int there = SDL_GetNumVideoDisplays(), count = 0;
    displays[0] = 0;
    if (options->window_w > 0 || !*connector)
        return 1;
    if (strcmp(connector, "all") == 0) {
        for (; count < there && count < OUTPUTS_MAX; count++)
            displays[count] = count;
        return count > 0 ? count : 1;
    }
    int display = find_display(connector, video);
    if (display < 0 || display >= there)
        log_warn("[screen] connector: nothing is plugged into '%s'; the first display is taken", connector);
    else
        displays[0] = display;
    return 1;
}

/* The mode of the options; false, with a message, when the display does not have it. */
static bool
find_mode(int display, const struct screen_options *options, SDL_DisplayMode *mode)
{
    static SDL_DisplayMode const none;
    SDL_DisplayMode modes[MODES_MAX];
    int count = SDL_GetNumDisplayModes(display);
    *mode = none;
    if (options->mode_w <= 0 || options->window_w > 0)
        return false;
    count = number_min(count, MODES_MAX);
    for (int i = 0; i < count; i++)
        if (SDL_GetDisplayMode(display, i, &modes[i]) < 0)
            modes[i] = none;
    int found = mode_find(modes, count, options->mode_w, options->mode_h, options->mode_hz);
    if (found >= 0)
        *mode = modes[found];
    else
        log_warn("[screen] mode: this display has no %d×%d%s; its own mode is taken", options->mode_w,
                 options->mode_h, options->mode_hz ? " with this refresh rate" : "");
    return found >= 0;
}

static SDL_Window *
create_full(int display, const struct screen_options *options)
{
    SDL_DisplayMode mode;
    int at = (int)SDL_WINDOWPOS_CENTERED_DISPLAY(display);
    if (!find_mode(display, options, &mode)) {
        if (SDL_GetDesktopDisplayMode(display, &mode) < 0)
            return NULL;
        return SDL_CreateWindow("Breakroom", at, at, mode.w, mode.h,
                                SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS |
                                    SDL_WINDOW_ALLOW_HIGHDPI);
    }
    SDL_Window *window = SDL_CreateWindow("Breakroom", at, at, mode.w, mode.h,
                                          SDL_WINDOW_BORDERLESS | SDL_WINDOW_ALLOW_HIGHDPI);
    if (window && (SDL_SetWindowDisplayMode(window, &mode) < 0 ||
                   SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN) < 0))
        log_warn("[screen] mode: cannot be set: %s", SDL_GetError());
    return window;
}

static SDL_Window *
create_window(int display, const struct screen_options *options)
{
    int at = (int)SDL_WINDOWPOS_CENTERED_DISPLAY(display);
    if (options->window_w > 0 && options->window_h > 0)
        return SDL_CreateWindow("Breakroom", at, at, options->window_w, options->window_h,
                                SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    return create_full(display, options);
}

static bool
open_way(struct output *output, const struct present_way *way)
{
    output->way = way;
    output->present = way->open(output->window);
    return output->present != NULL;
}

bool
output_open(struct output *output, int display, const struct screen_options *options,
            const struct video *video)
{
    *output = (struct output){.window = create_window(display, options)};
    if (!output->window)
        return false;
    /* on KMS/DRM SDL makes a surface too, but by OpenGL and copying */
    return (!video->kms && open_way(output, &present_surface)) || open_way(output, &present_texture);
}

void
output_close(struct output *output)
{
    if (output->present)
        output->way->close(output->present);
    if (output->window)
        SDL_DestroyWindow(output->window);
    *output = (struct output){.window = NULL};
}
