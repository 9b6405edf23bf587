#!/bin/bash
# make install into a folder, what it puts there, and make uninstall.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

install_to() { make -s -C "$top" --no-print-directory install install-editor-units DESTDIR="$1" PREFIX=/usr >install.log 2>&1; }

an_install_has_all_that_a_screen_needs() {
    install_to "$PWD/root"
    for path in usr/bin/breakroom usr/libexec/breakroom/breakroom-{play,fetch,draw,admin} usr/lib/systemd/system/breakroom.service usr/lib/udev/rules.d/70-breakroom.rules \
        usr/lib/systemd/system/breakroom-fetch.service usr/lib/sysusers.d/breakroom.conf \
        etc/breakroom/breakroom.conf.sample usr/share/breakroom/labels/en.ini usr/share/breakroom/labels/fr.ini \
        usr/share/breakroom/themes/dark.ini usr/share/breakroom/feeds/week.json usr/share/doc/breakroom/LICENSE; do
        [ -s "root/$path" ] || fail "$path is missing"
    done
    for program in root/usr/libexec/breakroom/*; do
        grep -qa /usr/share/breakroom "$program" || fail "$program looks for its data elsewhere"
    done
    grep -qa /usr/libexec/breakroom root/usr/bin/breakroom || fail "the program looks for its parts elsewhere"
    grep -qa /usr/local/ -r root/usr/bin root/usr/libexec && fail "a program speaks of another PREFIX"
    grep -rn '@[A-Z]*@' root/usr/lib root/etc && fail "a placeholder was left in a unit or its options"
    grep -q '^EnvironmentFile=/etc/breakroom/breakroom-edit.conf$' root/usr/lib/systemd/system/breakroom-edit.service
    echo 'OPTIONS="--host mine.example"' >root/etc/breakroom/breakroom-edit.conf
    install_to "$PWD/root"
    grep -q mine.example root/etc/breakroom/breakroom-edit.conf || fail "a second install took the editor's options"
    grep -q '^ExecStart=/usr/bin/breakroom play --no-fetch$' root/usr/lib/systemd/system/breakroom.service
}

# libraries PROGRAM: those that the loader opens for a released program
libraries() { ldd "$top/build/$1" | sed -n 's/^\t\(lib[^ ]*\)\.so.* => .*/\1/p'; }

a_process_opens_the_libraries_of_its_own_work_alone() {
    equal "$(libraries breakroom)" libc "what breakroom itself opens"
    libraries breakroom-play | grep '^libSDL2-' >/dev/null || fail "play has no SDL"
    libraries breakroom-play | grep -E '^lib(curl|ssl)' && fail "what draws opens a library of the network"
    libraries breakroom-fetch | grep -x libcurl >/dev/null || fail "fetch has no libcurl"
    libraries breakroom-fetch | grep -E '^lib(SDL|X11|fontconfig|freetype)' && fail "what fetches opens a library of the screen"
    libraries breakroom-admin | grep -E '^lib(SDL|X11|curl)' && fail "status opens a library of screen or network"
    true
}

a_command_whose_program_is_missing_says_so() {
    [ ! -e /usr/local/libexec/breakroom ] || skip "this machine has them installed"
    cp "$top/build/breakroom" .
    code=0
    ./breakroom status >out.log 2>&1 || code=$?
    equal "$code" 2 "exit status"
    grep -q "^breakroom status: .*/libexec/breakroom/breakroom-admin: .*; it comes with the package breakroom$" out.log || fail "$(cat out.log)"
}

the_sample_configuration_is_read_without_a_fault() {
    install_to "$PWD/root"
    sample=root/etc/breakroom/breakroom.conf.sample
    # every option is there as a comment; with the marks taken off they are the defaults
    "$player" fetch --once --config "$sample" --store store "$top/feeds/week.json" 2>fetch.log
    sed -E 's/^[#;] ?([a-z-]+ *=|\[)/\1/' "$sample" >all.conf
    [ "$(grep -cE '^[a-z-]+ *=' all.conf)" -ge 15 ] || fail "the sample does not list the options"
    "$player" fetch --once --config all.conf --store store "$top/feeds/week.json" 2>>fetch.log
    # the one thing it cannot know is the address of a feed
    grep -E '^warn config' fetch.log | grep -v 'no url' && fail "the program finds fault with its own sample"
    true
}

an_uninstall_leaves_the_configuration_and_nothing_else() {
    install_to "$PWD/root"
    echo mine >root/etc/breakroom/breakroom.conf
    make -s -C "$top" --no-print-directory uninstall DESTDIR="$PWD/root" PREFIX=/usr >>install.log 2>&1
    equal "$(cd root && find . -type f | LC_ALL=C sort | xargs)" "./etc/breakroom/breakroom-edit.conf ./etc/breakroom/breakroom.conf" "what is left"
}

run_tests an_install_has_all_that_a_screen_needs \
    a_process_opens_the_libraries_of_its_own_work_alone a_command_whose_program_is_missing_says_so \
    the_sample_configuration_is_read_without_a_fault \
    an_uninstall_leaves_the_configuration_and_nothing_else
