#include "base/duration.h"
#include "editor/bravo.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "editor/newsroom_private.h"

#define RATE_SLOTS     4096
#define ALL_PER_MINUTE 100

enum bravo_result
bravo_put(struct newsroom *room, const struct bravo *bravo)
{
    if (str_blank(bravo->to) || str_blank(bravo->text))
        return BRAVO_EMPTY;
    if (utf8_length(bravo->to) > BRAVO_NAME_MAX || utf8_length(bravo->by) > BRAVO_NAME_MAX ||
        utf8_length(bravo->text) > BRAVO_TEXT_MAX)
        return BRAVO_LONG;
    if (sql_number(room->db, "SELECT count(*) FROM bravo", BRAVO_QUEUE_MAX) >= BRAVO_QUEUE_MAX)
        return BRAVO_FULL;
    bool good = sql_do(room->db, "INSERT INTO bravo(at_ms, recipient, text, sender) VALUES(?1, ?2, ?3, ?4)",
                       "ittt", bravo->at_ms, str_trim(bravo->to), str_trim(bravo->text), str_trim(bravo->by));
    return good ? BRAVO_TAKEN : BRAVO_FULL;
}

static struct bravo
read_row(sqlite3_stmt *row, struct arena *arena)
{
    return (struct bravo){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), sql_text(row, 2, arena),
                          sql_text(row, 3, arena), sql_text(row, 4, arena)};
}

struct bravos
bravos_list(struct newsroom *room, struct arena *arena)
{
    struct bravos bravos = {arena_array(arena, BRAVO_QUEUE_MAX, sizeof(*bravos.list)), 0};
    sqlite3_stmt *row =
        sql_query(room->db, "SELECT number, at_ms, recipient, text, sender FROM bravo ORDER BY number", "");
    while (row && bravos.count < BRAVO_QUEUE_MAX && sqlite3_step(row) == SQLITE_ROW)
        bravos.list[bravos.count++] = read_row(row, arena);
    sqlite3_finalize(row);
    return bravos;
}

bool
bravo_take(struct newsroom *room, int64_t number, struct arena *arena, struct bravo *out)
{
    sqlite3_stmt *row = sql_query(
        room->db, "SELECT number, at_ms, recipient, text, sender FROM bravo WHERE number = ?1", "i", number);
    bool found = row && sqlite3_step(row) == SQLITE_ROW;
    if (found)
        *out = read_row(row, arena);
    sqlite3_finalize(row);
    return found && sql_do(room->db, "DELETE FROM bravo WHERE number = ?1", "i", number);
}

/* Messages in an hour, by a hash of the sender: senders with the same slot share its limit. */
struct rate {
    int most;
    struct {
        int64_t since_ms;
        int count;
    } slots[RATE_SLOTS], all;
};

struct rate *
rate_create(int most)
{
    struct rate *rate = memory_alloc(sizeof(*rate));
    rate->most = most;
    return rate;
}

void
rate_destroy(struct rate *rate)
{
    memory_free(rate);
}

bool
rate_allows(struct rate *rate, const char *who, int64_t mono_ms)
{
    size_t at = str_hash(str_from(who), STR_HASH_SEED) % RATE_SLOTS;
    if (!rate->slots[at].count || mono_ms - rate->slots[at].since_ms >= HOUR_MS) {
        rate->slots[at].since_ms = mono_ms;
        rate->slots[at].count = 0;
    }
    if (mono_ms - rate->all.since_ms >= MINUTE_MS) {
        rate->all.since_ms = mono_ms;
        rate->all.count = 0;
    }
    rate->slots[at].count++;
    rate->all.count++;
    return rate->slots[at].count <= rate->most && rate->all.count <= ALL_PER_MINUTE;
}
