#!/bin/bash
# Will my slide be shown, and when? The answers of `plan`, and whether `render` and `play` agree with it.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"
log_level=debug

# the released program, but for the first test: what the sanitizers would find here, the unit tests find
sanitized=$player
player=$top/build/breakroom

# item ID [FIELDS [MEMBERS]]: of JSON Feed, weeks old
item() {
    printf '{"id":"%s","title":"%s","date_published":"2026-09-20T10:00:00+02:00"%s,"_breakroom":{%s}}' \
        "$1" "$1" "${3:-}" "${2:-}"
}

# One item for each reason, and one that is shown.
every_reason() {
    feed_of "$(item shown)" "$(item embargo '"from":"2026-12-04T08:00:00+01:00"')" \
        '{"id":"not-yet","title":"not-yet","date_published":"2026-12-05T09:30:00+01:00"}' \
        "$(item expired '"until":"2026-12-02T18:00:00+01:00"')" "$(item other-site '"sites":["Lyon"]')" \
        "$(item hours '"hours":"14:00-22:00"')" \
        '{"id":"too-old","title":"too-old","date_published":"2026-08-01T10:00:00+02:00","_breakroom":{"kind":"tip"}}' \
        "$(item duplicate)" "$(item duplicate '"by":"Ada"' ',"content_text":"This one says more."')" \
        '{"id":"empty"}' \
        '{"id":"too-many","title":"too-many","date_published":"2026-09-10T10:00:00+02:00"}' >feed.json
    config 'max-shown = 2' '[kind tip]' 'max-age = 30d'
    # max-shown belongs to [screen]
    sed -i -e '/^max-shown/d' -e 's/^clock = off/&\nmax-shown = 2/' player.conf
}

# plan ARGUMENT…: of feed.json on a Thursday at 10 o'clock
plan() { "$player" plan feed.json --config player.conf --at 2026-12-03T10:00 "$@" 2>>plan.log; }

# of JSON: `ID REASON UNTIL` of each hidden item
hidden() { sed -n 's/.*"id": "\([^"]*\)".*"reason": "\([^"]*\)", "until": "\{0,1\}\([^"}]*\).*/\1 \2 \3/p' "$1"; }

# of JSON: the ids that are shown, in order, each once
shown() { sed -n 's/.*"start": .*"id": "\([^"]*\)".*/\1/p' "$1" | awk '!seen[$0]++' | tr '\n' ' '; }

each_reason_of_the_list_is_given_with_the_moment_that_changes_it() {
    every_reason
    player=$sanitized
    plan --for 1m --json >plan.json
    equal "$(hidden plan.json | LC_ALL=C sort)" "$(LC_ALL=C sort <<'ROWS'
embargo embargo 2026-12-04T08:00:00+01:00
not-yet not-yet 2026-12-05T09:30:00+01:00
expired expired 2026-12-02T18:00:00+01:00
other-site other-site null
hours hours 2026-12-03T14:00:00+01:00
too-old too-old 2026-08-31T10:00:00+02:00
duplicate duplicate null
empty empty null
too-many too-many null
ROWS
)" "hidden"
    equal "$(shown plan.json)" "shown duplicate " "shown"
    plan --for 1m --json --clock untrusted >untrusted.json
    equal "$(hidden untrusted.json | grep -c ' clock null')" 2 "embargoes that wait for the clock"
}

people_are_told_the_same_in_words() {
    every_reason
    plan --for 1m >plan.txt
    for words in 'Thursday, 3 December 2026' '10:00:00 .* news  *shown' 'Not shown at 10:00:' \
        'embargo  *embargo until tomorrow 08:00' 'not-yet  *to be published 5 December 09:30' \
        'expired  *expired yesterday 18:00' 'other-site  *other site: Lyon' \
        'hours  *outside its hours until today 14:00' 'tip  *too-old  *older than 30 days' \
        'duplicate  *duplicate of another item' 'empty: neither words' \
        'too-many  *only the newest of its feed are shown: 2'
    do
        grep -qE -- "$words" plan.txt || fail "'$words' is not in: $(cat plan.txt)"
    done
    LC_ALL=fr_FR.UTF-8 plan --for 1m >plan.txt
    grep -q 'jeudi 3 décembre 2026' plan.txt && grep -q 'embargo jusqu.*à demain 08:00' plan.txt
}

other_places_and_times_can_be_tried() {
    every_reason
    plan --for 1m --json --site Lyon >lyon.json
    hidden lyon.json | grep -q '^other-site other' && fail "it is still another site"
    plan --for 1m --json --tags 'press, LYON' >tagged.json
    hidden tagged.json | grep -q '^other-site other' && fail "the tag does not count"
    plan --for 1m --json --at 2026-12-04T08:00 >later.json
    hidden later.json | grep -q '^embargo' && fail "the embargo is still closed"
    equal "$(sed -n 's/.*"start": "\([^"]*\)".*/\1/p' later.json | head -n 1)" 2026-12-04T08:00:00+01:00 "first start"
    # the time asked for is full to the second
    plan --for 1h --json >long.json
    equal "$(sed -n 's/.*"seconds": \([0-9.]*\).*/\1/p' long.json | awk '{ s += $1 } END { print s }')" 3600 "seconds of an hour"
}

opening_hours_are_part_of_it() {
    every_reason
    printf '[hours]\nopen = mon-fri 06:00-10:00; mon-fri 10:02-22:00\n' >>player.conf
    plan --for 3m >plan.txt
    grep -q '10:00:00    120 .*(the screen is dark until today 10:02: opening hours)' plan.txt || fail "$(cat plan.txt)"
    plan --for 3m --json >plan.json
    equal "$(sed -n 's/.*"start": "\([^"]*\)".*/\1/p' plan.json | head -n 1)" 2026-12-03T10:02:00+01:00 "first start"
}

# ends ARGUMENT…: the exit status of plan
ends() {
    local code=0
    "$player" plan "$@" >out.txt 2>err.txt || code=$?
    echo $code
}

it_ends_as_the_other_commands_do() {
    feed_of >empty.json
    echo 'no feed' >text.txt
    feed_of "$(item a)" >feed.json
    equal "$(ends feed.json)" 0 "a feed"
    equal "$(ends - <feed.json)" 0 "standard input"
    grep -q ' news .* a$' out.txt
    equal "$(ends empty.json)" 1 "a feed without items"
    grep -q 'The feed has no items.' out.txt
    equal "$(ends text.txt)" 1 "no feed at all"
    grep -q 'text.txt' err.txt || fail "it does not name the file: $(cat err.txt)"
    equal "$(ends feed.json --for ever)" 2 "a wrong duration"
    equal "$(ends feed.json --clock late)" 2 "a wrong state of the clock"
}

without_a_feed_it_is_that_of_the_store() {
    feed_of "$(item kept)" >feed.json
    config '[feed lobby]' "url = $PWD/feed.json"
    fetch_once fetch.log
    rm feed.json
    "$player" plan --store store --config player.conf --json --for 1m >plan.json 2>err.txt
    equal "$(shown plan.json)" "kept " "shown"
    grep -q 'as the store store has them' err.txt || fail "it does not say whose items: $(cat err.txt)"
}

# of a folder of pictures: one is none, and another has a caption at least
a_picture_that_cannot_be_shown_and_says_nothing_makes_no_slide() {
    mkdir pictures
    cp "$top/feeds/pictures/theiere.png" pictures/a.png
    echo junk | tee pictures/b.png >pictures/c.png
    echo 'The new lamp' >pictures/c.txt
    "$player" plan "$PWD/pictures" --for 1m --json >plan.json 2>plan.log
    grep -q 'pictures left out: 2' plan.log
    equal "$(jq -r '[.shown[].id] | unique | join(" ")' plan.json)" "a.png c.png" "shown"
    equal "$(jq -r '.hidden[] | .id + " " + .reason' plan.json)" "b.png empty" "hidden"
}

render_numbers_the_slides_in_the_order_of_the_plan() {
    "$player" plan "$top/feeds/week.json" --at 2026-11-25T11:00 --for 30m --json >plan.json 2>plan.log
    "$player" render "$top/feeds/week.json" --at 2026-11-25T11:00 -o slides --size 640x360 >render.log 2>&1
    sed -n 's/.*"start": .*"id": "\([^"]*\)", "kind": "\([^"]*\)".*/\1 \2/p' plan.json | awk '!seen[$1]++ { print $2 }' >planned
    find slides -name '*.png' ! -name '*-p[2-9].png' | sed 's|.*/||' | LC_ALL=C sort | sed 's/^[0-9]*-\([a-z]*\).*/\1/' >rendered
    [ "$(wc -l <planned)" -gt 20 ] || fail "only $(wc -l <planned) slides are planned"
    cmp planned rendered || fail "planned: $(tr '\n' ' ' <planned) rendered: $(tr '\n' ' ' <rendered)"
}

# a long text, which takes several pages
long_text() {
    local i
    for i in $(seq 60); do printf 'The team of shift %s has something to say that takes its time. ' "$i"; done
}

# Two feeds of some kinds with short slides, in the store.
a_busy_wall() {
    feed_of "$(item n1)" "$(item n2)" "$(item t1 '"kind":"tip"')" "$(item c1 '"kind":"compliment","to":"Ada"')" \
        "$(item c2 '"kind":"compliment","to":"Ada"')" "$(item f1 '"kind":"figure","number":3')" \
        "$(item b1 '"kind":"barometer","score":4')" "$(item r1 '"kind":"rule","priority":"high"')" \
        "$(item hidden '"sites":["Elsewhere"]')" >one.json
    feed_of "$(item p1 '"kind":"people","who":"Lin"')" "$(item long '"priority":"low"' ",\"content_text\":\"$(long_text)\"")" \
        "$(item s1 '"kind":"smile"')" "$(item o1 '"kind":"operations"')" >two.json
    config '[feed one]' "url = $PWD/one.json" '[feed two]' "url = $PWD/two.json" 'text = full'
    sed -i 's/^clock = off/&\nfade = 0\nnews-max-age = 0/' player.conf
    for kind in news tip compliment figure rule people smile; do
        printf '[kind %s]\nseconds = %s\n' $kind $((250 + ${#kind} * 20))ms
    done >>player.conf
    printf '[kind barometer]\nseconds = 300ms\n[kind operations]\nseconds = 400ms\n' >>player.conf
    fetch_once fetch.log
}

# of a log: `KIND TITLE PAGE/PAGES` of each slide; of a plan in JSON, the same
played() { sed -n "s|^debug play: slide: \([a-z]*\) '\(.*\)' page \([0-9]*/[0-9]*\)|\1 \2 \3|p" "$1"; }
planned() { sed -n 's|.*"kind": "\(.*\)", "title": "\(.*\)", "page": \(.*\), "pages": \([0-9]*\).*|\1 \2 \3/\4|p'; }

play_shows_what_was_planned_to_the_slide() {
    a_busy_wall
    date +%Y-%m-%dT%H:%M:%S >start
    "$player" play --window 640x360 --store store --config player.conf --no-fetch --for 6s >play.log 2>&1
    played play.log >played
    "$player" plan --store store --config player.conf --size 640x360 --at "$(cat start)" --for 1m --json 2>plan.log | planned >planned
    [ "$(wc -l <played)" -ge 12 ] || fail "only $(wc -l <played) slides in 6 seconds"
    head -n "$(wc -l <played)" planned | diff - played || fail "it was not what was planned"
    grep -q 'long [2-9]/' planned || fail "no item has pages"
}

# What is on when it is asked is the last that was logged, or came while it was asked.
the_plan_of_a_running_player_goes_on_from_where_it_is() {
    a_busy_wall
    start play.log "$player" play --window 640x360 --store store --config player.conf --no-fetch
    within 20 log_has play.log 'play: slide: [a-z]* ' 7 || fail "no slides"
    before=$(played play.log | wc -l)
    "$player" plan --store store --config player.conf --size 640x360 --for 10s --json 2>plan.log | planned | head -n 6 >planned
    grep -q 'from what the screen shows now' plan.log || fail "it does not know of the player: $(cat plan.log)"
    within 20 log_has play.log 'play: slide: [a-z]* ' $((before + 14)) || fail "the slides stand still"
    played play.log >played
    for ((first = before; first < before + 8; first++)); do
        tail -n +$first played | head -n 6 | cmp -s - planned && return 0
    done
    fail "planned: $(tr '\n' ';' <planned) played: $(tr '\n' ';' <played)"
}

run_tests each_reason_of_the_list_is_given_with_the_moment_that_changes_it \
    people_are_told_the_same_in_words \
    other_places_and_times_can_be_tried \
    opening_hours_are_part_of_it \
    it_ends_as_the_other_commands_do \
    without_a_feed_it_is_that_of_the_store \
    a_picture_that_cannot_be_shown_and_says_nothing_makes_no_slide \
    render_numbers_the_slides_in_the_order_of_the_plan \
    play_shows_what_was_planned_to_the_slide \
    the_plan_of_a_running_player_goes_on_from_where_it_is
