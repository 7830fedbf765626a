# Right programs that are written differently, and the solutions under other compilers and options.
# None of them may be refused.

ALTERNATES := $(patsubst tests/alternates/%.c,%,$(wildcard tests/alternates/*/*.c))
COMPILERS := gcc_O0 gcc_O3 clang_O2
gcc_O0 := gcc -O0
gcc_O3 := gcc -O3 -march=native -ffp-contract=fast
clang_O2 := clang -O2

.PHONY: alternates

RIGHT := $(ALTERNATES) $(foreach c,$(COMPILERS),$(STAGES:%=$(c)/%))

alternates: $(foreach r,$(RIGHT),$(SEEDS:%=$(BUILD)/alternates/$(r).%.tried)) ## try right programs written differently (on SEEDS): none may be refused
	tests/alternates/none_refused.sh $^

define alternate_try_rule
$(BUILD)/alternates/$(1)/%.$(2).tried: $(BUILD)/alternates/$(1)/%.probe $(BUILD)/reference/$(1).$(2).trace $(BUILD)/differences
	tests/mutants/try.sh 10 $(2) $$^ > $$@

$(BUILD)/alternates/%/$(1).$(2).tried: $(BUILD)/alternates/%/$(1).probe $(BUILD)/reference/$(1).$(2).trace $(BUILD)/differences
	tests/mutants/try.sh 10 $(2) $$^ > $$@
endef

define alternate_rules
$(BUILD)/alternates/$(1)/%.probe: tests/alternates/$(1)/%.c $(BUILD)/probe.o $(BUILD)/cases/$(1).o
	@mkdir -p $$(@D)
	$(CC) $(LEARNER_FLAGS) $(INCLUDES) -c -o $$(@:.probe=.o) $$<
	jq -r '.functions[]' $(filter %_$(1),$(STAGE_FOLDERS))/stage.json > $$@.functions
	objcopy --keep-global-symbols=$$@.functions $$(@:.probe=.o)
	$(CC) -o $$@ $$(@:.probe=.o) $(BUILD)/probe.o $(BUILD)/cases/$(1).o $(HOOKS) -lm

$(BUILD)/alternates/%/$(1).probe: solutions/$(1).c $(BUILD)/probe.o $(BUILD)/cases/$(1).o
	@mkdir -p $$(@D)
	$$($$*) -std=c11 -w $(INCLUDES) -o $$@ $$^ $(HOOKS) -lm

$(foreach n,$(SEEDS),$(eval $(call alternate_try_rule,$(1),$(n))))
endef
$(foreach s,$(STAGES),$(eval $(call alternate_rules,$(s))))
