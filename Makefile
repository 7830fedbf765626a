# Descent: what one may ask for, and the rules that build the project's own parts.
# `make` alone prints the list. A learner's files are built by grade.sh, not here.

BUILD ?= build
CC ?= gcc
CFLAGS ?= -O1 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
SEED ?= 0

# A stage is a folder stages/NN_name with a manifest; its cases and suites are in tests/name.
STAGE_FOLDERS := $(patsubst %/stage.json,%,$(wildcard stages/*/stage.json))
STAGES := $(shell printf '%s\n' $(notdir $(STAGE_FOLDERS)) | sed 's/^[0-9]*_//')

INCLUDES := -Istages $(addprefix -I,$(STAGE_FOLDERS)) -Igrader/probe -Igrader/judge -Igrader/diagnose -I$(BUILD)/data
COMPILE = $(CC) -std=c11 $(CFLAGS) -ffp-contract=off $(WARNINGS) $(INCLUDES) -MMD -MP -c
objects = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $(1)))

.DELETE_ON_ERROR:
.SECONDARY:
.DEFAULT_GOAL := help
.PHONY: help setup grade $(STAGES) update clean parts reference

# A handout has neither of these.
PACKAGE_MAKEFILES := $(wildcard grader/packages/*.mk)
TEST_MAKEFILES := $(wildcard tests/*.mk)

define targets_of
sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(1) | expand -t 27
endef

help: ## print this list
	@printf 'Descent %s\n\n' "$$(cat grader/VERSION)"
	@$(call targets_of,Makefile)
	@printf '  make %s\tgrade this stage alone, in full detail\n' $(STAGES) | expand -t 27
	@$(if $(PACKAGE_MAKEFILES),printf '\nFor instructors:\n\n'; $(call targets_of,$(PACKAGE_MAKEFILES)))
	@$(if $(TEST_MAKEFILES),printf '\nFor those who work on the course itself:\n\n'; $(call targets_of,$(TEST_MAKEFILES)))

setup: ## install what is missing (then, in the same command: grade or test)
	@grader/setup.sh $(if $(filter test lint format bench $(PACKAGES),$(MAKECMDGOALS)),for-tests)

grade: ## grade starter/, all stages
	@./grade.sh

$(STAGES):
	@./grade.sh --stage $@

update: ## replace all but starter/ by a newer handout: make update FROM=FILE
	@grader/update.sh $(if $(FROM),'$(subst ','\'',$(FROM))')

clean: ## remove what was built
	rm -rf $(BUILD)

# `make setup grade` installs first, also under -j.
grade $(STAGES) parts: | $(filter setup,$(MAKECMDGOALS))

# ---- What grade.sh needs: the probe without a learner, the cases, the suites, a reference ----

parts: $(BUILD)/probe.o $(foreach s,$(STAGES),$(BUILD)/cases/$(s).o $(BUILD)/stubs/$(s).o $(BUILD)/suites/$(s)) $(BUILD)/lean/made \
       $(BUILD)/diagnose $(BUILD)/series $(BUILD)/side_by_side $(BUILD)/plots $(BUILD)/version
reference: $(BUILD)/reference/$(SEED).trace $(BUILD)/reference/$(SEED).verdicts

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(COMPILE) -o $@ $<

$(BUILD)/grader/probe/problems.o: $(BUILD)/data/nist_norris.inc $(BUILD)/data/nist_longley.inc

$(BUILD)/data/%.inc: tests/data/%.csv
	@mkdir -p $(@D)
	sed -e 1d -e 's/.*/{&},/' $< > $@

$(BUILD)/probe.o: $(call objects,grader/probe/*.c)
	$(LD) -r -o $@ $^

define stage_rules
$(BUILD)/cases/$(1).o: $(call objects,tests/$(1)/cases_*.c)
	@mkdir -p $$(@D)
	$(LD) -r -o $$@ $$^

$(BUILD)/suites/$(1): $(call objects,tests/$(1)/suite_*.c grader/judge/*.c)
	@mkdir -p $$(@D)
	$(CC) -o $$@ $$^ -lcriterion -lm
endef
$(foreach s,$(STAGES),$(eval $(call stage_rules,$(s))))

# Criterion loads libgit2, and with it fourteen more libraries, into the process of every test, for a
# kind of message that the suites do not use. An empty libgit2 in its place halves what judging costs.
$(BUILD)/lean/made: $(firstword $(STAGES:%=$(BUILD)/suites/%))
	@mkdir -p $(@D)
	criterion=$$(ldd $< | awk '/libcriterion/ { print $$3 }'); \
	git=$$(readelf -d "$$criterion" | sed -n 's/.*NEEDED.*\[\(libgit2[^]]*\)\]/\1/p'); \
	[ -z "$$git" ] || nm -D --undefined-only "$$criterion" | awk '$$2 ~ /^git_/ { print "int " $$2 "(void);\nint " $$2 "(void) { return -1; }" }' | \
	  $(CC) -shared -fPIC -x c - -Wl,-soname,"$$git" -o $(@D)/"$$git"
	touch $@

# The functions of a stage, weak: they stand in for those that a learner's file lacks.
$(BUILD)/stubs/%.c: stages/*_%/stage.json Makefile
	@mkdir -p $(@D)
	jq -r '"#include \"descent.h\"", (.functions[] | "__attribute__((weak)) int \(.)(void);\nint \(.)(void) { return NOT_WRITTEN(0); }")' $< > $@

$(BUILD)/stubs/%.o: $(BUILD)/stubs/%.c
	$(CC) -std=c11 -Istages -c -o $@ $<

# The reference: what the probe with a stage's solution in it makes of a seed. A copy of the course
# without solutions has it ready for some seeds, as stages/*/golden.SEED.trace.
HOOKS := @grader/flags/link

$(BUILD)/reference/$(SEED).trace: $(foreach s,$(STAGES),$(BUILD)/reference/$(s).$(SEED).trace)
	{ head -n 1 $<; for t in $^; do tail -n +2 $$t; done; } > $@

# What the suites say of the reference itself: for cases in which a learner's code does the same.
$(BUILD)/reference/%.verdicts: $(BUILD)/reference/%.trace $(STAGES:%=$(BUILD)/suites/%) $(BUILD)/lean/made
	for s in $(STAGES); do DESCENT_TRACE=$< DESCENT_REFERENCE=$< DESCENT_VERDICTS=$@.$$s LD_LIBRARY_PATH=$(BUILD)/lean $(BUILD)/suites/$$s 2>/dev/null || exit 1; done
	cat $(STAGES:%=$@.%) > $@
	rm $(STAGES:%=$@.%)

define reference_rules
ifneq ($(wildcard solutions/$(1).c),)
$(BUILD)/reference/$(1).probe: $(BUILD)/probe.o $(BUILD)/cases/$(1).o $(BUILD)/solutions/$(1).o
	@mkdir -p $$(@D)
	$(CC) -o $$@ $$^ $(HOOKS) -lm

$(BUILD)/reference/$(1).%.trace: $(BUILD)/reference/$(1).probe
	$$< $$* > $$@
else
$(BUILD)/reference/$(1).%.trace: $(filter %_$(1),$(STAGE_FOLDERS))/golden.%.trace
	@mkdir -p $$(@D)
	cp $$< $$@
endif
endef
$(foreach s,$(STAGES),$(eval $(call reference_rules,$(s))))

# The tools that read whole traces: what differs, which known mistake that is, what the plots show, and
# what one test saw.
$(BUILD)/differences $(BUILD)/diagnose $(BUILD)/series $(BUILD)/side_by_side: $(BUILD)/%: $(BUILD)/grader/diagnose/%.o $(BUILD)/grader/diagnose/fingerprint.o \
                                        $(patsubst %,$(BUILD)/grader/judge/%.o,trace compare json)
	$(CC) -o $@ $^ -lm

# What the manifests want plotted, as series reads it.
$(BUILD)/plots: $(wildcard stages/*/stage.json)
	@mkdir -p $(@D)
	jq -r '.id as $$id | .plots // [] | to_entries[] | [$$id, .key, .value.test, .value.series, (.value.elements // [])[]] | @tsv' $^ > $@

# Which tests a result was made with: the version, and a checksum over all that decides the score.
JUDGES := $(sort $(wildcard grader/VERSION stages/*.h stages/*/*.h stages/*/stage.json $(STAGES:%=tests/%/*.[ch]) \
                            tests/data/*.csv grader/*/*.[ch] grader/flags/*))

$(BUILD)/version: Makefile $(JUDGES)
	@mkdir -p $(@D)
	printf '%s+%s\n' "$$(cat grader/VERSION)" "$$(cat $(JUDGES) | sha256sum | cut -c1-8)" > $@

# What the tests of the tests share: the seeds to try, and learners' flags without what only a reader of
# warnings or a debugger needs.
SEEDS ?= 0
LEARNER_FLAGS := @grader/flags/compile -w

include $(TEST_MAKEFILES) $(PACKAGE_MAKEFILES)
-include $(shell find $(BUILD)/ -name '*.d' 2>/dev/null)
