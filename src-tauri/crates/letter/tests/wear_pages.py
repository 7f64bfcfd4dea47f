"""Makes worn copies of pages: `wear_pages.py <folder> <picture> …` writes `<folder>/<wear>/<picture's name>`.

The wear is what happens to paper and to scans of it; chance comes from a fixed seed.
"""

import random
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter


def noise(page: Image.Image, strength: float) -> Image.Image:
    """Every pixel moves towards a random grey by a share."""
    grain = Image.frombytes("L", page.size, random.Random(7).randbytes(page.width * page.height))
    return Image.blend(page, grain, strength)


def blur(page: Image.Image, radius: float) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(radius))


def turn(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def copied(page: Image.Image) -> Image.Image:
    """A photocopy: soft, then black or white, thin lines thicker, with specks of toner."""
    soft = blur(page, 1.0).point(lambda grey: 255 if grey > 150 else 0)
    dots = Image.frombytes("L", page.size, random.Random(11).randbytes(page.width * page.height))
    return ImageChops.subtract(soft, dots.point(lambda grey: 255 if grey > 253 else 0))


WEAR = {
    "as printed": lambda page: page,
    "noise": lambda page: noise(page, 0.35),
    "blur": lambda page: blur(page, 1.6),
    "turned 2 degrees": lambda page: turn(page, 2),
    "photocopy": copied,
    "copy of a copy, turned": lambda page: copied(turn(copied(page), -1.5)),
    "scan of a copy": lambda page: noise(blur(turn(copied(page), 1), 0.8), 0.2),
}


def main() -> int:
    folder = Path(sys.argv[1])
    for name in sys.argv[2:]:
        with Image.open(name) as picture:
            page = picture.convert("L")
        for wear, treat in WEAR.items():
            (folder / wear).mkdir(exist_ok=True)
            treat(page).save(folder / wear / Path(name).name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
