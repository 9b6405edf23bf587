/* Input for the end-to-end tests, on an X display:
 *
 *   hand press KEY…      presses keys, by their names in X11/keysymdef.h: q Escape space Right
 *   hand stretch WxH…    gives the player's window this size, in the corner of the display; of several
 *                        sizes each for less time than it takes to draw
 *   hand close           asks the window to close, as the button in its corner does */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BETWEEN_MS 5

static void
fail(const char *what, const char *which)
{
    fprintf(stderr, "hand: %s: %s\n", what, which);
    exit(2);
}

static void
press(Display *display, const char *name)
{
    KeySym symbol = XStringToKeysym(name);
    KeyCode code = symbol == NoSymbol ? 0 : XKeysymToKeycode(display, symbol);
    if (code == 0)
        fail("no such key", name);
    XTestFakeKeyEvent(display, code, True, CurrentTime);
    XTestFakeKeyEvent(display, code, False, CurrentTime);
    XSync(display, False);
}

/* The window below the root that has a name, as there is no window manager. */
static Window
player_window(Display *display)
{
    Window root, parent, *children = NULL, found = None;
    unsigned count = 0;
    XQueryTree(display, DefaultRootWindow(display), &root, &parent, &children, &count);
    for (unsigned i = 0; i < count; i++) {
        char *name = NULL;
        if (XFetchName(display, children[i], &name) && strcmp(name, "Breakroom") == 0)
            found = children[i];
        if (name)
            XFree(name);
    }
    if (children)
        XFree(children);
    if (found == None)
        fail("window", "the player has none");
    return found;
}

static void
stretch(Display *display, const char *size)
{
    unsigned width, height;
    if (sscanf(size, "%ux%u", &width, &height) != 2)
        fail("no size", size);
    XMoveResizeWindow(display, player_window(display), 0, 0, width, height);
    XSync(display, False);
    nanosleep(&(struct timespec){.tv_nsec = BETWEEN_MS * 1000000L}, NULL);
}

static void
ask_to_close(Display *display)
{
    XEvent event = {.xclient = {.type = ClientMessage,
                                .window = player_window(display),
                                .message_type = XInternAtom(display, "WM_PROTOCOLS", False),
                                .format = 32}};
    event.xclient.data.l[0] = (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
    event.xclient.data.l[1] = CurrentTime;
    XSendEvent(display, event.xclient.window, False, NoEventMask, &event);
    XSync(display, False);
}

int
main(int argc, char **argv)
{
    bool close = argc == 2 && strcmp(argv[1], "close") == 0;
    if (argc < 3 && !close)
        fail("usage", "hand press KEY… | hand stretch WxH… | hand close");
    Display *display = XOpenDisplay(NULL);
    if (!display)
        fail("no display", getenv("DISPLAY") ? getenv("DISPLAY") : "$DISPLAY is not set");
    if (close)
        ask_to_close(display);
    for (int i = 2; i < argc; i++)
        if (strcmp(argv[1], "stretch") == 0)
            stretch(display, argv[i]);
        else
            press(display, argv[i]);
    XCloseDisplay(display);
    return 0;
}
