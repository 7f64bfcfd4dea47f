#!/bin/sh
# Cuts and packs the faces of the paper. Needs pyftsubset (fontTools) and xz.
# Usage: cut.sh <NotoSansSC_400Regular.ttf> <NotoSans_400Regular.ttf>
set -eu
cd "$(dirname "$0")"
dropped='GSUB,GPOS,GDEF,BASE,vhea,vmtx,prep,gasp,STAT'
letters='U+0020-007E,U+00A1-02FF,U+0370-0482,U+048A-052F,U+1E00-1FFF,U+2010-2027,U+202F-205E,U+2070-209C,U+20A0-20C0'
signs='U+2100-214F,U+2150-218B,U+2190-22FF,U+2C60-2C7F,U+A640-A66E,U+A680-A69D,U+A720-A7FF'
pyftsubset "$1" --unicodes='*' --layout-features='' --drop-tables+="$dropped" --no-hinting \
  --name-IDs='*' --notdef-outline --output-file=NotoSansSC-Regular.ttf
pyftsubset "$2" --unicodes="$letters,$signs" --layout-features='' --drop-tables+="$dropped" --no-hinting \
  --name-IDs='*' --notdef-outline --output-file=NotoSans-Regular.ttf
xz -9e -f --check=crc32 NotoSansSC-Regular.ttf NotoSans-Regular.ttf
