#!/usr/bin/env python3
"""Where the player stands beside its peers and its limits: `make bench`.

A line a row: ours, the peer's, the value that counts (a ratio where there is a peer), what it must be at most, what it
aims at, and the verdict. Programs that are compared run in turn; CPU time unless the row says otherwise. A machine that
does nothing else gives the truest figures. A row whose peer is missing is skipped and says so: BENCH_PEERS=install
installs them. Exits 1 when a row misses its must.

    bench.py [--json FILE] [WORD…]        WORD: only rows whose name contains it
"""
import json
import os
import sys
import tempfile

import rows


def verdict(value, must, aim):
    return "aim" if value <= aim else "must" if value <= must else "MISSED"


def main(arguments):
    out = None
    if arguments[:1] == ["--json"]:
        out, arguments = arguments[1], arguments[2:]
    chosen = [row for row in rows.ROWS if not arguments or any(word in row[0] for word in arguments)]
    results = []
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print(f"{'row':58} {'ours':>9} {'theirs':>9} {'value':>8} {'must':>6} {'aim':>6}  verdict")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        bench = rows.Bench(folder)
        for name, unit, measured, must, aim in chosen:
            result = {"row": name, "unit": unit, "must": must, "aim": aim}
            try:
                ours, theirs, value = measured(bench)
                result.update(ours=ours, theirs=theirs, value=value, verdict=verdict(value, must, aim))
                peer = f"{theirs:9.3f}" if theirs is not None else " " * 9
                print(f"{name:58} {ours:9.3f} {peer} {value:8.2f} {must:6} {aim:6}  {result['verdict']}", flush=True)
            except rows.Missing as missing:
                result.update(verdict="skipped", missing=str(missing))
                print(f"{name:58} skipped: no {missing}", flush=True)
            except (RuntimeError, OSError, IndexError, ValueError, rows.subprocess.CalledProcessError) as fault:
                result.update(verdict="MISSED", fault=str(fault))
                print(f"{name:58} MISSED: {fault}", flush=True)
            results.append(result)
    if out:
        with open(out, "w") as file:
            json.dump(results, file, indent=1)
            file.write("\n")
    missed = sum(result["verdict"] == "MISSED" for result in results)
    skipped = sum(result["verdict"] == "skipped" for result in results)
    print(f"\n{len(results) - missed - skipped} hold, {missed} missed, {skipped} skipped")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
