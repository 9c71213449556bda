"""The set-up itself: the same steps in the same order, whoever asks for them."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from deploy.local import application, environment, packages, ports, processes, services
from deploy.local.paths import RUN, lay_out
from deploy.local.shell import step
from deploy.local.supervisor import port_in_use


@contextmanager
def ready(
    *, data: bool = True, seed: bool = False, for_tests: bool = False
) -> Iterator[dict[str, str]]:
    """Everything installed, servers running, data in place; yields the environment of programs."""
    lay_out()
    with _one_at_a_time():
        install(for_tests=for_tests)
    with services.running() as addresses:
        env = environment_of(addresses)
        if data:
            with _one_at_a_time():
                application.prepare(env, seed=seed)
        yield env


def install(*, for_tests: bool) -> None:
    """Debian packages, Python packages, browser libraries."""
    if lacking := packages.missing(for_tests=for_tests):
        with step(f"Debian packages: {' '.join(lacking)}"):
            packages.install(lacking)
    environment.make_venv()
    environment.fetch_browser_libraries()


def environment_of(addresses: Mapping[str, str]) -> dict[str, str]:
    """The variables of web, worker, beat and Django's commands."""
    is_up = processes.remembered("supervisor") is not None
    kept = port_in_use() or str(ports.port_of("web", ours=is_up))
    port = os.environ.get("PORT") or kept
    site = os.environ.get("SITE_URL") or f"http://127.0.0.1:{port}"
    return environment.variables(**addresses, PORT=port, SITE_URL=site)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two set-ups of one checkout at the same moment would trip over each other."""
    with (RUN / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
