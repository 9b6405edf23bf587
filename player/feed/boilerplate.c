#include "feed/boilerplate.h"

#define FOOTER_BYTES_MAX 600

/* How such a paragraph begins, and what it says later on. */
static const struct {
    const char *start, *later;
} footers[] = {
    {"The post ", " appeared first on "},
    {"The post ", " first appeared on "},
    {"L’article ", " est apparu en premier sur "},
    {"L'article ", " est apparu en premier sur "},
    {"Cet article ", " est apparu en premier sur "},
    {"Der Beitrag ", " erschien zuerst auf "},
    {"La entrada ", " se publicó primero en "},
    {"La entrada ", " aparece primero en "},
    {"L'articolo ", " proviene da "},
    {"L’articolo ", " proviene da "},
    {"O post ", " apareceu primeiro em "},
    {"O conteúdo ", " aparece primeiro em "},
    {"Het bericht ", " verscheen eerst op "},
    {"Artykuł ", " pochodzi z serwisu "},
};

/* Where the last paragraph starts. */
static size_t
last_paragraph(struct str body)
{
    size_t at = body.len;
    while (at > 0 && body.ptr[at - 1] != '\n')
        at--;
    return at;
}

static bool
is_footer(struct str paragraph)
{
    if (paragraph.len > FOOTER_BYTES_MAX)
        return false;
    for (size_t i = 0; i < sizeof(footers) / sizeof(footers[0]); i++)
        if (str_starts(paragraph, str_from(footers[i].start)) &&
            str_find(paragraph, str_from(footers[i].later)) != SIZE_MAX)
            return true;
    return false;
}

struct str
boilerplate_cut(struct str body)
{
    size_t at = last_paragraph(body);
    if (!is_footer(str_slice(body, at, SIZE_MAX)))
        return body;
    struct str rest = str_trim(str_slice(body, 0, at));
    return rest.len ? rest : body;
}
