/* Simulates another program that uses the screen: it is master of each graphics card until it is killed.
 * Runs in a machine of the boot tests and prints `master of N` when ready. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define CARDS                4
#define DRM_IOCTL_SET_MASTER _IO('d', 0x1e)

int
main(void)
{
    int count = 0;
    for (int i = 0; i < CARDS; i++) {
        char path[32];
        snprintf(path, sizeof(path), "/dev/dri/card%d", i);
        int fd = open(path, O_RDWR | O_CLOEXEC);
        if (fd >= 0 && ioctl(fd, DRM_IOCTL_SET_MASTER, 0) == 0)
            count++;
    }
    printf("master of %d\n", count);
    fflush(stdout);
    pause();
    return 0;
}
