#!/bin/bash
# What the disk may do: full at the start, read-only, without inodes, emptied by hand. Each disk is a tmpfs of a
# mount namespace of our own; what fails while files are open is the soak's disk.so.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
with_namespaces -rm "$0" "$@"

# mounts a disk of this size at store, and fetches into it
prepare_disk() {
    needs_namespaces
    mkdir store
    mount -t tmpfs -o "$1" disk store || skip "this machine mounts no tmpfs"
    # shellcheck disable=SC2064
    trap "end_started; umount -l '$PWD/store'" EXIT
    prepare
    equal "$(items)" "3 1" "items and pictures"
}

fill() { cat /dev/zero >store/fill 2>/dev/null || true; }
tip_comes() {
    feed_of "$(tip)" "$(news)" "$(compliment)" "$(people)" | put feed.json
    within 60 log_has play.log ' play: slide: tip ' || fail "$1: what is new never comes"
}

a_disk_that_is_full_at_the_start_shows_what_it_has() {
    prepare_disk size=8m
    fill
    play_timed
    as_before 6 "on a full disk"
    rm store/fill
    tip_comes "with room again"
    stop_play
    equal "$(items)" "4 1" "items and pictures at the end"
}

# disk FAULT: from now on; the number is that of tests/soak/disk.h
disk() { printf "\\$1\\0\\0\\0" | dd of=fault conv=notrunc status=none; }
DISK_GOOD=0 DISK_FULL=1 DISK_WRITE_ERROR=2 DISK_READ_ONLY=3

# With open files nothing remounts, so that the calls fail instead.
goes_on_while_the_disk_is() {
    prepare
    disk $DISK_GOOD
    LD_PRELOAD=$top/build/tests/soak/disk.so SOAK_STORE=$PWD/store SOAK_DISK=$PWD/fault play_timed
    disk "$1"
    feed_of "$(tip)" "$(news)" "$(compliment)" "$(people)" | put_and_await feed.json
    as_before 12 "$2"
    [ "$(grep -cE ' (warn|error) ' play.log)" -le 3 ] || fail "$(grep -E ' (warn|error) ' play.log)"
    disk $DISK_GOOD
    tip_comes "after it"
    stop_play
    equal "$(items)" "4 1" "items and pictures at the end"
}
a_disk_that_turns_read_only_stops_no_slide_and_floods_no_log() { goes_on_while_the_disk_is $DISK_READ_ONLY "read-only"; }
a_disk_that_fills_up_stops_no_slide_and_floods_no_log() { goes_on_while_the_disk_is $DISK_FULL "full"; }
a_disk_that_fails_stops_no_slide_and_floods_no_log() { goes_on_while_the_disk_is $DISK_WRITE_ERROR "failing"; }

a_disk_that_is_read_only_at_the_start_shows_what_it_has() {
    prepare_disk size=8m
    mount -o remount,ro store || skip "no disk turns read-only here"
    play_timed
    as_before 12 "read-only"
    [ "$(grep -cE ' (warn|error) ' play.log)" -le 3 ] || fail "$(grep -E ' (warn|error) ' play.log)"
    mount -o remount,rw store
    feed_of "$(tip)" "$(news)" "$(compliment)" "$(people)" | put feed.json
    within 90 log_has play.log ' play: slide: tip ' || fail "what is new never comes"
    stop_play
}

without_inodes_the_slides_go_on_and_no_item_is_lost() {
    prepare_disk size=8m,nr_inodes=64
    i=0
    while : >"store/i$i"; do i=$((i + 1)); done 2>/dev/null
    feed_of "$(news | sed 's/picture.jpg/another.jpg/')" "$(compliment)" "$(people)" | put feed.json
    cp "$web/www/picture.jpg" "$web/www/another.jpg"
    play_timed
    as_before 6 "without inodes"
    rm -f store/i*
    tip_comes "with inodes again"
    stop_play
}

a_store_that_is_deleted_while_it_runs_is_made_again() {
    prepare
    play_timed
    rm -rf store
    as_before 3 "right after"
    within 40 test -s store/store.db || within 40 test -n "$(find store -name '*.db' 2>/dev/null)" || fail "no store is made"
    tip_comes "in the new store"
    stop_play
}

run_tests a_disk_that_is_full_at_the_start_shows_what_it_has \
    a_disk_that_turns_read_only_stops_no_slide_and_floods_no_log \
    a_disk_that_fills_up_stops_no_slide_and_floods_no_log \
    a_disk_that_fails_stops_no_slide_and_floods_no_log \
    a_disk_that_is_read_only_at_the_start_shows_what_it_has \
    without_inodes_the_slides_go_on_and_no_item_is_lost \
    a_store_that_is_deleted_while_it_runs_is_made_again
