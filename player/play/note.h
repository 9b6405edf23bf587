/* What the default slide says in small lines: what a new screen waits for, and which machine this is. */
#ifndef BREAKROOM_PLAY_NOTE_H
#define BREAKROOM_PLAY_NOTE_H

#include "play/scene.h"

/* All zero at first. Times are monotonic milliseconds. */
struct note {
    int64_t due_ms;      /* then what a new screen waits for is looked at again */
    int64_t identify_ms; /* until then this machine is shown; 0: it is not */
};

/* Writes anew what a new screen waits for (first_minutes.h), and ends what note_identify began after a minute
 * or for an alert. `store` is the folder by which fetch is known. */
void note_update(struct note *note, struct scene *scene, const char *store, struct moment now);

/* Shows the name of this machine and its address for a minute. Nothing without a screen. */
void note_identify(struct note *note, struct scene *scene, const char *store, struct moment now);
/* True meanwhile: no other slide is to come. */
bool note_identifies(const struct note *note);

/* When note_update has something to do, or INT64_MAX. */
int64_t note_deadline(const struct note *note, const struct scene *scene);

#endif
