/* Pictures that could not be obtained: why, and how long they are not requested again. Private to fetch. */
#ifndef BREAKROOM_FETCH_REFUSALS_PRIVATE_H
#define BREAKROOM_FETCH_REFUSALS_PRIVATE_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/reason.h"
#include "config/config.h"
#include "store/store.h"

#define REFUSALS 1024

/* Causes, and when the picture is requested again:
 *
 *   UNREACHED   no access to the network or disk   after the interval of its feed, at most ten minutes
 *   UNABLE      this machine could not decode it   the same, then doubled each time, up to a day
 *   INCOMPLETE  it is truncated or damaged         the same, always completely, without validators
 *   CROPPED     it is stored without its end       the same
 *   GONE        its server says it does not exist  after an hour
 *   UNUSABLE    the same bytes would be refused    after a day; with validators after an hour, and then only
 *                                                  if it has changed
 *
 * The last three are stored, so that they survive a restart. */
enum refusal_cause {
    REFUSAL_UNREACHED,
    REFUSAL_UNABLE,
    REFUSAL_INCOMPLETE,
    REFUSAL_CROPPED,
    REFUSAL_GONE,
    REFUSAL_UNUSABLE,
    REFUSAL_CAUSES
};

struct refusal {
    uint64_t url; /* its hash; 0: none */
    enum refusal_cause cause;
    int times;                 /* how often in a row for this cause */
    int64_t wait_ms, until_ms; /* until_ms is monotonic */
    struct reason why;
};

/* When there are too many, those that are due first are dropped. */
struct refusals {
    struct store *store;
    uint64_t context; /* hash of the options that matter: when it changes, stored rows of UNUSABLE are void */
    struct refusal rows[REFUSALS];
};

/* `refusals` is all zero. The store must outlive it. */
void refusals_init(struct refusals *refusals, struct store *store, const struct config *config);

/* The entry of a picture, in memory or stored, or NULL. Valid until the next call of any of these. */
const struct refusal *refusals_find(struct refusals *refusals, struct str url, struct moment now);

/* A failed picture. Validators are those of the answer, or absent. */
struct refusal_details {
    enum refusal_cause cause;
    struct reason why;
    struct str etag, last_modified;
    int64_t unreached_ms; /* the delay after UNREACHED */
};

/* Returns its entry from now on. */
const struct refusal *refusals_add(struct refusals *refusals, struct str url,
                                   const struct refusal_details *details, struct moment now);

/* The server says that an UNUSABLE picture has not changed. */
const struct refusal *refusals_confirm(struct refusals *refusals, struct str url, struct moment now);

/* It came. */
void refusals_drop(struct refusals *refusals, struct str url);

/* The validators for requesting an UNUSABLE picture again, in the arena; absent for all others. */
void refusals_validators(struct refusals *refusals, struct str url, struct arena *arena, struct str *etag,
                         struct str *last_modified);

#endif
