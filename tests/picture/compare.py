# SPDX-License-Identifier: MIT
"""compare.py A.png B.png: how much two pictures of one size differ, in thousandths. Both are made
coarse first, so that another way to smooth edges does not count; what is moved or missing does."""
import struct
import sys
import zlib

CELL = 6  # pixels a side of what is compared


def read_png(path):
    """Width, height, and rows of grey values."""
    data = open(path, 'rb').read()
    at, packed, palette = 8, b'', None
    while at < len(data):
        size, name = struct.unpack('>I4s', data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if name == b'IHDR':
            width, height, depth, colour = struct.unpack('>IIBB', body[:10])
        elif name == b'IDAT':
            packed += body
        elif name == b'PLTE':
            palette = body
        at += 12 + size
    if depth != 8:
        sys.exit('only 8 bits a channel: ' + path)
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    raw, stride = zlib.decompress(packed), width * channels
    rows, before, at = [], bytearray(stride), 0
    for _ in range(height):
        kind, line = raw[at], bytearray(raw[at + 1:at + 1 + stride])
        at += 1 + stride
        for i in range(stride):
            left = line[i - channels] if i >= channels else 0
            up, corner = before[i], before[i - channels] if i >= channels else 0
            if kind == 1:
                line[i] = line[i] + left & 255
            elif kind == 2:
                line[i] = line[i] + up & 255
            elif kind == 3:
                line[i] = line[i] + (left + up) // 2 & 255
            elif kind == 4:
                guess = left + up - corner
                away = [abs(guess - left), abs(guess - up), abs(guess - corner)]
                line[i] = line[i] + (left, up, corner)[away.index(min(away))] & 255
        before = line
        rows.append(grey(line, width, channels, palette))
    return width, height, rows


def grey(line, width, channels, palette):
    if palette:
        return [sum(palette[3 * v:3 * v + 3]) // 3 for v in line]
    if channels < 3:
        return [line[i * channels] for i in range(width)]
    return [sum(line[i * channels:i * channels + 3]) // 3 for i in range(width)]


def coarse(width, height, rows):
    return [[sum(sum(rows[y + k][x:x + CELL]) for k in range(CELL)) / CELL ** 2
             for x in range(0, width - CELL, CELL)] for y in range(0, height - CELL, CELL)]


def main():
    one, two = (read_png(path) for path in sys.argv[1:3])
    if abs(one[0] - two[0]) > 1 or abs(one[1] - two[1]) > 1:
        sys.exit('sizes differ: %dx%d, %dx%d' % (one[0], one[1], two[0], two[1]))
    size = min(one[0], two[0]), min(one[1], two[1])
    a, b = coarse(*size, one[2]), coarse(*size, two[2])
    pairs = [(p, q) for row, other in zip(a, b) for p, q in zip(row, other) if min(p, q) < 250]
    print(round(1000 * sum(abs(p - q) for p, q in pairs) / (255 * max(1, len(pairs)))))


main()
