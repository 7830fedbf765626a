# A class as a whole, larger than the tests of grade.sh have time for.

CLASS ?= 50
KILLS ?= 20

.PHONY: check-class

check-class: parts reference $(BUILD)/tests/bench/cpu ## grade a class of CLASS=50, kill it KILLS=20 times, compare the grades (minutes)
	tests/class/check_class.sh $(BUILD) $(CLASS) $(KILLS)
