#include "editor/accounts.h"

#include <sodium.h>
#include <string.h>

#include "base/memory.h"
#include "editor/newsroom_private.h"

/* A password hash that matches nothing: checking an unknown name takes as long as a known one. */
static void
hash_of_nobody(char out[crypto_pwhash_STRBYTES])
{
    if (crypto_pwhash_str(out, "", 0, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        BUG("no memory for a password's hash");
}

bool
account_set(struct newsroom *room, const char *name, const char *password, enum role role, struct reason *why)
{
    char hash[crypto_pwhash_STRBYTES] = "";
    size_t len = strlen(password);
    reason_set(why, REASON_ACCOUNT_NAME);
    if (!*name || strlen(name) > ACCOUNT_NAME_MAX)
        return false;
    reason_set(why, REASON_ACCOUNT_PASSWORD);
    if (len && (len < ACCOUNT_PASSWORD_MIN || len > ACCOUNT_PASSWORD_MAX))
        return false;
    reason_set(why, REASON_ACCOUNT_NO_HASH);
    if (sodium_init() < 0 ||
        (len && crypto_pwhash_str(hash, password, len, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                  crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0))
        return false;
    reason_set(why, REASON_ACCOUNT_NOT_WRITTEN);
    session_end_of(room, name); /* sessions started with the old password end */
    return sql_do(room->db,
                  "INSERT INTO account(name, hash, role) VALUES(?1, ?2, ?3) ON CONFLICT(name) DO UPDATE SET"
                  " hash = excluded.hash, role = excluded.role",
                  "tti", str_from(name), str_from(hash), (int64_t)role);
}

bool
account_remove(struct newsroom *room, const char *name)
{
    session_end_of(room, name);
    return sql_do(room->db, "DELETE FROM account WHERE name = ?1", "t", str_from(name)) &&
           sqlite3_changes(room->db) > 0;
}

/* False when there is none with this name. */
static bool
read_account(struct newsroom *room, const char *name, enum role *role, char hash[crypto_pwhash_STRBYTES])
{
    sqlite3_stmt *row =
        sql_query(room->db, "SELECT role, hash FROM account WHERE name = ?1", "t", str_from(name));
    bool found = row && sqlite3_step(row) == SQLITE_ROW;
    if (found) {
        struct str kept = str_slice(sql_view(row, 1), 0, crypto_pwhash_STRBYTES - 1);
        *role = (enum role)sqlite3_column_int(row, 0);
        memset(hash, 0, crypto_pwhash_STRBYTES);
        if (kept.ptr)
            memcpy(hash, kept.ptr, kept.len);
    }
    sqlite3_finalize(row);
    return found;
}

enum role
account_role(struct newsroom *room, const char *name)
{
    char hash[crypto_pwhash_STRBYTES];
    enum role role = ROLE_NONE;
    return read_account(room, name, &role, hash) ? role : ROLE_NONE;
}

enum role
account_check(struct newsroom *room, const char *name, const char *password)
{
    char hash[crypto_pwhash_STRBYTES] = "";
    enum role role = ROLE_NONE;
    if (sodium_init() < 0 || strlen(password) > ACCOUNT_PASSWORD_MAX)
        return ROLE_NONE;
    if (!read_account(room, name, &role, hash) || !hash[0]) {
        hash_of_nobody(hash);
        role = ROLE_NONE;
    }
    return crypto_pwhash_str_verify(hash, password, strlen(password)) == 0 ? role : ROLE_NONE;
}
