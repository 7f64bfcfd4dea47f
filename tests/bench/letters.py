"""The same handout drawn by several programs: CPU per document, size, and what two readers get back.

    letters.py <our program> <work folder> [documents]

Our program makes the content: every string, line, area and code of a handout with its place. The others draw just
that, from the same two faces. CPU is user and system time of the whole process tree; what a program needs to start
is taken off by running it with few and with many documents. Memory is the highest resident size of our process.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

MM = 72 / 25.4
ENGINEERS = 4
HERE = Path(__file__).parent


def cpu_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command):
    before = cpu_of_children()
    clock = time.monotonic()
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
    return cpu_of_children() - before, time.monotonic() - clock


def per_document(command, few, many):
    """Milliseconds of CPU for one more document."""
    little, _ = run(command(few))
    much, _ = run(command(many))
    return 1000 * (much - little) / (many - few)


def strings(content):
    return [m["text"] for page in content["pages"] for m in page["marks"] if "text" in m]


def squeezed(text):
    return "".join(text.split())


def recovered(pdf, wanted):
    """Share of the strings that pdftotext and mutool give back, in percent."""
    found = []
    for reader in (["pdftotext", "-raw", pdf, "-"], ["mutool", "draw", "-q", "-F", "text", pdf]):
        if not shutil.which(reader[0]):
            found.append(None)
            continue
        text = squeezed(subprocess.run(reader, capture_output=True, check=True).stdout.decode("utf-8", "replace"))
        there = sum(squeezed(one) in text for one in wanted)
        found.append(100 * there / len(wanted))
    return found


def row(name, milliseconds, pdf, wanted, pages):
    shares = " ".join("     –" if share is None else f"{share:5.1f}%" for share in recovered(pdf, wanted))
    size = os.path.getsize(pdf) / 1000
    print(f"{name:<28} {milliseconds:9.2f} {size:8.1f} {size / pages:9.1f}   {shares}", flush=True)


def main():
    program, work = Path(sys.argv[1]), Path(sys.argv[2])
    many = int(sys.argv[3]) if len(sys.argv) > 3 else 400
    shutil.rmtree(work, ignore_errors=True)
    ours = work / "ours"
    ours.mkdir(parents=True)
    subprocess.run([program, "content", work, str(ENGINEERS)], check=True)
    content = json.loads((work / "content.json").read_text())
    wanted, pages = strings(content), len(content["pages"])
    print(f"One handout with {ENGINEERS} engineers: {pages} pages, {len(wanted)} strings, "
          f"{sum('code' in m for p in content['pages'] for m in p['marks'])} QR codes.\n")
    print(f"{'program':<28} {'CPU ms':>9} {'kB':>8} {'kB/page':>9}   pdftotext mutool")

    milliseconds = per_document(lambda n: [program, "write", ours, ENGINEERS, n, 1], 20, 20 + many)
    row("Circuit Desk, signed codes", milliseconds, sorted(ours.glob("*.pdf"))[0], wanted, pages)

    for name, peer, few, lots in (
        ("ReportLab", "reportlab_peer.py", 2, 12),
        ("typst", "typst_peer.py", 2, 12),
        ("Chromium print, warm", "chromium_peer.py", 2, 8),
    ):
        out = work / peer.removesuffix(".py")
        out.mkdir()
        try:
            spent = per_document(lambda n: [sys.executable, HERE / peer, work, out, n], few, lots)
        except (subprocess.CalledProcessError, FileNotFoundError) as error:
            print(f"{name:<28} not run: {error}")
            continue
        row(name, spent, sorted(out.glob("*.pdf"))[0], wanted, pages)

    print("\nA batch to disk, by the clock:")
    for threads in (1, 2):
        shutil.rmtree(ours)
        ours.mkdir()
        batch = 5 * many
        _, short = run([program, "write", ours, ENGINEERS, 1, threads])
        _, long = run([program, "write", ours, ENGINEERS, batch, threads])
        print(f"  {threads} thread{'s' if threads > 1 else ' '}: {batch / (long - short):7.0f} letters/s")
    for file in list(ours.glob("*.pdf"))[1:]:
        file.unlink()
    child = subprocess.Popen([program, "write", ours, str(ENGINEERS), str(many), "2"])
    _, _, used = os.wait4(child.pid, 0)
    print(f"  peak memory of our process with 2 threads: {used.ru_maxrss / 1024:.0f} MiB, "
          "of which the two mapped faces are about 11 MiB")


main()
