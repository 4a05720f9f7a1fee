"""Templates whose unchanging parts are joined once per language: words, addresses of pages, icons, links to style.

Most of a page is the same for everybody; Django asks for each translated word and each address anew. The loader
joins what stands side by side and depends on nothing but the language. Templates are written as always.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.template import Origin, Template
from django.template.base import FilterExpression, Node, NodeList, TextNode, TokenType, Variable
from django.template.context import Context
from django.template.defaulttags import CommentNode, IfNode, LoadNode, URLNode
from django.template.library import SimpleNode
from django.template.loaders import base, cached
from django.templatetags.i18n import BlockTranslateNode, LanguageNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from langnghe.design.templatetags.design import icon, key

FROM_WORDS_ALONE = {icon, key}
EMPTY = (LoadNode, CommentNode)
MOST_ADDRESSES = 4096
LANGUAGE = "language_of_the_page"


class Folded(Node):
    """Nodes that say the same to everybody who reads in one language."""

    child_nodelists = ()

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.said: dict[tuple[str | None, bool], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        about = _about(context)
        if about not in self.said:
            self.said[about] = NodeList(self.nodes).render(context)
        return self.said[about]


class Named(Node):
    """A word or an address that a template keeps under a name: `{% url "web:home" as home %}`."""

    child_nodelists = ()

    def __init__(self, node: TranslateNode | URLNode) -> None:
        self.node = node
        self.said: dict[tuple[str | None, bool], str] = {}

    def render(self, context: Context) -> str:
        about, name = _about(context), str(self.node.asvar)
        if about not in self.said:
            self.node.render(context)
            self.said[about] = context[name]
        context[name] = self.said[about]
        return ""


class Addressed(Node):
    """The address of a record, looked up once: `{% url "petitions:file" row.pk %}` in every row of a list."""

    child_nodelists = ()

    def __init__(self, node: URLNode) -> None:
        self.node = node
        self.found: dict[tuple[object, ...], str] = {}

    def render(self, context: Context) -> str:
        given = tuple(one.resolve(context) for one in self.node.args)
        if (found := self.found.get(given)) is None:
            found = self._look_up(given, context)
        return found

    def _look_up(self, given: tuple[object, ...], context: Context) -> str:
        if len(self.found) >= MOST_ADDRESSES:
            self.found.clear()
        found = self.node.render(context)
        if all(type(one) in {int, str} for one in given):
            self.found[given] = found
        return found


def _about(context: Context) -> tuple[str | None, bool]:
    """All that the wording of a constant node depends on; addresses do not change while a process runs."""
    kept: dict[str, Any] = context.__dict__
    # Asked once a page, through four layers of Django; what stands in `{% language %}` is never folded.
    if LANGUAGE not in kept:
        kept[LANGUAGE] = get_language()
    return kept[LANGUAGE], context.autoescape


class _Folding(base.Loader):
    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        template = super().get_template(template_name, skip)
        fold(template.nodelist)
        return template


class Loader(cached.Loader, _Folding):
    """Django's loader that keeps what it has read, folded before anybody sees it."""


def fold(nodes: NodeList) -> None:
    """Join in place, in every branch below."""
    for node in nodes:
        for below in _below(node):
            fold(below)
    nodes[:] = [
        one for same, run in groupby(nodes, _is_same_for_all) for one in _joined(list(run), same=same)
    ]


def _joined(run: list[Node], *, same: bool) -> list[Node]:
    if not same:
        return [_quicker(node) for node in run]
    said = [node for node in run if not isinstance(node, EMPTY)]
    texts = [node.s for node in said if isinstance(node, TextNode)]
    if len(texts) == len(said):
        return [TextNode("".join(texts))] if said else []
    return [Folded(said)]


def _quicker(node: Node) -> Node:
    if isinstance(node, TranslateNode | URLNode) and node.asvar and _is_constant(node):
        return Named(node)
    if (
        isinstance(node, URLNode)
        and node.args
        and not (node.kwargs or node.asvar)
        and _is_literal(node.view_name)
    ):
        return Addressed(node)
    return node


def _below(node: Node) -> Iterator[NodeList]:
    if isinstance(node, LanguageNode):
        return
    if isinstance(node, IfNode):
        yield from (branch for _condition, branch in node.conditions_nodelists)
        return
    for name in node.child_nodelists:
        found = getattr(node, name, None)
        if isinstance(found, NodeList):
            yield found


def _is_same_for_all(node: Node) -> bool:
    match node:
        case TextNode() | LoadNode() | CommentNode():
            return True
        case TranslateNode() | URLNode():
            return not node.asvar and _is_constant(node)
        case BlockTranslateNode():
            return not (node.asvar or node.extra_context or node.countervar or node.message_context) and all(
                token.token_type == TokenType.TEXT for token in node.singular
            )
        case StaticNode():
            return node.varname is None and _is_literal(node.path)
        case SimpleNode():
            given = [*node.args, *node.kwargs.values()]
            return node.func in FROM_WORDS_ALONE and node.target_var is None and all(map(_is_literal, given))
    return False


def _is_constant(node: TranslateNode | URLNode) -> bool:
    if isinstance(node, TranslateNode):
        return node.message_context is None and _is_literal(node.filter_expression)
    return not (node.args or node.kwargs) and _is_literal(node.view_name)


def _is_literal(said: FilterExpression) -> bool:
    return not said.filters and not (isinstance(said.var, Variable) and said.var.lookups is not None)
