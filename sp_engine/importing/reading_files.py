"""A decree's file as it lies on the disk, whatever it is: read into blocks, or refused with what is wrong.

In come a name and bytes; out comes the source.  What a file is, its contents say and not its name.  Nothing
in it is run, fetched or unpacked beyond a limit.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from sp_engine.importing.flow_charts import with_whole_words
from sp_engine.importing.label_words import words_of
from sp_engine.importing.pdf_document import read_pdf
from sp_engine.importing.plain_text import plain_blocks
from sp_engine.importing.scanned_text import cleaned, is_scanned
from sp_engine.importing.source_blocks import Block, FileKind, Line, LineKind, Row, SourceFile, lines_in
from sp_engine.importing.tagged_text import tagged_blocks
from sp_engine.importing.word_document import NoWordDocument, read_word
from sp_engine.importing.wrapped_lines import as_wrapped
from sp_engine.words import Diagnostic, DiagnosticError, Words
from sp_engine.words.messages import importing as says

LARGEST_FILE = 64 * 1024 * 1024
"""A decree of 500 pages with pictures has less; what is larger is something else."""
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body|table|head)\b", re.IGNORECASE)
_UTF_16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def unreadable(name: str, problem: Words) -> DiagnosticError:
    """Return what to raise when a decree's file cannot be read."""
    return DiagnosticError([Diagnostic("SP640", name, values={"problem": problem})])


def read_decree_file(name: str, data: bytes) -> SourceFile:
    """Return the source in a file.  Raises `DiagnosticError` (SP640) where no text can be had from it."""
    if not data.strip():
        raise unreadable(name, says.EMPTY)
    if len(data) > LARGEST_FILE:
        raise unreadable(name, says.TOO_LARGE)
    source = _with_whole_charts(_read(name, data))
    if not any(line.text.strip() for line in lines_in(source.blocks)):
        raise unreadable(name, says.NO_TEXT)
    return source


def _with_whole_charts(source: SourceFile) -> SourceFile:
    """Return a source with the words whole that the boxes of its flow charts break."""
    lines = list(lines_in(source.blocks))
    if not any(line.kind is LineKind.FLOW_CHART for line in lines):
        return source
    known = {word for line in lines if line.kind is not LineKind.FLOW_CHART for word in words_of(line.text)}
    return replace(source, blocks=tuple(_whole(block, known) for block in source.blocks))


def _whole(block: Block, known: Collection[str]) -> Block:
    if isinstance(block, Row):
        return replace(
            block, cells=tuple(tuple(_whole_line(line, known) for line in cell) for cell in block.cells)
        )
    return _whole_line(block, known)


def _whole_line(line: Line, known: Collection[str]) -> Line:
    if line.kind is not LineKind.FLOW_CHART:
        return line
    return replace(line, text=with_whole_words(line.text, known))


def _read(name: str, data: bytes) -> SourceFile:
    if data.startswith(_OLD_WORD):
        raise unreadable(name, says.OLD_WORD)
    if data.startswith(b"PK\x03\x04"):
        return _word(name, data)
    if b"%PDF-" in data[:1024]:
        return _pdf(name, data)
    text = _decoded(name, data)
    if _PAGE.search(text[:4096]) and "\t" not in text[:4096]:
        return SourceFile(FileKind.HTML, text, tuple(tagged_blocks(text, 0, len(text))))
    blocks: list[Block] = plain_blocks(text)
    if not is_scanned(blocks):
        return SourceFile(FileKind.TEXT, text, tuple(as_wrapped(blocks)))
    words, dirt = cleaned(blocks)
    return SourceFile(FileKind.TEXT, text, tuple(words), dirt=tuple(dirt))


def _word(name: str, data: bytes) -> SourceFile:
    try:
        return read_word(data)
    except DiagnosticError:
        raise
    except NoWordDocument as error:
        raise unreadable(name, says.NO_WORD_DOCUMENT) from error
    except Exception as error:  # what a broken document makes a parser raise is nobody's to list
        raise unreadable(name, says.BROKEN) from error


def _pdf(name: str, data: bytes) -> SourceFile:
    try:
        return read_pdf(data)
    except DiagnosticError:
        raise
    except Exception as error:  # as above
        locked = any("Password" in type(one).__name__ for one in (error, *error.args, error.__cause__))
        raise unreadable(name, says.LOCKED if locked else says.BROKEN) from error


def _decoded(name: str, data: bytes) -> str:
    """Return the text of a file in UTF-8 or UTF-16, or in the Windows code page that old programs write."""
    for mark, encoding in _UTF_16:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, errors="replace").replace("\r\n", "\n")
    data = data.removeprefix(b"\xef\xbb\xbf")
    half = data[:4000]
    if half.count(b"\0") > len(half) // 4:
        encoding = "utf-16-be" if half[::2].count(b"\0") > half[1::2].count(b"\0") else "utf-16-le"
        text = data.decode(encoding, errors="replace")
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    odd = sum(not character.isprintable() and not character.isspace() for character in text[:20_000])
    if odd > len(text[:20_000]) // 20:
        raise unreadable(name, says.NO_DOCUMENT)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
