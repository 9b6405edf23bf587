#include "text/markup_state.h"

void
markup_text(struct markup *markup, struct str s, bool cdata)
{
    if (s.len && !markup->muted)
        markup->events->text(markup->context, s, cdata);
}

void
markup_begin(struct markup *markup, enum state state)
{
    markup->state = state;
    markup->dashes = 0;
    markup->brackets = 0;
    buf_clear(&markup->pending);
}
