# The catalogue of named mistakes: tests/mutants/STAGE/ID.patch, each one small difference from the
# solution. Every one must cost points, and is recognised by its fingerprint.

# The seeds on which `make mutants` tries each of them.
SEEDS ?= 0 1
MUTANTS := $(patsubst tests/mutants/%.patch,%,$(wildcard tests/mutants/*/*.patch))
MUTATED := $(BUILD)/mutants

.PHONY: mutants fingerprints check-fingerprints

mutants: $(foreach m,$(MUTANTS),$(MUTATED)/$(m).tried) ## try the catalogue of mistakes, print which test catches which
	tests/mutants/matrix.sh $(MUTATED) $(MUTANTS)

# A mutant that no longer applies to the solution exactly has rotted, and says so here.
$(MUTATED)/%.c: tests/mutants/%.patch
	@mkdir -p $(@D)
	patch --quiet --fuzz=0 -o $@ solutions/$(*D).c $<

# As learners' files are built (grader/build.sh), so that a line of a patch does what it does there.
LEARNER_FLAGS := -std=c11 -O1 -g -ffp-contract=off -w -fno-builtin-malloc -fno-builtin-calloc \
                 -fno-builtin-realloc -fno-builtin-free

define mutant_rules
$(patsubst tests/mutants/%.patch,$(MUTATED)/%.c,$(wildcard tests/mutants/$(1)/*.patch)): solutions/$(1).c

$(MUTATED)/$(1)/%.probe: $(MUTATED)/$(1)/%.c $(BUILD)/probe.o $(BUILD)/cases/$(1).o
	$(CC) $(LEARNER_FLAGS) $(INCLUDES) -o $$@ $$^ $(HOOKS) -lm

$(MUTATED)/$(1)/%.tried: $(MUTATED)/$(1)/%.probe $(BUILD)/reference/$(1).probe $(BUILD)/differences
	tests/mutants/try.sh $$< $(BUILD)/reference/$(1).probe $(BUILD)/differences $(SEEDS) > $$@
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
$(BUILD)/fingerprints/$(SEED)/$(1): $(patsubst %,$(MUTATED)/%.$(SEED).shown,$(filter $(1)/%,$(MUTANTS)))
	@mkdir -p $$(@D)
	cat $$(sort $$^) > $$@

$(MUTATED)/$(1)/%.$(SEED).shown: $(MUTATED)/$(1)/%.probe $(BUILD)/reference/$(1).probe $(BUILD)/differences
	tests/mutants/show.sh tests/mutants/$(1)/$$*.patch $$< $(BUILD)/reference/$(1).probe $(BUILD)/differences $(SEED) > $$@
endef
$(foreach s,$(STAGES),$(eval $(call fingerprint_rules,$(s))))

# ---- Mechanical changes of the solutions ----

.PHONY: mutation

mutation: parts reference $(BUILD)/differences $(foreach s,$(STAGES),$(BUILD)/reference/$(s).0.trace $(BUILD)/reference/$(s).1.trace) ## change the solutions mechanically, see what the tests miss (minutes)
	tests/mutation/mutation.sh $(BUILD) $(STAGES)
