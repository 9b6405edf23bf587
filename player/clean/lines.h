/* The body of an item during cleaning: lines with their marks, and the list of what was left out. */
#ifndef BREAKROOM_CLEAN_LINES_H
#define BREAKROOM_CLEAN_LINES_H

#include "clean/clean.h"
#include "feed/marks.h"

/* What the rules look for in a line, and most lines do not have. */
enum line_sign {
    LINE_SIGN_CODE = 1,     /* the first byte of a code */
    LINE_SIGN_MARKDOWN = 2, /* a sign of Markdown inside a line */
};
#define LINE_CODE_BYTES     "[{*%#$@<"
#define LINE_MARKDOWN_BYTES "[!<\\*_~`="

struct clean_line {
    struct str prefix; /* "•\t" and the like, see item.h; or empty */
    struct str text;
    struct mark *marks; /* byte ranges of the text; those with from >= to are void */
    uint32_t mark_count;
    uint8_t lacks; /* signs that the text is known not to have: a set of enum line_sign */
    bool own;      /* the text is a copy, which can be modified */
    bool starts;   /* a paragraph begins with it */
    bool gone;
};

struct clean_lines {
    struct arena *arena; /* for everything that is read and cut from now on */
    struct item *item;
    struct clean_line *list;
    size_t count;
    struct clean_report cuts;
    size_t room;  /* of cuts */
    bool cut_off; /* an ending such as "Read more" was removed: the text continues elsewhere */
};

/* Splits the item's body. */
void lines_read(struct clean_lines *lines, struct arena *arena, struct item *item);

/* What is left, with the structure of item.body. In the arena; empty when nothing is left. */
struct str lines_body(const struct clean_lines *lines);

/* A line of code, whose characters are all kept unchanged. */
bool line_is_code(const struct clean_line *line);

/* The first and the last line with words, or NULL. */
struct clean_line *lines_first(struct clean_lines *lines);
struct clean_line *lines_last(struct clean_lines *lines);
/* True when more than `count` lines with words are left. Counts no further: a text may have 100,000 lines. */
bool lines_more_than(const struct clean_lines *lines, size_t count);

/* Replaces bytes of a line by a text that is not longer; marks are adjusted. Nothing is recorded. */
void lines_splice(struct clean_lines *lines, struct clean_line *line, size_t from, size_t to,
                  struct str with);

/* Records that a text is left out. */
void lines_note(struct clean_lines *lines, enum clean_reason reason, struct str text);

/* Removes a line, or bytes of it, and records that. Separators that remain at the ends are removed too. */
void lines_cut(struct clean_lines *lines, struct clean_line *line, enum clean_reason reason);
void lines_cut_part(struct clean_lines *lines, struct clean_line *line, size_t from, size_t to,
                    enum clean_reason reason);

/* True when the line has a mark of one of the kinds (a set of 1 << enum html_mark). */
bool lines_marked(const struct clean_line *line, unsigned kinds);

/* How many bytes of the line, without white space and separators, are in links of one of the kinds (a set of
 * 1 << enum html_mark), and how many there are. */
size_t lines_linked(const struct clean_line *line, unsigned kinds, size_t *all);
/* True when at least nine tenths of these bytes are in links of one of the kinds. */
bool lines_nearly_all_linked(const struct clean_line *line, unsigned kinds);
#define LINES_LINKS                                                                                          \
    (1u << HTML_MARK_LINK | 1u << HTML_MARK_ITEM | 1u << HTML_MARK_HOME | 1u << HTML_MARK_TAG |              \
     1u << HTML_MARK_SHARE)

#endif
