# shellcheck shell=bash disable=SC2034
# What the tests of the fault catalogue share beside tests/e2e/lib.sh. Sourced by each tests/faults/*.sh.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../e2e/lib.sh"
log_level=debug
# the released program: times are measured, and what the sanitizers cost is not its time
player=${PLAYER:-$top/build/breakroom}
# a server of one process, which needs no other user: in a namespace there is none
nginx_more='master_process off;'

# with_namespaces OPTIONS SCRIPT…: begins the script anew in namespaces of its own (unshare OPTIONS), where it has the
# rights of root; goes on where the machine allows none, and `needs_namespaces` then skips the test
with_namespaces() {
    [ -z "${FAULTS_NAMESPACES:-}" ] || return 0
    export FAULTS_NAMESPACES=no
    rm -rf "$scratch"
    # shellcheck disable=SC2086
    ! unshare $1 true 2>/dev/null || FAULTS_NAMESPACES=yes exec unshare $1 "${@:2}"
    exec "${@:2}"
}
needs_namespaces() { [ "$FAULTS_NAMESPACES" = yes ] || skip "this machine gives no namespaces to this user"; }

# needs COMMAND…
needs() {
    local name
    for name; do command -v "$name" >/dev/null || skip "there is no $name: scripts/dependencies test"; done
}

three_items() { feed_of "$(news)" "$(compliment)" "$(people)"; }

# a web server with three items and a picture, a configuration that reads them, and a store that has them
prepare() {
    start_web
    put_picture
    three_items | put feed.json
    config '[feed lobby]' "url = $http/feed.json"
    fetch_once fetch.log
}

# serve LINE…: more lines for the configuration of the web server, from now on
serve() {
    printf '%s\n' "$@" >"$web/server-more.conf"
    stop_web
    start_web_at "$web_port" || fail "nginx does not come back at $http"
}

# items: how many the store has, and how many pictures of them
items() {
    local try said
    for try in 300ms 1s 5s 20s; do # what has not read the store by then says nothing
        said=$("$player" play --no-fetch --window 320x200 --store store --config player.conf --for $try 2>&1 |
            sed -n 's/^info play: items: \([0-9]*\), pictures: \([0-9]*\).*/\1 \2/p' | tail -n 1)
        [ -z "$said" ] || break
    done
    echo "$said"
}

# fetched TIMES: whether the feed has come so often since the log of the web server was emptied
fetched() { [ "$(grep -c 'GET /feed.json HTTP/1.1" 200 ' "$web/access.log")" -ge "$1" ]; }
# put_and_await FILE: as put, and waits until the running fetch has it
put_and_await() {
    put "$1"
    : >"$web/access.log"
    within 30 fetched 1 || fail "the feed is not fetched again"
}

stamp() {
    local line
    while IFS= read -r line; do
        printf '%s %s\n' "$(now)" "$line"
    done
}

# play_timed ARGUMENT…: slides of a second, in the background; each line of play.log begins with the ms it came at
play_timed() {
    rm -f pipe play.log
    mkfifo pipe
    stamp <pipe >play.log &
    started+=("$!")
    "$player" play --window 320x180 --store "$PWD/store" --config player.conf --seconds 1 "$@" >pipe 2>&1 </dev/null &
    play_pid=$!
    started+=("$play_pid")
    within 20 log_has play.log ' play: slide: ' 2 || fail "no slides"
}

# smooth COUNT WHAT: so many more slides come, none of them a quarter of a second too early or too late
smooth() {
    local from most
    from=$(grep -c ' play: slide: ' play.log)
    within $(($1 * 2 + 10)) log_has play.log ' play: slide: ' $((from + $1)) || fail "$2: the slides stand still"
    most=$(awk -v skip="$((from - 1))" '/ play: slide: / && n++ >= skip {
        if (last) { off = $1 - last - 1000; off = off < 0 ? -off : off; most = off > most ? off : most }
        last = $1 } END { print most + 0 }' play.log)
    [ "$most" -le $((250 * slow)) ] || fail "$2: a slide was off by $most ms"
    ! gone "$play_pid" || fail "$2: play ended"
}

# as_before COUNT WHAT: likewise, and they are those of the feed
as_before() {
    local kind
    smooth "$1" "$2"
    for kind in news compliment people; do
        tail -n $((3 * $1)) play.log | grep -q " play: slide: $kind " || fail "$2: no $kind any more"
    done
    ! grep -q 'no item to show' play.log || fail "$2: there was nothing to show for a time"
}
