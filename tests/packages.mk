# The packages, each unpacked where it will run and tried there.

.PHONY: check-packages

test: check-packages

check-packages: parts reference ## unpack the packages and grade with them
	$(BATS) $(if $(findstring --jobs,$(BATS)),--no-parallelize-within-files) tests/packages
