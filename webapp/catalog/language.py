"""How the words of the content read: their reading level, whose spelling they use, and what they promise. Pure.

The reading level is the Flesch-Kincaid grade (Kincaid and others, 1975):
0.39 x words per sentence + 11.8 x syllables per word - 15.59. Grade 8 is what a thirteen-year-old reads with ease.
The formula is unfair to a text of a few words, so short ones are not judged. Syllables are counted by rule, which is
off by one for a rare word and right on average.
"""

from __future__ import annotations

import re

HIGHEST_GRADE = 8.0
FEWEST_WORDS = 10  # below this one long name, such as "physiotherapist", decides alone

# US endings and words, and how we write them. Words that both sides of the ocean use are not here.
_US_TO_UK = (
    (r"\b((?:dis)?col|fav|flav|harb|hon|hum|lab|neighb)or(?!ous|ific|at|ar|ectal)", r"\1our"),
    (r"\b(od|rum|tum|vig|behavi|endeav|sav)or(?!ous)", r"\1our"),
    (r"\b(cent|fib|lit|theat|calib|lust|millimet|centimet|kilomet|millilit)er(s|ed|ing)?\b", r"\1re\2"),
    (r"\bmeters\b", "metres"),
    (r"\b(?!(?:cap|re|over|mid|down|out|up)?siz|priz|seiz)([a-z]{3,})iz(e[drs]?|ing|ation)\b", r"\1is\2"),
    (r"\b(anal|paral|catal)yz(e[dsr]?|ing)\b", r"\1ys\2"),
    (r"\b(travel|cancel|label|model|fuel|level|signal|pedal|total|tunnel|counsel|swivel)(ed|ing|er|or)\b", r"\1l\2"),
    (r"\b(def|off|pret)ense\b", r"\1ence"),
    (r"\b(ski|wi)llful", r"\1lful"),
    (r"\b(catal|dial|anal)og(s)?\b", r"\1ogue\2"),
    (r"\bpractic(ed|ing)\b", r"practis\1"),
    (r"\b(an|leuk)emi(a|c)\b", r"\1aemi\2"),
    (r"\bhem(orrh|at|ophil)", r"haem\1"),
    (r"\bgynecolog", "gynaecolog"),
    (r"\borthoped", "orthopaed"),
    (r"\bpediatr", "paediatr"),
    (r"\ban?esthe(?=si|ti)", "anaesthe"),
    (r"\b(edema|estrogen|esophag)", r"o\1"),
    (r"\bdiarrhea\b", "diarrhoea"),
    (r"\bfeces\b", "faeces"),
    (r"\bmaneuver", "manoeuvre"),
    (r"\bdisk(s)?\b", r"disc\1"),
    (r"\bprogram(s)?\b", r"programme\1"),
    (r"\bgray", "grey"),
    (r"\baging\b", "ageing"),
    (r"\bpajamas\b", "pyjamas"),
    (r"\b(cozy|cozier)\b", "cosy"),
    (r"\b(ful)fill(s)?\b", r"\1fil\2"),
    (r"\bgotten\b", "got"),
    (r"\bmom(s)?\b", r"mum\1"),
)
_SPELLINGS = tuple((re.compile(us, re.IGNORECASE), uk) for us, uk in _US_TO_UK)

# What no title and no instruction of ours may say, also with a "not" before it: leave the thought to the notes.
_PROMISES = re.compile(
    r"""\b(?:
    cur(?:e[ds]?|ing|es) | heal(?:s|ed|ing)?(?=\s(?:your|the|you|it|all|back|hips?)\b)
    | (?:releas|unlock|melt|reset|dissolv|loosen)(?:e[sd]?|s|ed|ing|ting)?\s(?:\w+\s){0,2}(?:psoas|iliopsoas)
    | psoas\s(?:muscle\s)?releases?
    | (?:releas|eliminat|eras|banish)(?:e[sd]?|ing|es)\s(?:\w+\s){0,3}(?:tension|pain|tightness|stress|ache)
    | guarantee(?:s|d)? | miracle | instant(?:ly)? | permanent(?:ly)? | forever | once\sand\sfor\sall
    | get(?:s|ting)?\srid\sof | never\sagain | (?:100|one\shundred)\s?(?:%|per\scent)
    | works\sfor\s(?:everyone|everybody)
    | (?:clinically|scientifically)\sproven | proven\sto | risk[- ]free
    | (?:become|stay|be|live)\spain[- ]free | (?:ends?|stops?)\s(?:your|all|back|hip|knee)\s(?:\w+\s)?pain
    | fix(?:es|ed)?\s(?:your|the|bad)\s(?:\w+\s)?(?:posture|back|hips?|spine|pain|psoas)
    | prevents?\s(?:\w+\s){0,2}(?:injur\w+|pain|tears?)
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)

_PLAIN = {0x2019: "'", 0x201D: '"'}  # curly quotation marks
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_SENTENCE_END = re.compile(r"[.!?;:]+(?=[\s)'\"]|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeioucgszxhl]es|(?<=[aeiouy][lr])es?)$")
# two vowels that are spoken one by one
_APART = re.compile(r"(?<![ct])ia|ua|ea$|ie(?=r$|st$|t)|io(?!n|us)|[aeiouy]ing$|eo(?!u|p)|iu|psoa|ism$")
_TOGETHER = re.compile(r"[^aeiouy]ely$|[^aeiouy]eful|[^aeiouy]eless|[^aeiouy]ement")  # an e that is silent inside


def syllables(word: str) -> int:
    """How many syllables an English word has, by rule; at least 1."""
    lower = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(lower)) + len(_APART.findall(lower))
    count -= bool(_SILENT.search(lower)) + len(_TOGETHER.findall(lower))
    return max(count, 1)


def reading_grade(text: str) -> float | None:
    """The Flesch-Kincaid grade to a tenth, or None for a text too short to be judged. A line is a sentence."""
    sentences = [words for part in _SENTENCE_END.split(text.translate(_PLAIN)) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    spoken = sum(syllables(word) for word in words)
    return round(0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59, 1)


def us_spellings(text: str) -> tuple[tuple[str, str], ...]:
    """Each US spelling in a text with the UK one."""
    found = []
    for pattern, uk in _SPELLINGS:
        for match in pattern.finditer(text):
            end = re.match(r"[a-z]*", text[match.end() :])
            rest = end[0] if end else ""
            found.append((match[0] + rest, match.expand(uk) + rest))
    return tuple(found)


def promises(text: str) -> tuple[str, ...]:
    """The words of a text that promise what nothing here can keep."""
    return tuple(match[0] for match in _PROMISES.finditer(" ".join(text.split())))
