# shellcheck shell=bash disable=SC2154
# `breakroom setup` in the chroot $root, for tests/package/run: what it changes, that it can be cut anywhere and
# repeated, that --undo restores every file.

# The files of a Raspberry Pi OS Lite that setup meets.
as_pi() {
    mkdir -p "$root/boot/firmware"
    echo 'console=serial0,115200 console=tty1 root=PARTUUID=1234-02 rootfstype=ext4 rootwait quiet splash loglevel=7' \
        >"$root/boot/firmware/cmdline.txt"
    printf 'dtoverlay=vc4-kms-v3d\n' >"$root/boot/firmware/config.txt"
    echo raspberrypi >"$root/etc/hostname"
    printf '127.0.0.1\tlocalhost\n127.0.1.1\traspberrypi\n' >"$root/etc/hosts"
}

# Every file that setup could touch, with rights and content.
picture() {
    (cd "$root" && find etc boot \( -type f -o -type l \) ! -name '*.cache' -printf '%p %m %u %l ' \
        -exec sh -c '[ -L "$1" ] || cksum <"$1"; echo' sh {} \; | LC_ALL=C sort)
}

setup() { inside breakroom setup "$@" </dev/null >"$top/setup.log" 2>&1; }
told() { grep -q -- "$1" "$top/setup.log" || { cat "$top/setup.log" >&2; fail "setup does not say '$1'"; }; }

options=(--feed 'https://intranet.example/news.xml?site=lyon&\1' --name wall-1 --ntp ntp.example)

set_up_whole() {
    picture >"$top/before"
    setup "${options[@]}" || { cat "$top/setup.log" >&2; fail "setup failed"; }
    grep -qxF 'url = https://intranet.example/news.xml?site=lyon&\1' "$root/etc/breakroom/breakroom.conf" ||
        fail "setup did not write the feed: $(cat "$root/etc/breakroom/breakroom.conf")"
    inside breakroom config --check >/dev/null || fail "setup wrote a configuration with faults"
    [ "$(readlink "$root/etc/systemd/system/getty@tty1.service")" = /dev/null ] || fail "there is a login on the screen"
    [ "$(wc -l <"$root/boot/firmware/cmdline.txt")" = 1 ] || fail "cmdline.txt is not one line"
    tr ' ' '\n' <"$root/boot/firmware/cmdline.txt" | sort >"$top/words"
    grep -qx 'root=PARTUUID=1234-02' "$top/words" && grep -qx loglevel=3 "$top/words" &&
        ! grep -qx 'splash\|loglevel=7' "$top/words" && [ -z "$(uniq -d "$top/words")" ] ||
        fail "cmdline.txt is $(cat "$root/boot/firmware/cmdline.txt")"
    [ "$(cat "$root/etc/hostname")" = wall-1 ] && grep -q '^127.0.1.1.wall-1$' "$root/etc/hosts" || fail "no host name"
    inside systemctl is-enabled breakroom breakroom-fetch >/dev/null || fail "the units are not enabled"
    [ "$(inside systemctl get-default)" = multi-user.target ] || fail "another target"
    inside systemd-analyze cat-config systemd/journald.conf | grep -q '^Storage=volatile' || fail "the log is on the card"
    picture >"$top/after"
    setup "${options[@]}" || fail "setup failed the second time"
    told 'all was as it should be'
    picture | cmp -s - "$top/after" || fail "a second setup changed something"
    setup --undo || fail "undo failed"
    picture | diff "$top/before" - >&2 || fail "undo left something changed"
    [ ! -e "$root/var/lib/breakroom-setup" ] || fail "undo left its copies"
}

# A power cut at each renaming: `mv` ends setup before or behind its work.
set_up_cut() {
    mkdir -p "$root/tmp/cut"
    cat >"$root/tmp/cut/mv" <<'END'
#!/bin/sh
count=$(($(cat /tmp/cut/count) - 1))
echo $count >/tmp/cut/count
[ $count != 0 ] || kill -9 $PPID
/bin/mv "$@"
[ $count != 1 ] || kill -9 $PPID
END
    chmod +x "$root/tmp/cut/mv"
    local cut=1
    while [ "$failures" = "$before" ]; do
        echo $cut >"$root/tmp/cut/count"
        inside env PATH="/tmp/cut:$PATH" breakroom setup "${options[@]}" </dev/null >"$top/setup.log" 2>&1 && break
        if [ $((cut % 2)) = 0 ]; then
            # the machine is started again and undo is cut at the same place
            echo $((cut / 2)) >"$root/tmp/cut/count"
            inside env PATH="/tmp/cut:$PATH" breakroom setup --undo </dev/null >"$top/setup.log" 2>&1
            setup --undo || fail "undo failed behind a cut at renaming $cut"
            picture | diff "$top/before" - >&2 || fail "undo behind a cut at renaming $cut left something"
        else
            setup "${options[@]}" || fail "setup failed behind a cut at renaming $cut"
            picture | diff "$top/after" - >&2 || fail "setup behind a cut at renaming $cut ends otherwise"
            setup --undo || fail "undo failed"
        fi
        cut=$((cut + 1))
        [ $cut -lt 100 ] || { fail "setup never comes to its end"; break; }
    done
    [ $cut -gt 10 ] || fail "setup was cut only $cut times: the test does not test"
    setup --undo
    picture | diff "$top/before" - >&2 || fail "undo left something changed"
}

# What setup does not know, it leaves alone and says so.
set_up_refuses() { # WORDS ARGUMENTS…
    local words=$1
    shift
    picture >"$top/here"
    setup "$@" && fail "setup $* went through"
    told "$words"
    picture | diff "$top/here" - >&2 || fail "a refused setup $* changed something"
    [ ! -e "$root/var/lib/breakroom-setup" ] || fail "a refused setup $* left copies"
}

set_up_elsewhere() {
    set_up_refuses 'Say it with --feed'
    set_up_refuses 'is no host name' --feed https://intranet.example/news.xml --name 'a b'
    set_up_refuses 'breakroom.conf:5: \[feed company\] url' --feed 'htps:/nonsense'
    set_up_refuses 'needs two packages' --feed https://intranet.example/news.xml --read-only
    set_up_refuses 'not an option' --feeds https://intranet.example/news.xml
    mv "$root/etc/os-release" "$root/etc/os-release.debian"
    for system in 'fedora 41' 'ubuntu 24.04' 'alpine 3.20.1' 'debian 11' 'debian '; do
        printf 'ID=%s\nVERSION_ID="%s"\n' "${system% *}" "${system#* }" >"$root/etc/os-release"
        set_up_refuses "this is '$system'" --feed https://intranet.example/news.xml
    done
    rm "$root/etc/os-release"
    set_up_refuses "this is 'unknown'" --feed https://intranet.example/news.xml
    mv "$root/etc/os-release.debian" "$root/etc/os-release"
    mv "$root/usr/bin/systemctl" "$root/usr/bin/systemctl.away"
    set_up_refuses 'there is no systemd' --feed https://intranet.example/news.xml
    mv "$root/usr/bin/systemctl.away" "$root/usr/bin/systemctl"
    ln -s /usr/lib/systemd/system/lightdm.service "$root/etc/systemd/system/display-manager.service"
    set_up_refuses 'a desktop (lightdm)' --feed https://intranet.example/news.xml
    rm "$root/etc/systemd/system/display-manager.service"
}

# What somebody edited since is not lost.
set_up_edited() {
    setup "${options[@]}" || fail "setup failed"
    echo 'net.ifnames=0' >>"$root/boot/firmware/cmdline.txt"
    printf '[feed company]\nurl = https://intranet.example/later.xml\n' >"$root/etc/breakroom/breakroom.conf"
    setup --undo --keep-configuration
    told 'cmdline.txt was changed since'
    grep -q net.ifnames "$root/boot/firmware/cmdline.txt.breakroom-undo" || fail "undo lost what was edited"
    grep -q later.xml "$root/etc/breakroom/breakroom.conf" || fail "undo took the configuration it was to keep"
    rm "$root/boot/firmware/cmdline.txt.breakroom-undo"
}

# A feed on a share that is not there yet is no reason to refuse, nor to ask for another at the next setup.
set_up_share() {
    setup --feed /srv/share/news.json || { cat "$top/setup.log" >&2; fail "setup refuses a feed on a share"; }
    setup || { cat "$top/setup.log" >&2; fail "setup asks for a feed that it has"; }
    setup --undo
}

set_up() {
    as_pi
    set_up_elsewhere
    set_up_whole
    [ "$failures" != "$before" ] || set_up_cut
    set_up_edited
    set_up_share
}
