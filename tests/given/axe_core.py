"""axe-core: what is wrong on a page for whoever uses it otherwise than most."""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from real_browser import RealBrowser

SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"

_FILE = Path(__file__).with_name("axe") / "axe.min.js.gz"

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

_RUN = """axe.run(document, {runOnly: RULES, resultTypes: ['violations', 'incomplete']})
  .then(found => JSON.stringify({
    violations: found.violations.map(one => [one.id, one.nodes.map(node => node.html)]),
    incomplete: found.incomplete.map(one => [one.id, one.nodes.map(node => node.html)]),
    passes: found.passes.length,
  }))""".replace("RULES", json.dumps(RULES))


def axe_source() -> str:
    """The whole script, which is the one that was looked at."""
    source = gzip.decompress(_FILE.read_bytes())
    assert sha256(source).hexdigest() == SHA256
    return source.decode()


def faults_by_axe(browser: RealBrowser, source: str) -> dict[str, list[str]]:
    """The rules that the page breaks, and where; of what axe leaves open, the contrast alone."""
    browser.says(f"{source};0")
    found: dict[str, Any] = json.loads(browser.promises(_RUN))
    assert found["passes"] > 0, "nothing was looked at"
    faults = dict(found["violations"])
    faults |= {rule: where for rule, where in found["incomplete"] if rule == "color-contrast"}
    return faults
