/* The state of the configuration: which file is in force and its faults. For the log, `breakroom config` and,
 * through the reports of the processes, `breakroom status`. */
#ifndef BREAKROOM_CONFIG_HEALTH_H
#define BREAKROOM_CONFIG_HEALTH_H

#include "base/arena.h"
#include "base/reason.h"

enum config_state {
    CONFIG_NO_FILE,  /* there is none */
    CONFIG_IN_FORCE, /* the file is in force */
    CONFIG_KEPT,     /* it is unusable: the copy of the last valid file is in force */
    CONFIG_EARLIER,  /* it is unusable: what this process read before is in force */
    CONFIG_UNUSABLE, /* it is unusable, and nothing is in force: no feed is fetched, stored items are shown */
    CONFIG_STATE_COUNT
};

#define CONFIG_FAULTS_SHOWN 50

struct config_health {
    enum config_state state;
    const char *path;                       /* of the configured file; NULL: none */
    const char *kept;                       /* of the copy, when it is in force */
    struct str faults[CONFIG_FAULTS_SHOWN]; /* in the text form of reasons, as config_fault_fn has them */
    size_t fault_count;
    size_t more; /* that did not fit */
};

/* Adds a fault unless it is there already; copied to the arena. */
void config_health_add(struct config_health *health, struct arena *arena, struct str fault);

/* The faults as lines, in the arena. */
struct str_list config_health_lines(const struct config_health *health, struct arena *arena,
                                    enum reason_language language);

/* Writes it as the member "configuration" of a JSON object: "state" (config_state_name), "path", "kept",
 * "faults" and "more". */
void config_health_put(struct buf *out, const struct config_health *health);

/* "in force", "kept", … A literal, for programs. */
const char *config_state_name(enum config_state state);

#endif
