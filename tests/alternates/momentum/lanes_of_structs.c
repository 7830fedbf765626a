// Parameters are gathered into lanes of anonymous structs and unions, updated there, written back.
#include "momentum.h"

#include <stdlib.h>
#include <string.h>

enum { LANES = 3 };

typedef struct {
    union {
        struct {
            double theta, v, g;
        };
        double all[3];
    };
} lane;

_Static_assert(sizeof(lane) == 3 * sizeof(double), "a lane is three doubles");

typedef struct {
    double lr, beta, share; /* share: of g in v */
} rule;

static inline void advance(lane *l, const rule *r) {
    l->v = r->beta * l->v + r->share * l->g;
    l->theta -= r->lr * l->v;
}

static void sweep(double *theta, double *v, const double *g, size_t n, rule r) {
    for (size_t begin = 0; begin < n; begin += LANES) {
        size_t count = n - begin < LANES ? n - begin : LANES;
        lane lanes[LANES];
        memset(lanes, 0, sizeof lanes);
        for (size_t i = 0; i < count; i++)
            lanes[i] = (lane){.all = {theta[begin + i], v[begin + i], g[begin + i]}};
        for (size_t i = 0; i < LANES; i++) advance(&lanes[i], &r);
        for (size_t i = 0; i < count; i++) {
            theta[begin + i] = lanes[i].all[0];
            v[begin + i] = lanes[i].all[1];
        }
    }
}

#define REJECT_IF(condition, status)                                                               \
    if (condition) return DESCENT_E_##status

#define REJECT_STEP(n, lr, beta)                                                                   \
    REJECT_IF((n) == 0, SIZE);                                                                     \
    REJECT_IF(!is_positive(lr), RATE);                                                             \
    REJECT_IF(!is_decay_rate(beta), BETA)

descent_status momentum_create(momentum_state *state, size_t n) {
    REJECT_IF(state == NULL, NULL);
    REJECT_IF(n == 0, SIZE);
    void *memory = calloc(n, sizeof(double));
    REJECT_IF(memory == NULL, MEMORY);
    *state = (momentum_state){n, memory};
    return DESCENT_OK;
}

void momentum_free(momentum_state *state) {
    static const momentum_state empty;
    if (state == NULL) return;
    free(state->v);
    *state = empty;
}

descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    REJECT_IF(state == NULL || state->v == NULL || theta == NULL || grad == NULL, NULL);
    REJECT_STEP(state->n, lr, beta);
    sweep(theta, state->v, grad, state->n, (rule){lr, beta, 1.0});
    return DESCENT_OK;
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    REJECT_IF(state == NULL || state->v == NULL || theta == NULL || grad == NULL, NULL);
    REJECT_STEP(state->n, lr, beta);
    sweep(theta, state->v, grad, state->n, (rule){lr, beta, 1.0 - beta});
    return DESCENT_OK;
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    REJECT_IF(state == NULL, NULL);
    REJECT_IF(n == 0, SIZE);
    nesterov_state s = {n, calloc(n, sizeof(double)), calloc(n, sizeof(double)),
                        calloc(n, sizeof(double))};
    bool whole = s.v != NULL && s.ahead != NULL && s.grad != NULL;
    if (!whole) nesterov_free(&s);
    REJECT_IF(!whole, MEMORY);
    *state = s;
    return DESCENT_OK;
}

void nesterov_free(nesterov_state *state) {
    static const nesterov_state empty;
    if (state == NULL) return;
    free(state->grad);
    free(state->ahead);
    free(state->v);
    *state = empty;
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    REJECT_IF(state == NULL || f == NULL || theta == NULL || f->gradient == NULL, NULL);
    REJECT_IF(state->v == NULL || state->ahead == NULL || state->grad == NULL, NULL);
    REJECT_STEP(state->n, lr, beta);
    for (size_t i = 0; i < state->n; i++) {
        lane l = {.theta = theta[i], .v = state->v[i]};
        advance(&l, &(rule){lr, beta, 0.0});
        state->ahead[i] = l.theta;
    }
    f->gradient(state->ahead, state->n, f->context, state->grad);
    sweep(theta, state->v, state->grad, state->n, (rule){lr, beta, 1.0});
    return DESCENT_OK;
}
