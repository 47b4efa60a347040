#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Our reader beside its peers, in one interleaved run.

    bench/run.py WORKLOADS --ours BIN [--calamine BIN] [--openpyxl] [--sheetjs FOLDER] [-n RUNS] [--slow-runs RUNS]
                 [--program BIN] [--only W1,W3] [--core N]

WORKLOADS is a folder with kwb.xlsx (W1), batch/*.xlsx (W2), big.xlsx (W3) and counts.json; what is not there is left out. Every
round runs every reader once, so that a slow moment of the machine hits all of them alike; the table gives medians. CPU is user
plus system time as the kernel tells wait4. Peak memory is from /usr/bin/time (package time): in wait4's figure the kernel counts
the memory that this Python had before the child became another program. A reader that sees other strings or numbers than
counts.json has, or another sum than ours, is marked: nobody wins by skipping. With --program, a last line of W1 is the whole of
`graadmeter controleer`: reading, mapping and validating.
"""
import argparse
import glob
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
WORKLOADS = {"W1": "kwb.xlsx", "W2": "batch/*.xlsx", "W3": "big.xlsx"}


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workloads")
    parser.add_argument("--ours", required=True, help="bench_read of a release build")
    parser.add_argument("--calamine", help="calamine_read")
    parser.add_argument("--program", help="graadmeter of a release build")
    parser.add_argument("--openpyxl", action="store_true")
    parser.add_argument("--slow-runs", type=int, default=1, help="slow peers run this often")
    parser.add_argument("--sheetjs", help="folder with node_modules/xlsx")
    parser.add_argument("-n", "--runs", type=int, default=5)
    parser.add_argument("--only", default="W1,W2,W3")
    parser.add_argument("--core", type=int, help="bind every reader to this core")
    return parser.parse_args()


def readers(chosen):
    """[(label, command, slow)]"""
    found = [("Graadmeter", [chosen.ours], False)]
    if chosen.calamine:
        found.append(("calamine, streaming", [chosen.calamine, "stream"], False))
        found.append(("calamine, range", [chosen.calamine, "range"], False))
    if chosen.openpyxl:
        found.append(("openpyxl, read_only", ["/usr/bin/python3", os.path.join(HERE, "read_openpyxl.py")], True))
    if chosen.sheetjs:
        found.append(("SheetJS", ["node", "--max-old-space-size=8192", os.path.join(HERE, "read_sheetjs.js"), chosen.sheetjs], True))
    return found


def measure(command, core, accepted=(0,)):
    """One run: wall and CPU seconds, peak MiB, and what it printed as a dict."""
    bind = (lambda: os.sched_setaffinity(0, {core})) if core is not None else None
    with tempfile.NamedTemporaryFile("r") as told:
        start = time.perf_counter()
        process = subprocess.Popen(["/usr/bin/time", "-o", told.name, "-f", "%M"] + command, stdout=subprocess.PIPE, preexec_fn=bind)
        text = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepted:
            sys.exit("%s ended with %d" % (" ".join(command[:3]), process.returncode))
        peak = int(told.read())
    seen = {key: float(value) for key, value in re.findall(r"(\w+)=([\d.e+-]+)\b", text)}
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": peak / 1024, "seen": seen}


def disagreement(seen, counts, reference):
    """What a reader saw that it should not have, '' when all is well."""
    for key, wanted in (("strings", counts["string"]), ("numbers", counts["number"])):
        if int(seen[key]) != wanted:
            return "%s %d, not %d" % (key, seen[key], wanted)
    if abs(seen["sum"] - reference["sum"]) > 1e-9 * max(1.0, abs(reference["sum"])):
        return "sum %.6f, not %.6f" % (seen["sum"], reference["sum"])
    return ""


def middle(runs):
    return {key: statistics.median(one[key] for one in runs) for key in ("wall", "cpu", "memory")}


def run(name, files, counts, chosen):
    results = {label: [] for label, _, _ in readers(chosen)}
    checked = []
    for round_number in range(chosen.runs):
        if chosen.program and name == "W1":
            checked.append(measure([chosen.program, "controleer", "--catalogus", "weert"] + files, chosen.core, accepted=(0, 1)))
        for label, command, slow in readers(chosen):
            if not slow or round_number < chosen.slow_runs:
                results[label].append(measure(command + files, chosen.core))
    median = {label: middle(runs) for label, runs in results.items()}
    reference = results["Graadmeter"][0]["seen"]
    base = median.get("calamine, streaming", median["Graadmeter"])["cpu"]
    for label, runs in results.items():
        figures = median[label]
        wrong = disagreement(runs[0]["seen"], counts, reference)
        print("| %s | %s | %d | %.3f | %.3f | %.2f | %.1f | %.1f | %s |" % (
            name, label, len(runs), figures["cpu"], figures["wall"], figures["cpu"] / base, figures["memory"],
            runs[0]["seen"]["cells"] / figures["cpu"] / 1e6, wrong or "ja"), flush=True)
    if checked:
        figures = middle(checked)
        print("| %s | Graadmeter, controleer | %d | %.3f | %.3f | %.2f | %.1f | %.1f | en gecontroleerd |" % (
            name, len(checked), figures["cpu"], figures["wall"], figures["cpu"] / base, figures["memory"],
            reference["cells"] / figures["cpu"] / 1e6), flush=True)


def machine():
    with open("/proc/cpuinfo") as handle:
        model = re.search(r"model name\s*: (.*)", handle.read())
    return "%s, %d processors, Linux %s, load %.1f" % (model.group(1) if model else platform.machine(), os.cpu_count(),
                                                      platform.release(), os.getloadavg()[0])


def main():
    chosen = options()
    with open(os.path.join(chosen.workloads, "counts.json")) as handle:
        counts = json.load(handle)
    print("Machine: %s\n" % machine())
    print("| werk | lezer | keer | CPU (s) | klok (s) | t.o.v. calamine | geheugen (MiB) | miljoen cellen per CPU-s | alles gelezen |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name in chosen.only.split(","):
        files = sorted(glob.glob(os.path.join(chosen.workloads, WORKLOADS[name])))
        if files and name.lower() in counts:
            run(name, files, counts[name.lower()], chosen)


if __name__ == "__main__":
    main()
