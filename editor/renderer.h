/* The child that makes previews: see preview.h. */
#ifndef BREAKROOM_EDITOR_RENDERER_H
#define BREAKROOM_EDITOR_RENDERER_H

/* Reads a line with the number of a page for each slide that is wanted of FOLDER/feed.json, writes it to
 * FOLDER/slide.png and a line "PAGE PAGES SECONDS", or "-". Pictures are taken from the folder `pictures`.
 * `size` is "WxH"; an empty `language`: as configured. Returns the exit status when its input ends. */
int renderer_run(const char *folder, const char *pictures, const char *size, const char *language);

#endif
