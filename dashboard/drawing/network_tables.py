"""The network in numbers: how many ties reach how far, and who brings together most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard.analysis.network import Network
from dashboard.analysis.network_nodes import EVENT, node_ids
from dashboard.analysis.network_part import Part
from dashboard.drawing.elements import joined, open_button
from dashboard.drawing.network_graph import kind_of_node
from dashboard.drawing.network_looks import event_symbol
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.tables import draw_table
from dashboard.language import Language
from dashboard.model import Dataset

_OPENED = Markup(' class="na-opened" aria-current="true"')
_LINES = Markup('<ul class="na-inline">{}</ul>')
_ITEM = Markup("<li>{}</li>")
_NUMBER = Markup('{}<span class="na-hidden"> ({})</span>')


def ties_key(node: str) -> str:
    """What opens the ties of a record or an event."""
    return f"network:ties:{node}"


def reach_key(name: str) -> str:
    """What opens the ties that reach so far: a name of `Network.reach` or `Network.beside`."""
    return f"network:reach:{name}"


def parties_words(network: Network, language: Language) -> str:
    """How many parties and ties there are, and whether all of it holds together."""
    return language.say(
        "{parties}, {ties}, {parts}",
        parties=language.count("{n} party", "{n} parties", len(network.nodes)),
        ties=language.count("{n} tie", "{n} ties", len(network.kept)),
        parts=language.count("all of them connected", "in {n} separate parts", network.components)
        if len(network.nodes)
        else language.say("nothing connected"),
    )


def drawn_words(part: Part, language: Language) -> str:
    """What is drawn of a network that is too large for a picture."""
    return language.say(
        "Drawn is the best connected part: {n} parties with {ties} ties among them.",
        n=language.number(len(part.nodes)),
        ties=language.number(len(part.ties)),
    )


def reach_words(name: str, n: int, language: Language) -> str:
    """How many ties reach how far, or what of them is not known."""
    count = language.count
    return {
        "within": lambda: count("{n} within a district", "{n} within a district", n),
        "districts": lambda: count(
            "{n} between districts of a Land", "{n} between districts of a Land", n
        ),
        "lands": lambda: count("{n} from Land to Land", "{n} from Land to Land", n),
        "open": lambda: count(
            "{n} within a Land, one end not known more exactly",
            "{n} within a Land, one end not known more exactly",
            n,
        ),
        "unplaced": lambda: count(
            "{n} to a party without a place in the four Länder",
            "{n} to a party without a place in the four Länder",
            n,
        ),
        "undated": lambda: count(
            "{n} left out, as their time is not known",
            "{n} left out, as their time is not known",
            n,
        ),
        "not_then": lambda: count(
            "{n} left out, as it did not run on the chosen day",
            "{n} left out, as they did not run on the chosen day",
            n,
        ),
        "perhaps": lambda: count(
            "{n} of no known time, counted as if it ran on the chosen day",
            "{n} of no known time, counted as if they ran on the chosen day",
            n,
        ),
    }[name]()


def reach_title(name: str, language: Language) -> str:
    """What the list of these ties is called."""
    say = language.say
    return {
        "within": lambda: say("Ties within a district"),
        "districts": lambda: say("Ties between districts of a Land"),
        "lands": lambda: say("Ties from Land to Land"),
        "open": lambda: say("Ties within a Land, one end not known more exactly"),
        "unplaced": lambda: say("Ties to a party without a place in the four Länder"),
        "undated": lambda: say("Ties of which no time is known"),
        "not_then": lambda: say("Ties that did not run on the chosen day"),
        "perhaps": lambda: say("Ties of no known time, counted as if they ran on the chosen day"),
    }[name]()


def reach_line(network: Network, language: Language) -> Markup:
    """The ties, all and by how far they reach, and their parties; each number opens them."""
    n, ties = len(network.nodes), len(network.kept)
    told = {
        "network:all": ties and language.count("{n} tie", "{n} ties", ties),
        "network:parties": n and language.count("{n} party", "{n} parties", n),
    }
    sizes = {name: len(ties) for name, ties in network.reach.items()}
    sizes |= {name: len(ties) for name, ties in network.beside.items()}
    told |= {reach_key(name): n and reach_words(name, n, language) for name, n in sizes.items()}
    told["network:alone"] = len(network.alone) and alone_words(network, language)
    items = [_ITEM.format(open_button(key, words)) for key, words in told.items() if words]
    return _LINES.format(joined(items)) if items else Markup("")


def alone_words(network: Network, language: Language) -> str:
    """How many of the records the network cannot show."""
    return language.count(
        "{n} record without any of these ties, not shown here",
        "{n} records without any of these ties, not shown here",
        len(network.alone),
    )


def node_headers(language: Language) -> tuple[str, ...]:
    """The headers of the table of nodes."""
    say = language.say
    return (
        say("Name"),
        say("Kind"),
        say("Ties"),
        say("Partners"),
        say("Districts"),
        say("Länder"),
        say("Ways through it"),
        say("Holds together"),
    )


def node_table(
    network: Network,
    part: Part,
    most: int,
    dataset: Dataset,
    symbols: Mapping[str, Symbol],
    language: Language,
    *,
    opened: str | None = None,
) -> Markup:
    """The first so many nodes: who brings together most Länder, districts and partners."""
    nodes = network.order[:most]
    rows, marks = [], []
    for node, key in zip(nodes.tolist(), node_ids(network.catalogue, nodes), strict=True):
        cells = node_cells(network, part, node, key, dataset, symbols, language)
        name, kind, ties, *rest = (_written(cell, language) for cell in cells)
        opener = open_button(ties_key(key), _NUMBER.format(ties, name))
        rows.append((open_button(key, name), kind, opener, *rest))
        marks.append(_OPENED if key == opened else Markup(""))
    caption = language.say("Who brings together most")
    return draw_table(node_headers(language), rows, caption, marks=marks, caption_shown=False)


def _written(cell: str | int, language: Language) -> str:
    return language.number(cell) if isinstance(cell, int) else cell


def node_cells(
    network: Network,
    part: Part,
    node: int,
    key: str,
    dataset: Dataset,
    symbols: Mapping[str, Symbol],
    language: Language,
) -> Sequence[str | int]:
    """What is counted of a node; texts and numbers."""
    kind = kind_of_node(key, dataset)
    symbol = event_symbol(language) if kind == EVENT else symbols.get(kind)
    say = language.say
    if node in part.betweenness:
        through = say("{n}%", n=language.number(round(100 * part.betweenness[node], 1)))
        holds = say("yes") if node in part.cut_points else say("no")
    else:
        through = holds = say("not drawn")
    return (
        dataset.name_of(key),
        symbol.label if symbol else kind,
        int(network.tie_counts[node]),
        int(network.partner_counts[node]),
        int(network.districts[node]),
        int(network.lands[node]),
        through,
        holds,
    )
