#!/usr/bin/env python3
"""Draws pictures of the sample publication: the portraits of its desks, and the plates of a photo essay.

It writes SVG and has Chromium draw it. The pictures are committed: nobody needs this program to build or to run.

    build/sample_pictures.py [NAME ...]
"""

import base64
import math
import pathlib
import random
import re
import subprocess
import sys
import tempfile

CONTENT = pathlib.Path(__file__).resolve().parent.parent / "content"
WIDTH, HEIGHT = 1920, 1280


def svg(width, height, body):
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{body}</svg>'


def gradient(name, stops, vertical=True):
    end = 'x2="0" y2="1"' if vertical else 'x2="1" y2="0"'
    marks = "".join(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in stops)
    return f'<linearGradient id="{name}" x1="0" y1="0" {end}>{marks}</linearGradient>'


def mix(one, other, part):
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def wave(rng, top, swell, steps=48):
    """The edge of a row of waves, as the points of a polygon down to the picture's foot."""
    phases = [(rng.uniform(0, 2 * math.pi), rng.uniform(1.5, 9), rng.uniform(0.2, 1)) for _ in range(5)]
    points = []
    for i in range(steps + 1):
        x = WIDTH * i / steps
        y = top + swell * sum(size * math.sin(phase + turns * 2 * math.pi * x / WIDTH) for phase, turns, size in phases)
        points.append(f"{x:.0f},{y:.1f}")
    return " ".join(points) + f" {WIDTH},{HEIGHT} 0,{HEIGHT}"


def pole(x, foot, unit, water, light, dark):
    """A tide staff: a board with marks, of which the sea hides the lower ones."""
    board = [f'<rect x="{x - 8}" y="{foot - 15 * unit}" width="72" height="{15 * unit}" fill="{light}"/>']
    for i in range(15):
        y = foot - (i + 1) * unit
        board.append(f'<path d="M{x} {y}h{56 if i % 5 == 4 else 34}v{unit / 5:.1f}h-{56 if i % 5 == 4 else 34}z" fill="{dark}"/>')
        board.append(f'<path d="M{x} {y + unit * .4:.1f}h22v{unit / 5:.1f}h-22z" fill="{dark}"/>')
    mirrored = f'<g opacity=".28" transform="translate(0 {2 * water}) scale(1 -1)" clip-path="url(#above)">{"".join(board)}</g>'
    return f'<clipPath id="above"><rect width="{WIDTH}" height="{water}"/></clipPath><g clip-path="url(#above)">{"".join(board)}</g>{mirrored}'


def sea(seed, sky, water, level, orb=None, glow="#ffffff", stars=False, staff=("#f4efe2", "#1b1b1b")):
    """The staff at one hour: a sky, the sun or the moon, and a sea that stands at a level of the picture."""
    rng = random.Random(seed)
    horizon = 560
    parts = ["<defs>", gradient("sky", sky), gradient("water", [(0, water[0]), (1, water[1])])]
    parts.append('<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="26"/></filter>')
    parts.append('<filter id="grain"><feTurbulence baseFrequency=".8" numOctaves="2" seed="7"/>'
                 '<feColorMatrix values="0 0 0 0 .5 0 0 0 0 .5 0 0 0 0 .5 0 0 0 .09 0"/></filter></defs>')
    parts.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#sky)"/>')
    if stars:
        for _ in range(140):
            parts.append(f'<circle cx="{rng.uniform(0, WIDTH):.0f}" cy="{rng.uniform(0, horizon - 60):.0f}" r="{rng.uniform(.6, 2.2):.1f}" fill="#fff" opacity="{rng.uniform(.2, .9):.2f}"/>')
    if orb:
        x, y, radius, colour = orb
        parts.append(f'<circle cx="{x}" cy="{y}" r="{radius * 2.2:.0f}" fill="{colour}" opacity=".35" filter="url(#soft)"/>')
        parts.append(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/>')
    land = " ".join(f"{x},{horizon - 6 - (900 - x) / 900 * (34 + 22 * math.sin(x / 190 + seed) + 9 * math.sin(x / 71)):.0f}" for x in range(0, 900, 20))
    parts.append(f'<polygon points="0,{horizon} {land} 900,{horizon}" fill="{mix(water[1], sky[-1][1], .45)}"/>')
    parts.append(f'<rect y="{horizon}" width="{WIDTH}" height="{HEIGHT - horizon}" fill="url(#water)"/>')
    for i in range(16):
        top = horizon + 8 + (HEIGHT - horizon) * (i / 16) ** 1.35
        tone = mix(mix(water[0], glow, .28), water[1], i / 16)
        parts.append(f'<polygon points="{wave(rng, top, .6 + i * .75)}" fill="{tone}" opacity=".42"/>')
    if orb:
        for i in range(46):
            y = horizon + 6 + (HEIGHT - horizon) * (i / 46) ** 1.2
            half = rng.uniform(8, 30 + i * 4.5)
            parts.append(f'<rect x="{orb[0] - half + rng.uniform(-14, 14) * (1 + i / 9):.0f}" y="{y:.0f}" width="{2 * half:.0f}" height="{2 + i * .14:.1f}" rx="2" fill="{orb[3]}" opacity="{.55 - i * .008:.2f}"/>')
    parts.append(pole(1290, 1210, 54, level, *staff))
    parts.append(f'<polygon points="{wave(rng, level + 6, 2.2)}" fill="{mix(water[0], water[1], .7)}" opacity=".55"/>')
    parts.append(f'<rect width="{WIDTH}" height="{HEIGHT}" filter="url(#grain)"/>')
    return svg(WIDTH, HEIGHT, "".join(parts))


def curve():
    """Two tides of one day, as a gauge draws them."""
    rng = random.Random(11)
    ink, paper, red = "#23313f", "#f3eddd", "#c2472a"
    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{paper}"/>']
    for x in range(0, WIDTH + 1, 20):
        parts.append(f'<path d="M{x} 0V{HEIGHT}" stroke="{ink}" stroke-width="{1.6 if x % 100 == 0 else .6}" opacity=".2"/>')
    for y in range(0, HEIGHT + 1, 20):
        parts.append(f'<path d="M0 {y}H{WIDTH}" stroke="{ink}" stroke-width="{1.6 if y % 100 == 0 else .6}" opacity=".2"/>')
    for shift, opacity in ((0, 1), (55, .45), (110, .22)):
        points = []
        for x in range(0, WIDTH + 1, 4):
            hour = 24 * x / WIDTH - shift / 66
            height = 330 * math.cos(2 * math.pi * hour / 12.42 + .6) + 70 * math.cos(2 * math.pi * hour / 12 + shift / 50)
            points.append(f"{x},{HEIGHT / 2 - height * (1 - shift / 420) + rng.uniform(-3, 3):.1f}")
        parts.append(f'<polyline points="{" ".join(points)}" fill="none" stroke="{red if shift == 0 else ink}" stroke-width="{7 if shift == 0 else 4}" stroke-linejoin="round" opacity="{opacity}"/>')
    parts.append(f'<path d="M0 {HEIGHT / 2}H{WIDTH}" stroke="{ink}" stroke-width="4" stroke-dasharray="26 14"/>')
    return svg(WIDTH, HEIGHT, "".join(parts))


def editorial():
    """A lamp over a sheet of paper."""
    lines = "".join(f'<path d="M218 {430 + i * 30}h{[204, 178, 196, 120][i]}" stroke="#1d1915" stroke-width="9"/>' for i in range(4))
    return svg(640, 640, '<rect width="640" height="640" fill="#a4322a"/>'
               '<path d="M322 214 120 640h404z" fill="#f0c987" opacity=".55"/>'
               '<path d="M180 396h284l36 190H150z" fill="#faf6ec"/>' + lines
               + '<path d="M432 580 494 330 402 190" fill="none" stroke="#1d1915" stroke-width="22" stroke-linejoin="round"/>'
               '<path d="M420 140 258 196a96 96 0 0 0-18 84l176-62z" fill="#1d1915"/>'
               '<circle cx="326" cy="250" r="26" fill="#fff4d8"/>')


def science():
    """A flask in which the tide stands."""
    return svg(640, 640, '<rect width="640" height="640" fill="#1f6a5a"/><circle cx="478" cy="170" r="64" fill="#f0c987"/>'
               '<path d="M262 120h116v150l128 236a44 44 0 0 1-39 66H173a44 44 0 0 1-39-66l128-236z" fill="#e4f1ea"/>'
               '<path d="M203 380c36-26 70-26 106 0s76 26 128-2l69 128a44 44 0 0 1-39 66H173a44 44 0 0 1-39-66z" fill="#2f9d86"/>'
               '<path d="M170 440c46-28 92-28 140 0s92 28 158-2l38 68a44 44 0 0 1-39 66H173a44 44 0 0 1-39-66z" fill="#12463b"/>'
               '<rect x="242" y="96" width="156" height="34" rx="10" fill="#12463b"/>'
               '<circle cx="290" cy="500" r="15" fill="#e4f1ea"/><circle cx="352" cy="526" r="10" fill="#e4f1ea"/><circle cx="336" cy="470" r="8" fill="#e4f1ea"/>')


def markets():
    """A pair of scales that weighs coins."""
    coins = "".join(f'<rect x="{402 - i % 2 * 5}" y="{386 - i * 25}" width="104" height="23" rx="11" fill="{"#f0c987" if i % 2 else "#e0ae5c"}"/>' for i in range(4))
    return svg(640, 640, '<rect width="640" height="640" fill="#7a4f12"/><rect x="309" y="130" width="22" height="400" fill="#faf6ec"/>'
               '<path d="M220 530h200v26H220z" fill="#faf6ec"/><circle cx="320" cy="126" r="26" fill="#f0c987"/>'
               '<path d="M150 236 490 176" stroke="#faf6ec" stroke-width="20"/>'
               '<path d="M156 240 96 400M156 240l60 160M486 180 392 410M486 180l52 230" stroke="#faf6ec" stroke-width="6"/>'
               + coins + '<path d="M80 400h152a76 60 0 0 1-152 0zM382 410h172a86 62 0 0 1-172 0z" fill="#faf6ec"/>'
               '<circle cx="156" cy="362" r="37" fill="#d4472b"/>')


PICTURES = {
    "portraits/editorial-desk.png": editorial,
    "portraits/science-desk.png": science,
    "portraits/markets-desk.png": markets,
    "pictures/tide-dawn.jpg": lambda: sea(
        1, [(0, "#2f4a6b"), (.55, "#d98f7a"), (1, "#f7d9a8")], ("#e2a98d", "#2c4157"), 1130, (520, 520, 60, "#fff0cf"), "#ffe3bd"),
    "pictures/tide-noon.jpg": lambda: sea(
        2, [(0, "#3d7fa8"), (1, "#cfe6ea")], ("#8cc3cb", "#14506b"), 900, None, "#ffffff"),
    "pictures/tide-high.jpg": lambda: sea(
        3, [(0, "#6b7f86"), (1, "#cdd2cc")], ("#9fb0ae", "#2d4a50"), 640, None, "#e9efe9"),
    "pictures/tide-dusk.jpg": lambda: sea(
        4, [(0, "#2a2350"), (.6, "#a8466a"), (1, "#f2a25c")], ("#c8636a", "#221c3f"), 880, (1560, 540, 74, "#ffcf8a"), "#ff9f6b", False, ("#e8cdb6", "#20182e")),
    "pictures/tide-night.jpg": lambda: sea(
        5, [(0, "#060b1c"), (1, "#1d2f52")], ("#27406a", "#050a18"), 1090, (640, 230, 62, "#f4f0dc"), "#9fb6dc", True, ("#aab4c4", "#0b1020")),
    "pictures/tide-curve.jpg": curve,
}


PAGE = """<!doctype html><title></title><script>
const image = new Image();
image.onload = () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
  canvas.getContext("2d").drawImage(image, 0, 0);
  document.title = canvas.toDataURL("TYPE", 0.84);
};
image.src = "data:image/svg+xml;base64,SVG";
</script>"""


def draw(name, text):
    """Has Chromium draw the SVG on a canvas, and saves what the canvas holds."""
    target = CONTENT / name
    target.parent.mkdir(exist_ok=True)
    media_type = "image/png" if target.suffix == ".png" else "image/jpeg"
    page = PAGE.replace("TYPE", media_type).replace("SVG", base64.b64encode(text.encode()).decode())
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "page.html")
        file.write_text(page, encoding="utf-8")
        drawn = subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom", file.as_uri()],
            check=True, capture_output=True, text=True).stdout
    found = re.search(r"<title>data:(image/\w+);base64,([A-Za-z0-9+/=]+)</title>", drawn)
    if found is None:
        raise SystemExit(f"{name}: Chromium drew nothing")
    target.write_bytes(base64.b64decode(found.group(2)))
    print(f"{name}: {target.stat().st_size:,} bytes")


def main():
    for name in sys.argv[1:] or PICTURES:
        draw(name, PICTURES[name]())


if __name__ == "__main__":
    main()
