"""Prints the content with Chromium, started once: chromium_peer.py <work folder> <out folder> <documents>."""

import base64
import html
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from websockets.sync.client import connect

work, out, many = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
content = json.loads((work / "content.json").read_text())
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def grey(value):
    return f"rgb({round(value * 255)} {round(value * 255)} {round(value * 255)})"


def marks(page):
    for mark in page["marks"]:
        if "text" in mark:
            stroke = f"-webkit-text-stroke:{mark['stroke']}em;" if mark["stroke"] else ""
            # the text's line box begins at its baseline
            yield (f"<svg class=t style='left:{mark['x']}mm;top:{mark['y']}mm'><text style=\"font:{mark['size']}pt face{mark['face']};"
                   f"fill:{grey(mark['grey'])};{stroke}\">{html.escape(mark['text'])}</text></svg>")
        elif "from" in mark:
            (x1, y1), (x2, y2) = mark["from"], mark["to"]
            yield (f"<svg class=t style='left:0;top:0'><line x1={x1}mm y1={y1}mm x2={x2}mm y2={y2}mm stroke=black "
                   f"stroke-width={mark['thickness']}mm /></svg>")
        elif "area" in mark:
            x, y, w, h = mark["area"]
            yield f"<div style='left:{x}mm;top:{y}mm;width:{w}mm;height:{h}mm;background:{grey(mark['grey'])}'></div>"
        else:
            path = "".join(f"M{x} {y}h{w}v{h}h-{w}z" for x, y, w, h in mark["code"])
            n, side = mark["modules"], mark["side"]
            yield (f"<svg style='left:{mark['x']}mm;top:{mark['y']}mm;width:{side}mm;height:{side}mm' "
                   f"viewBox='0 0 {n} {n}'><path d='{path}'/></svg>")


def document():
    first = content["pages"][0]
    faces = "".join(f"@font-face{{font-family:face{i};src:url({(work / name).as_uri()})}}" for i, name in enumerate(content["faces"]))
    pages = "".join(f"<section>{''.join(marks(page))}</section>" for page in content["pages"])
    return (f"<!doctype html><meta charset=utf-8><style>{faces}@page{{size:{first['width']}mm {first['height']}mm;margin:0}}"
            f"*{{margin:0}}section{{position:relative;break-after:page;width:{first['width']}mm;height:{first['height'] - 0.1}mm}}"
            f"section>*{{position:absolute}}.t{{overflow:visible;width:1px;height:1px}}</style>{pages}")


class Tab:
    def __init__(self, socket):
        self.socket, self.number = socket, 0

    def ask(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        return self.until(lambda message: message.get("id") == self.number)

    def until(self, wanted):
        while True:
            message = json.loads(self.socket.recv())
            if wanted(message):
                return message


program = next((found for found in map(shutil.which, NAMES) if found), None)
if program is None:
    sys.exit("Chromium is not installed")
page = work / "chromium_peer.html"
page.write_text(document())
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
    browser = subprocess.Popen(
        [program, "--headless=new", "--no-sandbox", "--remote-debugging-port=0", "--allow-file-access-from-files",
         f"--user-data-dir={profile}", "about:blank"],
        stderr=subprocess.PIPE, text=True,
    )
    try:
        address = next(line.split()[-1] for line in browser.stderr if line.startswith("DevTools listening"))
        with connect(address, max_size=None) as socket:
            whole = Tab(socket)
            target = whole.ask("Target.createTarget", url="about:blank")["result"]["targetId"]
        with connect(f"{address.split('/devtools/')[0]}/devtools/page/{target}", max_size=None) as socket:
            tab = Tab(socket)
            tab.ask("Page.enable")
            for n in range(many):
                tab.ask("Page.navigate", url=page.as_uri())
                tab.until(lambda message: message.get("method") == "Page.loadEventFired")
                tab.ask("Runtime.evaluate", expression="document.fonts.ready", awaitPromise=True)
                printed = tab.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
                (out / f"{n}.pdf").write_bytes(base64.b64decode(printed["result"]["data"]))
            tab.socket.send(json.dumps({"id": 0, "method": "Browser.close"}))
        browser.wait(30)
    finally:
        browser.kill()
        browser.wait()
