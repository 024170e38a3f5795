"""Builds the fonts of broadsheet.card from Adobe's variable fonts: one weight each, reduced to the glyphs that cards
use.

    python3 -m venv venv
    venv/bin/pip install fonttools fontpkg-source-serif-4==4.4 fontpkg-source-sans-3==3.52
    venv/bin/python build/card_fonts.py

Apache FontBox reads the old kern table but not GPOS, so this writes kerning pairs to a kern table. Figures are the
proportional ones. The fonts get new names, because their licence (SIL OFL 1.1, section 3) reserves the name
"Source".
"""

import shutil
from importlib.util import find_spec
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "shared/site/src/main/resources/broadsheet/card"
LATIN = [range(0x20, 0x7F), range(0xA0, 0x250), range(0x1E00, 0x1F00)]
GREEK_CYRILLIC = [range(0x370, 0x400), range(0x400, 0x530)]
SIGNS = [range(0x2010, 0x2065), range(0x2070, 0x20C0), range(0x2100, 0x2200), range(0x2200, 0x2270)]
COMMON = [range(0x21, 0x7F), range(0x2013, 0x2027)]
KERNED = [*COMMON, range(0xA1, 0x180), range(0x386, 0x3CF), range(0x401, 0x460)]
MOST_PAIRS = 10_000  # a subtable counts its bytes in 16 bits
SMALLEST = 8  # thousandths of the size; less is not seen


def make(package, file, axes, name):
    folder = Path(find_spec(package).submodule_search_locations[0])
    font = instantiateVariableFont(TTFont(folder / "files" / file), axes)
    cmap = font.getBestCmap()
    proportional = substitutions(font, "pnum")
    for table in font["cmap"].tables:
        table.cmap = {code: proportional.get(glyph, glyph) for code, glyph in table.cmap.items()}
    cmap = font.getBestCmap()
    common = {cmap[code] for run in COMMON for code in run if code in cmap}
    pairs = kerning(font, sorted({cmap[code] for run in KERNED for code in run if code in cmap}), common)
    options = Options(layout_features=[], hinting=False, notdef_outline=False, glyph_names=False, name_IDs=[0, 13, 14])
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "DSIG", "HVAR", "MVAR", "OS/2", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for run in LATIN + GREEK_CYRILLIC + SIGNS for code in run])
    subsetter.subset(font)
    for number in (1, 4, 6):
        font["name"].setName(name.replace(" ", "") if number == 6 else name, number, 3, 1, 0x409)
    font["kern"] = kern_table(font, pairs)
    del font["post"]  # without glyph names FontBox logs a warning, but embedded fonts do not need them
    font.save(TARGET / f"{name.split()[-1].lower()}.ttf")
    shutil.copy(folder / "LICENSE", TARGET / f"{name.split()[-1].lower()}-OFL.txt")


def lookups(font, table, feature):
    layout = font[table].table
    indices = {at for record in layout.FeatureList.FeatureRecord if record.FeatureTag == feature
               for at in record.Feature.LookupListIndex}  # fmt: skip
    for at in sorted(indices):
        yield [getattr(part, "ExtSubTable", part) for part in layout.LookupList.Lookup[at].SubTable]


def substitutions(font, feature):
    return {one: other for parts in lookups(font, "GSUB", feature) for part in parts for one, other in part.mapping.items()}


def kerning(font, glyphs, common):
    """The visible kerning pairs of GPOS: all pairs of common glyphs, and the largest ones of other glyphs."""
    pairs = {}
    for parts in lookups(font, "GPOS", "kern"):
        if not hasattr(parts[0], "ValueFormat1"):
            continue  # contextual: a kern table cannot express it
        for left in glyphs:
            for right in glyphs:
                for part in parts:
                    if (value := moved(part, left, right)) is not None:
                        pairs[left, right] = pairs.get((left, right), 0) + value
                        break
    seen = [(pair, value) for pair, value in pairs.items() if abs(value) >= SMALLEST]
    return dict(sorted(seen, key=lambda each: (not common.issuperset(each[0]), -abs(each[1])))[:MOST_PAIRS])


def moved(part, left, right):
    """The adjustment of a pair; None if the subtable does not contain it, so that the caller tries the next one."""
    if left not in part.Coverage.glyphs:
        return None
    if part.Format == 1:
        records = part.PairSet[part.Coverage.glyphs.index(left)].PairValueRecord
        return next((record.Value1.XAdvance for record in records if record.SecondGlyph == right), None)
    record = part.Class1Record[part.ClassDef1.classDefs.get(left, 0)]
    value = record.Class2Record[part.ClassDef2.classDefs.get(right, 0)].Value1
    return value.XAdvance if value and hasattr(value, "XAdvance") else 0


def kern_table(font, pairs):
    kept = set(font.getGlyphOrder())
    table = newTable("kern")
    table.version = 0
    subtable = KernTable_format_0()
    subtable.coverage, subtable.tupleIndex = 1, None
    subtable.kernTable = {pair: value for pair, value in pairs.items() if kept.issuperset(pair)}
    table.kernTables = [subtable]
    return table


make("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", {"opsz": 60, "wght": 600}, "Broadsheet Serif")
make("fontpkg_source_sans_3", "SourceSans3[wght].ttf", {"wght": 560}, "Broadsheet Sans")
