"""Web and e-mail addresses as they stand in lists."""

from __future__ import annotations

import re

from dashboard.model.privacy import personal_address

_LONGEST = 500
_SCHEME = re.compile(r"(https?)://?(?=[^/])", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}\.?(?::\d{1,5})?(?=[/?#]|$)")
_UNSAFE = re.compile(r"[\s<>\"'`{}|\\^\x00-\x1f\x7f]")
_LABEL = re.compile(
    r"(?:e-?mail|mailto|web(?:site|seite)?|internet|homepage|url) ?:", re.IGNORECASE
)
_AT = re.compile(r" ?[\[({] ?(?:at|ät|ad) ?[\])}] ?", re.IGNORECASE)
_DOT = re.compile(r" ?[\[({] ?(?:dot|punkt) ?[\])}] ?", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}")


def read_website(text: str) -> str | None:
    """Read a web address, which gets https:// where it has no scheme; None: not understood."""
    plain = _LABEL.sub("", text[: _LONGEST + 1].strip(), count=1).strip().strip("<>")
    if len(plain) > _LONGEST or _UNSAFE.search(plain):
        return None
    scheme = _SCHEME.match(plain)
    rest = plain[scheme.end() :] if scheme else plain.removeprefix("//")
    # Names and passwords before @ have no place in a list, and hide where a link leads.
    if "@" in rest.partition("/")[0] or not _HOST.match(rest):
        return None
    host, slash, path = rest.partition("/")
    return f"{scheme[1].lower() if scheme else 'https'}://{host}{slash}{path}"


def read_email(text: str) -> str | None:
    """Read the mailbox of an office; None: not understood, or somebody's own."""
    address = written_address(text)
    return None if address is None or personal_address(address) else address


def written_address(text: str) -> str | None:
    """One e-mail address, whosever it is; also with “(at)” in place of the sign."""
    plain = _LABEL.sub("", text[: _LONGEST + 1].strip(), count=1).strip().strip("<>")
    plain = _DOT.sub(".", _AT.sub("@", plain))
    return plain if _EMAIL.fullmatch(plain) else None
