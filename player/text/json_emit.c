#include "text/json_state.h"

bool
json_broken(struct json_scan *scan, const char *why)
{
    scan->state = BROKEN;
    scan->why = why;
    return false;
}

void
json_emit(struct json_scan *scan, enum json_event event, struct str text)
{
    scan->handler(scan->context, event, text);
}

void
json_value_ended(struct json_scan *scan)
{
    scan->state = scan->depth ? AFTER : DONE;
}
