"""Oracle cases of the rules that make one step: gd_step, stages 02 and 03."""
import numpy as np
import torch

from oracle_data import GS, Q4, Case, agree
from oracle_rules import step_adagrad, step_ema, step_nesterov, step_rmsprop


def with_torch(make, kept):
    """The trajectory of a PyTorch optimizer; kept: our name -> PyTorch's, for what it remembers."""

    def run(problem, rates, parameters):
        p = torch.nn.Parameter(torch.tensor(problem.theta0))
        optimizer = make([p], parameters)
        for k, lr in enumerate(rates):
            optimizer.param_groups[0]["lr"] = lr
            p.grad = torch.tensor(problem.gradient(p.detach().numpy(), k))
            optimizer.step()
            values = {"theta": p.detach().numpy().copy()}
            yield values | {ours: optimizer.state[p][theirs].numpy().copy()
                            for ours, theirs in kept.items()}

    return run


def with_numpy(step):
    def run(problem, rates, parameters):
        theta, state = problem.theta0.copy(), {}
        for k, lr in enumerate(rates):
            theta = step(theta, state, lambda at: problem.gradient(at, k), lr, **parameters)
            yield {"theta": theta.copy()} | {name: x.copy() for name, x in state.items()}

    return run


def adam(kind):
    def make(p, o):
        rest = {"weight_decay": o["lambda"]} if "lambda" in o else {}
        return kind(p, lr=1, betas=(o["beta1"], o["beta2"]), eps=o["eps"], **rest)

    return with_torch(make, {"m": "exp_avg", "v": "exp_avg_sq"})


TORCH_SGD = with_torch(lambda p, o: torch.optim.SGD(p, lr=1), {})
TORCH_MOMENTUM = with_torch(lambda p, o: torch.optim.SGD(p, lr=1, momentum=o["beta"]),
                            {"v": "momentum_buffer"})
TORCH_NESTEROV = with_torch(
    lambda p, o: torch.optim.SGD(p, lr=1, momentum=o["beta"], nesterov=True), {})
TORCH_ADAGRAD = with_torch(lambda p, o: torch.optim.Adagrad(p, lr=1, eps=o["eps"]), {})
TORCH_RMSPROP = with_torch(
    lambda p, o: torch.optim.RMSprop(p, lr=1, alpha=o["beta"], eps=o["eps"]), {})
EMA, NESTEROV = with_numpy(step_ema), with_numpy(step_nesterov)
ADAGRAD, RMSPROP = with_numpy(step_adagrad), with_numpy(step_rmsprop)
ADAM = {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8}


def optimizer_cases():
    changing = np.array([(0.5 + (k % 7) / 7) * (1 if k < 12 else 0.3) for k in range(24)])
    for stage, name, call, run, lr, parameters in [
        ("gradient_descent", "gd_step", "gd_step: PyTorch SGD", TORCH_SGD, 0.05, {}),
        ("momentum", "heavy_ball", "momentum_step: PyTorch SGD with momentum", TORCH_MOMENTUM, 0.02,
         {"beta": 0.9}),
        ("momentum", "ema", "ema_momentum_step: NumPy", EMA, 0.1, {"beta": 0.9}),
        ("momentum", "nesterov", "nesterov_step: NumPy", NESTEROV, 0.02, {"beta": 0.9}),
        ("adaptive", "adagrad", "adagrad_step: NumPy", ADAGRAD, 0.5, {"eps": 1e-8}),
        ("adaptive", "rmsprop", "rmsprop_step: NumPy", RMSPROP, 0.05, {"beta": 0.9, "eps": 1e-8}),
        ("adaptive", "adam", "adam_step: PyTorch Adam", adam(torch.optim.Adam), 0.1, ADAM),
        ("adaptive", "adamw", "adamw_step: PyTorch AdamW", adam(torch.optim.AdamW), 0.05,
         ADAM | {"lambda": 0.1}),
    ]:
        for suffix, problem, rates in [("quadratic", Q4, [lr]), ("given_gradients", GS, [lr]),
                                       ("changing_rate", Q4, lr * changing)]:
            case = Case(stage, f"{name}_{suffix}", call)
            case.given(theta0=problem.theta0, lr=rates, **problem.inputs, **parameters)
            every = rates if len(rates) > 1 else rates * 40
            for k, values in enumerate(run(problem, every, parameters), 1):
                case.step(k)
                case.real(theta=values.pop("theta"))
                if problem is GS and k % 5 == 1:  # often enough: what is wrong in it stays wrong
                    case.real(**values)

    def thetas(run, rates, **parameters):
        return np.array([values["theta"] for values in run(Q4, rates, parameters)])

    rates = list(0.1 * changing)
    agree("EMA momentum, PyTorch momentum at (1 - beta) lr", thetas(EMA, rates, beta=0.9),
          thetas(TORCH_MOMENTUM, [0.1 * lr for lr in rates], beta=0.9))
    agree("AdaGrad at eps = 0", thetas(ADAGRAD, rates, eps=0.0),
          thetas(TORCH_ADAGRAD, rates, eps=0.0))
    agree("RMSProp at eps = 0", thetas(RMSPROP, rates, beta=0.9, eps=0.0),
          thetas(TORCH_RMSPROP, rates, beta=0.9, eps=0.0))
    # PyTorch keeps the look-ahead point of the step to come in the place of theta.
    ahead = [o["theta"] - 0.02 * 0.9 * o["v"] for o in NESTEROV(Q4, [0.02] * 40, {"beta": 0.9})]
    agree("Nesterov's next look-ahead point", ahead, thetas(TORCH_NESTEROV, [0.02] * 40, beta=0.9))
