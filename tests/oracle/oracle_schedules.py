"""Oracle cases of stage 04."""
import numpy as np
import torch
from torch.optim import lr_scheduler
from torch.optim.lr_scheduler import CosineAnnealingWarmRestarts

from oracle_data import BARRIER, Q4, Case, agree
from oracle_rules import cosine_rate, range_test, restart_rate, warmup_cosine_rate, warmup_rate


def torch_rates(make, lr0, count):
    """The rates of steps 0 ... count-1 from a PyTorch scheduler, which counts in steps itself."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr0)
    scheduler = make(optimizer)
    rates = []
    for _ in range(count):
        rates.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    return rates


def schedule_case(name, source, sets):
    """sets: (parameters, times, rates)"""
    case = Case("schedules", f"schedule_{name}", source)
    for k, (parameters, times, rates) in enumerate(sets, 1):
        case.step(k)
        case.given(**parameters, t=times)
        case.real(lr=rates)


def schedule_cases():
    first, far = list(range(61)), [61, 1000, 2 ** 31, 2 ** 53]
    schedule_case("constant", "PyTorch LambdaLR with the factor 1", [
        ({"lr0": 0.3}, first,
         torch_rates(lambda o: lr_scheduler.LambdaLR(o, lambda t: 1.0), 0.3, 61))])
    schedule_case("step", "PyTorch StepLR", [
        ({"lr0": lr0, "gamma": gamma, "s": s}, first,
         torch_rates(lambda o: lr_scheduler.StepLR(o, s, gamma), lr0, 61))
        for lr0, gamma, s in [(0.8, 0.3, 7), (0.1, 0.9, 10), (2.0, 0.95, 1), (0.5, 1.0, 4),
                              (0.5, 0.5, 60)]])
    schedule_case("exponential", "PyTorch ExponentialLR", [
        ({"lr0": lr0, "decay": decay}, first,
         torch_rates(lambda o: lr_scheduler.ExponentialLR(o, decay), lr0, 61))
        for lr0, decay in [(0.8, 0.93), (2.0, 0.5), (0.1, 1.0)]])
    schedule_case("natural_exponential", "NumPy", [
        ({"lr0": lr0, "k": k}, first + far, lr0 * np.exp(-k * np.array(first + far, dtype=float)))
        for lr0, k in [(0.8, 0.07), (2.0, 1.5), (0.1, 0.0)]])

    cosine = [(0.8, 0.05, 50), (0.1, 0.0, 60), (1.0, 0.01, 1), (0.5, 0.5, 9)]
    schedule_case("cosine", "PyTorch CosineAnnealingLR", [
        ({"lr_max": high, "lr_min": low, "T": T}, list(range(T + 1)),
         torch_rates(lambda o: lr_scheduler.CosineAnnealingLR(o, T, low), high, T + 1))
        for high, low, T in cosine])
    schedule_case("cosine_afterwards", "NumPy", [
        ({"lr_max": high, "lr_min": low, "T": T}, [T, T + 1, T + 2, 2 * T, 3 * T + 1] + far,
         [cosine_rate(high, low, T, t) for t in [T, T + 1, T + 2, 2 * T, 3 * T + 1] + far])
        for high, low, T in cosine])
    restart_cases(first)

    warmups = [(0.8, W) for W in (0, 1, 2, 10, 60)]
    schedule_case("warmup", "NumPy", [
        ({"lr0": lr0, "W": W}, first[:W + 3] + far,
         [warmup_rate(lr0, W, t) for t in first[:W + 3] + far])
        for lr0, W in warmups])
    for lr0, W in warmups[2:]:
        ramp = torch_rates(lambda o: lr_scheduler.LinearLR(o, 1 / W, 1.0, W - 1), lr0, 61)
        agree(f"warm-up W = {W}, PyTorch LinearLR", [warmup_rate(lr0, W, t) for t in first], ramp)
    schedule_case("warmup_cosine", "NumPy", [
        ({"lr_max": high, "lr_min": low, "W": W, "T": T}, first + far,
         [warmup_cosine_rate(high, low, W, T, t) for t in first + far])
        for high, low, W, T in [(0.8, 0.05, 10, 50), (0.8, 0.0, 0, 60), (1.0, 0.01, 1, 2),
                                (0.5, 0.1, 49, 50)]])


def restart_cases(first):
    sets, boundary = [], []
    for high, low, T0, m in [(0.8, 0.05, 10, 3), (0.1, 0.0, 3, 2), (1.0, 0.01, 10, 1),
                             (0.5, 0.1, 1, 2)]:
        # Without an argument, step() counts in integers. With one it takes a logarithm (see below).
        every = torch_rates(lambda o: CosineAnnealingWarmRestarts(o, T0, m, low), high, 3700)
        agree(f"warm restarts T0 = {T0}, m = {m}, plain Python",
              [restart_rate(high, low, T0, m, t) for t in range(3700)], every)
        parameters = {"lr_max": high, "lr_min": low, "T0": T0, "m": m}
        sets.append((parameters, first, [every[t] for t in first]))
        starts = [t for t in range(1, 3699) if every[t] > every[t - 1]]
        near = [t for s in (starts if m > 1 else starts[-2:]) for t in range(s - 2, s + 3)]
        boundary.append((parameters, near, [every[t] for t in near]))
        if (T0, m) == (10, 3):
            assert starts == [10, 40, 130, 400, 1210, 3640]
            around = list(range(1195, 1226))
            boundary.append((parameters, around, [every[t] for t in around]))
    schedule_case("warm_restarts", "PyTorch CosineAnnealingWarmRestarts", sets)
    schedule_case("warm_restarts_boundaries", "PyTorch CosineAnnealingWarmRestarts", boundary)

    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.8)
    asked = CosineAnnealingWarmRestarts(optimizer, 10, 3, 0.05)
    wrong = []
    for t in range(3700):
        asked.step(t)
        if abs(asked.get_last_lr()[0] - restart_rate(0.8, 0.05, 10, 3, t)) > 1e-12:
            wrong.append(t)
    print(f"PyTorch's step(t), by logarithm, is wrong for T0 = 10, m = 3 at t = {wrong}")


def range_test_cases():
    for name, problem, theta0, low, high, steps, count in [
        ("explodes", Q4, Q4.theta0, 1e-3, 10.0, 12, 10),
        ("rises_slowly", Q4, Q4.theta0, 0.1, 0.2, 40, 27),
        ("to_the_end", Q4, Q4.theta0, 1e-4, 0.1, 20, 20),
        ("not_finite", Q4, Q4.theta0, 1e-3, 1e250, 2, 2),
        ("not_a_number", BARRIER, BARRIER.theta0, 1e-3, 1e3, 7, 5),
        ("never_falls", Q4, Q4.theta0, 1.0, 2.0, 5, 1),
        ("at_the_minimum", Q4, Q4.centre, 1e-3, 1.0, 4, 4),
    ]:
        case = Case("schedules", f"range_test_{name}",
                    "lr_range_test: plain Python, PyTorch SGD and autograd, NumPy geomspace")
        case.given(theta0=theta0, lr_min=low, lr_max=high, steps=steps, **problem.inputs)
        p = torch.nn.Parameter(torch.tensor(theta0))
        optimizer = torch.optim.SGD([p], lr=1)

        def train(rate):
            optimizer.param_groups[0]["lr"] = rate
            optimizer.zero_grad()
            problem.loss(p).backward()
            optimizer.step()
            return p.detach().numpy().copy(), float(problem.loss(p))

        got = range_test(train, float(problem.loss(p)), np.geomspace(low, high, steps))
        assert len(got["rates"]) == count, (name, len(got["rates"]))
        for k, theta in enumerate(got["path"], 1):
            case.step(k)
            case.real(theta=theta)
        case.step(len(got["path"]) + 1)
        case.real(rates=got["rates"], losses=got["losses"], suggestion=got["suggestion"])
        case.count(count=len(got["rates"]))
