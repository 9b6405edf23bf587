/* Theme, labels and fonts of the slides; they live as long as the process. */
#ifndef BREAKROOM_SHOW_RESOURCES_H
#define BREAKROOM_SHOW_RESOURCES_H

#include "base/reason.h"
#include "config/config.h"
#include "paint/fonts.h"
#include "type/labels.h"
#include "slide/theme.h"

struct resources {
    struct theme *theme;
    const struct labels_set *labels; /* with the texts of the theme */
    struct fonts *fonts;             /* owned: fonts_destroy */
};

struct resources_wanted {
    struct arena *arena; /* for everything except the fonts */
    const struct config *config;
    const char *data_folder;
    const char *language; /* of the screen */
};

/* Faults of the theme are logged; the dark theme replaces one that cannot be read. False with the reason when
 * something required is missing. */
bool resources_load(struct resources *resources, const struct resources_wanted *wanted, struct reason *why);

#endif
