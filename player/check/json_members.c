/* Members of the list "items" that are not items: the reader ignores them silently. */
#include "check/check_private.h"
#include "text/json_scan.h"

#define DEPTH_MAX       256
#define TEXT_BYTES      ((size_t)1024)
#define TOLD_MEMBERS    20
#define MEMBER_OF_ITEMS 2 /* containers that are open around it */

struct members {
    struct check *check;
    struct json_scan *scan;
    size_t depth, told;
    bool named, in_items; /* the key was "items"; its list is open */
};

static void
say_member(struct members *members, enum json_event event, struct str text)
{
    struct check *check = members->check;
    static const char *const other[] = {
        [JSON_ARRAY] = "[…]", [JSON_TRUE] = "true", [JSON_FALSE] = "false", [JSON_NULL] = "null"};
    size_t at = json_scan_offset(members->scan);
    if (members->told++ >= TOLD_MEMBERS)
        return;
    if (event == JSON_STRING) {
        size_t end = at + 1;
        while (end < check->text.len && check->text.ptr[end] != '"')
            end += check->text.ptr[end] == '\\' ? 2 : 1;
        struct str whole = arena_str(check->arena, str_slice(check->text, at, end + 1 - at));
        check_say(check, (struct say){SAY_ITEMS_TEXT, at, {whole}});
        return;
    }
    struct str shown = event == JSON_NUMBER ? arena_str(check->arena, text) : str_from(other[event]);
    check_say(check, (struct say){SAY_ITEMS_MEMBER, at, {shown}});
}

static void
on_event(void *context, enum json_event event, struct str text)
{
    struct members *members = context;
    bool opens = event == JSON_OBJECT || event == JSON_ARRAY;
    if (event == JSON_KEY && members->depth == 1)
        members->named = str_equal(text, STR("items"));
    else if (members->depth == 1 && event == JSON_ARRAY)
        members->in_items = members->named;
    else if (members->in_items && members->depth == MEMBER_OF_ITEMS && event != JSON_OBJECT &&
             event != JSON_END && event != JSON_KEY)
        say_member(members, event, text);
    members->depth += opens;
    members->depth -= event == JSON_END;
    members->in_items = members->in_items && members->depth >= MEMBER_OF_ITEMS;
}

void
check_json_members(struct check *check)
{
    struct members members = {.check = check};
    members.scan = json_scan_create(DEPTH_MAX, TEXT_BYTES, on_event, &members);
    json_scan_push(members.scan, check->text);
    json_scan_destroy(members.scan);
}
