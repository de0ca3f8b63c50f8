"""Does in Python what Descent.Benchmarks times: NumPy, PyTorch by hand, torch.optim.SGD and scikit-learn, one thread each.

Reads one JSON object a line from standard input, and answers each with a line. {"prepare": NAME, ...} sets a case up
and is answered with "ready"; {"run": true} does it once and is answered with "done"; {"versions": true} is answered
with the names and versions of what is installed.
"""

import json
import os
import sys

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

import numpy as np
import sklearn
import torch
from sklearn.linear_model import SGDRegressor

torch.set_num_threads(1)
RATE = 0.001


def load(case, cache={}):
    """The data set, as both libraries want it: made once, however many cases use it."""
    path, features = case["data"], case["features"]
    if path not in cache:
        cache.clear()
        table = np.fromfile(path).reshape(-1, features + 1)
        cache[path] = np.ascontiguousarray(table[:, :features]), np.ascontiguousarray(table[:, features])
    return cache[path]


def batches(order, size):
    return (order[start:start + size] for start in range(0, len(order), size))


def epoch_numpy(case):
    x, y = load(case)
    generator = np.random.default_rng(1)

    def run():
        theta = np.zeros(x.shape[1])
        for rows in batches(generator.permutation(len(y)), case["batch"]):
            part = x[rows]
            theta -= RATE * (part.T @ (part @ theta - y[rows])) / len(rows)

    return run


def epoch_torch(case):
    x, y = map(torch.from_numpy, load(case))

    def run():
        theta = torch.zeros(x.shape[1], dtype=torch.float64)
        for rows in batches(torch.randperm(len(y)), case["batch"]):
            part = x[rows]
            theta -= RATE * (part.T @ (part @ theta - y[rows])) / len(rows)

    return run


def epoch_torch_optim(case):
    x, y = map(torch.from_numpy, load(case))

    def run():
        theta = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([theta], lr=RATE)
        for rows in batches(torch.randperm(len(y)), case["batch"]):
            optimizer.zero_grad()
            loss = ((x[rows] @ theta - y[rows]) ** 2).mean() / 2
            loss.backward()
            optimizer.step()

    return run


def epoch_sklearn(case):
    x, y = load(case)

    def run():
        SGDRegressor(penalty=None, learning_rate="constant", eta0=RATE, max_iter=case["epochs"], tol=None, shuffle=True, random_state=1).fit(x, y)

    return run


def gradient_numpy(case):
    x, y = load(case)
    theta = np.zeros(x.shape[1])
    return repeated(case, lambda: x.T @ (x @ theta - y) / len(y))


def gradient_torch(case):
    x, y = map(torch.from_numpy, load(case))
    theta = torch.zeros(x.shape[1], dtype=torch.float64)
    return repeated(case, lambda: x.T @ (x @ theta - y) / len(y))


def momentum_numpy(case):
    theta, v, g = np.zeros(case["features"]), np.zeros(case["features"]), np.ones(case["features"])

    def step():
        nonlocal theta, v
        v = 0.9 * v + 0.1 * g
        theta -= RATE * v

    return repeated(case, step)


def momentum_torch(case):
    theta, v, g = (torch.zeros(case["features"], dtype=torch.float64) for _ in range(3))

    def step():
        v.mul_(0.9).add_(g, alpha=0.1)
        theta.sub_(v, alpha=RATE)

    return repeated(case, step)


def momentum_torch_optim(case):
    theta = torch.zeros(case["features"], dtype=torch.float64, requires_grad=True)
    theta.grad = torch.ones_like(theta)
    return repeated(case, torch.optim.SGD([theta], lr=RATE, momentum=0.9, dampening=0.9).step)


def wells_numpy(case):
    generator = np.random.default_rng(1)

    def run():
        x = np.ones(case["seeds"])
        for _ in range(case["steps"]):
            x -= 0.1 * ((x * x - 1) * x + 0.1 + generator.standard_normal(len(x)))

    return run


def wells_torch(case):
    def run():
        x = torch.ones(case["seeds"], dtype=torch.float64)
        for _ in range(case["steps"]):
            x -= 0.1 * ((x * x - 1) * x + 0.1 + torch.randn(len(x), dtype=torch.float64))

    return run


def repeated(case, once):
    def run():
        for _ in range(case["times"]):
            once()

    return run


def main():
    run = None
    for line in sys.stdin:
        request = json.loads(line)
        if "versions" in request:
            print(f"NumPy {np.__version__}, PyTorch {torch.__version__}, scikit-learn {sklearn.__version__}", flush=True)
        elif "prepare" in request:
            run = globals()[request["prepare"]](request)
            print("ready", flush=True)
        else:
            run()
            print("done", flush=True)


if __name__ == "__main__":
    main()
