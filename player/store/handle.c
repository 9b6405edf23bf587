#include <errno.h>

#include "store/database.h"
#include "store/sql.h"
#include "store/store_private.h"

#define PAGES_LEFT 256 /* a full database has fewer */

const struct reason *
store_reason(const struct store *store)
{
    return &store->reason;
}

/* True for the disk, not for the limit of the database. */
static bool
is_for_want_of_room(struct store *store, int status)
{
    int cause = sqlite3_system_errno(store->db);
    if (status == SQLITE_IOERR || status == SQLITE_CANTOPEN)
        return cause == EDQUOT || cause == ENOSPC;
    return status == SQLITE_FULL && sql_number(store->db, "PRAGMA page_count", 0) + PAGES_LEFT <
                                        sql_number(store->db, "PRAGMA max_page_count", 0);
}

bool
store_failed(struct store *store)
{
    int status = store->db ? sqlite3_errcode(store->db) & 0xFF : SQLITE_OK;
    bool no_room = store->db && is_for_want_of_room(store, status);
    if (no_room)
        reason_set(&store->reason, REASON_NO_SPACE);
    else if (store->db)
        database_reason(store->db, &store->reason);
    store->no_room = store->no_room || no_room;
    if (status != SQLITE_FULL && status != SQLITE_BUSY) {
        database_close(store->db);
        store->db = NULL;
    }
    return false;
}

bool
store_end(struct store *store, bool good)
{
    if (!good) {
        store_failed(store);
        if (store->db)
            sql_finish(store->db, false);
        return false;
    }
    return sql_finish(store->db, true) || store_failed(store);
}

char *
store_picture_path(const char *folder, struct arena *arena, struct str hash, bool png)
{
    return (char *)arena_printf(arena, "%s/pictures/%.*s.%s", folder, STR_ARG(hash), png ? "png" : "jpg").ptr;
}
