"""The tables and the chart of the ablations: accuracy of each network, and the time of what the compiler makes of it."""

import dataclasses
import statistics


@dataclasses.dataclass
class Network:
    """One network of the ablations. Those of scale 1 belong to the groups experiment."""
    groups: int
    scale: float
    shuffle: bool
    macs: int
    accuracies: dict  # percent, by seed
    milliseconds: float | None = None

    @property
    def mean(self) -> float:
        return statistics.mean(self.accuracies.values())

    @property
    def spread(self) -> tuple:
        """How far the lowest and the highest seed are from the mean."""
        return self.mean - min(self.accuracies.values()), max(self.accuracies.values()) - self.mean


def join(rows: list, times: list) -> list:
    """The networks of the rows over all their seeds, with the times that are known."""
    found = {}
    for row in rows:
        network = found.setdefault(key(row), Network(*key(row), {}))
        network.accuracies[int(row["seed"])] = 100 * float(row["accuracy"])
    for row in times:
        if key(row) in found:
            found[key(row)].milliseconds = float(row["median_ms"])
    return [found[name] for name in sorted(found)]


def key(row: dict) -> tuple:
    return int(row["groups"]), float(row["scale"]), row["shuffle"] == "True", int(row["macs"])


def print_tables(networks: list) -> None:
    print("| groups | scale | shuffle | multiply-adds | compiled | seeds | accuracy, mean | lowest to highest |")
    print("|---|---|---|---|---|---|---|---|")
    for network in networks:
        values = network.accuracies.values()
        print(f"| {network.groups} | {network.scale:g} | {'yes' if network.shuffle else 'no'} | {network.macs / 1e6:.2f} M | "
              f"{1000 * network.milliseconds:.1f} µs | {len(values)} | {network.mean:.2f} % | {min(values):.2f} to {max(values):.2f} % |")

    print("\n| groups | scale | with shuffle minus without, each seed | mean |")
    print("|---|---|---|---|")
    plain = {(network.groups, network.scale): network for network in networks if not network.shuffle}
    for network in networks:
        other = plain.get((network.groups, network.scale))
        if network.shuffle and other:
            gains = [network.accuracies[seed] - other.accuracies[seed] for seed in sorted(network.accuracies) if seed in other.accuracies]
            print(f"| {network.groups} | {network.scale:g} | {', '.join(f'{gain:+.2f}' for gain in gains)} | {statistics.mean(gains):+.2f} |")


def draw(networks: list, title: str, path: str) -> None:
    import matplotlib
    matplotlib.use("Agg")
    matplotlib.rcParams["svg.hashsalt"] = "ablation"  # the same rows give the same file
    from matplotlib import pyplot
    figure, (by_groups, by_cost, by_time) = pyplot.subplots(1, 3, figsize=(14, 4.6))
    draw_groups(by_groups, [network for network in networks if network.scale == 1])
    draw_scales(by_cost, [network for network in networks if network.groups == 3], lambda network: network.macs / 1e6)
    by_cost.set_title("scale 0.25 to 1, 3 groups")
    by_cost.set_xlabel("million multiply-adds")
    draw_times(by_time, networks)
    for axes in (by_groups, by_cost, by_time):
        axes.set_ylabel("test accuracy, %")
        axes.grid(alpha=0.3)
    for axes in (by_cost, by_time):  # the first panel has the series of the second, and no corner that stays free
        axes.legend(loc="lower right")
    figure.suptitle(title)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def draw_groups(axes, networks: list) -> None:
    """Groups as words on the axis, the two kinds a little apart so that no bar hides another."""
    places = {groups: place for place, groups in enumerate(sorted({network.groups for network in networks}))}
    for shuffle in (True, False):
        shift = -0.08 if shuffle else 0.08
        draw_series(axes, [network for network in networks if network.shuffle == shuffle], lambda network: places[network.groups] + shift, shuffle)
    axes.set_xticks(list(places.values()), list(places))
    axes.set_title("groups, at equal cost")
    axes.set_xlabel("groups")


def draw_scales(axes, networks: list, x) -> None:
    for shuffle in (True, False):
        draw_series(axes, [network for network in networks if network.shuffle == shuffle], x, shuffle)


def draw_series(axes, networks: list, x, shuffle: bool) -> None:
    axes.errorbar(
        [x(network) for network in networks], [network.mean for network in networks], yerr=bars(networks),
        label="shuffle" if shuffle else "no shuffle", marker="o" if shuffle else "s", capsize=4)


def draw_times(axes, networks: list) -> None:
    """A colour for each number of groups; hollow without shuffle, whose time is the same. Means alone: the points are close."""
    for groups in sorted({network.groups for network in networks}):
        for shuffle in (True, False):
            chosen = [network for network in networks if network.groups == groups and network.shuffle == shuffle]
            axes.plot(
                [1000 * network.milliseconds for network in chosen], [network.mean for network in chosen], linestyle="none", markersize=7,
                marker="o" if shuffle else "s", fillstyle="full" if shuffle else "none", color=f"C{groups}",
                label=f"{groups} group{'s' if groups > 1 else ''}" if shuffle else None)
    axes.plot([], [], linestyle="none", markersize=7, marker="s", fillstyle="none", color="black", label="hollow: no shuffle")
    axes.set_title("all networks, compiled")
    axes.set_xlabel("microseconds an image, one thread")


def bars(networks: list) -> list:
    """As matplotlib wants them: the distances below, then those above."""
    return [list(side) for side in zip(*(network.spread for network in networks))]
