"""Builds the fonts of pages from npm's Fontsource packages: the glyphs of Western languages in the weights that a type pairing
uses, and a stylesheet for each pairing with fallbacks of the same metrics.

    python3 -m venv venv && venv/bin/pip install fonttools==4.68.0 brotli==1.2.1
    npm install --prefix fonts @fontsource-variable/{archivo,bricolage-grotesque,fraunces}@5.3.0 \
        @fontsource/{arimo,barlow-condensed,gelasio,ibm-plex-serif,instrument-serif,libre-franklin}@5.3.0 \
        @fontsource/{noto-serif,roboto,spectral,tinos,zilla-slab}@5.3.0
    venv/bin/python build/page_fonts.py fonts/node_modules

All are under the SIL Open Font License 1.1. The fonts get new names, because the licence (section 3) lets authors reserve theirs.
A font's file has a hash of its content in its name, because its address never changes what it serves.
"""

import hashlib
import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGES = Path(sys.argv[1])
TARGET = Path(__file__).resolve().parent.parent / "shared/site/src/main/resources/broadsheet/pages/fonts"
SIGNS = "\u0131\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u02c6\u02da\u02dc\u2009\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u2021\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2122\u2190\u2191\u2192\u2193\u21a9\u2212\u2605\u2606"
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, SIGNS)]
FEATURES = ["kern", "liga", "locl", "ccmp", "onum", "lnum", "tnum", "pnum", "ss01"]
MOST = 60 * 1024  # bytes of a pairing

# How often each character is in a hundred of English text; their average width is what makes a line long.
FREQUENCIES = {" ": 18.0, "e": 10.2, "t": 7.5, "a": 6.5, "o": 6.2, "i": 5.7, "n": 5.7, "s": 5.3, "r": 4.8, "h": 4.9, "l": 3.3,
               "d": 3.3, "u": 2.3, "c": 2.2, "m": 2.0, "f": 2.0, "w": 1.7, "g": 1.6, "p": 1.5, "y": 1.4, "b": 1.3, "v": 0.8,
               "k": 0.6, ",": 1.0, ".": 0.9}  # fmt: skip

# Fonts that systems have, the package with the same widths, and its style.
SERIFS = [
    ("Georgia", {"": ["Georgia", "Gelasio"], " Bold": ["Georgia Bold", "Gelasio Bold"], " Italic": ["Georgia Italic", "Gelasio Italic"]}, "gelasio"),
    ("Times", {"": ["Times New Roman", "Liberation Serif"], " Bold": ["Times New Roman Bold", "Liberation Serif Bold"], " Italic": ["Times New Roman Italic", "Liberation Serif Italic"]}, "tinos"),
    ("Noto", {"": ["Noto Serif"], " Bold": ["Noto Serif Bold"], " Italic": ["Noto Serif Italic"]}, "noto-serif"),
]  # fmt: skip
SANS = [
    ("Arial", {"": ["Arial", "Liberation Sans", "Helvetica"], " Bold": ["Arial Bold", "Liberation Sans Bold", "Helvetica Bold"], " Italic": ["Arial Italic", "Liberation Sans Italic", "Helvetica Oblique"]}, "arimo"),
    ("Roboto", {"": ["Roboto"], " Bold": ["Roboto Bold"], " Italic": ["Roboto Italic"]}, "roboto"),
]  # fmt: skip
STYLES = {"": "400-normal", " Bold": "700-normal", " Italic": "400-italic"}

SPECTRAL = {"regular": ("spectral", "400-normal"), "italic": ("spectral", "400-italic"), "bold": ("spectral", "600-normal")}
PLEX = {"regular": ("ibm-plex-serif", "400-normal"), "italic": ("ibm-plex-serif", "400-italic"), "bold": ("ibm-plex-serif", "600-normal")}
FRANKLIN = {"regular": ("libre-franklin", "400-normal"), "italic": ("libre-franklin", "400-italic"), "bold": ("libre-franklin", "600-normal")}
ZILLA = {"regular": ("zilla-slab", "400-normal"), "italic": ("zilla-slab", "400-italic"), "bold": ("zilla-slab", "700-normal")}

PAIRINGS = {
    "almanac": {
        "display": ("fraunces", "full", {"opsz": 144, "wght": 560, "SOFT": 0, "WONK": 0}), "text": SPECTRAL, "serif": (True, True),
        "tokens": "--body:1.125rem;--body-wide:1.3125rem;--leading:1.58;--tight:1.06;--track:-.018em;--track-small:.014em;--words:.08em;--figures:oldstyle-nums"},
    "bulletin": {
        "display": ("archivo", "standard", {"wdth": 76, "wght": 780}), "text": PLEX, "serif": (False, True),
        "label": ("archivo", "standard", {"wdth": 88, "wght": 560}),
        "tokens": "--body:1.0625rem;--body-wide:1.1875rem;--leading:1.62;--tight:1;--track:-.004em;--figures:lining-nums;--scale:1.12"},
    "quarterly": {
        "display": ("instrument-serif", "400-normal"), "text": FRANKLIN, "serif": (True, False), "label": "text",
        "tokens": "--body:1.0625rem;--body-wide:1.125rem;--leading:1.64;--tight:1.02;--track:-.02em;--figures:lining-nums;--scale:1.22"},
    "signal": {
        "display": ("bricolage-grotesque", "standard", {"opsz": 48, "wght": 720, "wdth": 92}), "text": SPECTRAL, "serif": (False, True),
        "tokens": "--body:1.125rem;--body-wide:1.3125rem;--leading:1.58;--tight:1.02;--track:-.022em;--figures:oldstyle-nums;--scale:1.02"},
    "dispatch": {
        "display": "bold", "text": ZILLA, "serif": (True, True), "label": ("barlow-condensed", "600-normal"),
        "tokens": "--body:1.125rem;--body-wide:1.3125rem;--leading:1.52;--tight:1.04;--track:-.012em;--figures:lining-nums;"
               "--label-case:uppercase;--label-track:.05em"},
}  # fmt: skip

# Nothing is loaded, so nothing is named that this program makes.
SYSTEM = (':root{--text-face:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif;--display-face:var(--text-face);'
          "--body:1.0625rem;--body-wide:1.25rem;--leading:1.6;--tight:1.1;--track:-.012em;--figures:oldstyle-nums}\n")  # fmt: skip


def source(package, style, axes=None):
    folder = PACKAGES / ("@fontsource-variable" if axes else "@fontsource") / package
    file = f"{package}-latin-{style}-normal.woff2" if axes else f"{package}-latin-{style}.woff2"
    return TTFont(folder / "files" / file, recalcTimestamp=False)


def make(name, package, style, axes=None):
    """Writes a font and returns its file, its bytes and what its line is made of."""
    font = source(package, style, axes)
    if axes:
        plain = io.BytesIO()
        font = instantiateVariableFont(font, axes)
        font.flavor = None
        font.save(plain)
        font = TTFont(io.BytesIO(plain.getvalue()), recalcTimestamp=False)
    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=False, glyph_names=False, name_IDs=[0, 13, 14])
    options.drop_tables += ["DSIG", "MVAR", "STAT", "gasp", "prep", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LATIN)
    subsetter.subset(font)
    for number in (1, 4, 6):
        font["name"].setName(f"Broadsheet-{name}", number, 3, 1, 0x409)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    content = packed.getvalue()
    file = f"{name}.{hashlib.sha256(content).hexdigest()[:12]}.woff2"
    (TARGET / file).write_bytes(content)
    return file, len(content), metrics(font)


def metrics(font):
    """The average width, the ascent and the descent, in em."""
    em, names, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    width = sum(share * widths[names[ord(sign)]][0] for sign, share in FREQUENCIES.items()) / sum(FREQUENCIES.values())
    return width / em, font["hhea"].ascent / em, -font["hhea"].descent / em, font["hhea"].lineGap / em


def face(family, file, weight, style="normal"):
    return (f'@font-face{{font-family:"{family}";src:url(/assets/{file}) format("woff2");font-weight:{weight};font-style:{style};'
            "font-display:optional}\n")  # fmt: skip


def fallbacks(family, of, style, weight, slant, serif):
    """Faces of installed fonts, whose lines are as high and about as long as those of the family's own font."""
    width, ascent, descent, gap = of
    for system, names, package in SERIFS if serif else SANS:
        own = metrics(source(package, STYLES[style]))
        adjust = width / own[0]
        local = ",".join(f'local("{name}")' for name in names[style])
        yield (f'@font-face{{font-family:"{family} {system}";src:{local};font-weight:{weight};font-style:{slant};'
               f"size-adjust:{adjust:.2%};ascent-override:{ascent / adjust:.2%};descent-override:{descent / adjust:.2%};"
               f"line-gap-override:{gap / adjust:.2%}}}\n")  # fmt: skip


def families(family, serif):
    names = [f'"{family}"', *(f'"{family} {system}"' for system, _, _ in (SERIFS if serif else SANS))]
    return ",".join([*names, "serif" if serif else "sans-serif"])


def pair(name, display, text, serif, tokens, label=None):
    sheet, total = [], 0
    known = {}

    def use(role, source_of):
        nonlocal total
        file, size, of = make(f"{source_of[0]}-{role}", *source_of)
        total += size
        known[role] = (file, of)
        return file, of

    for role, style, weight, slant in [("regular", "", "400", "normal"), ("italic", " Italic", "400", "italic"), ("bold", " Bold", "700", "normal")]:
        file, of = use(role, text[role])
        sheet.append(face("Text", file, weight, slant))
        sheet += fallbacks("Text", of, style, weight, slant, serif[1])
    file, of = known["bold"] if display == "bold" else use("display", display)
    sheet.insert(0, face("Display", file, "1 1000"))
    sheet += fallbacks("Display", of, " Bold", "1 1000", "normal", serif[0])
    faces = [f"--text-face:{families('Text', serif[1])}", f"--display-face:{families('Display', serif[0])}"]
    if label == "text":
        faces.append("--label-face:var(--text-face)")
    elif label:
        file, of = use("label", label)
        sheet.append(face("Label", file, "1 1000"))
        sheet += fallbacks("Label", of, " Bold" if name == "dispatch" else "", "1 1000", "normal", False)
        faces.append(f"--label-face:{families('Label', False)}")
    sheet.append(f":root{{{';'.join(faces)};{tokens}}}\n")
    (TARGET / f"{name}.css").write_text("".join(sheet))
    print(name, total)
    assert total <= MOST, f"{name} has {total} bytes"


def licence():
    """The copyrights of all families, and the licence once."""
    packages = {source_of[0] for each in PAIRINGS.values() for source_of in [each["display"], each.get("label"), *each["text"].values()]
                if isinstance(source_of, tuple)}  # fmt: skip
    lines, terms = [], ""
    for package in sorted(packages):
        folder = next(PACKAGES.glob(f"@fontsource*/{package}"))
        text = (folder / "LICENSE").read_text()
        head, _, rest = text.partition("This Font Software is licensed")
        lines.append(head.strip().splitlines()[0])
        terms = "This Font Software is licensed" + rest
    (TARGET / "OFL.txt").write_text("\n".join([*lines, "", terms.strip(), ""]))


TARGET.mkdir(exist_ok=True)
for old in TARGET.iterdir():
    old.unlink()
for pairing, of in PAIRINGS.items():
    pair(pairing, **of)
(TARGET / "system.css").write_text(SYSTEM)
licence()
