"""Draws the content with typst: typst_peer.py <work folder> <out folder> <documents>.

Each document differs in one character, so that nothing of the one before can be taken over whole.
"""

import json
import sys
from pathlib import Path

import typst

FACES = ("Noto Sans", "Noto Sans SC")
work, out, many = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
content = json.loads((work / "content.json").read_text())


def grey(value):
    return f"luma({round(value * 255)})"


def marks(page):
    for mark in page["marks"]:
        if "text" in mark:
            stroke = f"stroke: {mark['stroke']}em + {grey(mark['grey'])}, " if mark["stroke"] else ""
            yield (f"#place(dx: {mark['x']}mm, dy: {mark['y']}mm, text(font: \"{FACES[mark['face']]}\", "
                   f"size: {mark['size']}pt, fill: {grey(mark['grey'])}, {stroke}top-edge: \"baseline\", "
                   f"bottom-edge: \"baseline\", {json.dumps(mark['text'], ensure_ascii=False)}))")
        elif "from" in mark:
            (x1, y1), (x2, y2) = mark["from"], mark["to"]
            yield (f"#place(dx: 0mm, dy: 0mm, line(start: ({x1}mm, {y1}mm), end: ({x2}mm, {y2}mm), "
                   f"stroke: {mark['thickness']}mm))")
        elif "area" in mark:
            x, y, w, h = mark["area"]
            yield f"#place(dx: {x}mm, dy: {y}mm, rect(width: {w}mm, height: {h}mm, fill: {grey(mark['grey'])}))"
        else:
            path = "".join(f"M{x} {y}h{w}v{h}h-{w}z" for x, y, w, h in mark["code"])
            n = mark["modules"]
            svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {n} {n}'><path d='{path}'/></svg>"
            yield (f"#place(dx: {mark['x']}mm, dy: {mark['y']}mm, image(bytes({json.dumps(svg)}), "
                   f"format: \"svg\", width: {mark['side']}mm))")


def source(n):
    whole = []
    for index, page in enumerate(content["pages"]):
        whole.append(f"#set page(width: {page['width']}mm, height: {page['height']}mm, margin: 0mm)")
        if index:
            whole.append("#pagebreak()")
        whole.extend(marks(page))
    whole.append(f"#place(dx: 1mm, dy: 1mm, text(font: \"Noto Sans\", size: 1pt, \"{n}\"))")
    return "\n".join(whole)


for n in range(many):
    file = work / "typst_peer.typ"
    file.write_text(source(n))
    typst.compile(str(file), output=str(out / f"{n}.pdf"), font_paths=[str(work)], ignore_system_fonts=True)
