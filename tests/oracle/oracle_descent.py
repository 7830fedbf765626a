"""Oracle cases of stage 01, without gd_step."""
import math

import numpy as np
import torch

from oracle_data import BARRIER, Q4, TABLE, Case, autograd
from oracle_rules import SplitMix64, early_stopping, minimize, shuffle


def difference_cases():
    def rosenbrock(t):
        return (1 - t[0]) ** 2 + 100 * (t[1] - t[0] * t[0]) ** 2

    every_row = list(range(23))
    for name, loss, theta, inputs in [
        ("quadratic", Q4.loss, Q4.theta0, Q4.inputs),
        ("rosenbrock", rosenbrock, np.array([-1.2, 1.0]), {}),
        ("logistic", TABLE.loss("logistic", every_row), np.array([0.8, -1.0, 0.0, 0.3]),
         TABLE.inputs("logistic")),
    ]:
        case = Case("gradient_descent", f"numerical_gradient_{name}", "numerical_gradient: NumPy")
        case.given(theta=theta, **inputs)

        def value(t):
            return float(loss(torch.tensor(t)))

        for k, h in enumerate([0.5, 0.1, 0.01], 1):
            grad = [(value(theta + e) - value(theta - e)) / (2 * h) for e in np.eye(len(theta)) * h]
            case.step(k)
            case.given(h=h)
            case.real(grad=grad)
        assert np.allclose(grad, autograd(loss, theta), rtol=2e-3, atol=1e-5)


def loss_cases():
    ordinary = [np.zeros(4), np.array([0.8, -1.3, 0.0, 0.3])]
    batches = [None, list(range(7)), [4], [0, 5, 5, 22, 13], list(range(22, -1, -1))]
    extreme = [np.array([900.0, -40.0, 700.0, 20.0]), np.array([-900.0, 1.0, 2.0, 3.0])]
    for name, model, thetas in [("mse", "mse", ordinary), ("logistic", "logistic", ordinary),
                                ("logistic_extreme", "logistic", extreme)]:
        call = "mse_loss and _gradient: PyTorch mse_loss and autograd" if model == "mse" else \
            "logistic_loss and _gradient: PyTorch binary_cross_entropy_with_logits and autograd"
        case = Case("gradient_descent", name, call)
        case.given(**TABLE.inputs(model))
        sets = [(theta, batch) for theta in thetas for batch in batches]
        for k, (theta, batch) in enumerate(sets, 1):
            rows = list(range(23)) if batch is None else batch
            loss = TABLE.loss(model, rows)
            case.step(k)
            case.given(theta=theta, m=len(rows), **({} if batch is None else {"batch": batch}))
            case.real(loss=float(loss(torch.tensor(theta))), grad=autograd(loss, theta))


def shuffle_cases():
    rng = SplitMix64(1234567)
    known = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431]
    assert [rng.next() for _ in known] == known  # as published for this seed
    every = 2 ** 64
    # The generator's mix of state 0 is 0, which is below 2^64 mod k unless k divides 2^64.
    before_zero = every - SplitMix64.STRIDE
    for name, seeds in [("shuffle", [0, 7, 1234567, 2 ** 63 + 11, every - 1]),
                        ("shuffle_rejects", [before_zero])]:
        case = Case("gradient_descent", name, "shuffle: plain Python")
        k = 0
        for seed in seeds:
            for n in [1, 2, 5, 23, 60]:
                rng, order = SplitMix64(seed), [3 * i % 61 for i in range(n)]
                k += 1
                case.step(k)
                case.count(seed=seed)
                case.given(order=order)
                for pass_ in ("first", "second"):
                    shuffle(order, rng)
                    case.count(**{f"{pass_}_order": order, f"{pass_}_rng": rng.state})


def epoch_cases():
    for name, model, rows, size, lr in [
        ("batch_epoch_mse", "mse", 23, None, 0.1),
        ("batch_epoch_logistic", "logistic", 23, None, 0.5),
        ("minibatch_epoch_mse", "mse", 23, 5, 0.1),
        ("minibatch_epoch_logistic", "logistic", 23, 5, 0.5),
        ("minibatch_epoch_divides", "mse", 20, 5, 0.1),
        ("minibatch_epoch_larger", "mse", 23, 50, 0.1),
        ("stochastic_epoch", "mse", 23, 1, 0.02),
    ]:
        function = "batch_epoch" if size is None else name.split("_epoch")[0] + "_epoch"
        case = Case("gradient_descent", name, f"{function}: PyTorch SGD, BatchSampler and autograd")
        seed, theta0, order = 2 ** 63 + 99, np.array([0.5, 0.0, -0.25, 1.0]), list(range(rows))
        case.given(**TABLE.inputs(model, rows), theta0=theta0, lr=lr)
        if size is not None:
            case.given(batch_size=size)
            case.count(seed=seed)
        p, rng, k = torch.nn.Parameter(torch.tensor(theta0)), SplitMix64(seed), 0
        optimizer = torch.optim.SGD([p], lr=lr)
        for _ in range(3):
            if size is not None:
                shuffle(order, rng)
            sampler = torch.utils.data.BatchSampler(order, size or rows, drop_last=False)
            for made, batch in enumerate(sampler, 1):
                optimizer.zero_grad()
                TABLE.loss(model, batch)(p).backward()
                optimizer.step()
                k += 1
                case.step(k)
                if size is not None:
                    case.count(batch=batch)
                case.real(theta=p.detach().numpy())
            if size is not None:
                case.count(order=order, rng=rng.state, updates=made)


def minimize_cases():
    for name, problem, theta0, lr, gradient_tolerance, loss_tolerance, maximum, reason in [
        ("gradient", Q4, Q4.theta0, 0.1, 0.5, 1e-9, 500, 1),
        ("loss", Q4, Q4.theta0, 0.1, 1e-9, 0.01, 500, 2),
        ("loss_rising", Q4, Q4.theta0, 0.1262, 1e-9, 0.005, 500, 2),
        ("maximum", Q4, Q4.theta0, 0.03, 1e-9, 1e-9, 25, 3),
        ("diverged", Q4, Q4.theta0, 150.0, 1e-9, 1e-9, 500, 4),
        ("not_a_number", BARRIER, BARRIER.theta0, 4.2, 1e-9, 1e-9, 50, 4),
        ("at_the_minimum", Q4, Q4.centre, 0.1, 1e-9, 1e-9, 5, 1),
        ("diverged_at_once", Q4, np.array([1e200, 0.0, 0.0, 0.0]), 0.1, 1e-9, 1e-9, 5, 4),
    ]:
        case = Case("gradient_descent", f"minimize_{name}",
                    "minimize: plain Python, PyTorch autograd")
        case.given(theta0=theta0, lr=lr, gradient_tolerance=gradient_tolerance,
                   loss_tolerance=loss_tolerance, max_updates=maximum, **problem.inputs)

        def loss(theta):
            return float(problem.loss(torch.tensor(theta)))

        path, got = minimize(loss, problem.gradient, theta0, lr, gradient_tolerance,
                             loss_tolerance, maximum)
        assert got["reason"] == reason, (name, got)
        for k, theta in enumerate(path, 1):
            case.step(k)
            case.real(theta=theta)
        case.step(len(path) + 1)
        case.count(updates=got["updates"], reason=reason)
        case.real(loss=got["loss"], returned=path[-1] if path else theta0)


def early_stopping_cases():
    scripted = {  # name: patience, min_delta, max_epochs, validation losses
        "patience": (4, 0.25, 20, [2.0, 1.0, 0.75, 1.5, 0.8, 0.9, 0.1]),
        "resets": (3, 0.0, 20, [2.0, 2.0, 2.5, 1.0, 1.0, math.nan, 0.5, 0.6, math.inf, 0.5, 0.1]),
        "last_epoch": (4, 0.0, 8, [9.0, 8.0, 7.0, 7.5, 3.0, 2.0, 2.5, 2.25]),
        "patience_at_the_end": (2, 0.0, 4, [3.0, 2.0, 2.5, 2.25]),
        "never_improves": (3, 0.0, 9, [math.nan, math.inf, math.nan, 1.0]),
    }
    for name, (patience, min_delta, maximum, losses) in scripted.items():
        case = Case("gradient_descent", f"early_stopping_{name}",
                    "train_with_early_stopping: plain Python, PyTorch SGD as the training")
        case.given(theta0=Q4.theta0, lr=0.05, **Q4.inputs, losses=losses)
        follow_stopping(case, Q4.loss, Q4.theta0, 0.05, lambda p, k: losses[k - 1], patience,
                        min_delta, maximum)

    train, held_out, theta0 = list(range(6)), list(range(6, 23)), np.array([0.5, 0.0, -0.25, 4.0])
    case = Case("gradient_descent", "early_stopping_training",
                "train_with_early_stopping: plain Python, PyTorch SGD as the training")
    case.given(theta0=theta0, lr=0.1, **TABLE.inputs("mse"), train=train, held_out=held_out)
    validate = TABLE.loss("mse", held_out)
    best = follow_stopping(case, TABLE.loss("mse", train), theta0, 0.1,
                           lambda p, k: float(validate(p)), 5, 0.001, 200)
    assert 5 < best["best_epoch"] < 60 and best["stopped"], best


def follow_stopping(case, loss, theta0, lr, validate, patience, min_delta, maximum):
    p = torch.nn.Parameter(torch.tensor(theta0))
    optimizer = torch.optim.SGD([p], lr=lr)

    def epoch(k):
        optimizer.zero_grad()
        loss(p).backward()
        optimizer.step()
        return p.detach().numpy().copy(), validate(p, k)

    case.given(patience=patience, min_delta=min_delta, max_epochs=maximum)
    path, got = early_stopping(epoch, theta0, patience, min_delta, maximum)
    for k, (theta, value) in enumerate(path, 1):
        case.step(k)
        case.real(theta=theta, validation=value)
    case.step(len(path) + 1)
    case.count(**{name: got[name] for name in ("epochs", "best_epoch", "stopped")})
    case.real(best_loss=got["best_loss"], returned=got["theta"])
    return got
