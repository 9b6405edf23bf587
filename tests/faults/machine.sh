#!/bin/bash
# What the machine may lack: processors that are free, descriptors, memory, a graphics driver.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"

with_the_processors_busy_slides_change_on_time() {
    prepare
    play_timed
    for ((i = 0; i < 8; i++)); do
        start /dev/null sh -c 'while :; do :; done'
    done
    as_before 10 "beside eight programs that never rest"
    stop_play
}

with_few_descriptors_little_memory_and_small_files_it_plays_or_says_why() {
    prepare
    local limit code
    for limit in nofile=16 nofile=8 as=400000000 as=150000000 fsize=20000 stack=262144 core=0; do
        : >play.log
        code=$(status prlimit "--$limit:${limit#*=}" "$player" play --window 320x180 --store store \
            --config player.conf --seconds 500ms --for 4s >play.log 2>&1)
        # out of memory aborts: the service manager begins it again
        if [ "$code" = 0 ]; then
            log_has play.log 'play: slide: ' 3 || fail "with $limit there are no slides: $(cat play.log)"
        else
            [ -s play.log ] || fail "with $limit it ends with $code and says nothing"
        fi
        code=$(status prlimit "--$limit:${limit#*=}" "$player" fetch --once --store store --config player.conf 2>fetch.log)
        [ "$code" = 0 ] || [ -s fetch.log ] || fail "with $limit fetch ends with $code and says nothing"
        equal "$(items)" "3 1" "items and pictures after $limit"
    done
}

# The display is a real one here: SDL's dummy takes any renderer.
without_a_graphics_driver_the_picture_comes_all_the_same() {
    prepare
    render expected
    start_display
    local drawing
    for drawing in SDL_RENDER_DRIVER=software SDL_RENDER_DRIVER=no-such-driver SDL_FRAMEBUFFER_ACCELERATION=0 \
        LIBGL_DRIVERS_PATH=/nonexistent LIBGL_ALWAYS_SOFTWARE=0; do
        start play.log env "$drawing" "$player" play --window 640x360 --store store --config player.conf --no-fetch --seconds 1
        play_pid=$!
        "$wall" wait 20 expected/*news*.png || fail "with $drawing no picture comes"
        "$wall" wait 20 expected/*people*.png || fail "with $drawing no second picture comes"
        stop_play
    done
}

run_tests with_the_processors_busy_slides_change_on_time \
    with_few_descriptors_little_memory_and_small_files_it_plays_or_says_why \
    without_a_graphics_driver_the_picture_comes_all_the_same
