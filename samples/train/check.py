"""Checks of the training code: python3 check.py. Takes a few seconds; Fashion-MNIST is needed by the last check alone."""

import filecmp
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import torch
import torch.nn.functional as F

import fashion
from network import ShuffleNet, count_macs, shuffle_channels
from spec import Spec
from training import Run, Settings
from weights import load_safetensors, save_safetensors

HERE = os.path.dirname(os.path.abspath(__file__))
TINY = dict(groups=3, stage_channels=(12, 24), stage_repeats=(2, 2), stem_channels=6, stem_stride=1, stem_pool=False,
            input_height=28, input_width=28, input_channels=1, classes=10)


class Shuffle(unittest.TestCase):
    def test_directions_are_the_papers_permutation_and_its_inverse(self):
        groups, width = 3, 4
        x = torch.arange(12.0).reshape(1, 12, 1, 1)
        paper = shuffle_channels(x, groups, "GroupsToChannels").flatten()
        for i in range(width):
            for q in range(groups):
                self.assertEqual(paper[i * groups + q], q * width + i)
        back = shuffle_channels(paper.reshape(1, 12, 1, 1), groups, "ChannelsToGroups")
        self.assertTrue(torch.equal(back, x))

    def test_gradient_of_the_shuffle_is_the_numerical_one(self):
        x = torch.randn(2, 6, 3, 2, dtype=torch.double, requires_grad=True)
        for direction in ("GroupsToChannels", "ChannelsToGroups"):
            self.assertTrue(torch.autograd.gradcheck(lambda t: shuffle_channels(t, 3, direction), x))

    def test_gradient_of_a_network_is_the_numerical_one(self):
        for dialect in ("Paper", "Megvii"):
            torch.manual_seed(1)
            network = ShuffleNet(Spec(dialect=dialect, **dict(TINY, input_height=8, input_width=8))).double()
            for unit in network.features:
                torch.nn.init.ones_(unit.branch_main_2[1].weight)  # zero would hide the residual branches
            x, labels = torch.randn(5, 1, 8, 8, dtype=torch.double), torch.tensor([1, 2, 3, 4, 5])
            loss = F.cross_entropy(network(x), labels)
            loss.backward()
            # One number of each parameter: those before a shuffle have their gradient through it.
            for name, parameter in network.named_parameters():
                index = parameter.numel() // 2
                with torch.no_grad():
                    flat = parameter.view(-1)
                    start, values = flat[index].item(), []
                    for step in (1e-6, -1e-6):
                        flat[index] = start + step
                        values.append(F.cross_entropy(network(x), labels).item())
                    flat[index] = start
                numerical = (values[0] - values[1]) / 2e-6
                self.assertAlmostEqual(parameter.grad.view(-1)[index].item(), numerical, delta=1e-7, msg=f"{dialect} {name}")


class Costs(unittest.TestCase):
    def test_multiply_adds_are_those_of_the_authors_networks(self):
        for groups, scale, expected in ((1, 1.0, 143.1), (3, 1.0, 137.5), (8, 1.0, 138.4), (3, 0.5, 37.6)):
            found = count_macs(ShuffleNet(Spec(dialect="Megvii", groups=groups, scale=scale))) / 1e6
            self.assertAlmostEqual(found, expected, delta=0.05, msg=f"groups {groups}, scale {scale}")

    def test_attribute_has_what_differs_from_the_presets(self):
        spec = Spec(dialect="Megvii", scale=0.5, stage_repeats=(1, 2, 1), stem_pool=False, shuffle_position="BeforeDepthwise")
        self.assertEqual(
            spec.attribute(),
            "[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 3, Scale = 0.5, "
            "StageRepeats = new[] { 1, 2, 1 }, StemPool = false, InputHeight = 224, InputWidth = 224, InputChannels = 3, "
            "Classes = 1000, ShufflePosition = ShufflePosition.BeforeDepthwise)]")


class Files(unittest.TestCase):
    def test_safetensors_read_back_are_what_was_written(self):
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "x.safetensors")
            tensors = {"a": torch.randn(2, 3), "b": torch.randn(4, 1, 3, 3).to(memory_format=torch.channels_last)}
            save_safetensors(path, dict(tensors, counter=torch.tensor(3)), {"attribute": "[X]"})
            found, metadata = load_safetensors(path)
            self.assertEqual(metadata, {"attribute": "[X]"})
            self.assertEqual(list(found), ["a", "b"])
            self.assertTrue(all(torch.equal(found[name], tensors[name]) for name in tensors))


class Resuming(unittest.TestCase):
    def test_a_resumed_run_has_the_bits_of_an_uninterrupted_one(self):
        images = torch.randint(0, 256, (50, 28, 28), generator=torch.Generator().manual_seed(1), dtype=torch.uint8)
        labels = torch.arange(50) % 10
        for precision in ("float32", "bfloat16"):
            settings = Settings(Spec(dialect="Megvii", **TINY), epochs=2, batch=10, images=50, precision=precision)
            whole = Run(settings, images, labels)
            for _ in range(8):
                whole.step()
            with tempfile.TemporaryDirectory() as directory:
                path = os.path.join(directory, "checkpoint.pth")
                parts = Run(settings, images, labels)
                for _ in range(3):
                    parts.step()
                parts.save(path)
                resumed = Run(settings, images, labels)
                self.assertTrue(resumed.resume(path))
                for _ in range(5):
                    resumed.step()
            self.assertEqual(resumed.loss_sum, whole.loss_sum)
            for name, tensor in whole.network.state_dict().items():
                self.assertTrue(torch.equal(tensor, resumed.network.state_dict()[name]), f"{precision} {name}")

    @unittest.skipUnless(os.path.isdir(fashion.DIRECTORY), "needs the Debian package dataset-fashion-mnist")
    def test_killed_and_started_again_writes_the_same_files(self):
        words = [sys.executable, os.path.join(HERE, "train.py"), "--images", "640", "--test-images", "100", "--batch", "16",
                 "--epochs", "2", "--checkpoint-every", "5", "--stage-channels", "12,24", "--stage-repeats", "1,2",
                 "--stem-channels", "6", "--out"]
        with tempfile.TemporaryDirectory() as directory:
            whole, killed = os.path.join(directory, "whole"), os.path.join(directory, "killed")
            subprocess.run(words + [whole], check=True, stdout=subprocess.DEVNULL)
            process = subprocess.Popen(words + [killed], stdout=subprocess.DEVNULL)
            while process.poll() is None and not os.path.exists(os.path.join(killed, "checkpoint.pth")):
                time.sleep(0.02)
            process.send_signal(signal.SIGKILL)
            self.assertEqual(process.wait(), -signal.SIGKILL, "the run ended before it was killed")
            subprocess.run(words + [killed], check=True, stdout=subprocess.DEVNULL)
            name = "weights.safetensors"
            self.assertTrue(filecmp.cmp(os.path.join(whole, name), os.path.join(killed, name), shallow=False))


if __name__ == "__main__":
    torch.set_num_threads(1)
    unittest.main()
