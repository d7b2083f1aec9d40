"""Print all cases as one audit form, with the reasoning and the expectations beside them."""

from __future__ import annotations

import json
import sys

from . import CASES

forms = [{**case.form, "because": case.because, "expect": case.expect} for case in CASES]
sys.stdout.write(json.dumps({"cases": forms}, indent=1) + "\n")
