/* The copy of the last valid configuration, one for each path, in the state folder: it is in force while the
 * file itself cannot be used. */
#ifndef BREAKROOM_CONFIG_KEEP_H
#define BREAKROOM_CONFIG_KEEP_H

#include "config/config.h"

/* The path of the copy of the file `path`: STATE_FOLDER/NAME-HASH. In the arena. */
const char *config_kept_path(struct arena *arena, const char *state_folder, const char *path);

/* Keeps the text of a configuration that works (mode 0600). Writes nothing when the copy is up to date.
 * False, with errno set, when it cannot be written; then the previous copy is kept. */
bool config_keep(const struct config *config, const char *kept_path);

/* Reads the copy over the defaults; its faults were reported before. False when there is no copy that names a
 * feed. `kept_path` must outlive the configuration. */
bool config_load_kept(struct config *config, const char *kept_path);

/* True when `text` is the beginning of the copy and ends in the middle of one of its lines: a file that is
 * still being written, or was not completely written. */
bool config_is_part_of_kept(struct str text, const char *kept_path);

#endif
