"""The data files of the oracle, and the problems that its cases are about."""
import math

import numpy as np
import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
FILES = {name: {} for name in ("gradient_descent", "momentum", "adaptive", "schedules")}


def hexed(x):
    """A double as C's %a writes it, which is exact; whole numbers as such."""
    x = float(x)
    if x.is_integer() and abs(x) < 2 ** 53:
        return repr(x)[:-2]
    if not math.isfinite(x):
        return repr(x)
    digits, power = x.hex().split("p")
    return digits.rstrip("0").rstrip(".") + "p" + power if "." in digits else x.hex()


class Case:
    """One case of a file. Its name is that of the C test which reads it."""

    def __init__(self, stage, name, call):
        assert name not in FILES[stage]
        self.lines = FILES[stage][name] = [f" call {call}"]

    def put(self, kind, form, values):
        for name, x in values.items():
            x = list(np.ravel(x)) if np.ndim(x) else [x]
            self.lines.append(" ".join([f" {kind} {name} {len(x)}", *map(form, x)]))

    def step(self, k):
        self.lines.append(f" step {k}")

    def given(self, **values):
        self.put("in", hexed, values)

    def real(self, **values):
        self.put("real", hexed, values)

    def count(self, **values):
        self.put("count", lambda k: str(int(k)), values)


def agree(what, ours, theirs):
    """NumPy's form of a rule against PyTorch's, where they must be equal up to rounding."""
    difference = np.max(np.abs(np.asarray(ours) - np.asarray(theirs)))
    assert difference <= 1e-13 * (1 + np.max(np.abs(theirs))), (what, difference)
    print(f"{what:<52} agree within {difference:.1e}")


# ---- Problems ---------------------------------------------------------------------------------


def autograd(loss, theta):
    t = torch.tensor(theta, requires_grad=True)
    loss(t).backward()
    return t.grad.numpy().copy()


class Quadratic:
    """L = 1/2 (theta - centre)' A (theta - centre), curvatures 0.25, 1, 4, 16, all coupled."""

    def __init__(self):
        random = np.random.RandomState(41)
        u = random.uniform(0.5, 1.5, 4)
        H = np.eye(4) - 2 * np.outer(u, u) / (u @ u)
        A = H @ np.diag([0.25, 1.0, 4.0, 16.0]) @ H
        self.A = (A + A.T) / 2
        self.centre = random.uniform(-1, 1, 4)
        self.theta0 = np.array([2.0, -1.5, 0.0, 1.0])
        self.inputs = {"A": self.A, "centre": self.centre}

    def loss(self, t):
        d = t - torch.tensor(self.centre)
        return 0.5 * d @ (torch.tensor(self.A) @ d)

    def gradient(self, theta, k=0):
        return autograd(self.loss, theta)


class Barrier:
    """L = sum of theta - log(theta) - 1: minimum at 1, and NaN beyond 0."""

    theta0 = np.array([3.0, 0.5])
    inputs = {}

    @staticmethod
    def loss(t):
        return (t - torch.log(t) - 1).sum()

    def gradient(self, theta, k=0):
        return autograd(self.loss, theta)


class Given:
    """Gradients from a table: constant, alternating, spike every fifth step, tiny, 0, random."""

    def __init__(self, steps=40):
        random = np.random.RandomState(42)
        self.rows = np.array([[0.75, 1.75 * (-1) ** k, 8.5 if k % 5 == 4 else 0.125, 1e-6, 0.0,
                               random.uniform(-1, 1)] for k in range(steps)])
        self.theta0 = np.array([0.0, 1.5, -2.0, 0.5, -1.0, 3.0])
        self.inputs = {"gradients": self.rows}

    def gradient(self, theta, k):
        return self.rows[k]


class Table:
    """23 rows, 3 columns: targets for regression, labels for classification."""

    def __init__(self):
        random = np.random.RandomState(43)
        self.X = np.round(random.normal(0, 1, (23, 3)) * 64) / 64
        noise = random.normal(0, 1, 23)
        z = self.X @ [1.5, -2.0, 0.5] + 0.75
        self.y = {"mse": np.round((z + 0.5 * noise) * 256) / 256,
                  "logistic": (z + 1.5 * noise > 0) * 1.0}
        assert 6 <= self.y["logistic"].sum() <= 17

    def inputs(self, model, rows=23):
        return {"X": self.X[:rows], "y": self.y[model][:rows]}

    def loss(self, model, batch):
        X, y = torch.tensor(self.X[batch]), torch.tensor(self.y[model][batch])
        measure = {"mse": F.mse_loss, "logistic": F.binary_cross_entropy_with_logits}[model]
        return lambda t: measure(X @ t[:-1] + t[-1], y)


Q4, BARRIER, GS, TABLE = Quadratic(), Barrier(), Given(), Table()
