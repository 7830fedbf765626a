"""The independent oracle: what each rule of stages 01 to 04 does in code that is not ours.

Usage    /usr/bin/python3 tests/oracle/make_oracle.py [FOLDER]      FOLDER: where this file is
Writes   FOLDER/{gradient_descent,momentum,adaptive,schedules}.oracle
Versions of the committed data: Python 3.11.2, PyTorch 1.13.0a0 (Debian 1.13.1), NumPy 1.24.2

Everything is float64, every random number is seeded. A rule comes from PyTorch where PyTorch has
the course's form, else from NumPy or plain Python (oracle_rules.py); those are tied to PyTorch by
assertions wherever the two meet (`agree`). The files have the format of the probe's traces, and
oracle.c reads them with the grader's own reader: what a case has as `in` goes into the course's
functions, what it has as `real` and `count` must come out of them (a `count seed` goes in, too: a
double does not hold 64 bits).
"""
import pathlib
import sys

sys.dont_write_bytecode = True

import numpy as np
import torch

from oracle_data import FILES
from oracle_descent import (difference_cases, early_stopping_cases, epoch_cases, loss_cases,
                            minimize_cases, shuffle_cases)
from oracle_optimizers import optimizer_cases
from oracle_schedules import range_test_cases, schedule_cases


def main():
    print(f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}, NumPy {np.__version__}")
    for make_cases in (difference_cases, optimizer_cases, loss_cases, shuffle_cases, epoch_cases,
                       minimize_cases, early_stopping_cases, schedule_cases, range_test_cases):
        make_cases()
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    for stage, cases in FILES.items():
        text = "descent-trace 1 0\n" + "".join(
            "\n".join([f"case {name}", *lines, "end finished\n"]) for name, lines in cases.items())
        (folder / f"{stage}.oracle").write_text(text)
        print(f"{stage}.oracle: {len(cases)} cases, {len(text)} bytes")


if __name__ == "__main__":
    main()
