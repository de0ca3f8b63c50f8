"""Writes tests/Descent.Lessons.Tests/Parity/golden.json: what PyTorch computes, for this library to be held against.

    python3 benchmarks/reference/golden.py

needs PyTorch (made with 1.13.0; on Debian, the package python3-torch). The tests need only the file it writes, which is
checked in, so nobody has to run this unless a case is added. ParityTests.cs defines the same problems and names the
same optimizers.

Places where PyTorch needs a hand to compute the formulas of this library:

- SGD with dampening leaves it out of the first step: its momentum buffer starts as the whole gradient g, where
  v = beta*v + (1 - beta)*g with v = 0 at first gives (1 - beta)*g. A buffer of zeros, put into the optimizer's state
  before the first step, makes PyTorch dampen that step like every other.
- CosineAnnealingWarmRestarts is asked step by step, step(), which counts cycles in whole numbers. Asked for an epoch at
  once, step(epoch), it finds the cycle with a logarithm; for T_0 = 10 and T_mult = 3 that logarithm comes out just below
  5 at epoch 1210, and PyTorch 1.13.0 gives eta_min, the end of the old cycle, in place of the peak. No such value is here.
- ExponentialLR, StepLR and CosineAnnealingLR find each learning rate from the last one, so their rounding errors add up
  with the steps.
- ReduceLROnPlateau leaves out reductions of less than 1e-8 unless told eps=0.
- clip_grad_norm_ divides by the norm plus 1e-6, and so clips to a little less than asked; those two paths agree to that.
"""

import json
import math
import pathlib

import torch
from torch.optim import SGD, Adam, RMSprop
from torch.nn.utils import clip_grad_norm_
from torch.optim.lr_scheduler import CosineAnnealingLR, CosineAnnealingWarmRestarts, ExponentialLR, ReduceLROnPlateau, StepLR

STEPS = 100
TARGET = pathlib.Path(__file__).parents[2] / "tests/Descent.Lessons.Tests/Parity/golden.json"


def vector(*numbers):
    return torch.tensor(numbers, dtype=torch.float64)


CURVATURES = vector(1, 25)
MATRIX = vector([4, 1, 0.5], [1, 3, -0.5], [0.5, -0.5, 2])
MINIMIZER = vector(1, -2, 0.5)
FEATURES = vector([1, 0.5, -1], [1, 1.5, 0.25], [1, -0.75, 2], [1, 2, 1], [1, -1.25, -0.5], [1, 0.25, 1.75])
TARGETS = vector(1, 3.5, -0.25, 5, -2, 1.5)

# Name: f and the starting point.
PROBLEMS = {
    "bowl": (lambda x: (CURVATURES * x**2).sum() / 2, [10, 1]),
    "rotated bowl": (lambda x: (x - MINIMIZER) @ MATRIX @ (x - MINIMIZER) / 2, [4, 3, -5]),
    "Rosenbrock": (lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2, [-1.2, 1]),
    "least squares": (lambda x: ((FEATURES @ x - TARGETS) ** 2).mean() / 2, [0, 0, 0]),
}

# Name: the optimizer, and its learning rate on Rosenbrock's valley and elsewhere.
OPTIMIZERS = {
    "SGD": (lambda x, lr: SGD([x], lr=lr), 1e-3, 0.05),
    "SGD(momentum=0.9)": (lambda x, lr: SGD([x], lr=lr, momentum=0.9), 2e-4, 0.02),
    "SGD(momentum=0.9, dampening=0.9)": (lambda x, lr: dampened_from_the_start(x, lr), 2e-3, 0.2),
    "SGD(momentum=0.9, nesterov=True)": (lambda x, lr: SGD([x], lr=lr, momentum=0.9, nesterov=True), 2e-4, 0.02),
    "RMSprop(alpha=0.99, eps=1e-8)": (lambda x, lr: RMSprop([x], lr=lr, alpha=0.99, eps=1e-8), 0.01, 0.05),
    "Adam": (lambda x, lr: Adam([x], lr=lr), 0.05, 0.2),
}

# Name: the scheduler. Every learning rate starts at 0.1.
SCHEDULERS = {
    "CosineAnnealingWarmRestarts(T_0=10, T_mult=1)": lambda o: CosineAnnealingWarmRestarts(o, T_0=10, T_mult=1),
    "CosineAnnealingWarmRestarts(T_0=10, T_mult=2, eta_min=1e-3)": lambda o: CosineAnnealingWarmRestarts(o, T_0=10, T_mult=2, eta_min=1e-3),
    "CosineAnnealingWarmRestarts(T_0=10, T_mult=3)": lambda o: CosineAnnealingWarmRestarts(o, T_0=10, T_mult=3),
    "CosineAnnealingLR(T_max=1300, eta_min=1e-3)": lambda o: CosineAnnealingLR(o, T_max=1300, eta_min=1e-3),
    "ExponentialLR(gamma=exp(-0.01))": lambda o: ExponentialLR(o, gamma=math.exp(-0.01)),
    "StepLR(step_size=30, gamma=0.5)": lambda o: StepLR(o, step_size=30, gamma=0.5),
}

# Name: the scheduler that hears the loss of every step. Every learning rate starts at 0.1.
REACTIONS = {
    "ReduceLROnPlateau(factor=0.5, patience=2)": lambda o: ReduceLROnPlateau(o, factor=0.5, patience=2, eps=0),
    "ReduceLROnPlateau(factor=0.3, patience=0, threshold=0.05, cooldown=3, min_lr=2e-3)":
        lambda o: ReduceLROnPlateau(o, factor=0.3, patience=0, threshold=0.05, cooldown=3, min_lr=2e-3, eps=0),
}

# All of the first steps, then those around restarts: of T_mult=2 at 70, 150, 310, 630 and 1270, of T_mult=3 at 130, 400 and 1210.
SAMPLED = [*range(61), *(r + d for r in (70, 130, 150, 310, 400, 630, 1210, 1270) for d in (-1, 0, 1)), 1300]


def dampened_from_the_start(x, lr):
    optimizer = SGD([x], lr=lr, momentum=0.9, dampening=0.9)
    optimizer.state[x]["momentum_buffer"] = torch.zeros_like(x)
    return optimizer


def trajectory(problem, optimizer, scheduler=None, clip=None):
    f, start = PROBLEMS[problem]
    make, in_valley, elsewhere = OPTIMIZERS[optimizer]
    learning_rate = 0.1 if scheduler else in_valley if problem == "Rosenbrock" else elsewhere
    x = vector(*start).requires_grad_()
    steps = make(x, learning_rate)
    schedule = (SCHEDULERS | REACTIONS)[scheduler](steps) if scheduler else None
    path = [x.tolist()]
    for _ in range(STEPS):
        steps.zero_grad()
        loss = f(x)
        loss.backward()
        if clip:
            clip_grad_norm_([x], clip)
        steps.step()
        if schedule:
            schedule.step(*([loss.item()] if scheduler in REACTIONS else []))
        path.append(x.tolist())
    return {"problem": problem, "optimizer": optimizer, "scheduler": scheduler, "clip": clip, "learningRate": learning_rate, "path": path}


def learning_rates(scheduler):
    optimizer = SGD([vector(0)], lr=0.1)
    schedule = SCHEDULERS[scheduler](optimizer)
    values = []
    for _ in range(max(SAMPLED) + 1):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return {"scheduler": scheduler, "steps": SAMPLED, "values": [values[t] for t in SAMPLED]}


def lines(items):
    return "[\n" + ",\n".join(json.dumps(item, separators=(",", ":")) for item in items) + "\n]"


made = {"command": "python3 benchmarks/reference/golden.py", "pytorch": torch.__version__, "dtype": "float64"}
trajectories = [trajectory(problem, optimizer) for problem in PROBLEMS for optimizer in OPTIMIZERS]
trajectories.append(trajectory("bowl", "SGD(momentum=0.9, dampening=0.9)", "CosineAnnealingWarmRestarts(T_0=10, T_mult=2, eta_min=1e-3)"))
trajectories.append(trajectory("rotated bowl", "SGD(momentum=0.9)", "CosineAnnealingWarmRestarts(T_0=10, T_mult=2, eta_min=1e-3)"))
for reaction in REACTIONS:
    trajectories.append(trajectory("rotated bowl", "SGD(momentum=0.9)", reaction))
    trajectories.append(trajectory("least squares", "Adam", reaction))
trajectories.append(trajectory("Rosenbrock", "SGD", clip=5))
trajectories.append(trajectory("bowl", "SGD(momentum=0.9)", clip=0.5))
schedules = [learning_rates(scheduler) for scheduler in SCHEDULERS]
TARGET.write_text(f'{{"made":{json.dumps(made)},\n"trajectories":{lines(trajectories)},\n"schedules":{lines(schedules)}}}\n')
