"""Words as the index sees them: folded, stemmed, and those that say nothing about what is looked for."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from guichet.foundation.lib.text import fold

# A letter or digit, and the marks that some languages of Benin write beside a letter rather than in it.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
LANGUAGES = {"fr": "french", "en": "english"}

NEGATIONS = frozenset({"pas", "jamais", "sans", "aucun", "aucune", "not", "never", "without"})

# What people wrap around their wish: articles, pronouns, ways of asking, and « papier » for whatever is delivered.
_ASKING = """
    je tu il elle on nous vous ils elles moi toi lui leur leurs me te se le la les un une des du de au aux ce cet cette
    ces cela ca mon ma mes ton ta tes son sa ses notre nos votre vos et ou mais donc ni que qui quoi quel quelle quels
    quelles dont comment combien pourquoi quand est ai as ont sont suis es sera etre ete etait avoir avons avez aura
    eu ne en y dans par pour contre avec sur sous chez vers entre si plus tres bien aussi deja encore alors lors afin
    veux veut voudrais voudrait voulons vouloir faut falloir peux peut pouvoir dois doit devoir fais fait faire font
    aller vais va allez vient viens venir obtenir recevoir retirer demander demande besoin desire souhaite cherche
    aimerais aimerait svp stp merci bonjour bonsoir monsieur madame papier papiers document documents dossier demarche
    demarches jai jveux jvoudrais cest quil dun dune
    the an of to in at for from with by and or is are was be been am do does did how where what which who when why can
    could would should want need get getting have has had my your his her our their its it this that these those you
    he she we they please hello apply application paper papers
"""
ASKING = frozenset(_ASKING.split())
STOP_WORDS = NEGATIONS | ASKING


def written_words(text: str, folded: Callable[[str], str] = fold) -> Iterator[tuple[str, str]]:
    """The words of a text in order, as written and folded; a lone letter is what an elision leaves and is left out."""
    for written in WORD.findall(unicodedata.normalize("NFC", text)):
        word = folded(written)
        if len(word) > 1 or word.isdigit():
            yield written, word


class Reader:
    """Reads many texts of which most words, and many whole texts, are the same: each is read once.

    `written` is each folded word as it was written where it was read first, without capitals.
    """

    def __init__(self) -> None:
        self.written: dict[str, str] = {}
        self._folded = cache(fold)
        self._read: dict[str, tuple[str, ...]] = {}

    def words(self, text: str) -> tuple[str, ...]:
        """The folded words of a text in order, each once."""
        if text not in self._read:
            self._read[text] = tuple(dict.fromkeys(self._words(text)))
        return self._read[text]

    def _words(self, text: str) -> Iterator[str]:
        for written, word in written_words(text, self._folded):
            if word not in self.written:
                self.written[word] = written.lower()
            yield word


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [folded for _, folded in written_words(text)]


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """The stem of a folded word. A stemmer keeps the word inside itself, so threads cannot share one."""
    import snowballstemmer  # noqa: PLC0415 thirty languages are loaded with ours: only by a process that searches

    stemmed: str = snowballstemmer.stemmer(LANGUAGES[language]).stemWord(word)
    return stemmed


def stems_of(word: str) -> frozenset[tuple[str, str]]:
    """The stems of a word whose language is not known, as (language, stem)."""
    return frozenset((language, stem(word, language)) for language in LANGUAGES)
