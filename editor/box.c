/* The compliment box over HTTP: a page for everybody, a queue for publishers. */
#include <string.h>

#include "base/clock.h"
#include "editor/bravo.h"
#include "editor/editor.h"
#include "editor/newsroom_private.h"

#define ARENA_BYTES ((size_t)4 * 1024 * 1024)

static struct str
member(const json_t *object, const char *name)
{
    return str_from(json_string_value(json_object_get(object, name)));
}

void
box_receive(struct editor *editor, struct http_request *request)
{
    static const struct {
        int status;
        const char *code;
    } answers[] = {[BRAVO_TAKEN] = {200, NULL},
                   [BRAVO_EMPTY] = {400, "empty"},
                   [BRAVO_LONG] = {413, "too-long"},
                   [BRAVO_FULL] = {503, "full"}};
    char address[ADDRESS_BYTES];
    struct str body = http_body(request);
    const char *type = http_header(request, "Content-Type");
    request_address(editor, request, address);
    /* a form of another site cannot send this type without a preflight request, which is refused */
    if (!type || strcmp(type, "application/json") != 0 || http_too_large(request, 8192)) {
        reply_error(request, 400, "no-json");
        return;
    }
    if (!rate_allows(editor->box_rate, address, clock_mono_ms())) {
        reply_error(request, 429, "too-often");
        return;
    }
    json_t *bravo = json_loadb(body.ptr, body.len, 0, NULL);
    struct bravo put = {.at_ms = clock_now(TIME_NONE).wall_ms,
                        .to = member(bravo, "to"),
                        .text = member(bravo, "text"),
                        .by = member(bravo, "by")};
    enum bravo_result result = bravo_put(editor->newsroom, &put);
    json_decref(bravo);
    if (result == BRAVO_TAKEN)
        reply_json(request, 200, json_pack("{s:b}", "taken", 1));
    else
        reply_error(request, answers[result].status, answers[result].code);
}

void
api_bravos(struct call *call)
{
    struct arena *arena = arena_create(ARENA_BYTES);
    struct bravos bravos = bravos_list(call->editor->newsroom, arena);
    json_t *list = json_array();
    for (size_t i = 0; i < bravos.count; i++) {
        const struct bravo *one = &bravos.list[i];
        json_array_append_new(list, json_pack("{s:I, s:I, s:o, s:o, s:o}", "number", (json_int_t)one->number,
                                              "at_ms", (json_int_t)one->at_ms, "to", json_text(one->to),
                                              "text", json_text(one->text), "by", json_text(one->by)));
    }
    arena_destroy(arena);
    reply_json(call->request, 200, json_pack("{s:o, s:b}", "bravos", list, "open", call->editor->box));
}

static json_t *
compliment_of(const struct bravo *bravo, struct str id)
{
    json_t *own = json_pack("{s:s, s:o}", "kind", "compliment", "to", json_text(bravo->to));
    if (!str_blank(bravo->by))
        json_object_set_new(own, "by", json_text(bravo->by));
    return json_pack("{s:o, s:o, s:o}", "id", json_text(id), "content_text", json_text(bravo->text),
                     "_breakroom", own);
}

/* Turns it into a draft, which the page publishes or opens. */
void
api_bravo_accept(struct call *call)
{
    struct bravo bravo;
    struct arena *arena = arena_create(ARENA_BYTES);
    int64_t revision = 0;
    if (!bravo_take(call->editor->newsroom, atoll(call->id), arena, &bravo)) {
        reply_error(call->request, 404, "gone");
    } else {
        struct str id = newsroom_new_id(arena);
        json_t *item = compliment_of(&bravo, id);
        struct newsroom_actor actor = {str_from(call->session->name), clock_now(TIME_NONE).wall_ms};
        newsroom_save(call->editor->newsroom, id, newsroom_dump(arena, item, false), &revision, actor);
        json_decref(item);
        reply_json(call->request, 200, json_pack("{s:o}", "id", json_text(id)));
    }
    arena_destroy(arena);
}

void
api_bravo_decline(struct call *call)
{
    struct bravo bravo;
    struct arena *arena = arena_create(ARENA_BYTES);
    if (bravo_take(call->editor->newsroom, atoll(call->id), arena, &bravo))
        reply_json(call->request, 200, json_pack("{s:b}", "declined", 1));
    else
        reply_error(call->request, 404, "gone");
    arena_destroy(arena);
}
