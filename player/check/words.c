#include "check/words.h"

#include <assert.h>
#include <string.h>

const struct message_words *
words_of(enum check_language language, enum message message)
{
    return language == CHECK_FRENCH ? &words_fr[message] : &words_en[message];
}

const char *
words_phrase(enum check_language language, enum phrase phrase)
{
    return language == CHECK_FRENCH ? phrases_fr[phrase] : phrases_en[phrase];
}

enum check_language
check_language_of(const char *tag)
{
    bool french = str_starts_nocase(str_from(tag), STR("fr")) && (tag[2] == '\0' || tag[2] == '-');
    return french ? CHECK_FRENCH : CHECK_ENGLISH;
}

const char *
check_severity_name(enum check_severity severity, enum check_language language)
{
    static_assert(PHRASE_HINT - PHRASE_ERROR == CHECK_HINT - CHECK_ERROR, "the same order");
    return words_phrase(language, (enum phrase)(PHRASE_ERROR + (int)severity));
}

enum reason_language
words_reasons(enum check_language language)
{
    return language == CHECK_FRENCH ? REASON_FRENCH : REASON_ENGLISH;
}
