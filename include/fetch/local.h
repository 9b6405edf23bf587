/* Feeds on disk: detection of changes, and pictures beside them. */
#ifndef BREAKROOM_FETCH_LOCAL_H
#define BREAKROOM_FETCH_LOCAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/reason.h"
#include "base/str.h"

/* A number that differs when the file was written, replaced, made or deleted; one stat. */
uint64_t local_stamp(const char *path);

/* True for a folder, which is a feed of its pictures. One stat. */
bool local_is_folder(const char *path);

/* Why a feed on disk cannot be read, with what may help: it is missing (and the path that was probably
 * meant), not readable for this user, or neither a file nor a folder. None when it can, and for "-". It may
 * wait for the disk. */
struct reason local_why_unreadable(const char *path);

/* Why a service of the system cannot see this path, regardless of permissions: users' folders are hidden from
 * services (ProtectHome), and their /tmp is separate (PrivateTmp). None when it can. */
struct reason local_why_hidden(const char *path);

/* The real folder of a feed file, or a folder itself, in the arena; that of the process for "-". NULL when
 * there is none. */
char *local_folder(struct arena *arena, const char *path);

/* The key of a picture of a feed on disk: an http(s) address unchanged; "PATH#STAMP" for a file inside the
 * folder, so that new content is a new picture, whether the file exists yet or not. False for a path outside
 * the folder. `folder` is a real path. */
bool local_picture(struct arena *arena, const char *folder, struct str reference, struct str *key);

/* local_stamp of the file at that time, from such a key. */
uint64_t local_picture_stamp(struct str key);

/* The path in such a key, or NULL when it is an address. */
char *local_picture_path(struct arena *arena, struct str key);

#endif
