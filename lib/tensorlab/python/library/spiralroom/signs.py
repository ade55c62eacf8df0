"""Signs that keyboards, word processors and web pages put in the place of Python's own, and the source without them."""
import io
import tokenize

_table = {
    "quote": (
        dict.fromkeys("\u201c\u201d\u201e\u201f\uff02\u00ab\u00bb\u300c\u300d\u300e\u300f", '"')
        | dict.fromkeys("\u2018\u2019\u201a\u201b\uff07\u00b4\u2039\u203a", "'")
    ),
    "bracket": dict(zip("（）［］【】｛｝", "()[][]{}")),
    "punctuation": dict(zip("，、：；．。＃＠＿！？＝＋－＊／％＜＞＆｜＾～＼", ",,:;..#@_!?=+-*/%<>&|^~\\")),
    "lookalike": {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **{"×": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "…": "...", "→": "->", "∗": "*"},
    },
    "space": dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    "invisible": dict.fromkeys(
        "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff", ""
    ),
}
_kinds = {sign: kind for kind, signs in _table.items() for sign in signs}
_plain = {sign: plain for signs in _table.values() for sign, plain in signs.items()}
_wide = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}

# a text in foreign quotes hides what is in it only once its quotes are Python's, so these go one after another
_steps_at_most = 2_000


def _tokens(source):
    """As far as the source can be parted; Python 3.11 goes on after a sign that it does not know."""
    try:
        yield from tokenize.generate_tokens(io.StringIO(source).readline)
    except (tokenize.TokenError, SyntaxError):
        return


def _foreign(source):
    """Places of foreign signs outside of texts and comments: (line from 1, column from 0, sign, kind, plain)."""
    for token in _tokens(source):
        row, column = token.start
        if token.type == tokenize.ERRORTOKEN:
            for at, sign in enumerate(token.string):
                if sign in _plain:
                    yield row, column + at, sign, _kinds[sign], _plain[sign]
        elif token.type == tokenize.OP and not token.string.isascii():
            # a number of full-width digits
            for at, sign in enumerate(token.string):
                if sign in _wide:
                    yield row, column + at, sign, "digit", _wide[sign]


def _half_open(source):
    """The place of the foreign quote that stands at the end of the first text whose own quote nothing closes."""
    for token in _tokens(source):
        if token.type == tokenize.ERRORTOKEN and token.string in "'\"":
            (row, column), line = token.start, token.line
            for at in range(column + 1, len(line)):
                if line[at] in _table["quote"] and _plain[line[at]] == token.string:
                    return (row, column), (row, at, line[at], "quote", token.string)
    return None


def _is_apostrophe(line, at):
    return line[at - 1 : at].isalpha() and line[at + 1 : at + 2].isalpha()


def _with_quotes(source, row, column, quote):
    """The source with the text that begins here in Python's quotes, and how many signs that took."""
    lines = source.splitlines(keepends=True)
    line = lines[row - 1]
    ends = (at for at in range(column + 1, len(line)) if line[at] in _table["quote"] and _plain[line[at]] == quote)
    end = next((at for at in ends if not _is_apostrophe(line, at)), None)
    if end is None:
        lines[row - 1] = line[:column] + quote + line[column + 1 :]
    else:
        text = line[column + 1 : end].replace(quote, "\\" + quote)
        lines[row - 1] = line[:column] + quote + text + quote + line[end + 1 :]
    return "".join(lines), 1 if end is None else 2


def _with_plain(source, places):
    lines = source.splitlines(keepends=True)
    for row, column, _, _, plain in reversed(places):
        line = lines[row - 1]
        lines[row - 1] = line[:column] + plain + line[column + 1 :]
    return "".join(lines)


def _step(source, places):
    """The source with some signs less, their number and the first: those before a text in foreign quotes, or that text."""
    quote = next((place for place in places if place[3] == "quote"), None)
    opened = _half_open(source)
    if opened and (not quote or opened[0] < quote[:2]):
        begin, quote = opened
        before = [place for place in places if place[:2] < begin]
        if not before:
            return _with_plain(source, [quote]), 1, quote
    else:
        before = places[: places.index(quote)] if quote else places
    if before:
        return _with_plain(source, before), len(before), before[0]
    row, column, _, _, plain = quote
    return *_with_quotes(source, row, column, plain), quote


def found(source):
    """The first foreign sign with its line and kind, how many there are, and the source without them; None without any."""
    first, count, fixed = None, 0, source.replace("\r\n", "\n")
    for _ in range(_steps_at_most):
        places = list(_foreign(fixed))
        if not places:
            break
        fixed, signs, place = _step(fixed, places)
        first = first or place
        count += signs
    if not first:
        return None
    row, _, sign, kind, plain = first
    return {"line": row, "sign": sign, "kind": kind, "plain": plain, "count": count, "fixed": fixed}
