# Fuzzing of what reads hostile text: each tests/fuzz/fuzz_NAME.c is a harness of libFuzzer's, built
# with sanitizers. tests/fuzz/corpus/NAME holds a few small inputs that reach all of the code.

FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZED := tests/fuzz/fuzz.c grader/judge/trace.c grader/judge/compare.c grader/judge/json.c grader/diagnose/fingerprint.c
FUZZ_SECONDS ?= 60
# The seconds that each harness gets in make test.
FUZZ_MOMENT := 3

.PHONY: fuzz check-fuzz

test: check-fuzz

fuzz: $(FUZZERS:%=$(BUILD)/fuzz/%) ## fuzz the readers of hostile text, FUZZ_SECONDS=60 each, with sanitizers
	tests/fuzz/fuzz.sh $(BUILD)/fuzz $(FUZZ_SECONDS) $(FUZZERS)

check-fuzz: $(FUZZERS:%=$(BUILD)/fuzz/%)
	tests/fuzz/fuzz.sh $(BUILD)/fuzz $(FUZZ_MOMENT) $(FUZZERS)

$(BUILD)/fuzz/%: tests/fuzz/fuzz_%.c $(FUZZED) $(wildcard tests/fuzz/*.h grader/judge/*.h grader/diagnose/*.h)
	@mkdir -p $(@D)
	clang -std=c11 -g -O1 $(WARNINGS) $(INCLUDES) -Itests/fuzz -fsanitize=fuzzer,address,undefined \
	  -fno-sanitize-recover=all -o $@ $< $(FUZZED) -lm

check-grader: $(BUILD)/differences
