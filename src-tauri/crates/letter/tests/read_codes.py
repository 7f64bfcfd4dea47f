"""Reads every QR code in the pictures that are named, one code a line, with zxing-cpp."""

import sys

import zxingcpp
from PIL import Image


def main() -> int:
    for name in sys.argv[1:]:
        with Image.open(name) as picture:
            for code in zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode):
                print(code.text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
