/* The process that imports one picture: see editor/picture.c. */
#ifndef BREAKROOM_EDITOR_PICTURE_H
#define BREAKROOM_EDITOR_PICTURE_H

enum picture_status { PICTURE_STORED, PICTURE_REFUSED, PICTURE_NO_ROOM };

/* Decodes the picture in a file, encodes it again into the folder `pictures` beside the feed, and prints
 * {"url", "width", "height"}, or {"error", "why"} in the language. Returns the exit status, an enum
 * picture_status. */
int picture_run(const char *path, const char *feed_folder, const char *language);

#endif
