r"""Mathematics in texts in plain signs: $\alpha^2$ is drawn as α². What there are no such signs for is named."""

import re
import sys
import unicodedata

_signs = dict(
    zip(
        "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon "
        "phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(),
        "αβγδϵεζηθϑικλμνξπρστυϕφχψωΓΔΘΛΞΠΣΥΦΨΩ",
    )
)
_signs.update(
    zip(
        "times cdot pm mp leq le geq ge neq ne approx sim equiv propto infty partial nabla sum prod int in notin subset cup cap "
        "to rightarrow leftarrow Rightarrow leftrightarrow mapsto circ ell dots ldots cdots forall exists degree ast prime odot "
        "oplus otimes ll gg langle rangle Vert".split(),
        "×·±∓≤≤≥≥≠≠≈∼≡∝∞∂∇∑∏∫∈∉⊂∪∩→→←⇒↔↦∘ℓ……⋯∀∃°∗′⊙⊕⊗≪≫⟨⟩‖",
    )
)
_signs.update({name: name for name in "sin cos tan tanh sinh cosh exp log ln lg min max arg det dim lim sup inf Pr".split()})
_signs.update({name: " " for name in (",", ":", ";", " ", "quad", "qquad")})
_signs.update({name: "" for name in ("!", "left", "right", "rm", "bf", "it", "displaystyle", "limits")})
_signs.update({sign: sign for sign in "%$&#_{}"} | {"|": "‖"})
_type = {"mathrm", "mathbf", "mathit", "mathdefault", "mathregular", "mathsf", "mathtt", "text", "operatorname"}
_above = dict(hat="\u0302", bar="\u0304", overline="\u0304", tilde="\u0303", dot="\u0307", ddot="\u0308", vec="\u20d7")
_raised = dict(zip("0123456789+-−=()abcdefghijklmnoprstuvwxyzTABDEGHIJKLMNOPRUVWβγδθφχ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵁⱽᵂᵝᵞᵟᶿᵠᵡ"))
_lowered = dict(zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"))
_nested = 20

# what was named since the cell began
told = set()


class _Missing(Exception):
    """Mathematics without plain signs."""


class _Reader:
    def __init__(self, source):
        self.rest = re.findall(r"\\[A-Za-z]+|\\.|.", source, re.S)
        self.depth = 0

    def all(self, end=None):
        """Until the end, or until a brace that closes."""
        found = []
        while self.rest:
            if self.rest[0] == end:
                self.rest.pop(0)
                return "".join(found)
            found.append(self.one())
        if end is not None:
            raise _Missing("{")
        return "".join(found)

    def one(self):
        """A sign, a command with what belongs to it, or a group."""
        if not self.rest:
            raise _Missing("a text that breaks off")
        self.depth += 1
        if self.depth > _nested:
            raise _Missing("so deep a nesting")
        try:
            return self._read(self.rest.pop(0))
        finally:
            self.depth -= 1

    def _read(self, sign):
        if sign == "{":
            return self.all("}")
        if sign in "^_":
            return self._beside(sign)
        if sign == "-":
            return "−"
        if sign == "'":
            return "′"
        if sign in "~\n":
            return " "
        return self._command(sign[1:]) if len(sign) > 1 else sign

    def _argument(self):
        while self.rest and self.rest[0].isspace():
            self.rest.pop(0)
        return self.one()

    def _beside(self, sign):
        group = self._argument()
        signs = _raised if sign == "^" else _lowered
        if sign == "^" and group in ("∘", "′"):
            return "°" if group == "∘" else group
        if all(one in signs for one in group):
            return "".join(signs[one] for one in group)
        return sign + _closed(group)

    def _command(self, name):
        if name in _signs:
            return _signs[name]
        if name in _type:
            return self._argument()
        if name in _above:
            return unicodedata.normalize("NFC", self._argument() + _above[name])
        if name in ("frac", "dfrac", "tfrac"):
            return _closed(self._argument()) + "/" + _closed(self._argument())
        if name == "sqrt" and self.rest[:1] != ["["]:
            return "√" + _closed(self._argument())
        raise _Missing("\\" + name)


def _closed(text):
    return text if len(text) == 1 or text.isalnum() else f"({text})"


def readable(text):
    """A text as it is drawn. Where its mathematics has no plain signs it stays, and a line says what is missing."""
    parts = re.split(r"(?<!\\)\$", text)
    if len(parts) % 2 == 0 or len(parts) == 1:
        return text.replace("\\$", "$")
    try:
        return "".join(_Reader(part).all() if at % 2 else part.replace("\\$", "$") for at, part in enumerate(parts))
    except _Missing as missing:
        if text not in told:
            print(f"{missing} in mathematics is not part of this lab: {text[:80]!r} is drawn as it stands", file=sys.stderr)
        told.add(text)
        return text
