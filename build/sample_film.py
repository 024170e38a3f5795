"""Draws the film of the sample article about a fortnight of the tide, its poster, and the picture above the article.

    apt-get install ffmpeg
    python3 -m venv venv
    venv/bin/pip install pillow
    venv/bin/python build/sample_film.py

The tide is the equilibrium tide of Moon and Sun: M2 and S2, whose amplitudes are as 1 to 0.4657, in phase at the new moon. The
pitch of the tone follows the water.
"""

import math
import struct
import subprocess
import tempfile
import wave
from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).resolve().parent.parent / "content/pictures"
WIDTH, HEIGHT, RATE, SECONDS = 960, 540, 12, 24
SAMPLES = 16_000
DAYS = 14.7653  # from a spring tide to the next: half a month of the Moon's phases
SUN = 0.4657
PAPER, LIGHT, SEA, DEEP, INK, RED, GREY = "#f1e9da", "#fbf6ea", "#3f7f99", "#346d85", "#1d2730", "#b3372f", "#b9ae9b"
STAFF = (150, 70, 214, 500)
MEAN, METRE = 300, 120
GRAPH = (330, 910)


def tide(day):
    hours = 24 * day
    return math.cos(2 * math.pi * hours / 12.4206) + SUN * math.cos(2 * math.pi * hours / 12)


def level(day):
    return MEAN - METRE * tide(day)


def x_of(day):
    return GRAPH[0] + (GRAPH[1] - GRAPH[0]) * day / DAYS


def moon(draw, day):
    """New at first, full in the end, as seen from the north: the light grows from the right."""
    x, y, r = 120, 160, 60
    draw.ellipse((x - r, y - r, x + r, y + r), fill=INK)
    angles = [math.pi * (i / 60 - 0.5) for i in range(61)]
    edge = [(x + (r - 5) * math.cos(angle), y + (r - 5) * math.sin(angle)) for angle in angles]
    shadow = math.cos(math.pi * day / DAYS)
    border = [(x + (r - 5) * math.cos(angle) * shadow, y + (r - 5) * math.sin(angle)) for angle in reversed(angles)]
    draw.polygon(edge + border, fill=LIGHT)


def frame(day):
    """One picture, drawn at twice the size, so that edges are smooth."""
    image = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), PAPER)
    draw = ImageDraw.Draw(image)

    def scaled(*values):
        return [value * 2 for value in values]

    water = level(day)
    draw.rectangle(scaled(0, water, GRAPH[0] - 30, HEIGHT), fill=SEA)
    left, top, right, bottom = STAFF
    draw.rectangle(scaled(left, top, right, bottom + 40), fill=LIGHT, outline=INK, width=4)
    for mark in range(19):
        y = top + 12 + mark * 24
        draw.rectangle(scaled(left + 8, y, left + (48 if mark % 5 == 0 else 30), y + 9), fill=INK)
    # What is under water is seen through it.
    sunk = image.crop(tuple(map(int, scaled(left - 2, max(water, top), right + 2, HEIGHT))))
    if sunk.height > 0:
        image.paste(Image.blend(sunk, Image.new("RGB", sunk.size, DEEP), 0.72), tuple(map(int, scaled(left - 2, max(water, top)))))
    draw.line(scaled(0, water, GRAPH[0] - 30, water), fill=INK, width=3)
    draw.line(scaled(GRAPH[0], MEAN, GRAPH[1], MEAN), fill=GREY, width=2)
    for mark in range(15):
        x = x_of(mark)
        draw.line(scaled(x, MEAN - 5, x, MEAN + 5), fill=GREY, width=2)
    steps = int(day * 96)
    curve = [value for step in range(steps + 1) for value in scaled(x_of(step / 96), level(step / 96))]
    if len(curve) > 2:
        draw.line(curve, fill=RED, width=5, joint="curve")
    x = x_of(day)
    draw.ellipse(scaled(x - 7, water - 7, x + 7, water + 7), fill=RED)
    moon(draw, day)
    return image.resize((WIDTH, HEIGHT), Image.LANCZOS)


def tone(file):
    """A soft tone, higher where the water is higher."""
    phase = 0.0
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLES)
        for i in range(SECONDS * SAMPLES):
            seconds = i / SAMPLES
            phase += 2 * math.pi * 247 * 2 ** (tide(DAYS * seconds / SECONDS) / 2) / SAMPLES
            loudness = min(1, seconds, SECONDS - seconds) * 0.25
            out.writeframesraw(struct.pack("<h", int(32767 * loudness * (math.sin(phase) + 0.2 * math.sin(2 * phase)))))


def main():
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "tone.wav"
        tone(sound)
        encode = ["ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", "-",
                  "-i", str(sound), "-c:v", "libx264", "-preset", "veryslow", "-crf", "33", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "24k",
                  "-movflags", "+faststart", "-map_metadata", "-1", "-fflags", "+bitexact", str(TARGET / "tide-fortnight.mp4")]
        film = subprocess.Popen(encode, stdin=subprocess.PIPE)
        for i in range(RATE * SECONDS):
            film.stdin.write(frame(DAYS * i / (RATE * SECONDS)).tobytes())
        film.stdin.close()
        if film.wait():
            raise SystemExit("ffmpeg failed")
    frame(DAYS).quantize(48).save(TARGET / "tide-fortnight.png", optimize=True)
    frame(DAYS * 0.62).quantize(48).save(TARGET / "tide-fortnight-poster.png", optimize=True)


if __name__ == "__main__":
    main()
