#include "check/words.h"

#include <assert.h>

const struct message_words *
words_of(enum reason_language language, enum message message)
{
    return language == REASON_FRENCH ? &words_fr[message] : &words_en[message];
}

const char *
words_phrase(enum reason_language language, enum phrase phrase)
{
    return language == REASON_FRENCH ? phrases_fr[phrase] : phrases_en[phrase];
}

const char *
check_severity_name(enum check_severity severity, enum reason_language language)
{
    static_assert(PHRASE_HINT - PHRASE_ERROR == CHECK_HINT - CHECK_ERROR, "the same order");
    return words_phrase(language, (enum phrase)(PHRASE_ERROR + (int)severity));
}
