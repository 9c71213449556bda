"""A PDF as people and machines meet it: its words, its fonts, its marks, what a phone reads."""

import io
from contextlib import ExitStack, closing

import pypdf
import pypdfium2
import zxingcpp

# for the matrix: what each address takes, and whose it is
HANDOUTS = {
    "handouts:letter": lambda t: [t.initiative.pk],
    "handouts:pack": lambda t: [t.initiative.pk],
    "handouts:poster": lambda t: [t.initiative.pk, "a4"],
    "handouts:sketch": lambda t: [t.initiative.pk],
    "handouts:press_note": lambda t: [t.initiative.pk],
}
OWN = ("handouts:letter", "handouts:pack", "handouts:sketch")
HANDED_OVER = {key: {"author", "lead"} for key in OWN}
SHARP = 150 / 72  # dots of a plain office printer


def pages_of(pdf):
    """Each page: its words and its picture."""
    with ExitStack() as open_until_read:
        document = open_until_read.enter_context(closing(pypdfium2.PdfDocument(pdf)))
        for number in range(len(document)):
            page = open_until_read.enter_context(closing(document[number]))
            words = open_until_read.enter_context(closing(page.get_textpage()))
            picture = open_until_read.enter_context(closing(page.render(scale=SHARP)))
            yield words.get_text_bounded(), picture.to_pil().convert("RGB")


def text_of(pdf):
    """All words, in one line: where a line breaks is the paper's business."""
    return " ".join(" ".join(words for words, _ in pages_of(pdf)).split())


def codes_in(pdf):
    """What a phone reads off the rendered pages."""
    return {code.text for _, picture in pages_of(pdf) for code in zxingcpp.read_barcodes(picture)}


def facts_of(pdf):
    """Everything a PDF says beside its pages: language, title, author, whether it is tagged."""
    whole = pypdf.PdfReader(io.BytesIO(pdf))
    root, told = whole.trailer["/Root"], whole.metadata
    return {
        "lang": root.get("/Lang"),
        "is_tagged": bool(root.get("/MarkInfo", {}).get("/Marked")),
        "title": told.title,
        "author": told.author,
        "variant": whole.xmp_metadata.stream.get_data().decode().count("pdfuaid:part"),
        "all": str({**told}),
    }


def fonts_of(pdf):
    """Name → whether its letters travel with the file."""
    whole = pypdf.PdfReader(io.BytesIO(pdf))
    found = {}
    for page in whole.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            real = font.get_object()["/DescendantFonts"][0].get_object()
            about = real["/FontDescriptor"].get_object()
            found[str(real["/BaseFont"])] = bool({"/FontFile2", "/FontFile3"} & set(about))
    return found


def sizes_of(pdf):
    """Width and height of each page in whole millimetres."""
    boxes = (page.mediabox for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return [(round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) for box in boxes]


def pictures_in(pdf):
    """The photos it carries, as they would be taken out of it."""
    whole = pypdf.PdfReader(io.BytesIO(pdf))
    return [picture.image for page in whole.pages for picture in page.images]
