#include "fetch/fetch_private.h"

#define TRANSFER_MARK 0x7472616e73666572 /* in the id of a transfer: "transfer" */

/* The content of the answer, for the record: these bytes for this feed. */
struct recovery_work
content_work(const struct source *source)
{
    const struct refresh *refresh = source->refresh;
    const struct transfer_answer *answer = refresh->transfer ? transfer_answer(refresh->transfer) : NULL;
    enum recovery_stage stage = refresh->has_document ? RECOVERY_PICTURE : RECOVERY_DOCUMENT;
    if (!answer || !answer->body.len)
        return recovery_work(stage);
    return recovery_work_on(stage, str_hash(answer->body, source->context), str_from(source->label),
                            refresh->has_document ? STR("a picture") : STR("the document"));
}

/* Receiving from one server; with several at a time the cause would not be known. */
struct recovery_work
transfer_work(const struct fetcher *fetcher)
{
    const struct source *only = NULL;
    for (size_t i = 0; i < fetcher->count; i++) {
        const struct source *source = &fetcher->sources[i];
        if (!source->refresh || !source->refresh->transfer || transfer_answer(source->refresh->transfer))
            continue;
        if (only)
            return recovery_work(RECOVERY_TRANSFER);
        only = source;
    }
    if (!only)
        return recovery_work(RECOVERY_TRANSFER);
    return recovery_work_on(RECOVERY_TRANSFER, only->context ^ TRANSFER_MARK, str_from(only->label),
                            STR("the transfer"));
}

bool
transfer_work_is_quarantined(const struct fetcher *fetcher, const struct source *source)
{
    return fetcher->recovery &&
           recovery_is_quarantined(recovery_record(fetcher->recovery), source->context ^ TRANSFER_MARK);
}
