#!/bin/bash
# How far a feed reaches on the machine: what is run, opened and written, seen by strace.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"

hostile() {
    feed_of '{"id":"../../../../tmp/escaped","title":"%s%s%n%x $(touch executed) `touch executed` ; touch executed","content_text":"%n%n%n | touch executed","image":"../../../../etc/passwd"}' \
        '{"id":"2","title":"A\nB\u001b[31mred\u0007\u202eleft\u2028two\r\nerror fake: a line","content_text":"\u0000"}' \
        '{"id":"3","title":"; rm -rf store","image":"picture.jpg;touch executed"}' "$(news)"
}

# traced CALLS COMMAND…: runs it to its end; trace has these calls of it and of its children
traced() {
    needs strace
    strace -o /dev/null true 2>/dev/null || skip "this machine lets nobody trace"
    strace -f -qq -e "trace=$1" -o trace "${@:2}" >traced.log 2>&1 </dev/null || fail "$(tail -n 5 traced.log)"
}
play_traced() {
    traced "$1" "$player" play --window 320x180 --store store --config player.conf --seconds 500ms --for 8s
    log_has traced.log ' play: slide: ' 8 || fail "no slides: $(cat traced.log)"
    grep -q 'GET /feed.json' "$web/access.log" || fail "nothing was fetched"
}

prepare_hostile() {
    prepare
    : >"$web/access.log"
    hostile | put feed.json
}

nothing_is_run_but_the_player_itself() {
    prepare_hostile
    play_traced execve,execveat
    equal "$(grep -oE 'execve(at)?\(("[^"]*"|[0-9]+, "[^"]*")' trace | sed 's/.*("//; s/"$//' | sort -u |
        grep -vxF -e "$player" -e "$player-play" -e "$player-fetch" || true)" "" "programs that were run"
    equal "$(find . -name executed)" "" "files made by a feed"
    ! grep -q '^error fake' traced.log || fail "a title made a line of the log"
    ! grep -q $'\e' traced.log || fail "a title reached the terminal"
}

# But for fontconfig's list of fonts, where whoever plays may write it.
nothing_is_written_outside_the_store() {
    prepare_hostile
    play_traced open,openat,openat2,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat
    equal "$(grep -vE 'ENOENT|EEXIST' trace | grep -E 'O_WRONLY|O_RDWR|O_CREAT|creat\(|rename|mkdir|link' |
        grep -oE '"[^"]*"' | tr -d '"' | grep -vE "^(store|$PWD/store|$XDG_RUNTIME_DIR|/dev/|/proc/self/|/memfd|/var/cache/fontconfig/|$HOME/.cache/fontconfig)" |
        sort -u)" "" "what was written"
    equal "$(find store/pictures -type f | grep -vE '/[0-9a-f]{64}\.(png|jpg)$' || true)" "" "files with other names"
    [ ! -e /tmp/escaped ] || fail "an id became a path"
}

nothing_listens() {
    prepare
    play_traced listen,accept,accept4,bind
    equal "$(grep -cE 'listen\(|accept' trace || true)" 0 "calls to listen"
    # the kernel's word that the network is back comes to an address, but from the kernel alone
    equal "$(grep -E 'bind\(' trace | grep -vc AF_NETLINK || true)" 0 "addresses taken"
}

an_entity_that_names_a_file_opens_none() {
    prepare
    printf '%s' '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY w SYSTEM "' \
        "$http" '/entity"> %p;]><rss version="2.0"><channel><title>&f;</title><item><title>Soup &f;&w;</title></item></channel></rss>' |
        put feed.json
    traced open,openat,openat2 "$player" feed "$http/feed.json"
    ! grep -q '/etc/passwd' trace || fail "$(grep /etc/passwd trace)"
    ! grep -q 'GET /entity' "$web/access.log" || fail "the entity was asked for"
    grep -q 'openat' trace || fail "nothing was traced"
}

run_tests nothing_is_run_but_the_player_itself \
    nothing_is_written_outside_the_store \
    nothing_listens \
    an_entity_that_names_a_file_opens_none
