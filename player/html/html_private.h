/* Internals of the HTML reader, for html.c (elements), html_text.c (words and spaces between them),
 * html_phrase.c and html_raised.c (elements within a line), html_survey.c and html_table.c (tables),
 * html_lines.c (line ends). */
#ifndef BREAKROOM_HTML_HTML_PRIVATE_H
#define BREAKROOM_HTML_HTML_PRIVATE_H

#include "html/html.h"
#include "text/html_element.h"
#include "text/markup.h"

/* The next word starts a line or, when `breaks` is 2, a paragraph. No effect at the start and the end. */
void html_break(struct html_lines *lines, int breaks);
/* The same for the body, where the cells of a table and the description of a term stay on their line. */
void html_break_body(struct html *html, int breaks);

/* Copies a text without tags: a line end that wraps a line becomes a space. With `join_lower_case` that is
 * also one before a lower-case letter. */
void html_join_lines(struct str source, bool join_lower_case, struct buf *out);

/* Appends the words of a text to both texts; those in hidden elements only to the plain one. */
void html_put_text(struct html *html, struct str text);
/* A word only for the body. */
void html_put_body(struct html *html, struct str word);

/* An element opens or ends that changes the meaning of its words. Returns the word that stands for the
 * element in the body, such as the emoji of a picture; absent for most. */
struct str html_open_phrase(struct html *html, const struct tag *tag, unsigned effects);
void html_close_phrase(struct html *html, struct str name, unsigned effects);
/* Appends the text in superscript or subscript: 10⁶, H₂O; with "^" or "_" if there are no such characters,
 * and unchanged if it is letters: 3rd, Mme. */
void html_set_raised(struct str text, char sign, struct buf *out);
/* True when a space is missing before the word, where one element ends and another begins: "ClosedOpen". */
bool html_is_seam(const struct html *html, struct str word);
/* True when the word does not belong to the body: struck out, or a footnote mark. */
bool html_is_unsaid(const struct html *html, struct str word);
/* Appends a word to the body, after the text that its phrase puts before it; `line_starts`: it is the first
 * of its line. */
void html_put_phrase(struct html *html, struct str word, bool line_starts);

/* Scans a source for its tables: which of them are rows of cells, and which only a layout. */
void html_survey(struct html *html, struct str source);
void html_tables_destroy(struct html_tables *tables); /* NULL is fine */
/* A table, row or cell opens, with the spans that its tag gives, or ends. */
void html_open_table(struct html *html, const struct tag *tag, unsigned effects);
void html_close_table(struct html *html, unsigned effects);
/* True when the reader is in a table of rows of values, and in a cell of it: a row is one line. */
bool html_in_rows(const struct html *html);
bool html_in_cell(const struct html *html);
/* … and in a header cell of a row or a column. */
bool html_in_header(const struct html *html);
/* A line break in the cell. */
void html_break_cell(struct html *html);
/* The text before the next word of the cell: empty cells, a separator between two cells. True when only that
 * separates it from the word before. */
bool html_put_cell(struct html *html);

/* Adds the picture of an <img>, <source> or <video>: its address (from the attribute for lazy loading if
 * present), and the largest candidate of its srcset. Ignores tracking pixels, smileys and inline data. */
void html_add_pictures(struct html *html, const struct tag *tag);

/* The text represented by a small picture such as an emoji: its alternative text. Absent for most. */
struct str html_picture_sign(const struct tag *tag);

/* Marks in the body: an element opens (`block`: it starts a line) or closes, before a word is appended. */
void html_open_marks(struct html *html, const struct tag *tag, bool block);
void html_close_marks(struct html *html, struct str name);
void html_put_marks(struct html *html);

#endif
