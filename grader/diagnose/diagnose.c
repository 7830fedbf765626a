/** Which known mistake is this? Compares what a learner's program did with the fingerprints of
 * wrong programs.
 *
 *      diagnose TRACE REFERENCE FINGERPRINTS...
 *
 *  A file of fingerprints has, for each mistake, a line "mutant<TAB>ID<TAB>NAME<TAB>HINT", and then
 * a line "CASE SHAPE SUM" for each case in which it differs from the reference.
 *
 *  A mistake explains the learner's program if the two do the same in every case in which the
 * mistake shows, functions that the learner has not written yet aside. Of those that explain a
 * failing test the one that explains most is named; of equals all are. For each such pair a line is
 * printed:
 *
 *      ["adam_step/two_steps_by_hand", "A14", "Adam without bias correction", "After one ...?"]
 */
#define _POSIX_C_SOURCE 200809L /* strdup */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "fingerprint.h"
#include "json.h"

enum { MOST_CASES = 1000, MOST_MUTANTS = 4000 };

/* What the learner's program did in each of the reference's cases. */
static struct {
    char name[2 * TRACE_NAME];
    verdict verdict;
    fingerprint print;
    size_t best; /* the most cases that a mistake explains which explains this one */
} cases[MOST_CASES];
static size_t case_count;

static struct {
    char *id, *name, *hint;
    size_t explained;       /* cases in which the learner did the same */
    bool contradicted;      /* there is one in which the learner did something else */
    bool shows[MOST_CASES]; /* by index of the case */
} mutants[MOST_MUTANTS];
static size_t mutant_count;

static bool read_cases(const char *learner_path, const char *reference_path) {
    trace learner, reference;
    if (!trace_load(learner_path, &learner) || !trace_load(reference_path, &reference))
        return false;
    for (size_t i = 0; i < reference.count && case_count < MOST_CASES; i++, case_count++) {
        trace_case got, want;
        char why[EXPLANATION], *name = cases[case_count].name;
        if (!trace_name(&reference, i, name)) return false;
        trace_read_case(&learner, name, &got);
        trace_read_case(&reference, name, &want);
        cases[case_count].verdict = compare_cases(&got, &want, why);
        if (cases[case_count].verdict == DIFFERENT) cases[case_count].print = fingerprint_of(&got);
        trace_case_free(&got);
        trace_case_free(&want);
    }
    trace_free(&learner);
    trace_free(&reference);
    return true;
}

static size_t find_case(const char *name) {
    size_t i = 0;
    while (i < case_count && strcmp(cases[i].name, name) != 0) i++;
    return i;
}

static void begin_mutant(const fingerprint_line *line) {
    mutants[mutant_count].id = strdup(line->id);
    mutants[mutant_count].name = strdup(line->name);
    mutants[mutant_count].hint = strdup(line->hint);
    mutant_count++;
}

/* A case of the mutant that was begun last. */
static void compare_with_mutant(const fingerprint_line *line) {
    size_t i = find_case(line->test);
    if (mutant_count == 0 || i == case_count || cases[i].verdict == NOT_WRITTEN_YET) return;
    mutants[mutant_count - 1].shows[i] = true;
    if (cases[i].verdict == DIFFERENT && same_fingerprint(&cases[i].print, &line->print))
        mutants[mutant_count - 1].explained++;
    else
        mutants[mutant_count - 1].contradicted = true;
}

static bool read_fingerprints(const char *path) {
    FILE *file = fopen(path, "r");
    char text[2000];
    bool good = file != NULL;
    while (good && fgets(text, sizeof text, file) != NULL) {
        fingerprint_line line;
        text[strcspn(text, "\n")] = '\0';
        if (!read_fingerprint_line(text, &line) ||
            (line.id != NULL && mutant_count == MOST_MUTANTS))
            good = false;
        else if (line.id != NULL)
            begin_mutant(&line);
        else
            compare_with_mutant(&line);
    }
    if (file != NULL) fclose(file);
    return good;
}

static bool explains(size_t m, size_t i) {
    return !mutants[m].contradicted && mutants[m].shows[i];
}

static void print_diagnoses(void) {
    for (size_t i = 0; i < case_count; i++) {
        if (cases[i].verdict != DIFFERENT) continue;
        for (size_t m = 0; m < mutant_count; m++)
            if (explains(m, i) && mutants[m].explained > cases[i].best)
                cases[i].best = mutants[m].explained;
        for (size_t m = 0; m < mutant_count; m++) {
            if (!explains(m, i) || mutants[m].explained < cases[i].best) continue;
            const char *words[] = {cases[i].name, mutants[m].id, mutants[m].name, mutants[m].hint};
            for (size_t w = 0; w < 4; w++) {
                fputs(w == 0 ? "[" : ", ", stdout);
                print_json_string(stdout, words[w]);
            }
            puts("]");
        }
    }
}

int main(int argc, char **argv) {
    if (argc < 3 || !read_cases(argv[1], argv[2])) {
        fprintf(stderr, "usage: diagnose TRACE REFERENCE FINGERPRINTS...\n");
        return 2;
    }
    for (int i = 3; i < argc; i++)
        if (!read_fingerprints(argv[i])) {
            fprintf(stderr, "diagnose: cannot read %s\n", argv[i]);
            return 2;
        }
    print_diagnoses();
    return 0;
}
