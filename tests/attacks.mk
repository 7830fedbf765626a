# Hostile submissions: none may gain a point, read a secret or leave something behind.

.PHONY: attacks mixed

test: attacks

attacks: parts reference $(BUILD)/tests/attacks/keeper ## try hostile submissions on the grader (SANDBOX=user: without namespaces)
	tests/attacks/attacks.sh $(BUILD) "$(SANDBOX)" $(ATTACKS)

$(BUILD)/tests/attacks/keeper: $(BUILD)/tests/attacks/keeper.o
	$(CC) -o $@ $<

mixed: parts reference $(BUILD)/tests/attacks/keeper ## grade 60 submissions, half of them hostile, some at a time
	tests/attacks/mixed.sh $(BUILD) 60
