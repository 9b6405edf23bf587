/* Accounts: names, roles, and passwords as Argon2id hashes, in the newsroom's database. */
#ifndef BREAKROOM_EDITOR_ACCOUNTS_H
#define BREAKROOM_EDITOR_ACCOUNTS_H

#include "base/arena.h"
#include "base/reason.h"
#include "editor/newsroom.h"
#include "editor/session.h"

#define ACCOUNT_NAME_MAX     60
#define ACCOUNT_PASSWORD_MIN 10
#define ACCOUNT_PASSWORD_MAX 256

/* Adds an account, or changes its password and role. With an empty password the account can only be used
 * through a proxy that authenticates people. False with the reason in *why. */
bool account_set(struct newsroom *room, const char *name, const char *password, enum role role,
                 struct reason *why);
/* False when there is none. */
bool account_remove(struct newsroom *room, const char *name);

/* The role of a name, ROLE_NONE: there is no such account. */
enum role account_role(struct newsroom *room, const char *name);

/* The role of the account with this name and password, ROLE_NONE: wrong. Takes about a tenth of a second,
 * also for unknown names. */
enum role account_check(struct newsroom *room, const char *name, const char *password);

#endif
