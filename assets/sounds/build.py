"""Builds the six short cues of the desktop, out of sines and nothing else.

    python assets/sounds/build.py [folder]

They are quiet, start and end in silence, and say little: nobody should need to hear them, and nobody should be startled.
The script must not know when they are played.
"""

from __future__ import annotations

import argparse
import math
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE = 22_050  # samples a second
PEAK = 0.25  # of what the format can hold; the loudest cue
ATTACK = 0.012  # seconds in which a tone swells: one that starts at once clicks


@dataclass(frozen=True)
class Tone:
    """One soft tone: when it starts, how high it is, how long it rings (seconds), how loud it is beside its fellows."""

    start: float
    pitch: float
    length: float
    loudness: float = 1.0
    glide: float = 0.0
    """By which share the pitch has risen, or fallen, at the end."""

    def sample(self, moment: float) -> float:
        """Return the tone's value at a moment of the cue."""
        here = moment - self.start
        if not 0 <= here < self.length:
            return 0.0
        swell = min(1.0, here / ATTACK)
        fade = (1 - here / self.length) ** 2  # is nought at the end, so that no tone breaks off
        turn = 2 * math.pi * self.pitch * (here + self.glide * here * here / (2 * self.length))
        overtones = math.sin(turn) + 0.18 * math.sin(2 * turn) + 0.05 * math.sin(3 * turn)
        return self.loudness * swell * fade * overtones


D4, F4, A4, D5, E5, FIS5, A5 = 293.66, 349.23, 440.0, 587.33, 659.26, 739.99, 880.0

CUES: dict[str, tuple[float, tuple[Tone, ...]]] = {
    # the share of PEAK it reaches, and its tones
    "press": (0.55, (Tone(0, D5, 0.07, glide=-0.15),)),
    "select": (0.5, (Tone(0, A5, 0.09),)),
    # something is settled: a fifth, closed from above
    "seal": (0.9, (Tone(0, A4, 0.30), Tone(0.07, D4, 0.35, 1.1))),
    # news of a new turn: two steps up, left open
    "turn": (0.8, (Tone(0, A4, 0.30), Tone(0.12, D5, 0.30), Tone(0.24, E5, 0.34, 0.9))),
    # a minor third, twice: look here, but not an alarm
    "warn": (0.9, (Tone(0, F4, 0.16), Tone(0, A4, 0.16, 0.4), Tone(0.18, D4, 0.30))),
    # a chord laid down one by one; the same for every ending, since none of them is a triumph
    "ending": (1.0, (Tone(0, D4, 0.60), Tone(0.08, A4, 0.52, 0.8), Tone(0.16, D5, 0.44, 0.6), Tone(0.24, FIS5, 0.36, 0.4))),
}


def samples(name: str) -> array[int]:
    """Return a cue as 16-bit samples."""
    share, tones = CUES[name]
    length = max(tone.start + tone.length for tone in tones)
    wanted = [sum(tone.sample(index / RATE) for tone in tones) for index in range(round(length * RATE))]
    loudest = max(abs(value) for value in wanted)
    # Rounding to a whole number out of 32,767 hides what mathematical libraries differ by, almost always.
    return array("h", (round(value / loudest * share * PEAK * 32_767) for value in wanted))


def write(name: str, folder: Path) -> Path:
    """Write a cue into a folder, and return the file."""
    values = samples(name)
    if sys.byteorder == "big":  # WAV is little-endian
        values.byteswap()
    target = folder / f"{name}.wav"
    with wave.open(str(target), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(values.tobytes())
    return target


def main() -> None:
    """Write every cue beside this script, or into another folder."""
    parser = argparse.ArgumentParser(description="build the cues of the desktop")
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent)
    folder = parser.parse_args().folder
    for name in CUES:
        target = write(name, folder)
        print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
