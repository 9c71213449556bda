"""Writes the smallest OSM PBF file GDAL reads: closed ways with tags, nothing compressed."""

import struct


def varint(number):
    """A number in groups of seven bits."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def zigzag(number):
    """A signed number as an unsigned one."""
    return varint(number << 1 if number >= 0 else (-number << 1) - 1)


def field(number, content):
    """One field of a message: bytes with their length, or a plain number."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def block(kind, content):
    """A blob with its header."""
    blob = field(1, content)
    header = field(1, kind) + field(3, len(blob))
    return struct.pack(">I", len(header)) + header + blob


def node(number, lon, lat, *, keys=b"", values=b""):
    """A node; its id and coordinates are zigzag numbers."""
    tags = (field(2, keys) + field(3, values)) if keys else b""
    steps = [varint(n << 3) + zigzag(round(c * 1e7)) for n, c in ((8, lat), (9, lon))]
    return field(1, varint(1 << 3) + zigzag(number) + tags + b"".join(steps))


def extract(areas, *, lonely=0):
    """A file with one closed way for each (box, tags), and so many tagged nodes beside them."""
    words = [b""]

    def word(text):
        encoded = text.encode()
        if encoded not in words:
            words.append(encoded)
        return varint(words.index(encoded))

    nodes, ways, number = [], [], 0
    for (west, south, east, north), tags in areas:
        corners = [(west, south), (east, south), (east, north), (west, north)]
        nodes += [node(number + n + 1, *corner) for n, corner in enumerate(corners)]
        refs = b"".join(map(zigzag, [number + 1, 1, 1, 1, -3]))
        keys, values = (b"".join(map(word, part)) for part in (tags, tags.values()))
        way = field(1, number + 1) + field(2, keys) + field(3, values) + field(8, refs)
        ways.append(field(3, way))
        number += 4
    shop = {"keys": word("shop"), "values": word("kiosk")}
    nodes += [node(10**6 + n, 70 + n / 10**6, 45, **shop) for n in range(lonely)]
    strings = field(1, b"".join(field(1, text) for text in words))
    groups = field(2, b"".join(nodes)) + field(2, b"".join(ways))
    return block(b"OSMHeader", field(4, b"OsmSchema-V0.6")) + block(b"OSMData", strings + groups)
