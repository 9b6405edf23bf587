#!/bin/bash
# Documents with too much of one thing, and other endless input:
# each command answers with the usable part or with a reason.
# shellcheck source=tests/e2e/lib.sh
# starts first
. "$(dirname "$0")/lib.sh"

documents=$scratch/documents
mkdir "$documents"
"$top/build/tests/e2e-tools/overload" "$documents"

# answers COMMAND…: ends by itself, and not by a signal (abort gives 134). What it computes is limited by the time that
# it has a processor (152: SIGXCPU), however many others want one; the time by the clock is for one that waits for ever.
answers() {
    local code=0 command=$*
    (ulimit -t 60 && exec timeout 600 "$player" "$@" >>"${log:-all.log}" 2>&1 </dev/null) || code=$?
    [ "$code" -lt 100 ] || fail "${command:0:100}: exit status $code: $(tail -n 1 "${log:-all.log}")"
}

# each_of FUNCTION FILE…: the function with each file, one on each processor
each_of() {
    local one running=0 function=$1
    for one in "${@:2}"; do
        log=${one##*/}.log "$function" "$one" &
        running=$((running + 1))
        [ "$running" -lt "$(nproc)" ] || { wait -n && running=$((running - 1)); } || fail "$function: one does not answer"
    done
    while [ "$running" -gt 0 ]; do
        wait -n || fail "$function: one does not answer"
        running=$((running - 1))
    done
}

# The released program: fetch and check below read the same with sanitizers.
feeds() { player=$top/build/breakroom answers feed "$1"; }
feed_answers() { each_of feeds "$documents"/*; }

# feeds_in_parts OPTION DOCUMENT…: configurations with these, as many in each as one may have; sets parts
feeds_in_parts() {
    local document
    for document in "${@:2}"; do
        printf '[feed %s]\nurl = %s\n%s\n' "${document##*/}" "$document" "$1"
    done | split -l 150 - part.
    parts=(part.*)
}

checks() { answers check --config "$1"; }
check_answers() {
    feeds_in_parts '' "$documents"/*
    each_of checks "${parts[@]}"
    equal "$(cat part.*.log | grep -c '^/.*: items: ')" "$(find "$documents" -type f | wc -l)" "documents that were checked"
}

# fetched_and_played OPTION DOCUMENT…: in one process, into one store, which play and status then read
fetched_and_played() {
    local part
    feeds_in_parts "$@"
    for part in "${parts[@]}"; do
        answers fetch --once --store store --config "$part"
        answers play --no-fetch --window 320x200 --store store --config "$part" --for 300ms
        answers status --store store --config "$part"
    done
}

fetch_play_and_status_answer() {
    fetched_and_played '' "$documents"/*
    log_has all.log "feed 'sites.xml' changed" || fail "it was not fetched"
}

# The released program: with sanitizers ten thousand items show nothing that two hundred do not.
fetch_play_and_status_answer_for_thousands_of_items() {
    player=$top/build/breakroom
    fetched_and_played 'max-items = 10000' "$documents"/*items*
    log_has all.log "feed 'items.xml' changed: items 10000" || fail "they were not fetched: $(grep "feed 'items.xml'" all.log)"
}

# Of items alone that are long in every way: a feed of many has too many slides.
render_plan_and_print_answer() {
    for name in html-lines html-lists inline texts; do
        answers feed "$documents/$name.xml"
        answers feed --json "$documents/$name.xml"
        answers render -o slides --size 320x180 --sheet "$documents/$name.xml"
        answers plan --json "$documents/$name.xml"
    done
}

# 6 MB of lines, and of elements.
check_answers_for_large_documents() {
    local item='<item><a/><a/><a/><a/></item>'
    printf '[fetch]\nmax-size = 64M\n' >large.conf
    { echo '<rss><channel>' && yes '' | head -c 6000000 && echo '</channel></rss>'; } >lines.xml
    { echo '<rss><channel>' && yes "$item" | head -c 6000000 && echo '</channel></rss>'; } >elements.xml
    for document in lines.xml elements.xml; do answers check --config large.conf "$document"; done
}

arguments_without_end_are_refused() {
    local long
    long=$(printf 'a%.0s' {1..70000})
    equal "$(status "$player" feed "$long" 2>said.log)" 2 "feed"
    log_has said.log "' is longer than 8192 bytes" || fail "no reason"
    for command in fetch status play; do answers "$command" --store "$long"; done
    answers render -o "$long" "$top/feeds/week.json"
}

# Whatever lies in the folders where the processes say how they are.
status_reads_full_runtime_files() {
    local i
    mkdir -p "$XDG_RUNTIME_DIR/breakroom"
    for i in {1..40}; do
        {
            printf '{"process": {"role": "play", "pid": %d, "begun": 1, "store": "/x%d"}, "play": [' $$ "$i"
            yes '[],' | head -c 250000
            echo '5]}'
        } >"$XDG_RUNTIME_DIR/breakroom/$i.play"
    done
    printf '[process]\nrole = play\npid = %d\nbegun = 1\nstore = "/x"\n' $$ >"$XDG_RUNTIME_DIR/breakroom/old.play"
    printf '{"process": {"role": "fetch", "pid": %d, "beg' $$ >"$XDG_RUNTIME_DIR/breakroom/half.fetch"
    answers status
    answers status --language fr
    answers status --json
    rm -r "$XDG_RUNTIME_DIR/breakroom"
}

run_tests feed_answers check_answers fetch_play_and_status_answer \
    fetch_play_and_status_answer_for_thousands_of_items render_plan_and_print_answer \
    check_answers_for_large_documents arguments_without_end_are_refused status_reads_full_runtime_files
