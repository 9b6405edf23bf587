/* Small lines on the default slide: what a new screen waits for, and the name of this machine. */
#ifndef BREAKROOM_PLAY_NOTE_H
#define BREAKROOM_PLAY_NOTE_H

#include "play/scene.h"

/* All zero at first. Times are monotonic milliseconds. */
struct note {
    int64_t due_ms;      /* then the lines of a new screen are updated */
    int64_t identify_ms; /* until then the name of this machine is shown; 0: it is not */
};

/* Updates what a new screen waits for (first_minutes.h), and ends the display begun by note_identify after a
 * minute or for an alert. `store` is the folder by which fetch is known. */
void note_update(struct note *note, struct scene *scene, const char *store, struct moment now);

/* Shows the name of this machine and its address for a minute. Does nothing without a screen. */
void note_identify(struct note *note, struct scene *scene, const char *store, struct moment now);
/* True during that minute: no other slide may be shown. */
bool note_identifies(const struct note *note);

/* Time of the next work of note_update, or INT64_MAX. */
int64_t note_deadline(const struct note *note, const struct scene *scene);

#endif
