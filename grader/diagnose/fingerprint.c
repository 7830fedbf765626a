/** Fingerprints. See fingerprint.h. */
#define _POSIX_C_SOURCE 200809L /* strtok_r */
#include "fingerprint.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "compare.h"

/* FNV-1a. */
static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t n) {
    const unsigned char *b = bytes;
    for (size_t i = 0; i < n; i++) hash = (hash ^ b[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static uint64_t hash_number(uint64_t hash, uint64_t k) {
    return hash_bytes(hash, &k, sizeof k);
}

/* A weight in [-1, 1] for the k-th number (the mixing of SplitMix64). */
static double weight(uint64_t k) {
    uint64_t z = (k + 1) * UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (double)(z >> 11) * 0x1p-52 - 1.0;
}

/* Large numbers count by their logarithm, so that a run that explodes has a fingerprint as well. */
static double tamed(double x) {
    double size = fabs(x);
    return size <= 1.0 ? x : copysign(1.0 + log(size), x);
}

fingerprint fingerprint_of(const trace_case *c) {
    fingerprint f = {.shape = UINT64_C(0xcbf29ce484222325)};
    uint64_t place = 0;
    for (size_t i = 0; i < c->count; i++) {
        const observation *o = &c->items[i];
        if (!is_observation(o)) continue;
        f.shape = hash_number(f.shape, (uint64_t)o->kind);
        f.shape = hash_bytes(f.shape, o->name, strlen(o->name));
        f.shape = hash_number(f.shape, o->null ? UINT64_MAX : (uint64_t)o->n);
        if (o->kind == OBSERVED_STATUS) f.shape = hash_number(f.shape, (uint64_t)o->status);
        for (size_t k = 0; k < o->n; k++, place++) {
            if (o->kind == OBSERVED_COUNTS) {
                f.shape = hash_number(f.shape, o->counts[k]);
            } else if (isfinite(o->reals[k])) {
                f.sum += weight(place) * tamed(o->reals[k]);
                f.slack += tolerance_for(o->scale < 1.0 ? o->scale : 1.0);
            } else {
                f.shape = hash_number(f.shape, isnan(o->reals[k]) ? 1 : o->reals[k] > 0 ? 2 : 3);
            }
        }
    }
    f.shape = hash_number(f.shape, (uint64_t)c->end);
    if (c->end == END_SIGNAL || c->end == END_EXIT)
        f.shape = hash_number(f.shape, (uint64_t)c->code);
    return f;
}

bool same_fingerprint(const fingerprint *learner, const fingerprint *known) {
    return learner->shape == known->shape && fabs(learner->sum - known->sum) <= learner->slack;
}

bool read_fingerprint_line(char *line, fingerprint_line *out) {
    *out = (fingerprint_line){.id = NULL};
    if (strncmp(line, "mutant\t", 7) != 0)
        return sscanf(line, "%127s %" SCNx64 " %la", out->test, &out->print.shape,
                      &out->print.sum) == 3;
    char *save = NULL;
    strtok_r(line, "\t", &save);
    out->id = strtok_r(NULL, "\t", &save);
    out->name = strtok_r(NULL, "\t", &save);
    out->hint = strtok_r(NULL, "\t", &save);
    return out->hint != NULL;
}
