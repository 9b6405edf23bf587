/* Network to store: when, how, and the pictures.
 *
 * One process, one loop, no display. Each feed is due at its own time; a refresh is get, parse, pictures,
 * store, in that order, and only a complete and well-formed document replaces what the store has. */
#ifndef BREAKROOM_FETCH_FETCH_H
#define BREAKROOM_FETCH_FETCH_H

#include <stdbool.h>

#include "config/config.h"
#include "store/store.h"

struct fetcher;

/* A fetcher for the feeds of the configuration into an open store; both must outlive it. NULL with a reason
 * when the machine cannot (libcurl, the decoder's sandbox). */
struct fetcher *fetcher_create(const struct config *config, struct store *store, const char **why);
void fetcher_destroy(struct fetcher *fetcher); /* NULL is fine */

/* The size pictures are scaled for, in pixels. Default 1920 × 1080. */
void fetcher_set_screen(struct fetcher *fetcher, int width_px, int height_px);

/* Takes the size from what play notes in this folder (store_note_screen), read again before each refresh.
 * The text must outlive the fetcher. */
void fetcher_follow_screen(struct fetcher *fetcher, const char *folder);

/* Refreshes every feed once, whatever is due, and returns how many of them failed. */
int fetcher_run_once(struct fetcher *fetcher);

/* Runs until *stop is set (by a signal handler); sleeps until the next deadline or the next byte. */
void fetcher_run(struct fetcher *fetcher, const volatile int *stop);

#endif
