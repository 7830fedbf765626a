# Descent: the rules that build the project's own parts, and what one may ask for.
# `make` alone prints the list. A learner's files are built by grade.sh, not here.

BUILD ?= build
CC ?= gcc
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CFLAGS ?= -O1 -g
INCLUDES := -Istages $(patsubst %,-I%,$(wildcard stages/*/)) -Igrader/probe -Igrader/judge -I$(BUILD)/data
COMPILE = $(CC) -std=c11 $(CFLAGS) -ffp-contract=off $(WARNINGS) $(INCLUDES) -MMD -MP -c

# A stage is a folder stages/NN_name with a manifest; its cases and suites are in tests/name.
MANIFESTS := $(wildcard stages/*/stage.json)
STAGES := $(foreach m,$(MANIFESTS),$(shell m=$(m:/stage.json=); echo $${m#stages/*_}))

objects = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $(1)))
CASES := $(foreach s,$(STAGES),$(BUILD)/cases/$(s).o)
SUITES := $(foreach s,$(STAGES),$(BUILD)/suites/$(s))
PROBE := $(call objects,grader/probe/*.c)
JUDGE := $(call objects,grader/judge/*.c)

.DELETE_ON_ERROR:
.SECONDARY:
.DEFAULT_GOAL := help

help: ## print this list
	@printf 'Descent %s\n\n' "$$(cat grader/VERSION)"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20
	@printf '%s\n' $(STAGES) | sed 's/.*/  make &/' | sed '1s/$$/\tgrade that stage alone, in full detail/' | expand -t 28

# ---- What grade.sh needs: the probe without a learner, the cases, the suites ----

parts: $(BUILD)/probe.o $(CASES) $(SUITES)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -o $@ $<

$(BUILD)/grader/probe/problems.o: $(BUILD)/data/nist_norris.inc $(BUILD)/data/nist_longley.inc

$(BUILD)/data/%.inc: tests/data/%.csv
	@mkdir -p $(@D)
	sed -e 1d -e 's/.*/{&},/' $< > $@

$(BUILD)/probe.o: $(PROBE)
	ld -r -o $@ $^

define stage_rules
$(BUILD)/cases/$(1).o: $(call objects,tests/$(1)/cases_*.c)
	@mkdir -p $$(@D)
	ld -r -o $$@ $$^

$(BUILD)/suites/$(1): $(call objects,tests/$(1)/suite_*.c) $(JUDGE)
	@mkdir -p $$(@D)
	$(CC) -o $$@ $$^ -lcriterion -lm
endef
$(foreach s,$(STAGES),$(eval $(call stage_rules,$(s))))

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
