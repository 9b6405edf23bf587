# Breakroom. `make help` lists what there is to make.

PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
UNITDIR ?= $(PREFIX)/lib/systemd/system
UDEVDIR ?= $(PREFIX)/lib/udev/rules.d
SYSUSERSDIR ?= $(PREFIX)/lib/sysusers.d
TMPFILESDIR ?= $(PREFIX)/lib/tmpfiles.d
BINDIR := $(PREFIX)/bin
LIBEXECDIR := $(PREFIX)/libexec/breakroom
DATADIR := $(PREFIX)/share/breakroom
DOCDIR := $(PREFIX)/share/doc/breakroom
MANDIR := $(PREFIX)/share/man
COMPLETIONDIR := $(PREFIX)/share/bash-completion/completions
CC ?= cc
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
VERSION := 0.1.0

# MODE=san builds everything again under build/san with AddressSanitizer and UBSan: what the tests run.
MODE ?= release
ifeq ($(MODE),san)
BUILD := build/san
# -g1: functions and lines, for reports; SAN_DEBUG=-g adds variables, for a debugger.
SAN_DEBUG ?= -g1
MODE_FLAGS = $(SAN_DEBUG) -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
# What computes pixels and lines runs long enough to repay a longer compilation.
MODE_FLAGS += $(if $(filter player/paint/% player/picture/% player/screen/% player/type/% tests/fakes/%,$<),-O2,-O1)
# Look at each pixel of each slide; the sanitizers are for the player, not for the code of its tests.
MODE_FLAGS += $(if $(filter tests/fakes/inspect_pixels.c tests/fakes/likeness.c,$<),-O3 -fno-sanitize=all)
# Most of the links are those of tests; gold takes half the time.
LINKER := $(if $(wildcard /usr/bin/ld.gold),-fuse-ld=gold)
else ifeq ($(MODE),fuzz)
BUILD := build/fuzz
CC := clang
MODE_FLAGS := -O1 -g -DBREAKROOM_FUZZ -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
else
BUILD := build
# Reading a feed takes a twentieth fewer instructions with -O3; elsewhere programs would only grow. Another level, such as -O0
# for a debugger, stays.
MODE_FLAGS = $(if $(filter player/clean/% player/formats/% player/html/% player/text/% player/base/%,$<),$(CFLAGS:-O2=-O3),$(CFLAGS))
MODE_FLAGS += -ftree-vectorize -D_FORTIFY_SOURCE=2 -fstack-protector-strong
endif

PACKAGES := sdl2 SDL2_ttf libcurl libssl libcrypto icu-i18n icu-uc sqlite3 fontconfig libseccomp libsystemd libqrencode \
            libjpeg libpng libwebp libgif
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Werror
DEFINES := -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L -DBREAKROOM_VERSION='"$(VERSION)"' \
           -DBREAKROOM_DATA_FOLDER='"$(DATADIR)"' -DBREAKROOM_PROGRAM_FOLDER='"$(LIBEXECDIR)"'
INCLUDES := -Iinclude -Iplayer -I$(BUILD)/generated -I.

# What the goals below start themselves is built with all processors, unless -j was given.
JOBS = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))
AGAIN = $(MAKE) --no-print-directory $(JOBS)

# V=1 shows the whole commands.
Q := $(if $(V),,@)

# Only goals that compile need the libraries.
ifneq ($(filter-out help clean format run edit browser-test test unit e2e soak faults fuzz golden check dependencies legible install-units install-editor-units uninstall image boot-test deb deb-test apt-repo,$(or $(MAKECMDGOALS),all)),)
PACKAGE_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES) | sed 's/-I/-isystem /g')
PACKAGE_LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES))
endif
COMPILE = $(CC) -std=c11 $(WARNINGS) $(DEFINES) $(INCLUDES) $(PACKAGE_CFLAGS) $(MODE_FLAGS) $(EXTRA) -MMD -MP
# Packages name libraries that the program does not call itself: the loader need not open those.
LINK = $(CC) $(MODE_FLAGS) $(EXTRA) $(LINKER) -Wl,--as-needed -Wl,--export-dynamic-symbol=de265_start_worker_threads $(LDFLAGS)

SOURCES := $(sort $(shell find player -name '*.c'))
OBJECTS := $(SOURCES:%.c=$(BUILD)/obj/%.o)
# The program that is called, and those that it becomes, each with the libraries that its commands need.
PARTS := $(patsubst player/programs/%.c,breakroom-%,$(filter player/programs/%,$(SOURCES)))
PROGRAMS := $(addprefix $(BUILD)/,breakroom $(PARTS))
LIBRARY := $(BUILD)/libbreakroom.a
TEST_SOURCES := $(sort $(shell find tests -name 'test_*.c'))
TEST_PROGRAMS := $(TEST_SOURCES:%.c=$(BUILD)/%)
FAKE_OBJECTS := $(patsubst %.c,$(BUILD)/obj/%.o,$(sort $(shell find tests/fakes -name '*.c' 2>/dev/null)))

.PHONY: all editor editor-manual help run edit image boot-test browser-test sheet test unit e2e soak faults golden legible bench check format install install-units install-editor install-editor-units uninstall clean dependencies tests manual deb deb-test apt-repo fuzz fuzzers e2e-tools soak-tools unboxed \
        print-compile-flags FORCE
.SECONDARY:
all: $(PROGRAMS)

help:
	@echo 'make            build build/breakroom and the programs that it executes'
	@echo 'make run        install missing packages, build, play the demo feed'
	@echo 'make test       install missing packages, build with sanitizers, run all tests'
	@echo 'make unit       only the unit tests      make e2e    only the end-to-end tests'
	@echo 'make faults     the tests of every fault that the player must survive: tests/README.md'
	@echo 'make soak       SOAK_SLIDES (100000) slides at speed while feeds, network and disk fail at random'
	@echo 'make browser-test  test the editor in Chromium, with screenshots of its pages'
	@echo 'make legible    measure by OCR how many words of the demo are legible from five metres (some minutes)'
	@echo 'make golden     write the reference pictures and boxes of slides again: look at them'
	@echo 'make bench      measure the costs, compared with limits and other programs, and layout, painting and previews;'
	@echo '                BENCH_PEERS=install installs the other programs'
	@echo 'make fuzz       run each fuzz target for FUZZ_SECONDS (60); needs clang'
	@echo 'make check      check formatting, static analysis, layers and sizes'
	@echo 'make format     format the sources'
	@echo 'make deb        build the Debian packages in build/deb/; SUITE=trixie ARCH=arm64: for another release or machine'
	@echo 'make deb-test   install, upgrade, remove and purge them in Debian 12 and 13; needs root'
	@echo 'make apt-repo   make a signed apt repository in build/apt/; URL=https://… is where it will be served'
	@echo 'make edit       start the editor with a copy of the demo feed; prints the address to open in a browser'
	@echo 'make image      build an image that boots into the slides: BOARD=pi, pc, qemu-amd64 or qemu-arm64; SUITE=trixie'
	@echo 'make boot-test  test such an image in an emulated machine, with the faults that need one: tests/README.md'
	@echo 'make sheet      write all slides of the demo to one picture, build/sheet/sheet.png'
	@echo 'make install    install to DESTDIR and PREFIX ($(PREFIX)), with the systemd units'
	@echo 'make install-editor  the same for the editor, with the unit for a team'
	@echo 'make uninstall  remove the installed files; configuration and store stay'
	@echo 'make clean      remove build/'

# Programs are replaced at once: where `make install` links them anew for its folders, tests may be starting them.
$(BUILD)/breakroom: $(BUILD)/obj/player/main.o $(LIBRARY)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@.new $^ && mv $@.new $@
$(PARTS:%=$(BUILD)/%): $(BUILD)/breakroom-%: $(BUILD)/obj/player/programs/%.o $(LIBRARY)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@.new $^ $(PACKAGE_LIBS) -lm && mv $@.new $@

$(LIBRARY): $(filter-out %/player/main.o $(BUILD)/obj/player/programs/%,$(OBJECTS))
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

# Assets that are compiled into the program: each line as a C string.
GENERATED := $(BUILD)/generated/slide/dark_ini.def
$(GENERATED): assets/themes/dark.ini
	@mkdir -p $(@D)
	$(Q)sed 's/[\\"]/\\&/g; s/.*/"&\\n"/' $< >$@
$(OBJECTS): | $(GENERATED)

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(COMPILE) -Itests -c -o $@ $<

# The editor, a separate program: the player links none of its libraries.
EDITOR_PACKAGES := libmicrohttpd jansson libsodium zlib
EDITOR_OBJECTS := $(patsubst %.c,$(BUILD)/obj/%.o,$(sort $(wildcard editor/*.c)))
EDITOR_LIBRARY := $(BUILD)/libeditor.a
$(BUILD)/breakroom-edit: $(BUILD)/obj/editor/main.o $(EDITOR_LIBRARY) $(LIBRARY)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@.new $^ $(shell $(PKG_CONFIG) --libs $(EDITOR_PACKAGES)) $(PACKAGE_LIBS) -lm && mv $@.new $@
editor: $(BUILD)/breakroom-edit
$(EDITOR_LIBRARY): $(filter-out %/main.o,$(EDITOR_OBJECTS))
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

# Objects that contain the path of the data: another PREFIX rebuilds them.
$(addprefix $(BUILD)/obj/player/,base/file.o setup/setup.o main.o): $(BUILD)/data-folder
$(BUILD)/data-folder: FORCE
	@mkdir -p $(@D)
	@echo '$(DATADIR)' | cmp -s - $@ || echo '$(DATADIR)' >$@

$(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(FAKE_OBJECTS) $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@ $^ $(PACKAGE_LIBS) $(TEST_LIBS) -lcmocka -lm

$(BUILD)/tests/editor/%: $(BUILD)/obj/tests/editor/%.o $(EDITOR_LIBRARY) $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@ $^ $(shell $(PKG_CONFIG) --libs $(EDITOR_PACKAGES)) $(PACKAGE_LIBS) -lcmocka -lm

# What one test alone needs: a reader of codes.
$(BUILD)/tests/show/test_qr: TEST_LIBS := -lzbar

tests: $(TEST_PROGRAMS)

# Programs that measure: tests/bench/NAME.c. Peers are compared with where they are installed: BENCH_PEERS=install.
$(BUILD)/tests/bench/first_pixel: TEST_LIBS := -lX11
$(BUILD)/tests/bench/peers: tests/bench/peers.c
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(CC) -std=c11 $(WARNINGS) -D_DEFAULT_SOURCE $(CFLAGS) -o $@ $< $(shell $(PKG_CONFIG) --cflags --libs sdl2 SDL2_ttf SDL2_image libcjson fontconfig)
BENCH_TOOLS := $(addprefix $(BUILD)/tests/bench/,layout slides first_pixel fleet)
bench:
	@scripts/dependencies $(if $(filter install,$(BENCH_PEERS)),bench,test)
	@$(AGAIN) all editor $(BENCH_TOOLS)
	@! $(PKG_CONFIG) --exists SDL2_image libcjson || $(AGAIN) $(BUILD)/tests/bench/peers
	@code=0; tests/bench/bench.py --json $(BUILD)/bench.json || code=1; \
	    $(BUILD)/tests/bench/layout || code=1; tests/bench/editor.py || code=1; exit $$code

FUZZ_PROGRAMS := $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
$(BUILD)/fuzz_%: $(BUILD)/obj/tests/fuzz/fuzz_%.o $(LIBRARY)
	@echo "  link  $@"
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(PACKAGE_LIBS) -lm

$(BUILD)/fuzz_editor: $(BUILD)/obj/tests/fuzz/fuzz_editor.o $(EDITOR_LIBRARY) $(LIBRARY)
	@echo "  link  $@"
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(shell $(PKG_CONFIG) --libs $(EDITOR_PACKAGES)) $(PACKAGE_LIBS) -lm

fuzzers: $(FUZZ_PROGRAMS)

# FUZZ_SECONDS=600 make fuzz: each target for so long.
fuzz:
	@$(MAKE) --no-print-directory MODE=fuzz fuzzers
	@scripts/run-fuzz

# Programs that only building, installing or testing needs: tests/e2e/tool_NAME.c, scripts/NAME.c.
E2E_TOOLS := $(patsubst tests/e2e/%.c,$(BUILD)/tests/e2e-tools/%,$(sort $(wildcard tests/e2e/*.c)))
e2e-tools: $(E2E_TOOLS)

$(BUILD)/tests/e2e-tools/%: $(BUILD)/obj/tests/e2e/%.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@ $^ $(PACKAGE_LIBS) -lXtst -lXext -lX11 -lm

# Days in the editor, by a real browser.
browser-test:
	@scripts/dependencies browser
	@$(AGAIN) all editor e2e-tools
	@tests/browser/run

# Many slides at speed while everything fails at random: tests/soak/soak.c. Disks and memory that fail serve
# tests/faults too.
SOAK := $(BUILD)/tests/soak/soak $(BUILD)/tests/soak/disk.so $(BUILD)/tests/faults/memory.so
soak-tools: $(SOAK)
$(BUILD)/tests/soak/soak: $(BUILD)/obj/tests/soak/soak.o $(BUILD)/obj/tests/fakes/httpd.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@ $^ $(PACKAGE_LIBS) -lm
$(BUILD)/tests/soak/disk.so: tests/soak/disk.h
$(BUILD)/tests/%.so: tests/%.c
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(COMPILE) -Itests -fPIC -shared -o $@ $< -ldl

# The released programs but for the sandbox, for valgrind.
UNBOXED := $(PARTS:%=$(BUILD)/unboxed/%)
unboxed: $(UNBOXED)
$(UNBOXED): $(BUILD)/unboxed/breakroom-%: $(BUILD)/obj/player/programs/%.o $(BUILD)/obj/tests/e2e/unboxed/sandbox_enter.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@ $^ $(PACKAGE_LIBS) -lm

$(BUILD)/sample-config: $(BUILD)/obj/scripts/sample-config.o $(LIBRARY)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@ $^ $(PACKAGE_LIBS) -lm

# RUN=qemu-aarch64-static: what runs a program that is built for another machine.
$(BUILD)/breakroom.conf.sample: $(BUILD)/sample-config
	@$(RUN) $< >$@.new && mv $@.new $@

# Manual pages and the completion for bash, from the help of the program.
MANUAL := $(addprefix $(BUILD)/,breakroom.1 breakroom.conf.5 completion)
manual: $(MANUAL)
$(MANUAL): $(BUILD)/%: $(PROGRAMS) $(BUILD)/breakroom.conf.sample scripts/manual
	@scripts/manual $* "$(strip $(RUN) $(BUILD)/breakroom)" $(BUILD)/breakroom.conf.sample >$@.new && mv $@.new $@

$(BUILD)/breakroom-edit.1: $(BUILD)/breakroom-edit scripts/manual
	@scripts/manual $(@F) "$(strip $(RUN) $(BUILD)/breakroom-edit)" >$@.new && mv $@.new $@
editor-manual: $(BUILD)/breakroom-edit.1

# The Debian packages: this machine's release and architecture, or SUITE=trixie ARCH=arm64 in a folder of its own.
deb:
	@scripts/dependencies package
	@scripts/build-deb "$(SUITE)" "$(ARCH)"
# A folder that any web server can serve to apt, of the packages in build/deb; URL=https://… is where.
apt-repo:
	@scripts/dependencies package
	@scripts/make-apt-repo $(URL)
# An image for BOARD, of the package for its release and architecture.
image:
	@scripts/dependencies boot
	@scripts/build-image --board $(or $(BOARD),pi) $(if $(SUITE),--suite $(SUITE)) $(if $(BASE),--base $(BASE))
# In machines that are emulated; says what is missing where it cannot run.
boot-test:
	-@scripts/dependencies boot
	@tests/boot/run
# Each package in build/deb installed, upgraded, removed and purged in its release of Debian.
deb-test:
	@tests/package/run

dependencies:
	@scripts/dependencies

run: dependencies
	@$(AGAIN) all
	@scripts/run-demo

# On a copy, so that trying changes no sample.
EDIT := $(BUILD)/newsroom
edit:
	@scripts/dependencies edit
	@$(AGAIN) all $(BUILD)/breakroom-edit
	@mkdir -p $(EDIT) && [ -e $(EDIT)/week.json ] || cp -r feeds/week.json feeds/pictures $(EDIT)
	@$(BUILD)/breakroom edit --open $(EDIT)/week.json

test:
	@scripts/dependencies test
	@$(AGAIN) MODE=san tests all editor
	@$(AGAIN) all unboxed soak-tools e2e-tools
	@scripts/run-tests

unit:
	@scripts/dependencies test
	@$(AGAIN) MODE=san tests
	@scripts/run-tests unit

e2e:
	@scripts/dependencies test
	@$(AGAIN) MODE=san all editor
	@$(AGAIN) all unboxed soak-tools e2e-tools
	@scripts/run-tests e2e

# SOAK_SLIDES=1000000 make soak. Give it a machine that does nothing else: late slides count.
SOAK_SLIDES ?= 100000
soak:
	@scripts/dependencies test
	@$(AGAIN) all soak-tools
	@SOAK_STRICT=1 tests/e2e/soak.sh $(SOAK_SLIDES)

# The whole fault catalogue, as far as it needs no machine of its own: tests/README.md.
faults:
	@scripts/dependencies test
	@$(AGAIN) MODE=san tests all editor
	@$(AGAIN) all unboxed soak-tools e2e-tools
	@scripts/run-faults

# What tests/show/golden and tests/slide/golden hold the slides to. A person looks at the difference first.
golden:
	@scripts/dependencies test
	@$(AGAIN) MODE=san tests
	@BREAKROOM_GOLDEN=$(or $(GOLDEN),write) scripts/run-tests unit test_golden

legible:
	@scripts/dependencies legible
	@$(AGAIN) all
	@scripts/legible

check:
	@scripts/dependencies check
	@scripts/check

# For tools that read the sources as the compiler does.
print-compile-flags: $(GENERATED)
	$(info -std=c11 $(DEFINES) $(INCLUDES) -Itests $(PACKAGE_CFLAGS)) @:

# The machine learns of the user, the rule and the units at once, when it is this one and not a package's folder.
install: all manual $(BUILD)/breakroom.conf.sample install-units
	install -D -m 755 $(BUILD)/breakroom $(DESTDIR)$(BINDIR)/breakroom
	for part in $(PARTS); do \
	    install -D -m 755 $(BUILD)/$$part $(DESTDIR)$(LIBEXECDIR)/$$part || exit 1; done
	for file in $$(cd assets && find themes labels icons fonts monitoring -type f 2>/dev/null); do \
	    install -D -m 644 assets/$$file $(DESTDIR)$(DATADIR)/$$file || exit 1; done
	for file in assets/setup/*; do \
	    install -D -m 755 $$file $(DESTDIR)$(DATADIR)/setup/$${file##*/} || exit 1; done
	for file in $$(find feeds -type f -not -path '*/broken/*' -not -path '*/src/*' 2>/dev/null); do \
	    install -D -m 644 $$file $(DESTDIR)$(DATADIR)/$$file || exit 1; done
	for file in README.md LICENSE docs/*.md; do \
	    [ ! -f $$file ] || install -D -m 644 $$file $(DESTDIR)$(DOCDIR)/$${file##*/} || exit 1; done
	install -D -m 644 $(BUILD)/breakroom.conf.sample $(DESTDIR)$(SYSCONFDIR)/breakroom/breakroom.conf.sample
	install -D -m 644 $(BUILD)/breakroom.1 $(DESTDIR)$(MANDIR)/man1/breakroom.1
	install -D -m 644 $(BUILD)/breakroom.conf.5 $(DESTDIR)$(MANDIR)/man5/breakroom.conf.5
	install -D -m 644 $(BUILD)/completion $(DESTDIR)$(COMPLETIONDIR)/breakroom
	@[ -n "$(DESTDIR)" ] || scripts/announce $(SYSUSERSDIR)/breakroom.conf

install-units:
	for unit in breakroom breakroom-fetch breakroom-configure breakroom-card; do \
	    mkdir -p $(DESTDIR)$(UNITDIR) && \
	    sed 's|@BINDIR@|$(BINDIR)|; s|@DOCDIR@|$(DOCDIR)|; s|@DATADIR@|$(DATADIR)|' assets/systemd/$$unit.service \
	        >$(DESTDIR)$(UNITDIR)/$$unit.service && \
	    chmod 644 $(DESTDIR)$(UNITDIR)/$$unit.service || exit 1; done
	for unit in breakroom-metrics.service breakroom-metrics.timer; do \
	    sed 's|@BINDIR@|$(BINDIR)|; s|@DOCDIR@|$(DOCDIR)|' assets/systemd/$$unit >$(DESTDIR)$(UNITDIR)/$$unit && \
	    chmod 644 $(DESTDIR)$(UNITDIR)/$$unit || exit 1; done
	install -D -m 644 assets/systemd/70-breakroom.rules $(DESTDIR)$(UDEVDIR)/70-breakroom.rules
	install -D -m 644 assets/systemd/breakroom.sysusers $(DESTDIR)$(SYSUSERSDIR)/breakroom.conf
	install -D -m 644 assets/systemd/breakroom.tmpfiles $(DESTDIR)$(TMPFILESDIR)/breakroom.conf

# The editor of the feed, for the machine of those who write: it needs the player's data and previews.
EDITOR_DOCDIR := $(DOCDIR)-editor
install-editor: editor editor-manual install-editor-units
	install -D -m 755 $(BUILD)/breakroom-edit $(DESTDIR)$(BINDIR)/breakroom-edit
	for file in assets/edit/*; do \
	    install -D -m 644 $$file $(DESTDIR)$(DATADIR)/edit/$${file##*/} || exit 1; done
	install -D -m 644 $(BUILD)/breakroom-edit.1 $(DESTDIR)$(MANDIR)/man1/breakroom-edit.1
	install -D -m 644 assets/nginx/breakroom-edit.conf $(DESTDIR)$(EDITOR_DOCDIR)/examples/nginx.conf
	@[ -n "$(DESTDIR)" ] || scripts/announce $(SYSUSERSDIR)/breakroom-edit.conf $(TMPFILESDIR)/breakroom-edit.conf

# Options that somebody changed stay.
EDITOR_OPTIONS := $(SYSCONFDIR)/breakroom/breakroom-edit.conf
install-editor-units:
	mkdir -p $(DESTDIR)$(UNITDIR)
	sed 's|@BINDIR@|$(BINDIR)|; s|@DOCDIR@|$(DOCDIR)|; s|@OPTIONS@|$(EDITOR_OPTIONS)|' \
	    assets/systemd/breakroom-edit.service >$(DESTDIR)$(UNITDIR)/breakroom-edit.service
	chmod 644 $(DESTDIR)$(UNITDIR)/breakroom-edit.service
	install -D -m 644 assets/systemd/breakroom-edit.sysusers $(DESTDIR)$(SYSUSERSDIR)/breakroom-edit.conf
	install -D -m 644 assets/systemd/breakroom-edit.tmpfiles $(DESTDIR)$(TMPFILESDIR)/breakroom-edit.conf
	mkdir -p $(DESTDIR)$(SYSCONFDIR)/breakroom
	[ -e $(DESTDIR)$(EDITOR_OPTIONS) ] || \
	    sed 's|@EXAMPLES@|$(EDITOR_DOCDIR)/examples|' assets/systemd/breakroom-edit.conf >$(DESTDIR)$(EDITOR_OPTIONS)

# What install put there. The configuration, the store and the user stay: they are yours.
uninstall:
	rm -f $(DESTDIR)$(BINDIR)/breakroom $(DESTDIR)$(UNITDIR)/breakroom.service \
	    $(DESTDIR)$(UNITDIR)/breakroom-fetch.service $(DESTDIR)$(UNITDIR)/breakroom-configure.service \
	    $(DESTDIR)$(UNITDIR)/breakroom-card.service \
	    $(DESTDIR)$(UNITDIR)/breakroom-metrics.service $(DESTDIR)$(UNITDIR)/breakroom-metrics.timer \
	    $(DESTDIR)$(UDEVDIR)/70-breakroom.rules \
	    $(DESTDIR)$(SYSUSERSDIR)/breakroom.conf $(DESTDIR)$(SYSCONFDIR)/breakroom/breakroom.conf.sample \
	    $(DESTDIR)$(TMPFILESDIR)/breakroom.conf $(DESTDIR)$(COMPLETIONDIR)/breakroom \
	    $(DESTDIR)$(MANDIR)/man1/breakroom.1 $(DESTDIR)$(MANDIR)/man5/breakroom.conf.5 \
	    $(DESTDIR)$(BINDIR)/breakroom-edit $(DESTDIR)$(UNITDIR)/breakroom-edit.service \
	    $(DESTDIR)$(SYSUSERSDIR)/breakroom-edit.conf $(DESTDIR)$(TMPFILESDIR)/breakroom-edit.conf \
	    $(DESTDIR)$(MANDIR)/man1/breakroom-edit.1
	rm -rf $(DESTDIR)$(LIBEXECDIR) $(DESTDIR)$(DATADIR) $(DESTDIR)$(DOCDIR) $(DESTDIR)$(EDITOR_DOCDIR)

# The demo on one picture; with ImageMagick also the README's, of these slides and the alert.
README_SLIDES = 001 002 003 004 006 007 009 012 015 013 016
SHEET = $(BUILD)/sheet
sheet: all
	@rm -rf $(SHEET)
	@$(BUILD)/breakroom render feeds/week.json -o $(SHEET) --sheet --language en-GB --at 2026-11-25T11:00 >/dev/null
	@$(BUILD)/breakroom render feeds/alert.json -o $(SHEET)/alert --language en-GB --at 2026-11-25T11:00 >/dev/null
	@echo '$(SHEET)/sheet.png'
	@! command -v montage >/dev/null || { echo assets/slides.jpg && \
	    montage $(README_SLIDES:%=$(SHEET)/%-*.png) $(SHEET)/alert/*.png -resize 640x -tile 3x -geometry +8+8 \
	        -background '#0B0F13' -sampling-factor 4:2:0 -quality 82 -strip assets/slides.jpg; }

format:
	clang-format -i $$(find include player editor tests scripts -name '*.[ch]')

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(EDITOR_OBJECTS:.o=.d) $(BUILD)/obj/tests/soak/soak.d $(TEST_SOURCES:%.c=$(BUILD)/obj/%.d) $(FAKE_OBJECTS:.o=.d) \
    $(patsubst tests/e2e/%.c,$(BUILD)/obj/tests/e2e/%.d,$(wildcard tests/e2e/*.c))
