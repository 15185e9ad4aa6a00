"""One training run: its settings, its state, a step, and a checkpoint from which it goes on as if never interrupted."""

import dataclasses
import math
import os

import torch
import torch.nn.functional as F

import fashion
import spec as specification
from network import ShuffleNet
from weights import save_pth


@dataclasses.dataclass(frozen=True)
class Settings:
    """Everything that the result of a run depends on, beside the machine's arithmetic."""

    spec: specification.Spec
    epochs: int
    batch: int = 128
    seed: int = 1
    learning_rate: float = 0.2
    warmup: float = 0.15
    momentum: float = 0.9
    weight_decay: float = 2e-4
    smoothing: float = 0.05
    shift: int = 2
    erase: float = 0.25
    images: int = 60000
    precision: str = "float32"


class Run:
    """The state of a run. The random numbers of a step are a function of seed and step, and so is the learning rate: a
    checkpoint is the step's number, the network, the optimizer and the epoch's sums."""

    def __init__(self, settings: Settings, images: torch.Tensor, labels: torch.Tensor):
        if settings.batch > settings.images:
            raise ValueError(f"batch: expected at most the {settings.images} images, found {settings.batch}")
        self.settings = settings
        self.images, self.labels = images[:settings.images], labels[:settings.images]
        self.steps_per_epoch = len(self.images) // settings.batch
        self.steps = settings.epochs * self.steps_per_epoch
        self.step_number = 0
        self.loss_sum = self.correct = self.seen = 0
        torch.manual_seed(settings.seed)
        self.network = ShuffleNet(settings.spec).to(memory_format=torch.channels_last)
        self.optimizer = self._optimizer()
        self._order = (-1, None)

    @property
    def epoch(self) -> int:
        return self.step_number // self.steps_per_epoch

    def step(self) -> float:
        """One step of the optimizer; returns the loss of its batch."""
        settings = self.settings
        epoch, position = divmod(self.step_number, self.steps_per_epoch)
        if position == 0:
            self.loss_sum = self.correct = self.seen = 0
        chosen = self._permutation(epoch)[position * settings.batch:][:settings.batch]
        pixels = fashion.augment(self.images[chosen], self._generator(1 + self.step_number), settings.shift, settings.erase)
        inputs, labels = fashion.normalise(pixels), self.labels[chosen]

        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate(self.step_number)
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16, enabled=settings.precision == "bfloat16"):
            logits = self.network(inputs.contiguous(memory_format=torch.channels_last))
        loss = F.cross_entropy(logits.float(), labels, label_smoothing=settings.smoothing)
        if not math.isfinite(loss.item()):
            raise FloatingPointError(f"the loss of step {self.step_number} is {loss.item()}")
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()

        self.step_number += 1
        self.loss_sum += loss.item() * len(labels)
        self.correct += (logits.argmax(1) == labels).sum().item()
        self.seen += len(labels)
        return loss.item()

    def learning_rate(self, step: int) -> float:
        """One cycle: up in a line, down in half a cosine to zero."""
        warmup = max(1, round(self.settings.warmup * self.steps))
        if step < warmup:
            return self.settings.learning_rate * (step + 1) / warmup
        return self.settings.learning_rate * 0.5 * (1 + math.cos(math.pi * (step - warmup) / (self.steps - warmup)))

    def save(self, path: str) -> None:
        save_pth(path, {
            "settings": dataclasses.asdict(self.settings), "step": self.step_number, "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(), "sums": (self.loss_sum, self.correct, self.seen)})

    def resume(self, path: str) -> bool:
        """Takes the state from a checkpoint, if there is one; it must be one of the same settings."""
        if not os.path.exists(path):
            return False
        checkpoint = torch.load(path, map_location="cpu")
        found, expected = checkpoint["settings"], dataclasses.asdict(self.settings)
        for name in expected:
            if found.get(name) != expected[name]:
                raise SystemExit(f"{path}: {name}: expected {expected[name]}, found {found.get(name)}")
        self.step_number = checkpoint["step"]
        self.loss_sum, self.correct, self.seen = checkpoint["sums"]
        self.network.load_state_dict(checkpoint["network"])
        self.optimizer.load_state_dict(checkpoint["optimizer"])
        return True

    def _optimizer(self):
        # Scales, shifts and the nine taps of a depthwise filter are not decayed: they are few and each one counts.
        decayed, free = [], []
        for parameter in self.network.parameters():
            small = parameter.dim() < 2 or (parameter.dim() == 4 and parameter.shape[1] == 1 and parameter.shape[2] == 3)
            (free if small else decayed).append(parameter)
        groups = [{"params": decayed, "weight_decay": self.settings.weight_decay}, {"params": free, "weight_decay": 0.0}]
        return torch.optim.SGD(
            groups, self.settings.learning_rate, self.settings.momentum, nesterov=True, foreach=True)

    def _permutation(self, epoch: int) -> torch.Tensor:
        if self._order[0] != epoch:
            self._order = (epoch, torch.randperm(len(self.images), generator=self._generator(-1 - epoch)))
        return self._order[1]

    def _generator(self, index: int) -> torch.Generator:
        # The generator keeps 32 bits of its seed.
        return torch.Generator().manual_seed((self.settings.seed * 1_000_003 + index) & 0xFFFFFFFF)


def predict(network: ShuffleNet, images: torch.Tensor, batch: int = 250) -> torch.Tensor:
    """Logits [count, classes] of bytes [count, 28, 28], in float32 whatever the training's precision was."""
    network.eval()
    with torch.no_grad():
        return torch.cat([network(fashion.normalise(part)) for part in images.split(batch)])


def accuracy(network: ShuffleNet, images: torch.Tensor, labels: torch.Tensor) -> float:
    return (predict(network, images).argmax(1) == labels).double().mean().item()
