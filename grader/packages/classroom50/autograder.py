"""Grade a student's checkout (the working folder) for Classroom 50: writes ./result.json.

The course beside this file does the grading, not the copy of it in the student's repository.
Exit status 0 means graded; anything else is an error of the infrastructure, not a 0.
"""

import os
import subprocess
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parent / "descent"
# As root there is a full sandbox; GitHub's machines let everybody be root.
AS_ROOT = [] if os.geteuid() == 0 else ["sudo", "--non-interactive", "--preserve-env"]

setup = subprocess.run([*AS_ROOT, "bash", COURSE / "grader/setup.sh"], stdout=sys.stderr, check=False)
if setup.returncode != 0:
    sys.exit(setup.returncode)

submission = "starter" if os.path.isdir("starter") else "."
graded = subprocess.run(
    [*AS_ROOT, "bash", COURSE / "grade.sh", "--format", "classroom50", submission],
    stdout=subprocess.PIPE,
    check=False,
)
if graded.returncode != 0:
    sys.exit(graded.returncode)
Path("result.json.part").write_bytes(graded.stdout)
os.replace("result.json.part", "result.json")
