/* State shared by all files of the editor. */
#ifndef BREAKROOM_EDITOR_EDITOR_H
#define BREAKROOM_EDITOR_EDITOR_H

#include <jansson.h>

#include "editor/bravo.h"
#include "editor/http.h"
#include "editor/loop.h"
#include "editor/newsroom.h"
#include "editor/preview.h"
#include "editor/session.h"
#include "editor/walls.h"
#include "type/labels.h"

enum preview_shape { PREVIEW_LANDSCAPE, PREVIEW_PORTRAIT, PREVIEW_SHAPE_COUNT };

struct editor {
    struct arena *arena; /* for data that lives as long as the process */
    struct loop *loop;
    struct http *http;
    struct newsroom *newsroom;
    struct preview *previews[PREVIEW_SHAPE_COUNT];
    const struct labels_set *labels;
    const char *feed;                 /* path of the file that players fetch */
    const char *folder;               /* its folder, which also has its pictures */
    const char *name;                 /* of the feed, without ".json" */
    const char *drafts;               /* path of the feed with all drafts, for check and plan */
    const char *breakroom;            /* the player's program */
    const char *self;                 /* and this one */
    const char *scratch;              /* a folder in memory for what is uploaded */
    const char *web;                  /* folder of the pages */
    const char *language;             /* of the screen; NULL: as configured */
    char token[SESSION_SECRET_BYTES]; /* opens the first session, once; "": none */
    bool secure;                      /* served by https, here or by a proxy */
    const char *cookie; /* of sessions: named after the feed, because browsers share cookies between ports of
                           a host */
    bool intranet;      /* feeds of private networks may be imported */
    const char *host;   /* name of this server, "NAME" or "NAME:PORT"; NULL: only this machine */
    const char *proxy_header;  /* header with the name of the user; NULL: none is trusted */
    const char *proxy_address; /* address of the proxy that may set it */
    bool team; /* people sign in with accounts, or through a proxy; else with the printed address */
    bool box;  /* the bravo box is open */
    struct rate *box_rate, *sign_in_rate;
    struct walls *walls;
    unsigned int checks, uploads; /* so far: each has its own file */
};

/* A text as a JSON value, null when it is absent. */
json_t *json_text(struct str s);

/* An answer of the API: `status` and a JSON value, whose reference it takes. */
void reply_json(struct http_request *request, int status, json_t *value);
/* {"error": CODE}: the page has the words for each code. */
void reply_error(struct http_request *request, int status, const char *code);

/* State of an API request. */
struct call {
    struct editor *editor;
    struct http_request *request;
    struct session *session;
    const char *id; /* the part of the path after the route, decoded; "": none */
    json_t *body;   /* NULL: none, or no JSON object */
};

/* "fr" or "en": the language of the page. */
const char *ask_language(const struct call *call);

/* The routes; each replies, immediately or later. */
void api_state(struct call *call);    /* GET    /api/state */
void api_items(struct call *call);    /* GET    /api/items */
void api_save(struct call *call);     /* PUT    /api/items/ID {revision, item} */
void api_remove(struct call *call);   /* DELETE /api/items/ID?revision=N */
void api_discard(struct call *call);  /* POST   /api/discard/ID {revision} */
void api_move(struct call *call);     /* POST   /api/move/ID {before} */
void api_publish(struct call *call);  /* POST   /api/publish {version, only} */
void api_versions(struct call *call); /* GET    /api/versions */
void api_version(struct call *call);  /* GET    /api/versions/N */
void api_restore(struct call *call);  /* POST   /api/restore {number, version} */
void api_preview(struct call *call);  /* POST   /api/preview?shape=portrait&page=N, the item: a PNG */
void api_check(struct call *call);    /* POST   /api/check?language=fr {item} */
void api_findings(struct call *call); /* GET    /api/findings?language=fr: of the feed with its drafts */
void api_plan(struct call *call);     /* GET    /api/plan?for=1h&at=TIME&language=fr */
void api_picture(struct call *call);  /* POST   /api/pictures, the bytes */
void api_new_id(struct call *call);   /* GET    /api/id */
void
api_walls(struct call *call); /* GET    /api/walls: who fetches the feed, and who has its present version */

void api_bravos(struct call *call);        /* GET    /api/bravos */
void api_bravo_accept(struct call *call);  /* POST   /api/bravos/N */
void api_bravo_decline(struct call *call); /* DELETE /api/bravos/N */
void api_feed(struct call *call);          /* POST   /api/feed {url}: the items of another feed */
void api_sample(struct call *call);        /* POST   /api/sample?language=fr: the sample week as drafts */
void api_sheet(struct call *call);         /* GET    /api/sheet: all slides on one picture */
void api_slides(struct call *call);        /* GET    /api/slides: each of them, in a ZIP */

/* Signs in: true when the request was a sign-in and is answered. */
bool sign_in_by_token(struct editor *editor, struct http_request *request);
/* POST /sign-in {name, password} */
void sign_in_by_password(struct editor *editor, struct http_request *request);
/* The user of a request and the account's present role, by the proxy's header or by a session. False:
 * unknown. */
bool sign_in_find(struct editor *editor, struct http_request *request, struct session *out);
/* Ends the session of a request; false when there is none, or another site sent it. */
bool sign_out(struct editor *editor, struct http_request *request);

/* POST /bravo {to, text, by}, from anybody. */
void box_receive(struct editor *editor, struct http_request *request);

/* Pages, pictures and the feed, by path; false when the path does not exist. */
bool files_serve(struct editor *editor, struct http_request *request, bool known);

/* The address of the client: as given by the proxy (the last of X-Forwarded-For), if the proxy is known. */
#define ADDRESS_BYTES 64
void request_address(const struct editor *editor, const struct http_request *request,
                     char out[ADDRESS_BYTES]);

/* True when the user of a request is known; changes nothing. */
bool sign_in_known(struct editor *editor, const struct http_request *request);

/* The maximum size of a request's body: an http_limit_fn. */
size_t api_limit(void *ctx, const struct http_request *request);

/* Handles any request: files, sign-in, and the API. */
void api_handle(void *ctx, struct http_request *request);

/* Writes the feed with all drafts to editor->drafts. */
bool write_drafts(struct editor *editor);

#endif
