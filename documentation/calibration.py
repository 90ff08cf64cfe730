"""Draw docs/calibration.svg: what share of events is right by their score, and by the confidence on record.

usage: python -m documentation.calibration
"""

import json
from pathlib import Path

HOME = Path(__file__).parent.parent
JUDGED = ((0.45, 15, 40), (0.55, 23, 31), (0.65, 18, 24), (0.75, 23, 33), (0.85, 35, 38), (0.95, 33, 34))
"""Middle of a class of confidence, events judged right, events judged (docs/accuracy.md, 25 November 2026)."""
SIDE, EDGE = 320, 44


def drawn(points: list[tuple[float, float]]) -> str:
    """Return the picture as SVG; `points` are (score, share right)."""
    ticks = "".join(_tick(number / 5) for number in range(6))
    line = " ".join(f"{_x(score):.1f},{_y(share):.1f}" for score, share in points)
    dots = "".join(
        f'<circle cx="{_x(at):.1f}" cy="{_y(right / of):.1f}" r="{2 + of / 8:.1f}" class="judged"/>'
        for at, right, of in JUDGED
    )
    width, height = SIDE + 2 * EDGE + 190, SIDE + 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="Share of events right, by score and by confidence">\n'
        "<style>text{font:13px sans-serif;fill:#333}line,polyline{fill:none;stroke:#999}"
        ".even{stroke-dasharray:4 4}.measured{stroke:#0b5fa5;stroke-width:2}"
        ".judged{fill:#c2410c;fill-opacity:.7}</style>\n"
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n{ticks}'
        f'<line class="even" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>\n'
        f'<polyline class="measured" points="{line}"/>\n{dots}\n'
        f'<text x="{_x(1) + 12}" y="{_y(0.75)}">line: held-out articles,</text>'
        f'<text x="{_x(1) + 12}" y="{_y(0.75) + 17}">share right by score</text>'
        f'<text x="{_x(1) + 12}" y="{_y(0.5)}">dots: judged on fresh text,</text>'
        f'<text x="{_x(1) + 12}" y="{_y(0.5) + 17}">share right by confidence</text>\n</svg>\n'
    )


def _x(value: float) -> float:
    return EDGE + SIDE * value


def _y(value: float) -> float:
    return EDGE / 2 + SIDE * (1 - value)


def _tick(value: float) -> str:
    return (
        f'<line x1="{_x(value)}" y1="{_y(0)}" x2="{_x(value)}" y2="{_y(0) + 5}"/>'
        f'<text x="{_x(value)}" y="{_y(0) + 20}" text-anchor="middle">{value:.1f}</text>'
        f'<line x1="{_x(0) - 5}" y1="{_y(value)}" x2="{_x(0)}" y2="{_y(value)}"/>'
        f'<text x="{_x(0) - 9}" y="{_y(value) + 4}" text-anchor="end">{value:.1f}</text>\n'
    )


def main() -> None:
    """Write the picture."""
    points = json.loads((HOME / "training/calibration.json").read_text("utf-8"))
    (HOME / "docs/calibration.svg").write_text(drawn([(score, share) for score, share in points]), "utf-8")


if __name__ == "__main__":
    main()
