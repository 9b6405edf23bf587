#include "check/check_private.h"

#define TEXT_BYTES_MAX ((size_t)256 * 1024 * 1024)

static void
take_text(void *ctx, struct str text)
{
    buf_put(ctx, text);
}

static void
find_lines(struct check *check)
{
    size_t count = 1;
    for (size_t i = 0; i < check->text.len; i++)
        count += check->text.ptr[i] == '\n';
    size_t *lines = arena_array(check->arena, count, sizeof(*lines));
    check->line_count = 1;
    for (size_t i = 0; i < check->text.len; i++)
        if (check->text.ptr[i] == '\n')
            lines[check->line_count++] = i + 1;
    check->lines = lines;
}

static void
read_document(struct check *check)
{
    const struct check_document *document = check->document;
    struct buf text;
    buf_init(&text, TEXT_BYTES_MAX);
    struct str base = document->url.ptr ? document->url : check->context->base;
    struct feed_context context = {.base = base,
                                   .content_type = document->content_type,
                                   .limits = check->context->limits,
                                   .default_kind = check->context->default_kind,
                                   .kind_rules = check->context->kind_rules,
                                   .zone = check->zone,
                                   .text = take_text,
                                   .text_ctx = &text};
    check->feed = feed_parse(document->bytes, &context, &check->why);
    check->text = arena_str(check->arena, buf_str(&text));
    if (!check->text.ptr)
        check->text = STR("");
    buf_finish(&text);
    find_lines(check);
    if (check->feed && check->feed->format != FEED_JSON)
        check->xml = xml_scan(check->arena, check->text);
}

static void
find_parts(struct check *check, size_t index)
{
    const struct feed *feed = check->feed;
    size_t from = check->item->offset;
    size_t to = index + 1 < feed->count ? feed->items[index + 1].offset : check->text.len;
    check->end = to;
    if (check->xml)
        check->part_count = outline_xml(check->arena, check->xml, from, to, check->parts);
    else
        check->part_count = outline_json(check->arena, check->text, from, to, check->parts);
}

static void
mark_quarantined(const struct check *check)
{
    for (size_t i = 0; i < check->feed->count; i++)
        for (size_t k = 0; k < check->context->quarantined_count; k++)
            if (item_hash(&check->feed->items[i]) == check->context->quarantined[k])
                check->feed->items[i].quarantined = true;
}

/* How long the current item stays on the screen, all its pages together; 0: not known. */
static int64_t
dwell(struct check *check, const struct playlist *playlist)
{
    struct check_slide slide = {0};
    if (check->verdict.reason == PLAYLIST_SHOWN)
        slide = check_slide(check);
    return slide.pages > 0 ? slide.pages * playlist_dwell(playlist, check->shown, slide.words / slide.pages)
                           : 0;
}

static void
clean_items(struct check *check)
{
    struct feed *feed = check->feed;
    struct clean_options options = check->context->clean;
    options.site = feed->title;
    check->cleaned = arena_array(check->arena, feed->count, sizeof(*check->cleaned));
    check->reports = arena_array(check->arena, feed->count, sizeof(*check->reports));
    for (size_t i = 0; i < feed->count; i++)
        check->cleaned[i] = feed->items[i];
    check->slides = arena_array(check->arena, feed->count, sizeof(*check->slides));
    clean_feed(check->arena, check->cleaned, feed->count, &options, check->reports);
    clean_round(check->arena, check->cleaned, feed->count, check->reports);
}

/* The same verdicts as in the player, for any site. */
static void
check_items(struct check *check)
{
    static void (*const rules[])(struct check *) = {check_members, check_fields, check_values,
                                                    check_time,    check_text,   check_picture};
    struct feed *feed = check->feed;
    struct playlist_options options = check->context->playlist;
    options.site = NULL;
    options.tag_count = 0;
    struct playlist *playlist = playlist_create(&options);
    check->verdicts = arena_array(check->arena, feed->count, sizeof(*check->verdicts));
    check->dwell_ms = arena_array(check->arena, feed->count, sizeof(*check->dwell_ms));
    mark_quarantined(check);
    clean_items(check);
    playlist_set_items(playlist, check->cleaned, feed->count, check->context->now);
    check_left_out(check);
    for (size_t i = 0; i < feed->count; i++) {
        check->item = &feed->items[i];
        check->shown = &check->cleaned[i];
        check->verdict = playlist_verdict(playlist, i);
        find_parts(check, i);
        for (size_t k = 0; k < sizeof(rules) / sizeof(rules[0]); k++)
            rules[k](check);
        check->dwell_ms[i] = dwell(check, playlist);
    }
    check_round(check, playlist);
    check->item = NULL;
    for (size_t i = 0; i < feed->count; i++)
        check->verdicts[i] = check_is_void(check, i)
                                 ? (struct playlist_verdict){PLAYLIST_EMPTY, TIME_NONE, false}
                                 : playlist_verdict(playlist, i);
    playlist_destroy(playlist);
}

/* By place; findings at the same place stay in the order of the rules. */
static void
sort_findings(struct check *check, size_t *order)
{
    for (size_t i = 0; i < check->count; i++)
        order[i] = i;
    for (size_t i = 1; i < check->count; i++) {
        size_t one = order[i], at = i;
        for (; at > 0 && check->offsets[order[at - 1]] > check->offsets[one]; at--)
            order[at] = order[at - 1];
        order[at] = one;
    }
}

static struct findings
take_findings(struct check *check)
{
    struct findings findings = {.count = check->count, .more = check->more};
    size_t *order = arena_array(check->arena, check->count, sizeof(*order));
    findings.list = arena_array(check->arena, check->count, sizeof(*findings.list));
    sort_findings(check, order);
    for (size_t i = 0; i < check->count; i++) {
        struct finding *finding = &findings.list[i];
        *finding = check->found[order[i]];
        finding->item = arena_str(check->arena, finding->item);
        findings.by_severity[finding->severity]++;
    }
    findings.items = check->feed ? check->feed->count + check->feed->cut[FEED_LIMIT_ITEMS] : 0;
    return findings;
}

struct findings
check_run(struct arena *arena, const struct check_document *document, const struct check_context *context)
{
    struct check *check = arena_alloc(arena, sizeof(*check));
    *check = (struct check){.arena = arena, .document = document, .context = context};
    check->parts = arena_array(arena, PARTS_MAX, sizeof(*check->parts));
    check->found = arena_array(arena, FINDINGS_MAX, sizeof(*check->found));
    check->offsets = arena_array(arena, FINDINGS_MAX, sizeof(*check->offsets));
    check->owners = arena_array(arena, FINDINGS_MAX, sizeof(*check->owners));
    check->zone = zone_create(context->playlist.zone);
    check->meant = (struct meant_context){.arena = check->arena,
                                          .zone = check->zone,
                                          .now_ms = context->now.wall_ms,
                                          .language = context->language};
    read_document(check);
    if (check->feed) {
        check_charset(check);
        check_structure(check);
        check_feed(check);
        check_identity(check);
        feed_repair(check->feed);
        for (size_t i = 0; i < check->feed->count; i++)
            item_take_event_date(check->feed->arena, &check->feed->items[i], context->now.wall_ms);
        check_banner(check);
        check_ask_pictures(check);
        check_items(check);
    } else {
        check_refusal(check);
    }
    struct check_outlook outlook = check_outlook(check);
    struct findings findings = take_findings(check);
    findings.outlook = outlook;
    feed_destroy(check->feed);
    zone_destroy(check->zone);
    return findings;
}
