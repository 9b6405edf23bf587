# shellcheck shell=bash disable=SC2154
# The settings on the FAT partition in the chroot $root, for tests/package/run.

card=/boot/firmware
configure() {
    inside /usr/share/breakroom/setup/configure >"$top/configure.log" 2>&1 || fail "configure failed: $(cat "$top/configure.log")"
}
# in_force FEED URL: as the player reads it
in_force() { inside breakroom config --json 2>/dev/null | grep -qF "\"value\": \"$1\""; }
expect() { in_force "$1" || fail "not in force: $1 ($2)"; }
expect_not() { ! in_force "$1" || fail "in force: $1 ($2)"; }
slide() {
    grep -qF -- "$1" "$root/run/breakroom-configure/notice.json" 2>/dev/null ||
        fail "no slide says '$1': $(cat "$root/run/breakroom-configure/notice.json" "$top/configure.log" 2>/dev/null)"
    inside breakroom feed /run/breakroom-configure/notice.json >/dev/null 2>&1 || fail "the slide's feed cannot be read"
}

configured() {
    rm -rf "${root:?}$card" && mkdir -p "$root$card" "$root/run/breakroom-configure"
    printf '[feed company]\nurl = https://own.example/a.xml\n' >"$root/etc/breakroom/breakroom.conf"
    configure
    expect https://own.example/a.xml "nothing on the card"

    # as it comes, without an address: the slide of a new screen says what to write
    printf '[feed company]\nurl =\n[screen]\nsite = Metz\n' >"$root$card/breakroom.conf"
    configure
    [ ! -s "$root/run/breakroom-configure/faults" ] || fail "faults: $(cat "$root/run/breakroom-configure/faults")"
    inside breakroom config 2>/dev/null | grep -q this-screen && fail "a slide says what the slide of a new screen says"
    expect Metz "a file without an address yet"
    printf '[feed company]\nurl =\n[screen]\nfade = banana\n' >"$root$card/breakroom.conf"
    configure
    slide 'breakroom.conf:4: [screen] fade: banana'
    rm "$root$card/breakroom.conf"

    # as a person with an editor leaves it
    printf '\xef\xbb\xbf[feed company]\r\nurl = “https://card.example/a.xml”\r\n[screen]\r\nsite = Lyon\r\nlanguage = fr\r\n' \
        >"$root$card/breakroom.conf.txt"
    configure
    expect https://card.example/a.xml "BOM, CRLF, curly quotes, .txt"
    expect Lyon "the whole of the file"

    mkdir "$root$card/hosts"
    printf '[screen]\nsite = Paris\n[kind news]\nqr = yes\n' >"$root$card/hosts/$(hostname).conf"
    configure
    expect Paris "the file of this host"
    expect_not Lyon "the common value"
    expect https://card.example/a.xml "the common rest"
    [ ! -s "$root/run/breakroom-configure/faults" ] || fail "faults: $(cat "$root/run/breakroom-configure/faults")"

    # a fault: the last good one stays, and a slide says where
    printf '[feed company]\nurl = https://new.example/a.xml\n[screen]\nfade = banana\nlanguage = fr\n' >"$root$card/breakroom.conf.txt"
    configure
    expect https://card.example/a.xml "the last configuration without a fault"
    slide 'breakroom.conf.txt:4: [screen] fade: banana'
    slide 'à corriger'
    printf '[screen]\nsafe-area = 99\n' >"$root$card/hosts/$(hostname).conf"
    configure
    slide "hosts/$(hostname).conf:2: [screen] safe-area"

    # mended: the slide goes
    printf '[screen]\nsite = Paris\n' >"$root$card/hosts/$(hostname).conf"
    printf '[feed company]\nurl = https://new.example/a.xml\n' >"$root$card/breakroom.conf.txt"
    configure
    expect https://new.example/a.xml "the mended file"
    inside breakroom config 2>/dev/null | grep -q this-screen && fail "the slide stays after the file was mended"

    # a share that comes later is no fault of the file that names it
    printf '[feed company]\nurl = /srv/share/news.json\n' >"$root$card/breakroom.conf.txt"
    configure
    expect /srv/share/news.json "a feed on a share"
    [ ! -s "$root/run/breakroom-configure/faults" ] || fail "faults: $(cat "$root/run/breakroom-configure/faults")"
    printf '[feed company]\nurl = https://new.example/a.xml\n' >"$root$card/breakroom.conf.txt"
    configure

    # a partition that does not come: the last configuration, and a slide
    sed -i '2,$d' "$root/etc/breakroom/breakroom.conf"
    mv "$root/etc/fstab" "$root/etc/fstab.before"
    echo "LABEL=BREAKROOM $card vfat ro,nofail 0 0" >"$root/etc/fstab"
    configure
    expect https://new.example/a.xml "the last configuration, of a partition that does not come"
    slide "$card: the partition with the settings (LABEL=BREAKROOM) is not there"
    configure
    [ "$(grep -c this-screen "$root/etc/breakroom/breakroom.conf")" = 1 ] || fail "each start without the partition adds a slide"
    inside /usr/share/breakroom/setup/card || fail "a partition that is another one is a fault"
    mv "$root/etc/fstab.before" "$root/etc/fstab"
    configure
    expect https://new.example/a.xml "the partition that is back"

    # of a word processor, and under names that are not read
    printf '{\\rtf1\\ansi [feed company]}' >"$root$card/breakroom.conf"
    configure
    expect https://new.example/a.xml "the last configuration, beside a document"
    slide 'breakroom.conf: a document of a word processor; save it as plain text'
    rm "$root$card/breakroom.conf" && cp "$root$card/breakroom.conf.txt" "$root$card/breakroom.conf.rtf"
    mkdir -p "$root$card/feeds" "$root$card/wifi.conf" && : >"$root$card/feeds/Menu.PDF"
    configure
    expect https://new.example/a.xml "the file that is read, beside others"
    slide 'breakroom.conf.rtf: not read; save it as plain text'
    slide 'feeds/Menu.PDF: not shown; feeds are files'
    slide 'wifi.conf: a folder; it must be a text file'

    # slides without any network
    rm -r "$root$card" && mkdir -p "$root$card/feeds"
    cp feeds/week.json "$root$card/feeds/"
    cp feeds/week.json "$root$card/feeds/LIFT.JSON.txt"
    configure
    expect $card/feeds/week.json "a feed on the card"
    expect $card/feeds/LIFT.JSON.txt "a feed on the card, as an editor named it"
    rm "$root$card/feeds/LIFT.JSON.txt"
    configure
    expect https://own.example/a.xml "what the machine had of its own"
    inside breakroom config --check >/dev/null || fail "feeds/ makes a fault"

    printf 'SSID = Break “Room”\r\npassword = a;b\\c de\r\ncountry = fr\r\n' >"$root$card/wifi.conf"
    configure
    grep -qF 'psk="a;b\c de"' "$root/etc/wpa_supplicant/wpa_supplicant-wlan0.conf" || fail "the password of the Wi-Fi is another"
    [ "$(stat -c %a "$root/etc/wpa_supplicant/wpa_supplicant-wlan0.conf")" = 600 ] || fail "everybody may read the password"
    mkdir -p "$root/etc/NetworkManager"
    configure
    grep -qxF 'psk=a;b\\c de' "$root/etc/NetworkManager/system-connections/breakroom.nmconnection" || fail "NetworkManager's password is another"
    printf 'ssid = x\npassword = short\n' >"$root$card/wifi.conf"
    configure
    slide 'the password has 5 characters'

    rm -r "$root$card" "$root/etc/NetworkManager" "$root/etc/wpa_supplicant" "$root"/etc/systemd/network/50-breakroom*
    rm -f "$root/etc/systemd/system/multi-user.target.wants/wpa_supplicant@wlan0.service"
    configure
    expect https://own.example/a.xml "the card is empty again"

    mkdir -p "$root$card"
    printf 'password = long enough\n' >"$root$card/wifi.conf"
    configure
    configure
    slide 'wifi.conf: it names no network'
    [ "$(grep -c this-screen "$root/etc/breakroom/breakroom.conf")" = 1 ] || fail "each start adds a slide to the configuration"
    rm -r "$root$card"
    configure
    expect https://own.example/a.xml "what it had of its own, after a fault of the Wi-Fi"
    grep -q this-screen "$root/etc/breakroom/breakroom.conf" && fail "the slide of the Wi-Fi stays"
    cp assets/breakroom.conf "$root/etc/breakroom/breakroom.conf"
}
