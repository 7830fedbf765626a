# The project's own tests: what holds for the course as a whole, whoever's code is graded.

SHELL_FILES := grade.sh $(wildcard grader/*.sh grader/*/*.sh tests/*/*.sh tests/*/*/*.sh tests/*/*.bash .ci/run)
C_FILES := $(wildcard starter/*.c solutions/*.c $(foreach d,stages grader tests,$(d)/*.h $(d)/*/*.[ch] $(d)/*/*/*.[ch]))
# Some tests have words in other scripts.
BATS ?= env LC_ALL=C.UTF-8 bats $(if $(shell command -v parallel),--jobs $(shell nproc))

.PHONY: test lint format new-starter check-starter check-compilers check-oracle check-grader bench

test: lint check-starter check-compilers check-oracle check-grader ## the project's own tests

lint: ## check layout and style, changing nothing
	clang-format --dry-run -Werror $(C_FILES)
	shfmt -i 2 -d $(SHELL_FILES)
	shellcheck $(SHELL_FILES)

format: ## lay out C and shell code
	clang-format -i $(C_FILES)
	shfmt -i 2 -w $(SHELL_FILES)

# ---- The starter is the solution without what the learner is to write ----

new-starter: ## make starter/ anew from solutions/
	@git diff --quiet HEAD -- starter || \
	  { echo "starter/ has changes that are not committed; they would be lost"; exit 1; }
	for s in $(STAGES); do awk -f grader/starter.awk solutions/$$s.c > starter/$$s.c; done

check-starter: $(foreach s,$(STAGES),$(BUILD)/starter/$(s).c)
	for s in $(STAGES); do diff -u starter/$$s.c $(BUILD)/starter/$$s.c || \
	  { echo "starter/$$s.c is out of step with solutions/$$s.c: run 'make new-starter'"; exit 1; }; done

$(BUILD)/starter/%.c: solutions/%.c grader/starter.awk
	@mkdir -p $(@D)
	awk -f grader/starter.awk $< > $@

# ---- Everything compiles without a warning with both compilers ----

# Hostile code need not compile without warnings, or at all.
COMPILED := $(filter-out $(wildcard tests/attacks/*/*.c),$(wildcard grader/*/*.c tests/*/*.c tests/*/*/*.c solutions/*.c starter/*.c))

check-compilers: $(foreach cc,gcc clang,$(patsubst %.c,$(BUILD)/$(cc)/%.o,$(COMPILED)))

define compiler_rule
$(BUILD)/$(1)/%.o: %.c $(BUILD)/data/nist_norris.inc $(BUILD)/data/nist_longley.inc
	@mkdir -p $$(@D)
	$(1) -Werror -std=c11 -O2 $(WARNINGS) $(INCLUDES) -MMD -MP -c -o $$@ $$<
endef
$(foreach cc,gcc clang,$(eval $(call compiler_rule,$(cc))))

# ---- The solutions agree with implementations that are not ours ----

ORACLE := $(call objects,tests/oracle/*.c) $(foreach s,$(STAGES),$(BUILD)/solutions/$(s).o) \
          $(patsubst %,$(BUILD)/grader/judge/%.o,trace compare)

$(BUILD)/oracle: $(ORACLE)
	$(CC) -o $@ $^ -lcriterion -lm

# Criterion's exit status proves little, so its count is held against the number of cases.
check-oracle: $(BUILD)/oracle
	$(BUILD)/oracle 2>&1 | tee $(BUILD)/oracle.log
	n=$$(cat tests/oracle/*.oracle | grep -c '^case '); grep -q "Tested: $$n | Passing: $$n " $(BUILD)/oracle.log

# ---- grade.sh, tried on submissions of all kinds ----

check-grader: parts reference
	$(BATS) tests/grader

# ---- What the design saves ----

PLAIN := $(patsubst %,$(BUILD)/grader/judge/%.o,trace compare judge report json source) \
         $(patsubst %,$(BUILD)/grader/probe/%.o,registry record inputs memory heap memcheck problems)

$(BUILD)/plain/%: $(BUILD)/tests/bench/plain_source.o $(BUILD)/cases/%.o $(BUILD)/suites/% $(BUILD)/solutions/%.o $(PLAIN)
	@mkdir -p $(@D)
	$(CC) -o $@ $(filter-out $(BUILD)/suites/%,$^) $(call objects,tests/$*/suite_*.c) $(HOOKS) -lcriterion -lm

$(BUILD)/tests/bench/cpu: $(BUILD)/tests/bench/cpu.o
	$(CC) -o $@ $<

bench: parts reference $(BUILD)/tests/bench/cpu $(foreach s,$(STAGES),$(BUILD)/plain/$(s)) ## measure grading, beside the plain way
	tests/bench/bench.sh $(BUILD) $(STAGES)
