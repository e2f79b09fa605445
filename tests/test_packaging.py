"""What is installed is whole: wheel and editable install carry migrations, data files and templates."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ("factcheck", "migrations", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")

BUILD = """
import sys
from setuptools import build_meta
print(getattr(build_meta, sys.argv[1])(sys.argv[2]))
"""

PROBE = """
import site, sys
site.addsitedir(sys.argv[1])
from importlib.metadata import entry_points, version
from importlib.resources import files
from pathlib import Path
import factcheck, factcheck.migrations
places = [Path(factcheck.__file__), Path(factcheck.migrations.__file__)]
print(*(place.parent for place in places), sep="\\n")
assert (files("factcheck.migrations") / "versions").is_dir()
assert (files("factcheck") / "py.typed").is_file()
assert version("factcheck-desk") == factcheck.__version__
"""


def packages_in_tree() -> dict[str, Path]:
    """Return every package by its installed name with its folder."""
    found = {
        ".".join(folder.relative_to(ROOT).parts): folder
        for folder in sorted(path.parent for path in (ROOT / "factcheck").rglob("__init__.py"))
    }
    migrations = [path.parent for path in (ROOT / "migrations").rglob("__init__.py")]
    found |= {f"factcheck.{'.'.join(folder.relative_to(ROOT).parts)}": folder for folder in migrations}
    return found


def files_in_tree() -> set[str]:
    """Return every file of the packages by its installed path; what Python makes is left out."""
    return {
        f"{name.replace('.', '/')}/{path.relative_to(folder).as_posix()}"
        for name, folder in packages_in_tree().items()
        for path in [*folder.iterdir(), *_beside(folder)]
        if path.is_file() and path.suffix != ".pyc"
    }


def _beside(folder: Path) -> list[Path]:
    """Return the files of the folders that are no packages: data, templates."""
    rooms = [path for path in folder.iterdir() if path.is_dir() and path.name != "__pycache__"]
    return [
        path
        for room in rooms
        if not (room / "__init__.py").exists()
        for path in room.rglob("*")
        if path.is_file()
    ]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what a build reads, so that it leaves nothing in the tree."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def build(checkout: Path, way: str, target: Path) -> Path:
    """Build by setuptools alone, which needs no network; return the file that is made."""
    target.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", BUILD, way, str(target)],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return target / done.stdout.splitlines()[-1]


def installed(wheel: Path, folder: Path) -> list[str]:
    """Unpack ``wheel`` as pip does and return where a bare Python then finds program and migrations."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", PROBE, str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_setup_names_the_packages_of_the_tree() -> None:
    """A package that setup.cfg does not name would be missing from the wheel."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    expected = sorted(packages_in_tree())
    assert expected == sorted(setup["options"]["packages"].split())


def test_the_wheel_carries_every_file(checkout: Path, tmp_path: Path) -> None:
    """Modules, migrations, word lists, templates and py.typed are in the wheel, which runs from there."""
    wheel = build(checkout, "build_wheel", tmp_path / "dist")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert files_in_tree() == names
    folder = tmp_path / "site"
    expected = [str(folder / "factcheck"), str(folder / "factcheck" / "migrations")]
    assert expected == installed(wheel, folder)


def test_an_editable_install_leads_to_the_checkout(checkout: Path, tmp_path: Path) -> None:
    """Program and migrations are those of the checkout, the migrations under their installed name."""
    wheel = build(checkout, "build_editable", tmp_path / "dist")
    expected = [str(checkout / "factcheck"), str(checkout / "migrations")]
    assert expected == installed(wheel, tmp_path / "site")
