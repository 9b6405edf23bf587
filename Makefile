# Breakroom. `make help` lists what there is to make.

PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
UNITDIR ?= $(PREFIX)/lib/systemd/system
UDEVDIR ?= $(PREFIX)/lib/udev/rules.d
DATADIR := $(PREFIX)/share/breakroom
CC ?= cc
CFLAGS ?= -O2 -g
VERSION := 0.1.0

# MODE=san builds everything again under build/san with AddressSanitizer and UBSan: what the tests run.
MODE ?= release
ifeq ($(MODE),san)
BUILD := build/san
MODE_FLAGS := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
else
BUILD := build
MODE_FLAGS := $(CFLAGS) -ftree-vectorize -D_FORTIFY_SOURCE=2 -fstack-protector-strong
endif

PACKAGES := sdl2 SDL2_ttf libcurl libxml-2.0 icu-i18n icu-uc sqlite3 fontconfig jansson \
            libseccomp libsystemd libqrencode libjpeg libpng libwebp freetype2
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Werror
DEFINES := -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L -DBREAKROOM_VERSION='"$(VERSION)"' \
           -DBREAKROOM_DATA_FOLDER='"$(DATADIR)"'
INCLUDES := -Iinclude -Iplayer

# V=1 shows the whole commands.
Q := $(if $(V),,@)

# Only goals that compile need the libraries.
ifneq ($(filter-out help clean format run test dependencies,$(or $(MAKECMDGOALS),all)),)
PACKAGE_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) | sed 's/-I/-isystem /g')
PACKAGE_LIBS := $(shell pkg-config --libs $(PACKAGES))
endif
COMPILE = $(CC) -std=c11 $(WARNINGS) $(DEFINES) $(INCLUDES) $(PACKAGE_CFLAGS) $(MODE_FLAGS) $(EXTRA) -MMD -MP
LINK = $(CC) $(MODE_FLAGS) $(EXTRA) $(LDFLAGS)

SOURCES := $(sort $(shell find player -name '*.c'))
OBJECTS := $(SOURCES:%.c=$(BUILD)/obj/%.o)
LIBRARY := $(BUILD)/libbreakroom.a
TEST_SOURCES := $(sort $(shell find tests -name 'test_*.c'))
TEST_PROGRAMS := $(TEST_SOURCES:%.c=$(BUILD)/%)
FAKE_OBJECTS := $(patsubst %.c,$(BUILD)/obj/%.o,$(sort $(shell find tests/fakes -name '*.c' 2>/dev/null)))

.PHONY: all help run test unit e2e check format install clean dependencies tests
.SECONDARY:
all: $(BUILD)/breakroom

help:
	@echo 'make            build/breakroom'
	@echo 'make run        install what is missing, build, play the demo feed'
	@echo 'make test       install what is missing, build with sanitizers, run all tests'
	@echo 'make unit       the unit tests alone     make e2e    the end-to-end tests alone'
	@echo 'make check      formatting, static analysis, layers and budgets'
	@echo 'make format     format the sources'
	@echo 'make install    to DESTDIR and PREFIX ($(PREFIX)), with the systemd units'
	@echo 'make clean      remove build/'

$(BUILD)/breakroom: $(BUILD)/obj/player/main.o $(LIBRARY)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@ $^ $(PACKAGE_LIBS) -lm

$(LIBRARY): $(filter-out %/player/main.o,$(OBJECTS))
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(COMPILE) -Itests -c -o $@ $<

$(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(FAKE_OBJECTS) $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(LINK) -o $@ $^ $(PACKAGE_LIBS) -lcmocka -lm

tests: $(TEST_PROGRAMS)

dependencies:
	@scripts/dependencies

run: dependencies
	@$(MAKE) --no-print-directory all
	@scripts/run-demo

test: dependencies
	@$(MAKE) --no-print-directory MODE=san tests $(if $(wildcard player/main.c),all)
	@$(MAKE) --no-print-directory all
	@scripts/run-tests

unit: dependencies
	@$(MAKE) --no-print-directory MODE=san tests
	@scripts/run-tests unit

e2e: dependencies
	@$(MAKE) --no-print-directory MODE=san all
	@scripts/run-tests e2e

check:
	@scripts/check

format:
	clang-format -i $$(find include player tests -name '*.[ch]')

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(TEST_SOURCES:%.c=$(BUILD)/obj/%.d) $(FAKE_OBJECTS:.o=.d)
