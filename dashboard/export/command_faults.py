"""What `argparse` finds wrong with a command, in words of the atlas's own languages."""

from __future__ import annotations

import re

from dashboard.language import Message, message

_REQUIRED = re.compile(r"the following arguments are required: (?P<names>.*)", re.DOTALL)
_UNKNOWN = re.compile(r"unrecognized arguments: (?P<names>.*)", re.DOTALL)
_CHOICE = re.compile(
    r"argument (?P<name>.*?): invalid choice: (?P<value>.*) \(choose from (?P<known>.*)\)",
    re.DOTALL,
)
_MISSING = re.compile(r"argument (?P<name>.*?): expected (one|at least one) argument")
_VALUE = re.compile(r"argument (?P<name>.*?): invalid \w+ value: (?P<value>.*)", re.DOTALL)
_DOUBT = re.compile(r"ambiguous option: (?P<value>.*) could match (?P<known>.*)", re.DOTALL)


def usage_fault(told: str) -> Message:
    """The message for what `argparse` tells, in English; any other is told as it is."""
    if found := _REQUIRED.fullmatch(told):
        return message("This is missing: {names}.", **found.groupdict())
    if found := _UNKNOWN.fullmatch(told):
        return message("This is not understood: {names}.", **found.groupdict())
    if found := _CHOICE.fullmatch(told):
        return message("{name} cannot be {value}. Possible are: {known}.", **found.groupdict())
    if found := _MISSING.fullmatch(told):
        return message("After {name} a value is missing.", name=found["name"])
    if found := _VALUE.fullmatch(told):
        return message("{name} cannot be {value}.", **found.groupdict())
    if found := _DOUBT.fullmatch(told):
        return message("{value} may mean several: {known}.", **found.groupdict())
    return message("{told}", told=told)
