#include "screen/present.h"

#include "base/memory.h"

#define LOG_MODULE "screen"
#include "base/log.h"
#include "base/number.h"

#define GL_RENDERER_NAME 0x1F01

/* A texture and the canvas with the same pixels; NULL: none. */
struct layer {
    SDL_Texture *texture;
    const struct canvas *canvas;
    int width, height;
};

enum { FROM, TO, LAYERS };

struct textures {
    SDL_Renderer *renderer;
    void (*finish)(void); /* waits until everything is drawn; NULL: drawing is synchronous */
    struct layer layers[LAYERS];
    int side_max;
    bool shown; /* a frame was shown */
    int k;      /* of the running fade; 0: none */
};

static SDL_Renderer *
create_named(SDL_Window *window, const char *name)
{
    SDL_RendererInfo info;
    for (int i = 0; i < SDL_GetNumRenderDrivers(); i++)
        if (SDL_GetRenderDriverInfo(i, &info) == 0 && SDL_strcasecmp(info.name, name) == 0)
            return SDL_CreateRenderer(window, i, SDL_RENDERER_PRESENTVSYNC);
    return NULL;
}

/* OpenGL ES first: with "opengl" and no libgl1 installed SDL reports success and the screen stays black. */
static SDL_Renderer *
create_renderer(SDL_Window *window)
{
    static const char *const names[] = {"opengles2", "opengl", "software"};
    SDL_Renderer *renderer = NULL;
    if (SDL_GetHint(SDL_HINT_RENDER_DRIVER))
        renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_PRESENTVSYNC);
    for (size_t i = 0; i < sizeof names / sizeof *names && !renderer; i++)
        renderer = create_named(window, names[i]);
    return renderer;
}

/* A function of OpenGL; `size` is that of a function pointer. NULL without OpenGL. */
static void
gl_function(const char *name, void *function, size_t size)
{
    void *address = SDL_GL_GetProcAddress(name);
    SDL_memcpy(function, &address, size);
}

/* The name of SDL's renderer does not tell whether a graphics card draws: llvmpipe is "opengles2" too. */
static const char *
device_name(void)
{
    const unsigned char *(*get_string)(unsigned);
    gl_function("glGetString", &get_string, sizeof get_string);
    const char *name = get_string ? (const char *)get_string(GL_RENDERER_NAME) : NULL;
    return name ? name : "an unknown device";
}

static void *
texture_open(SDL_Window *window)
{
    SDL_RendererInfo info;
    SDL_Renderer *renderer = create_renderer(window);
    if (!renderer || SDL_GetRendererInfo(renderer, &info) < 0)
        return NULL;
    struct textures *textures = memory_alloc(sizeof *textures);
    bool software = SDL_strcmp(info.name, "software") == 0;
    textures->renderer = renderer;
    textures->side_max = number_min(info.max_texture_width, info.max_texture_height);
    if (textures->side_max <= 0)
        textures->side_max = 16384;
    if (!software)
        gl_function("glFinish", &textures->finish, sizeof textures->finish);
    return textures;
}

static void
texture_say(const void *state)
{
    const struct textures *textures = state;
    SDL_RendererInfo info;
    if (SDL_GetRendererInfo(textures->renderer, &info) == 0)
        log_info("drawing with %s on %s", info.name, textures->finish ? device_name() : "the processor");
}

/* Returns when the frame is actually drawn, which the caller reports to the watchdog. */
static void
present(struct textures *textures)
{
    SDL_RenderFlush(textures->renderer);
    if (textures->finish)
        textures->finish();
    SDL_RenderPresent(textures->renderer);
}

static void
layer_drop(struct layer *layer)
{
    if (layer->texture)
        SDL_DestroyTexture(layer->texture);
    *layer = (struct layer){0};
}

static void
texture_reset(void *state)
{
    struct textures *textures = state;
    for (int i = 0; i < LAYERS; i++)
        layer_drop(&textures->layers[i]);
    textures->k = 0;
}

static void
texture_close(void *state)
{
    struct textures *textures = state;
    texture_reset(textures);
    SDL_DestroyRenderer(textures->renderer);
    memory_free(textures);
}

static int
texture_side_max(const void *state)
{
    return ((const struct textures *)state)->side_max;
}

static bool
layer_make(SDL_Renderer *renderer, struct layer *layer, const struct canvas *canvas)
{
    if (layer->texture && layer->width == canvas->width && layer->height == canvas->height)
        return true;
    layer_drop(layer);
    layer->texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING,
                                       canvas->width, canvas->height);
    if (!layer->texture)
        return false;
    SDL_SetTextureScaleMode(layer->texture, SDL_ScaleModeLinear);
    layer->width = canvas->width, layer->height = canvas->height;
    return true;
}

/* Uploads only `part` if the rest is already there. */
static bool
layer_load(SDL_Renderer *renderer, struct layer *layer, const struct canvas *canvas, struct rect part)
{
    SDL_Rect whole = {0, 0, canvas->width, canvas->height}, wanted = {part.x, part.y, part.w, part.h},
             changed;
    if (!layer_make(renderer, layer, canvas))
        return false;
    if (layer->canvas != canvas)
        wanted = whole;
    if (!SDL_IntersectRect(&whole, &wanted, &changed))
        return true;
    layer->canvas = canvas;
    const uint32_t *pixels = canvas->pixels + (size_t)changed.y * (size_t)canvas->width + (size_t)changed.x;
    return SDL_UpdateTexture(layer->texture, &changed, pixels, canvas->width * 4) == 0;
}

static bool
layer_draw(SDL_Renderer *renderer, const struct layer *layer, int alpha)
{
    SDL_SetTextureBlendMode(layer->texture, alpha < 255 ? SDL_BLENDMODE_BLEND : SDL_BLENDMODE_NONE);
    SDL_SetTextureAlphaMod(layer->texture, (Uint8)alpha);
    return SDL_RenderCopy(renderer, layer->texture, NULL, NULL) == 0;
}

static bool
texture_show(void *state, const struct canvas *canvas, struct rect part)
{
    struct textures *textures = state;
    textures->k = 0;
    if (!layer_load(textures->renderer, &textures->layers[FROM], canvas, part))
        return false;
    bool drawn = layer_draw(textures->renderer, &textures->layers[FROM], 255);
    present(textures);
    /* the frame with which SDL's KMS/DRM sets the mode may stay black; the next one is flipped to */
    if (!textures->shown) {
        drawn = layer_draw(textures->renderer, &textures->layers[FROM], 255) && drawn;
        present(textures);
    }
    textures->shown = true;
    return drawn;
}

/* Canvases are repainted between two fades, perhaps in the same memory. */
static bool
fade_load(struct textures *textures, const struct canvas *from, const struct canvas *to)
{
    struct layer *layers = textures->layers;
    struct rect whole = {0, 0, to->width, to->height};
    return layer_load(textures->renderer, &layers[FROM], from, whole) &&
           layer_load(textures->renderer, &layers[TO], to, whole);
}

static bool
texture_blend(void *state, const struct canvas *from, const struct canvas *to, struct rect changed, int k)
{
    struct textures *textures = state;
    struct layer *layers = textures->layers;
    bool same = textures->k > 0 && k >= textures->k && layers[FROM].canvas == from && layers[TO].canvas == to;
    if (same ? !layer_load(textures->renderer, &layers[TO], to, changed) : !fade_load(textures, from, to))
        return false;
    textures->k = k > 0 ? k : 1;
    bool drawn = layer_draw(textures->renderer, &layers[FROM], 255) &&
                 layer_draw(textures->renderer, &layers[TO], k * 255 / 256);
    present(textures);
    return drawn;
}

/* The next fade loads both textures. */
static void
texture_release_memory(void *state)
{
    struct textures *textures = state;
    layer_drop(&textures->layers[TO]);
    textures->k = 0;
}

const struct present_way present_texture = {
    texture_open,  texture_close,          texture_side_max, texture_show,
    texture_blend, texture_release_memory, texture_say,      texture_reset,
};
