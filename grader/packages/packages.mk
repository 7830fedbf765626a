# What is handed out and uploaded. All of it is made by pack.sh; SECRET is the seed to grade with.

PACKAGES := handout gradescope autolab prairielearn classroom50 github

.PHONY: $(PACKAGES)

handout: ## what students get, as .tar.gz and .zip
gradescope: ## an autograder for Gradescope (SECRET=N: the seed to grade with)
autolab: ## an autograder for Autolab (SECRET=N)
prairielearn: ## questions and a grader for PrairieLearn (SECRET=N, IMAGE=NAME)
classroom50: ## an autograder for Classroom 50
github: ## the handout as a repository that grades itself with GitHub Actions

$(PACKAGES): | $(filter setup,$(MAKECMDGOALS))
	@grader/packages/pack.sh $@ $(BUILD) $(SECRET)

SHELL_FILES += $(wildcard grader/packages/*/*.sh) grader/packages/gradescope/run_autograder
