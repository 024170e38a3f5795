"""Every tool is locked by hash, and no command receives a secret as an argument."""

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

from policies import ROOT

REQUIREMENTS = ROOT / "ci/requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))
NODE_LOCKS = [ROOT / folder / "package-lock.json" for folder in ("tests/e2e", "ci/biome", "ci/remark", "shared/site", "shared/authoring")]
SCRIPTS = [path for folder in ("build", "ci", "cli", "ops", "testing/emulators", "tests/e2e", "bench", ".ci") for path in (ROOT / folder).iterdir()
           if path.is_file() and path.read_bytes()[:2] == b"#!"]  # fmt: skip


class LockTest(unittest.TestCase):
    def test_everyPackageHasAVersionAndTheHashesOfItsFiles(self):
        self.assertTrue(LOCKS)
        for lock in LOCKS:
            packages = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", lock.read_text(), flags=re.M).strip())
            for package in packages:
                with self.subTest(lock.name, package=package[:40]):
                    self.assertRegex(package, r"^[a-z0-9._-]+(\[[a-z0-9,-]+\])?==[^\s;]+( ; [^\\]+)? \\\n")
                    self.assertRegex(package, r"--hash=sha256:[0-9a-f]{64}")

    def test_whatIsWantedIsLocked(self):
        for wanted in REQUIREMENTS.glob("*.in"):
            lock = wanted.with_suffix(".txt").read_text()
            for line in (line for line in wanted.read_text().splitlines() if not line.startswith("#")):
                name, _, version = line.partition("==")
                self.assertRegex(lock, rf"(?m)^{re.escape(name.partition('[')[0])}==" + re.escape(version).replace(r"\*", r"[\d.]+"))

    def test_lockNamesNoRegistry(self):
        for path in [*LOCKS, *REQUIREMENTS.glob("*.in"), *(ROOT / "ci/go").glob("*/go.*"), *NODE_LOCKS]:
            self.assertNotRegex(path.read_text(), r"https?://[^\"]*(pypi|npmjs|proxy\.golang|/simple)|--index-url|\"resolved\"", path.name)

    def test_everyNodePackageHasItsHash(self):
        for lock in NODE_LOCKS:
            packages = json.loads(lock.read_text())["packages"]
            self.assertEqual([], [name for name, one in packages.items() if name and not one.get("integrity", "").startswith("sha512-")])

    def test_everyGoModuleHasItsHash(self):
        for module in (ROOT / "ci/go").iterdir():
            hashes = (module / "go.sum").read_text()
            for name, version in re.findall(r"^\t(\S+) (v\S+)", (module / "go.mod").read_text(), re.M):
                self.assertIn(f"{name} {version}/go.mod h1:", hashes)

    def test_nothingIsInstalledPastTheLocks(self):
        past = re.compile(r"pip3? install|npm (i|install|exec)\b|npx |go (install|run|get) |curl [^\n]*\| *(ba)?sh|pipx|uvx")
        # build/bots is not a part of a build. It updates a list that a person reviews before committing it.
        allowed = {"venv": 1, "bots": 1}
        for script in SCRIPTS:
            code = "\n".join(line for line in script.read_text().splitlines() if not line.lstrip().startswith("#"))
            with self.subTest(script.name):
                self.assertEqual(allowed.get(script.name, 0), len(past.findall(code.replace('/pip" install', "/pip install"))))
        for script in ("ci/venv", "build/avif"):
            self.assertIn("--require-hashes --no-deps --only-binary :all:", (ROOT / script).read_text())

    def test_packageThatIsNotWhatItWasIsRefused(self):
        """Uses ci/venv's own options on a package whose content was replaced without a new version."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "ci/requirements").mkdir(parents=True)
            shutil.copy(ROOT / "ci/venv", root / "ci/venv")
            wheel(root / "a-1-py3-none-any.whl")
            (root / "ci/requirements/a.txt").write_text(f"a==1 \\\n    --hash=sha256:{'0' * 64}\n")
            offline = os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": folder}
            run = subprocess.run([root / "ci/venv", "a"], env=offline, capture_output=True, text=True)
            self.assertNotEqual(0, run.returncode)
            self.assertIn("DO NOT MATCH THE HASHES", run.stderr)
            self.assertFalse((root / ".local/tools/a/requirements.txt").exists())


def wheel(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.py", "")
        archive.writestr("a-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: a\nVersion: 1\n")
        archive.writestr("a-1.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: a\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("a-1.dist-info/RECORD", "a.py,,\na-1.dist-info/METADATA,,\na-1.dist-info/WHEEL,,\na-1.dist-info/RECORD,,\n")


class SecretTest(unittest.TestCase):
    TOKEN = "eyJhbGciOiJub25lIn0.e30.c2VjcmV0"

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def run_script(self, *arguments, **environment):
        around = os.environ | environment
        return subprocess.run([ROOT / arguments[0], *arguments[1:]], env=around, capture_output=True, text=True)

    def test_noScriptHandsATokenOrAPasswordOverAsAnArgument(self):
        for script in SCRIPTS:
            for line in script.read_text().splitlines():
                with self.subTest(script.name, line=line):
                    self.assertNotRegex(line, r"(-H|--header|--token|--password|-u)[ =](?!@)[^\n]*\$\{?(TOKEN|token|PASSWORD|SECRET|password)")

    def sealed(self, **environment):
        output = self.folder / "output"
        run = self.run_script("ops/sealed", "seal", URL="https://news.example.org", GITHUB_OUTPUT=str(output), **environment)
        return run, output.read_text() if output.exists() else ""

    def test_sealedTokenIsOpenedByItsKeyAlone(self):
        run, output = self.sealed(TOKEN=self.TOKEN, SMOKE_KEY="a key")
        self.assertEqual(0, run.returncode, run.stderr)
        self.assertNotIn(self.TOKEN, run.stdout + run.stderr + output)
        values = dict(line.split("=", 1) for line in output.splitlines())
        self.assertEqual("https://news.example.org", values["url"])
        base64.b64decode(values["token"], validate=True)
        opened = self.run_script("ops/sealed", "open", "printenv", "TOKEN", SEALED=values["token"], SMOKE_KEY="a key", GITHUB_ACTIONS="")
        self.assertEqual(self.TOKEN, opened.stdout.strip())
        refused = self.run_script("ops/sealed", "open", "printenv", "TOKEN", SEALED=values["token"], SMOKE_KEY="another", GITHUB_ACTIONS="")
        self.assertNotEqual(0, refused.returncode)

    def test_nothingIsSealedWithoutAKey(self):
        run, output = self.sealed(TOKEN=self.TOKEN, SMOKE_KEY="")
        self.assertNotEqual(0, run.returncode)
        self.assertEqual("", output)


if __name__ == "__main__":
    unittest.main()
