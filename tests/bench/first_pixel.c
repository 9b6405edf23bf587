/* Reports when a pixel of the screen has a colour: first_pixel X Y RRGGBB. Prints a line when it starts to
 * watch, and one with the monotonic time in seconds when each channel is within 40 of the colour. Exits
 * with 1 after WAIT_S. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define WAIT_S   30
#define PAUSE_NS 4000000
#define CLOSE    40

static double
now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int
is_close(unsigned long a, unsigned long b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (labs((long)(a >> shift & 255) - (long)(b >> shift & 255)) > CLOSE)
            return 0;
    return 1;
}

static unsigned long
pixel_at(Display *display, int x, int y)
{
    XImage *image = XGetImage(display, DefaultRootWindow(display), x, y, 1, 1, AllPlanes, ZPixmap);
    if (!image)
        return 0;
    unsigned long pixel = XGetPixel(image, 0, 0);
    XDestroyImage(image);
    return pixel;
}

int
main(int argc, char **argv)
{
    Display *display = XOpenDisplay(NULL);
    if (argc != 4 || !display)
        return 2;
    int x = atoi(argv[1]), y = atoi(argv[2]);
    unsigned long wanted = strtoul(argv[3], NULL, 16);
    puts("ready");
    fflush(stdout);
    for (double end = now_s() + WAIT_S; now_s() < end;) {
        if (is_close(pixel_at(display, x, y), wanted)) {
            printf("%.6f\n", now_s());
            return 0;
        }
        nanosleep(&(struct timespec){.tv_nsec = PAUSE_NS}, NULL);
    }
    return 1;
}
