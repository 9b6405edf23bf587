#include "fetch/parts.h"
#include "fetch/share.h"

/* What the answer holds, for the record: these bytes for this feed. */
static struct recovery_work
work_on(const struct source *source)
{
    const struct refresh *refresh = source->refresh;
    const struct transfer_answer *answer = refresh->transfer ? transfer_answer(refresh->transfer) : NULL;
    enum recovery_stage stage = refresh->has_document ? RECOVERY_PICTURE : RECOVERY_DOCUMENT;
    if (!answer || !answer->body.len)
        return recovery_work(stage);
    return recovery_work_on(stage, str_hash(answer->body, source->context), str_from(source->label),
                            refresh->has_document ? STR("a picture") : STR("the document"));
}

static void
leave_alone(struct fetcher *fetcher, struct source *source, struct moment now)
{
    if (source->refresh->has_document)
        pictures_skip(fetcher, source, STEP_PUT_ASIDE, now);
    else
        refresh_give_up(fetcher, source, STEP_PUT_ASIDE, now);
}

void
refresh_step(struct fetcher *fetcher, struct source *source, struct moment now)
{
    const struct refresh *refresh = source->refresh;
    if (source->share && !share_step(source->share))
        return;
    if (source->share && refresh->transfer)
        transfer_follow_share(refresh->transfer);
    if (refresh->transfer && !transfer_answer(refresh->transfer))
        return;
    struct recovery_work work = fetcher->recovery ? work_on(source) : recovery_work(RECOVERY_DOCUMENT);
    if (fetcher->recovery && recovery_is_aside(recovery_record(fetcher->recovery), work.id)) {
        leave_alone(fetcher, source, now);
        return;
    }
    recovery_enter(fetcher->recovery, &work);
    refresh_go_on(fetcher, source, now);
    recovery_leave(fetcher->recovery);
}
