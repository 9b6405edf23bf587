/* The entities that a document declares in its document type: <!ENTITY company "Verdelune">. Only those whose
 * value is there; what they may grow to is bounded, however they name each other. */
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

/* Takes in what the internal subset declares, given as it is written between '[' and ']'. */
void declared_read(struct declared_entities *declared, struct str subset);

bool declared_any(const struct declared_entities *declared);

/* The value of the reference that `text` starts with (at its '&'), and in *out_took its length; absent when
 * no such entity is declared. Once all values together came to more than a document may say so, an entity
 * stands for its bare name. The result lives as long as `text` and the set. */
struct str declared_find(struct declared_entities *declared, struct str text, size_t *out_took);

/* True when `text`, from its '&' on, may be the start of a reference to one. */
bool declared_may_go_on(const struct declared_entities *declared, struct str text);

#endif
