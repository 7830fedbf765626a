# The catalogue of named mistakes: tests/mutants/STAGE/ID.patch, each one small difference from the
# solution. Every one must cost points, and is recognised by its fingerprint.

MUTANTS := $(patsubst tests/mutants/%.patch,%,$(wildcard tests/mutants/*/*.patch))
MUTATED := $(BUILD)/mutants

.PHONY: mutants fingerprints check-fingerprints check-diagnosis check-programs

test: check-programs

# A thousand small programs: here every processor is of use.
check-programs:
	+$(MAKE) --no-print-directory -j $(shell nproc) alternates mutants check-fingerprints check-diagnosis

mutants: $(foreach m,$(MUTANTS),$(SEEDS:%=$(MUTATED)/$(m).%.tried)) ## try the catalogue of mistakes (on SEEDS): which tests catch which
	tests/mutants/matrix.sh $(MUTATED) "$(SEEDS)" $(MUTANTS)

# A mutant that no longer applies to the solution exactly has rotted, and says so here.
$(MUTATED)/%.c: tests/mutants/%.patch
	@mkdir -p $(@D)
	patch --quiet --fuzz=0 -o $@ solutions/$(*D).c $<

# A fingerprint needs the whole run, endless loops and all, and its trace is wanted for a diagnosis; to be
# caught a hang is enough.
define try_rule
$(MUTATED)/$(1)/%.$(2).tried: $(MUTATED)/$(1)/%.probe $(BUILD)/reference/$(1).$(2).trace $(BUILD)/differences
	tests/mutants/try.sh $(if $(filter $(SEED),$(2)),10,2) $(2) $$^ $(if $(filter $(SEED),$(2)),$$(@:.tried=.trace.gz)) > $$@
endef

define mutant_rules
$(patsubst tests/mutants/%.patch,$(MUTATED)/%.c,$(wildcard tests/mutants/$(1)/*.patch)): solutions/$(1).c

$(MUTATED)/$(1)/%.probe: $(MUTATED)/$(1)/%.c $(BUILD)/probe.o $(BUILD)/cases/$(1).o
	$(CC) $(LEARNER_FLAGS) $(INCLUDES) -o $$@ $$^ $(HOOKS) -lm

$(foreach n,$(sort $(SEED) $(SEEDS)),$(eval $(call try_rule,$(1),$(n))))
endef
$(foreach s,$(STAGES),$(eval $(call mutant_rules,$(s))))

# What the mistakes do on a seed, for grade.sh to recognise them by: of seed 0 committed with the stage,
# of another seed made on request (make fingerprints SEED=N) and kept in the build folder.
FINGERPRINTS := $(foreach s,$(STAGES),$(BUILD)/fingerprints/$(SEED)/$(s))

fingerprints: $(FINGERPRINTS) ## make the fingerprints of the mistakes on SEED=N (0: those in stages/)
ifeq ($(SEED),0)
	for f in $(STAGE_FOLDERS); do cp $(BUILD)/fingerprints/0/$${f#*_} $$f/fingerprints; done
endif

check-fingerprints: $(FINGERPRINTS)
	for f in $(STAGE_FOLDERS); do tests/mutants/same_fingerprints.sh $$f/fingerprints $(BUILD)/fingerprints/0/$${f#*_} || exit 1; done

define fingerprint_rules
$(BUILD)/fingerprints/$(SEED)/$(1): $(patsubst tests/mutants/%.patch,$(MUTATED)/%.$(SEED).tried,$(sort $(wildcard tests/mutants/$(1)/*.patch)))
	@mkdir -p $$(@D)
	tests/mutants/show.sh $(SEED) $(MUTATED)/$(1) $(sort $(wildcard tests/mutants/$(1)/*.patch)) > $$@

$(MUTATED)/$(1).$(SEED).named: $(BUILD)/reference/$(1).$(SEED).trace $(BUILD)/fingerprints/$(SEED)/$(1) $(BUILD)/diagnose
	tests/mutants/named.sh $(SEED) $(MUTATED)/$(1) $$^ > $$@
endef
$(foreach s,$(STAGES),$(eval $(call fingerprint_rules,$(s))))

# Every mistake is recognised as itself, and never as another.
check-diagnosis: $(STAGES:%=$(MUTATED)/%.$(SEED).named)
	@awk '/^right/ { right++ } /^wrong/ { wrong++; print } END { printf "diagnosis: %d passed, %d failed\n", right, wrong; exit wrong > 0 }' $^

# ---- Mechanical changes of the solutions ----

.PHONY: mutation

mutation: parts reference $(BUILD)/differences $(foreach s,$(STAGES),$(BUILD)/reference/$(s).0.trace $(BUILD)/reference/$(s).1.trace) ## change the solutions mechanically, see what the tests miss (minutes)
	tests/mutation/mutation.sh $(BUILD) $(STAGES)
