/* The entities that a document declares in its document type: <!ENTITY company "Verdelune">. Only internal
 * ones; their expansion is bounded, however they refer to each other. */
#ifndef BREAKROOM_TEXT_DECLARED_ENTITY_H
#define BREAKROOM_TEXT_DECLARED_ENTITY_H

#include <stdbool.h>

#include "base/str.h"

#define DECLARED_MAX             64
#define DECLARED_VALUE_BYTES_MAX 1024

struct declared_entities;

struct declared_entities *declared_create(void);
void declared_destroy(struct declared_entities *declared); /* NULL is fine */
/* Forgets all, for another document. */
void declared_clear(struct declared_entities *declared);

/* Reads the declarations of the internal subset, given as the text between '[' and ']'. */
void declared_read(struct declared_entities *declared, struct str subset);

bool declared_any(const struct declared_entities *declared);

/* The value of the reference at the beginning of `text` (at its '&'), and in *out_took its length; absent
 * when no such entity is declared. Once all values together reach a limit, an entity is replaced by its name.
 * The result lives as long as `text` and the set. */
struct str declared_find(struct declared_entities *declared, struct str text, size_t *out_took);

/* True when `text`, from its '&' on, may be the beginning of a reference. */
bool declared_may_go_on(const struct declared_entities *declared, struct str text);

#endif
