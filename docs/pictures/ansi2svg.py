"""Draws a screen of a terminal, as `tmux capture-pane -e -p` gives it, as SVG.

    ansi2svg.py TITLE COLUMNS < screen > screen.svg
"""
import re
import sys
import unicodedata
from html import escape

WIDE, HIGH, SIZE = 8.4, 17, 14
INK, PAPER = "#e4e4e4", "#1c1c1c"
NAMES = "000000 cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd e5e5e5 666666 f14c4c 23d18b f5f543 3b8eea d670d6 29b8db ffffff".split()


def palette(n):
    """A colour of the 256: 16 names, a cube of 216, 24 greys."""
    if n < 16:
        return "#" + NAMES[n]
    if n < 232:
        n -= 16
        return "#%02x%02x%02x" % tuple(0 if v == 0 else 55 + 40 * v for v in (n // 36, n // 6 % 6, n % 6))
    return "#" + "%02x" % (8 + 10 * (n - 232)) * 3


def change(style, codes):
    codes = [int(code or 0) for code in codes.split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = {}
        elif code in (1, 2, 3, 4, 7):
            style = {**style, code: True}
        elif code in (22, 24, 27, 23):
            gone = {22: (1, 2), 23: (3,), 24: (4,), 27: (7,)}[code]
            style = {key: value for key, value in style.items() if key not in gone}
        elif code in (38, 48):
            kind = codes.pop(0)
            colour = palette(codes.pop(0)) if kind == 5 else "#%02x%02x%02x" % tuple(codes.pop(0) for _ in range(3))
            style = {**style, "ink" if code == 38 else "paper": colour}
        elif code in (39, 49):
            style = {key: value for key, value in style.items() if key != ("ink" if code == 39 else "paper")}
        elif 30 <= code % 60 <= 37 or 30 <= code <= 37:
            style = {**style, "ink": palette(code - 30 if code < 40 else code - 82)}
        elif 40 <= code <= 47 or 100 <= code <= 107:
            style = {**style, "paper": palette(code - 40 if code < 48 else code - 92)}
    return style


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def runs(line, style):
    at = 0
    for part in re.split(r"(\x1b\[[0-9;]*m|\x1b\([A-Z0-9]|\x0f)", line):
        if part.startswith("\x1b[") and part.endswith("m"):
            style = change(style, part[2:-1])
        elif part and not part.startswith(("\x1b", "\x0f")):
            yield at, part, style
            at += width(part)
    yield None, None, style


def main():
    title, columns = sys.argv[1], int(sys.argv[2])
    lines = sys.stdin.read().split("\n")[:-1]
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * WIDE + 16:.0f} {len(lines) * HIGH + 16}" role="img">')
    print(f"<title>{escape(title)}</title>")
    print(f'<rect width="100%" height="100%" rx="6" fill="{PAPER}"/>')
    print(f'<g font-family="ui-monospace,DejaVu Sans Mono,Menlo,Consolas,monospace" font-size="{SIZE}">')
    style = {}
    for nth, line in enumerate(lines):
        top = 8 + nth * HIGH
        for at, text, style in runs(line, style):
            if text is None:
                break
            ink, paper = style.get("ink", INK), style.get("paper", PAPER)
            if 7 in style:
                ink, paper = paper, ink
            left, long = 8 + at * WIDE, width(text) * WIDE
            if paper != PAPER:
                print(f'<rect x="{left:.1f}" y="{top}" width="{long:.1f}" height="{HIGH}" fill="{paper}"/>')
            more = ' font-weight="bold"' if 1 in style else ""
            more += ' opacity=".65"' if 2 in style else ""
            more += ' text-decoration="underline"' if 4 in style else ""
            # Word by word, because drawings fold blanks.
            for word in re.finditer(r"\S+(?: \S+)*", text):
                left, long = 8 + (at + width(text[: word.start()])) * WIDE, width(word.group()) * WIDE
                print(f'<text x="{left:.1f}" y="{top + 13}" textLength="{long:.1f}" fill="{ink}"{more}>{escape(word.group())}</text>')
    print("</g></svg>")


main()
