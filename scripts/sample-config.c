/* Prints the commented sample configuration from the table of options: what `make install` puts beside the
 * real one. */
#include <stdio.h>

#include "config/config.h"

int
main(void)
{
    config_print_sample(stdout);
    return fflush(stdout) != 0;
}
