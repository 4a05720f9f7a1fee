"""A unit's own DOCX: checked when uploaded, filled with plain strings only, in a sandbox without statements."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from langnghe.documents import services as documents
from langnghe.kernel.errors import Invalid
from langnghe.petitions.letters.catalogue import LetterKind
from langnghe.petitions.letters.content import Paper

LARGEST = 1_000_000
MEMBERS = 200
UNPACKED = 20_000_000
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
PARTS = (
    "parent", "issuer", "number", "place_and_date", "heading", "about", "addressee", "body", "recipients",
    "capacity", "signer",
)  # fmt: skip
FACTS = (
    "unit", "head", "person", "address", "summary", "request", "kind", "received_on", "accepted_on",
    "answered_on", "closed_on", "due_on", "answer_number",
)  # fmt: skip
# A placeholder is a name and nothing else: no statement, no filter, no call, no attribute.
ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def placeholders(kind: LetterKind) -> list[str]:
    return [*PARTS, *FACTS, *(one.name for one in kind.fields)]


def check(content: bytes, kind: LetterKind) -> None:
    """Refuse what is no DOCX, what unpacks too large, what reaches outside, and every unknown placeholder by name."""
    if len(content) > LARGEST:
        raise Invalid(_("Mẫu lớn hơn 1 MB."))
    _check_archive(content)
    documents.refuse_active(content)
    if documents.reaches_outside(content):
        raise Invalid(_("Mẫu có liên kết ra ngoài; bỏ liên kết rồi tải lại."))
    unknown: set[str] = set()
    for source in _sources(content):
        unknown |= _names(source) - set(placeholders(kind))
    if unknown:
        raise Invalid(
            _("Chỗ điền không có trong danh sách: %(names)s.") % {"names": ", ".join(sorted(unknown))}
        )


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS or sum(one.file_size for one in members) > UNPACKED:
                raise Invalid(_("Tệp mẫu giải nén ra quá lớn."))
            if not any(one.filename == "word/document.xml" for one in members):
                raise Invalid(_("Đây không phải tệp DOCX."))
            for one in members:
                _check_member(one.filename, archive.read(one))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Invalid(_("Đây không phải tệp DOCX.")) from error


def _check_member(name: str, data: bytes) -> None:
    if name.endswith(".bin"):
        raise Invalid(_("Mẫu có macro hoặc đối tượng nhúng; bỏ đi rồi tải lại."))
    if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
        raise Invalid(_("Đây không phải tệp DOCX."))


def _sources(content: bytes) -> Iterator[str]:
    try:
        template = DocxTemplate(BytesIO(content))
        template.init_docx()
        yield template.patch_xml(template.get_xml())
        for uri in (template.HEADER_URI, template.FOOTER_URI):
            for _key, part in template.get_headers_footers(uri):
                yield template.patch_xml(template.get_part_xml(part))
        for part in template.docx.part.package.parts:
            if "footnotes" in str(part.partname):
                yield template.patch_xml(part.blob.decode())
        yield from (getattr(template.docx.core_properties, name) or "" for name in PROPERTIES)
    except (KeyError, ValueError, SyntaxError) as error:
        raise Invalid(_("Đây không phải tệp DOCX.")) from error


def _names(source: str) -> set[str]:
    try:
        tree = _environment().parse(source)
    except TemplateSyntaxError as error:
        raise Invalid(_("Chỗ điền viết sai; chỉ dùng dạng {{ ten }}.")) from error
    for node in _nodes(tree):
        if not isinstance(node, ALLOWED):
            raise Invalid(_("Chỗ điền viết sai; chỉ dùng dạng {{ ten }}."))
    return {node.name for node in tree.find_all(nodes.Name)}


def _nodes(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _nodes(child)


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True)


def fill(content: bytes, paper: Paper) -> bytes:
    """The unit's paper with its placeholders filled; a value is text, whatever signs stand in it."""
    template = DocxTemplate(BytesIO(content))
    template.render(_strings(paper), jinja_env=_environment())
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def _strings(paper: Paper) -> dict[str, str]:
    own: dict[str, Any] = {name: getattr(paper, name) for name in PARTS if name != "body"}
    own["body"] = "\a".join(words for _style, words in paper.blocks)
    joined = {
        name: "\n".join(value) if isinstance(value, list) else str(value) for name, value in own.items()
    }
    return {
        name: CONTROL.sub("", value) if name != "body" else value
        for name, value in {**paper.values, **joined}.items()
    }
