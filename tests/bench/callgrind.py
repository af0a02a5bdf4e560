"""Instructions that a command executes: the same at every run, whatever else the machine does."""
import re
import subprocess


def instructions(command, folder):
    """{library: instructions in it}; under "" all of them. Libraries are named by the beginning of their files' names."""
    counts = folder / "callgrind.out"
    done = subprocess.run(["valgrind", "--tool=callgrind", "--compress-strings=no", "--compress-pos=no", f"--callgrind-out-file={counts}",
                           *map(str, command)], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return by_library(counts)


def by_library(path):
    found = {"": 0}
    library = ""
    is_call = False
    with open(path) as lines:
        for line in lines:
            if line.startswith("ob="):
                library = re.sub(r"\.so.*", "", line[3:].strip().rsplit("/", 1)[-1])
            elif line.startswith("calls="):
                is_call = True
            elif line[0].isdigit() or line[0] in "+-*":
                # After "calls=" stands what the called function took, which its own lines tell.
                if not is_call:
                    cost = int(line.split()[1])
                    found[library] = found.get(library, 0) + cost
                    found[""] += cost
                is_call = False
    return found
