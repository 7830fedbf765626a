"""The rules that make_oracle.py does not take from PyTorch, in NumPy and plain Python.

Where a result hangs on a comparison (a stopping rule), an assertion sees to it that no rounding
can turn it.
"""
import math

import numpy as np

# ---- Steps: theta is a NumPy array, and so is what `state` remembers; gradient is a function -----


def step_ema(theta, state, gradient, lr, beta):
    state["v"] = beta * state.get("v", 0.0) + (1 - beta) * gradient(theta)
    return theta - lr * state["v"]


def step_nesterov(theta, state, gradient, lr, beta):
    v = state.get("v", np.zeros_like(theta))
    state["ahead"] = theta - lr * beta * v
    state["v"] = beta * v + gradient(state["ahead"])
    return theta - lr * state["v"]


def step_adagrad(theta, state, gradient, lr, eps):
    g = gradient(theta)
    state["G"] = state.get("G", 0.0) + np.square(g)
    return theta - lr * g / np.sqrt(state["G"] + eps)


def step_rmsprop(theta, state, gradient, lr, beta, eps):
    g = gradient(theta)
    state["G"] = beta * state.get("G", 0.0) + (1 - beta) * np.square(g)
    return theta - lr * g / np.sqrt(state["G"] + eps)


# ---- Random order --------------------------------------------------------------------------------


class SplitMix64:
    """Steele, Lea & Flood 2014, in Python's integers, cut to 64 bits."""

    STRIDE = 0x9E3779B97F4A7C15

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + self.STRIDE) % 2 ** 64
        z = self.state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2 ** 64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2 ** 64
        return z ^ z >> 31


def shuffle(order, rng):
    """Fisher and Yates, from the last place down, each draw free of bias."""
    for i in range(len(order) - 1, 0, -1):
        x = rng.next()
        while x < 2 ** 64 % (i + 1):
            x = rng.next()
        j = x % (i + 1)
        order[i], order[j] = order[j], order[i]


# ---- Loops that stop -----------------------------------------------------------------------------


def below(x, limit):
    """x < limit, where rounding cannot matter: x is far from the limit, or the same to the bit."""
    finite = math.isfinite(x) and math.isfinite(limit)
    assert not finite or x == limit or abs(x - limit) > 1e-7 * abs(limit), (x, limit)
    return x < limit


def minimize(loss, gradient, theta, lr, gradient_tolerance, loss_tolerance, max_updates):
    """Theta after each update, and the result. Reasons: gradient, loss, maximum, diverged."""

    def result(reason):
        return path, {"updates": len(path), "reason": reason, "loss": losses[-1]}

    path, losses = [], [loss(theta)]
    if not math.isfinite(losses[0]):
        return result(4)
    while len(path) < max_updates:
        g = gradient(theta)
        if below(np.linalg.norm(g), gradient_tolerance):
            return result(1)
        theta = theta - lr * g
        path.append(theta)
        losses.append(loss(theta))
        if not (np.all(np.isfinite(theta)) and math.isfinite(losses[-1])):
            if math.isinf(losses[-1]):
                a, b = np.log10(losses[-3:-1])
                assert b < 307 and 2 * b - a > 309  # far below overflow, then far above it
            return result(4)
        if below(abs(losses[-1] - losses[-2]), loss_tolerance):
            return result(2)
    return result(3)


def early_stopping(epoch, theta0, patience, min_delta, max_epochs):
    """epoch(k) trains and returns theta and its validation loss. All of them, and the result."""
    path, best, best_epoch, kept = [], math.inf, 0, theta0
    for k in range(1, max_epochs + 1):
        path.append(epoch(k))
        theta, value = path[-1]
        if below(value, best - min_delta):
            best, best_epoch, kept = value, k, theta
        if k - best_epoch >= patience:
            break
    return path, {"epochs": k, "best_epoch": best_epoch, "best_loss": best, "theta": kept,
                  "stopped": k - best_epoch >= patience}


def range_test(train, start, rates):
    """train(rate) makes one update and returns theta and its loss; start is the loss before it."""
    losses, path = [start], []
    for rate in rates:
        theta, loss = train(rate)
        path.append(theta)
        limit = 4 * min(losses)
        losses.append(loss)
        if not math.isfinite(loss) or below(limit, loss):
            break
    falls = np.nan_to_num(-np.diff(losses), nan=-math.inf)
    best = int(np.argmax(falls))
    if np.sum(falls > 0) > 1:
        first, second = sorted(falls)[:-3:-1]
        assert first > second * (1 + 1e-7)
    return {"path": path, "rates": rates[:len(path)], "losses": losses[1:],
            "suggestion": rates[best] if falls[best] > 0 else 0.0}


# ---- Schedules -----------------------------------------------------------------------------------


def cosine_rate(high, low, T, t):
    return low + (high - low) * (1 + np.cos(np.pi * t / T)) / 2 if t <= T else low


def restart_rate(high, low, T0, m, t):
    while t >= T0:
        t, T0 = t - T0, T0 * m
    return cosine_rate(high, low, T0, t)


def warmup_rate(lr0, W, t):
    return lr0 * min(1.0, (t + 1) / W) if W > 0 else lr0


def warmup_cosine_rate(high, low, W, T, t):
    return warmup_rate(high, W, t) if t < W else cosine_rate(high, low, T - W, t - W)
