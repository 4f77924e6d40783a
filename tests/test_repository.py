"""What lies at the top of the project is complete, consistent and nothing else."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest
import yaml

TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitignore",
    ".streamlit",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "app.py",
    "benchmarks",
    "dashboard",
    "data",
    "geodata",
    "publiccode.yml",
    "pyproject.toml",
    "requirements-dev.lock",
    "requirements.lock",
    "tests",
}
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)")


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def public(root):
    return yaml.safe_load((root / "publiccode.yml").read_text(encoding="utf-8"))


def pins(root, lock) -> set[tuple[str, str]]:
    """Return name and version of everything that the lock installs."""
    lines = (root / lock).read_text(encoding="utf-8").splitlines()
    return {(found["name"], found["version"]) for line in lines if (found := PIN.match(line))}


def name_of(requirement: str) -> str:
    """Return a requirement's name as the locks write it."""
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


def test_the_top_level_holds_only_what_belongs_there(root):
    listed = subprocess.run(
        ["git", "ls-files"], cwd=root, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert listed
    assert {name.split("/")[0] for name in listed} - TOP_LEVEL == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_place_on_a_machine(root, lock):
    text = (root / lock).read_text(encoding="utf-8")
    assert re.findall(r".*(?:://|--index|--find-links|--extra|file:|@ ).*", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_in_a_lock_has_hashes(root, lock):
    blocks = re.split(r"\n(?=\S)", (root / lock).read_text(encoding="utf-8"))
    assert len(blocks) > 20
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_every_dependency_is_locked(root, project):
    running = {name_of(needed) for needed in project["project"]["dependencies"]}
    developing = {name_of(needed) for needed in project["dependency-groups"]["dev"]}
    assert running - {name for name, _ in pins(root, "requirements.lock")} == set()
    assert developing - {name for name, _ in pins(root, "requirements-dev.lock")} == set()


def test_the_tests_run_on_the_very_versions_that_readers_get(root):
    assert pins(root, "requirements.lock") - pins(root, "requirements-dev.lock") == set()


def test_the_licence_is_the_same_everywhere(root, project, public):
    assert project["project"]["license"] == public["legal"]["license"] == "MIT"
    assert (root / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")


def test_publiccode_has_what_the_standard_asks_for(public):
    """Mandatory keys and limits of publiccode.yml 0.4."""
    assert public["publiccodeYmlVersion"] == "0.4"
    assert public["name"]
    assert public["url"].startswith("https://")
    assert public["platforms"] == ["web"]
    assert public["categories"]
    assert public["developmentStatus"] in {"concept", "development", "beta", "stable"}
    assert public["softwareType"] == "standalone/web"
    assert public["maintenance"]["type"] == "community"
    assert [contact["name"] for contact in public["maintenance"]["contacts"]]
    assert public["localisation"]["localisationReady"] is True
    assert public["localisation"]["availableLanguages"] == ["de", "en"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_publiccode_describes_the_atlas_in_both_languages(public, language):
    description = public["description"][language]
    assert 0 < len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert 5 <= len(description["features"]) <= 20


def test_the_check_before_landing_is_the_command_for_everybody(root):
    script = root / ".ci" / "run"
    assert script.stat().st_mode & 0o100, "not executable"
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


def test_the_server_need_not_ask_anybody_for_its_own_address(root):
    """Without an address of its own, Streamlit asks a foreign host for one when it starts."""
    settings = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["serverAddress"] == "localhost"
    assert settings["browser"]["gatherUsageStats"] is False


def test_the_readme_names_the_two_commands_and_its_picture_is_there(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme
    for target in re.findall(r"\]\(([^)#]+)\)", readme):
        assert (root / target).exists(), target


def test_the_pipeline_runs_the_readmes_test_command(root):
    assert "make test" in (root / ".ci" / "run").read_text(encoding="utf-8")
