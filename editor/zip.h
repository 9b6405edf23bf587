/* A ZIP of files that are compressed already, and so are stored as they are (APPNOTE.TXT 6.3.10 of PKWARE).
 */
#ifndef BREAKROOM_EDITOR_ZIP_H
#define BREAKROOM_EDITOR_ZIP_H

#include <stdbool.h>

#include "base/str.h"

#define ZIP_FILES_MAX 2000

/* Puts the files of a folder whose names end so into a ZIP, in the order of their names. False when one
 * cannot be read or all of it is larger than the buffer may be. */
bool zip_folder(const char *folder, const char *ending, struct buf *out);

#endif
