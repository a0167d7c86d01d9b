"""What the scripts of this folder share. Each writes ../fixtures/reference/NAME.json.

    python3 -m venv v && v/bin/pip install scipy==1.17.1 numpy==2.4.6 mpmath==1.4.1 pandas==3.1.1 \
        statsmodels==0.15.0 pingouin==0.7.0 scikit-posthocs==0.17.1
    v/bin/python distributions.py && v/bin/python describe.py && v/bin/python crosstab.py && v/bin/python compare.py \
        && v/bin/python scale.py && v/bin/python sites.py && v/bin/python cli.py && v/bin/python noncentral.py
    Rscript reference.R      # R 4.2.2, psych 2.2.9, jsonlite 1.8.4: reads the data of the others, writes r.json
"""

import json
import math
import pathlib
import platform

import mpmath
import numpy
import scipy

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent / "fixtures" / "reference"


def save(name, made_by, **content):
    versions = {"python": platform.python_version(), "numpy": numpy.__version__,
                "scipy": scipy.__version__, "mpmath": mpmath.__version__, **made_by}
    # A line a case, so that a change can be read.
    lines = []
    for key, value in {"made by": versions, **content}.items():
        if key != "made by" and isinstance(value, dict):
            cases = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v, allow_nan=False)}" for k, v in value.items())
            lines.append(f" {json.dumps(key)}: {{\n{cases}\n }}")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(value, allow_nan=False)}")
    (OUT / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


def near(a, b, tolerance=1e-9):
    assert math.isclose(a, b, rel_tol=tolerance, abs_tol=1e-300), (a, b)
    return a
