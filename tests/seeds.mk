# Whatever the seed: the solutions score 100 % and the starter 0.

SEEDS_COUNT ?= 20
SEEDS_FROM ?= 1

.PHONY: seeds

test: seeds

seeds: parts $(BUILD)/differences $(foreach s,$(STAGES),$(BUILD)/reference/$(s).probe $(BUILD)/starter/$(s).probe $(COMPILERS:%=$(BUILD)/alternates/%/$(s).probe)) ## try solutions and starter on SEEDS_COUNT seeds, from SEEDS_FROM on
	tests/seeds/seeds.sh $(BUILD) $(SEEDS_FROM) $(SEEDS_COUNT) "$(COMPILERS)" $(STAGES)

define starter_probe_rule
$(BUILD)/starter/$(1).probe: starter/$(1).c $(BUILD)/probe.o $(BUILD)/cases/$(1).o
	@mkdir -p $$(@D)
	$(CC) $(LEARNER_FLAGS) $(INCLUDES) -o $$@ $$^ $(HOOKS) -lm
endef
$(foreach s,$(STAGES),$(eval $(call starter_probe_rule,$(s))))
