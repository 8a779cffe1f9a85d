"""What stands around the sheets of a workbook: its parts, and how cells look."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

TEXT, HEAD, NUMBER, DECIMAL, SHARE, DURATION, DAY, MOMENT = range(8)
"""The places of the styles below."""

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

SHEET = f'{XML}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
PAGE = (
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
)

FORMATS = ("#,##0.00", "0.0%", "[h]:mm:ss", "yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd\\ hh:mm:ss")
"""Of decimal numbers, shares, durations, days and moments; the first has the number 164."""

FIRST_FORMAT = 164
WHOLE_NUMBER = 3
"""The built-in format `#,##0`."""


def parts_around(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every part but the sheets, in the order in which programs look for them."""
    numbers = range(1, len(names) + 1)
    yield "[Content_Types].xml", _content_types(numbers)
    yield "_rels/.rels", _links([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _workbook(names)
    sheets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _links([*sheets, ("styles", "styles.xml")])
    yield "xl/styles.xml", _styles()


def _content_types(numbers: Sequence[int]) -> str:
    parts = [
        ("/xl/workbook.xml", f"{KIND}.sheet.main+xml"),
        ("/xl/styles.xml", f"{KIND}.styles+xml"),
    ]
    parts += [(f"/xl/worksheets/sheet{n}.xml", f"{KIND}.worksheet+xml") for n in numbers]
    named = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in parts)
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _links(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{XML}<Relationships xmlns="{LINKS}">{links}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, start=1)
    )
    return (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<bookViews><workbookView activeTab="0"/></bookViews><sheets>{sheets}</sheets></workbook>'
    )


def _styles() -> str:
    formats = "".join(
        f'<numFmt numFmtId="{FIRST_FORMAT + n}" formatCode={quoteattr(code)}/>'
        for n, code in enumerate(FORMATS)
    )
    plain, wrapped = "", '<alignment vertical="top" wrapText="1"/>'
    looks = [
        _look(0, wrapped),
        _look(0, '<alignment vertical="center" wrapText="1"/>', font=1, fill=2),
        _look(WHOLE_NUMBER, plain),
        *(_look(FIRST_FORMAT + n, plain) for n in range(len(FORMATS))),
    ]
    return (
        f'{XML}<styleSheet xmlns="{MAIN}"><numFmts count="{len(FORMATS)}">{formats}</numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
        '<fgColor rgb="FF0B5D4E"/><bgColor indexed="64"/></patternFill></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(looks)}">{"".join(looks)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _look(number: int, alignment: str, font: int = 0, fill: int = 0) -> str:
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" '
        f'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">{alignment}</xf>'
    )
