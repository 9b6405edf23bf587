/* The inside of the scanner, for json_scan.c (structure) and json_text.c (texts, numbers, literals). */
#ifndef BREAKROOM_TEXT_JSON_PRIVATE_H
#define BREAKROOM_TEXT_JSON_PRIVATE_H

#include "text/json_scan.h"

#define JSON_DEPTH_MAX   4096
#define JSON_SHORT_BYTES 512 /* a number or a literal */

enum json_state {
    VALUE,       /* a value must come */
    FIRST_VALUE, /* a value or the end of the array */
    FIRST_KEY,   /* a key or the end of the object */
    KEY,         /* a key must come */
    COLON,
    AFTER, /* a comma or the end */
    STRING,
    ESCAPE,
    HEX,
    PLAIN, /* a number or a literal */
    DONE,
    BROKEN
};

struct json_scan {
    json_handler *handler;
    void *context;
    enum json_state state;
    enum reason_code why;
    bool is_key; /* the string is one */
    int hex_left;
    uint32_t hex, high; /* a surrogate that waits for its other half */
    struct buf text;
    size_t line, column;
    size_t passed, here, token; /* bytes before this piece; up to now; where the key or value began */
    size_t depth, depth_max;
    char open[JSON_DEPTH_MAX]; /* '{' or '[' */
};

/* The document is broken: false. */
bool json_broken(struct json_scan *scan, enum reason_code why);
void json_emit(struct json_scan *scan, enum json_event event, struct str text);
void json_value_ended(struct json_scan *scan);

void json_open_string(struct json_scan *scan, bool is_key);
/* Reads a special character within a string. */
bool json_string_char(struct json_scan *scan, char c);
/* A surrogate without its other half becomes U+FFFD. */
void json_flush_high(struct json_scan *scan);
/* A number or a literal is whole. */
bool json_end_plain(struct json_scan *scan);

#endif
