#include "feed/xml_state.h"

struct draft *
xml_draft(struct xml_feed *xml)
{
    return xml->in_item ? &xml->collect->item : &xml->collect->head;
}
