#include "screen/dpms.h"

#include <SDL_syswm.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>

#include "screen/xlib.h"

#define CONNECTORS_MAX 16
#define PROPERTIES_MAX 64
#define NAME_BYTES     32 /* DRM_PROP_NAME_LEN */
#define DPMS_ON        0
#define DPMS_OFF       3
#define X_DPMS_ON      0
#define X_DPMS_OFF     3

/* From drm_mode.h of the kernel's user interface, which is not installed on every machine. */
struct drm_resources {
    uint64_t framebuffers, crtcs, connectors, encoders; /* pointers */
    uint32_t framebuffer_count, crtc_count, connector_count, encoder_count;
    uint32_t min_width, max_width, min_height, max_height;
};
struct drm_connector {
    uint64_t encoders, modes, properties, values; /* pointers */
    uint32_t mode_count, property_count, encoder_count;
    uint32_t encoder, connector, type, type_id, connection, mm_width, mm_height, subpixel, pad;
};
struct drm_property {
    uint64_t values, enums; /* pointers */
    uint32_t property, flags;
    char name[NAME_BYTES];
    uint32_t value_count, enum_count;
};
struct drm_value {
    uint64_t value;
    uint32_t property, connector;
};
#define DRM_GET_RESOURCES _IOWR('d', 0xA0, struct drm_resources)
#define DRM_GET_CONNECTOR _IOWR('d', 0xA7, struct drm_connector)
#define DRM_GET_PROPERTY  _IOWR('d', 0xAA, struct drm_property)
#define DRM_SET_PROPERTY  _IOWR('d', 0xAB, struct drm_value)

int
dpms_ioctl(int fd, unsigned long request, void *argument)
{
    return ioctl(fd, request, argument);
}

static uint64_t
address(void *memory)
{
    return (uint64_t)(uintptr_t)memory;
}

/* The number of the connector's property DPMS; 0: it has none. One mode is requested: with room for none, the
 * kernel would probe the connector, which takes long. */
static uint32_t
find_property(int fd, uint32_t connector, dpms_call *call)
{
    uint32_t properties[PROPERTIES_MAX] = {0};
    uint64_t values[PROPERTIES_MAX];
    char mode[128];
    struct drm_connector asked = {.connector = connector,
                                  .properties = address(properties),
                                  .values = address(values),
                                  .property_count = PROPERTIES_MAX,
                                  .modes = address(mode),
                                  .mode_count = 1};
    if (call(fd, DRM_GET_CONNECTOR, &asked) != 0)
        return 0;
    for (uint32_t i = 0; i < asked.property_count && i < PROPERTIES_MAX; i++) {
        struct drm_property property = {.property = properties[i]};
        if (call(fd, DRM_GET_PROPERTY, &property) == 0 && memcmp(property.name, "DPMS", sizeof("DPMS")) == 0)
            return properties[i];
    }
    return 0;
}

bool
dpms_set_card(int fd, bool on, dpms_call *call)
{
    uint32_t connectors[CONNECTORS_MAX] = {0};
    struct drm_resources resources = {.connectors = address(connectors), .connector_count = CONNECTORS_MAX};
    int taken = 0;
    if (call(fd, DRM_GET_RESOURCES, &resources) != 0)
        return false;
    for (uint32_t i = 0; i < resources.connector_count && i < CONNECTORS_MAX; i++) {
        uint32_t property = find_property(fd, connectors[i], call);
        struct drm_value value = {on ? DPMS_ON : DPMS_OFF, property, connectors[i]};
        taken += property && call(fd, DRM_SET_PROPERTY, &value) == 0;
    }
    return taken > 0;
}

#ifdef SDL_VIDEO_DRIVER_X11

bool
dpms_set_x11(SDL_Window *window, bool on)
{
    SDL_SysWMinfo info;
    int first_event, first_error;
    int (*query)(Display *, int *, int *), (*capable)(Display *), (*enable)(Display *), (*flush)(Display *);
    int (*force)(Display *, unsigned short),
        (*set_timeouts)(Display *, unsigned short, unsigned short, unsigned short);
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11)
        return false;
    Display *display = info.info.x11.display;
    void *extensions = SDL_LoadObject("libXext.so.6"), *library = SDL_LoadObject("libX11.so.6");
    bool good = xlib_find(extensions, "DPMSQueryExtension", &query, sizeof query) &&
                xlib_find(extensions, "DPMSCapable", &capable, sizeof capable) &&
                xlib_find(extensions, "DPMSEnable", &enable, sizeof enable) &&
                xlib_find(extensions, "DPMSSetTimeouts", &set_timeouts, sizeof set_timeouts) &&
                xlib_find(extensions, "DPMSForceLevel", &force, sizeof force) &&
                xlib_find(library, "XFlush", &flush, sizeof flush) &&
                query(display, &first_event, &first_error) && capable(display);
    if (good) {
        set_timeouts(display, 0, 0, 0); /* the X server must not blank by itself: there is no user input */
        enable(display);
        force(display, on ? X_DPMS_ON : X_DPMS_OFF);
        flush(display);
    }
    SDL_UnloadObject(extensions);
    SDL_UnloadObject(library);
    return good;
}

#else

bool
dpms_set_x11(SDL_Window *window, bool on)
{
    (void)window;
    (void)on;
    return false;
}

#endif
