"""Draws the content with ReportLab: reportlab_peer.py <work folder> <out folder> <documents>."""

import json
import sys
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
work, out, many = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
content = json.loads((work / "content.json").read_text())


def draw(file):
    canvas = Canvas(str(file), pageCompression=1)
    for page in content["pages"]:
        height = page["height"] * MM
        canvas.setPageSize((page["width"] * MM, height))
        for mark in page["marks"]:
            if "text" in mark:
                canvas.setFillGray(mark["grey"])
                canvas.setStrokeGray(mark["grey"])
                line = canvas.beginText(mark["x"] * MM, height - mark["y"] * MM)
                line.setFont(f"face{mark['face']}", mark["size"])
                if mark["stroke"]:
                    canvas.setLineWidth(mark["stroke"] * mark["size"])
                    line.setTextRenderMode(2)
                line.textOut(mark["text"])
                canvas.drawText(line)
            elif "from" in mark:
                canvas.setStrokeGray(0)
                canvas.setLineWidth(mark["thickness"] * MM)
                canvas.setDash([2, 2] if mark["dashed"] else [])
                (x1, y1), (x2, y2) = mark["from"], mark["to"]
                canvas.line(x1 * MM, height - y1 * MM, x2 * MM, height - y2 * MM)
            elif "area" in mark:
                canvas.setFillGray(mark["grey"])
                x, y, w, h = mark["area"]
                canvas.rect(x * MM, height - (y + h) * MM, w * MM, h * MM, stroke=0, fill=1)
            else:
                canvas.setFillGray(0)
                module = mark["side"] / mark["modules"]
                path = canvas.beginPath()
                for x, y, w, h in mark["code"]:
                    path.rect((mark["x"] + x * module) * MM, height - (mark["y"] + (y + h) * module) * MM,
                              w * module * MM, h * module * MM)
                canvas.drawPath(path, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


for index, name in enumerate(content["faces"]):
    pdfmetrics.registerFont(TTFont(f"face{index}", str(work / name)))
for n in range(many):
    draw(out / f"{n}.pdf")
