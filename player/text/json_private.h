/* Internals of the JSON scanner, for json_scan.c (structure) and json_text.c (texts, numbers, literals). */
#ifndef BREAKROOM_TEXT_JSON_PRIVATE_H
#define BREAKROOM_TEXT_JSON_PRIVATE_H

#include "text/json_scan.h"

#define JSON_DEPTH_MAX   4096
#define JSON_SHORT_BYTES 512 /* inside a number or a literal */

enum json_state {
    VALUE,       /* expects a value */
    FIRST_VALUE, /* expects a value or the end of the array */
    FIRST_KEY,   /* expects a key or the end of the object */
    KEY,         /* expects a key */
    COLON,
    AFTER, /* expects a comma or the end */
    STRING,
    ESCAPE,
    HEX,
    PLAIN, /* inside a number or a literal */
    DONE,
    BROKEN
};

struct json_scan {
    json_handler *handler;
    void *context;
    enum json_state state;
    enum reason_code why;
    bool is_key; /* the string is a key */
    int hex_left;
    uint32_t hex, high; /* `high`: a surrogate without its other half yet */
    struct buf text;
    bool muted; /* strings are not kept */
    size_t line, column;
    size_t passed, here, token; /* bytes before this piece; up to now; start of the key or value */
    size_t depth, depth_max;
    char open[JSON_DEPTH_MAX]; /* '{' or '[' */
};

/* Sets the error of the document; returns false. */
bool json_broken(struct json_scan *scan, enum reason_code why);
void json_emit(struct json_scan *scan, enum json_event event, struct str text);
void json_value_ended(struct json_scan *scan);

void json_open_string(struct json_scan *scan, bool is_key);
/* Reads a special character in a string. */
bool json_string_char(struct json_scan *scan, char c);
/* A surrogate without its other half becomes U+FFFD. */
void json_flush_high(struct json_scan *scan);
/* A number or a literal is complete. */
bool json_end_plain(struct json_scan *scan);

#endif
