"""Reads reports back with readers that know nothing of the program, and prints what they found as JSON.

    python3 formats.py report.html report.docx report.xlsx report.csv report.md

A reader that is not installed is left out of the answer.
"""
import csv
import json
import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Counts elements, and sees whether each is closed and each link leads somewhere."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.count, self.policy = [], set(), [], {}, None
        self.wrong, self.tables, self.row = [], [], None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.count[tag] = self.count.get(tag, 0) + 1
        if "id" in attrs:
            self.ids.add(attrs["id"])
        if tag == "a":
            self.links.append(attrs.get("href", ""))
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy":
            self.policy = attrs["content"]
        self.wrong += [name for name in attrs if name.startswith("on") or name == "src"]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.row = 0
        if tag in ("td", "th") and self.row is not None:
            self.row += 1
        if tag == "table":
            self.tables.append(set())

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")
        if tag == "tr":
            self.tables[-1].add(self.row)


def html(path):
    page = Page()
    page.feed(open(path, encoding="utf-8").read())
    page.close()
    return {
        "policy": page.policy,
        "wrong": page.wrong + page.open,
        "dead": [link for link in page.links if link.removeprefix("#") not in page.ids],
        "uneven": sum(len(sizes) > 1 for sizes in page.tables),
        "svg": page.count.get("svg", 0),
        "title": page.count.get("title", 0),
        "script": page.count.get("script", 0),
    }


def docx(path):
    import docx as reader

    document = reader.Document(path)
    headings = [p.text for p in document.paragraphs if p.style.name.lower().startswith("heading 1")]
    wide = [s for s in document.sections if s.page_width > s.page_height]
    return {
        "title": document.core_properties.title,
        "headings": headings,
        "tables": len(document.tables),
        "sections": len(document.sections),
        "landscape": len(wide),
    }


def xlsx(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        sheets[sheet.title] = {
            "rows": sheet.max_row,
            "formulas": "f" in kinds,
            "frozen": sheet.freeze_panes,
            "filter": sheet.auto_filter.ref is not None,
            "conditional": len(sheet.conditional_formatting),
        }
    figures = {}
    rows = book.worksheets[4].iter_rows(values_only=True)
    next(rows)
    for row in rows:
        figures[f"{row[0]} {row[1]}"] = [row[3], row[4], row[16], row[17]]
    return {"sheets": sheets, "figures": figures}


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {"rows": len(rows), "formulas": [r["value"] for r in rows if r["value"][:1] in "=@" and r["value"]]}


def markdown(path):
    import re

    from markdown_it import MarkdownIt

    text = open(path, encoding="utf-8").read()
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    return {
        "tags": sorted(set(re.findall(r"<(\w+)", page))),
        "written": len(re.findall(r"^\|(?: --- \|)+$", text, re.M)),
        "tables": page.count("<table>"),
    }


found = {}
readers = (("html", html), ("docx", docx), ("xlsx", xlsx), ("csv", table), ("md", markdown))
for (name, read), path in zip(readers, sys.argv[1:]):
    try:
        found[name] = read(path)
    except ImportError:
        pass
json.dump(found, sys.stdout)
