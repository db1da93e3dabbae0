"""One index over the published catalogue, in the memory of the process and the same whatever the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.vocabulary import Vocabulary
from guichet.commons.catalogue.search.fields import IMPORTANCE, Document, document_of
from guichet.commons.catalogue.search.lexicon import Lexicon, Reading
from guichet.commons.catalogue.search.mending import Mended, mend
from guichet.commons.catalogue.search.postings import Postings
from guichet.commons.catalogue.search.query import Query, read_query
from guichet.commons.catalogue.search.scoring import Whole, completeness, keep_best, score
from guichet.commons.catalogue.search.thesaurus import Said, Thesaurus, phrase_of
from guichet.commons.catalogue.search.words import LANGUAGES, Reader

# What a synonym is worth beside the word itself.
SYNONYM = 0.6
# An official code is an address, not a word among others.
OFFICIAL_CODE = 100.0
# How sure it must be that a word is meant before it is marked.
MARKED = 0.5
# A sheet worth less than this part of the best one only mentions in passing what was asked.
TAIL = 0.1
# How many of the best sheets are compared again, title by title.
CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A sheet that answers a query.

    `matched` are the folded words to mark in it, see `highlight`. `understood` is the query as corrected, for
    « résultats pour … », or None when it was taken as typed.
    """

    code: str
    score: float
    matched: frozenset[str]
    understood: str | None


@dataclass(frozen=True, slots=True)
class _Sheet:
    code: str
    official_code: str | None
    words: frozenset[str]
    wholes: tuple[Whole, ...]


@dataclass(frozen=True, slots=True)
class _Weights:
    """What depends on the reader's language: the weight of words, and of groups of synonyms, in each sheet."""

    postings: Postings
    groups: tuple[Mapping[int, float], ...]


@dataclass(frozen=True, slots=True)
class _Question:
    """A query as read: what its words may mean, and what each is worth in each sheet."""

    query: Query
    mended: Mended
    readings: tuple[Reading, ...]
    synonyms: tuple[Said, ...]
    evidence: tuple[dict[int, float], ...]


class Index:
    """Built once from an edition of the catalogue and never changed, so threads share it freely."""

    def __init__(self, documents: Iterable[Document], synonyms: Iterable[Iterable[str]] = ()) -> None:
        """Equal scores stand in the order of their codes."""
        held, reader = sorted(documents, key=lambda document: document.code), Reader()
        sheets = [document.entries for document in held]
        self._sheets = tuple(_sheet(document, reader) for document in held)
        self._thesaurus = Thesaurus(synonyms)
        texts = [(entry.text, entry.language) for entries in sheets for entry in entries]
        self._lexicon = Lexicon([*texts, *((text, None) for text in self._thesaurus.texts)], reader)
        self._weights = {language: self._weigh(Postings(sheets, language, reader)) for language in LANGUAGES}

    @classmethod
    def build(cls, services: Iterable[Service], *, vocabulary: Vocabulary | None) -> "Index":
        """The index of these services; without a vocabulary, themes, authorities and synonyms are not known."""
        documents = (document_of(service, vocabulary) for service in services)
        return cls(documents, vocabulary.synonyms.groups if vocabulary else ())

    def find(self, query: str, *, language: str, limit: int = 20) -> list[Hit]:
        """The best sheets first, at most `limit`; equal scores in the order of their codes.

        A language in which nothing is written is read as French. Only the start of a long query is looked at.
        """
        question = self._understand(read_query(query), self._weights.get(language, self._weights["fr"]))
        scores = self._scores(question)
        for number, sheet in enumerate(self._sheets):
            if sheet.official_code in question.query.official_codes:
                scores[number] = scores.get(number, 0.0) + OFFICIAL_CODE
        return [self._hit(self._sheets[number], scores[number], question) for number in _best(scores, limit)]

    def _weigh(self, postings: Postings) -> _Weights:
        return _Weights(postings, self._thesaurus.weights(postings, self._lexicon))

    def _understand(self, query: Query, weights: _Weights) -> _Question:
        mended = mend(query.words, self._lexicon)
        last = len(mended.words) - 1
        readings = tuple(self._lexicon.read(word, unfinished=at == last) for at, word in enumerate(mended.words))
        synonyms = tuple(self._thesaurus.said_in(readings))
        evidence = tuple(weights.postings.among(reading.meanings) for reading in readings)
        for said in synonyms:
            for worth in evidence[said.start : said.end]:
                keep_best(worth, weights.groups[said.group], SYNONYM * said.sureness)
        return _Question(query, mended, readings, synonyms, evidence)

    def _scores(self, question: _Question) -> dict[int, float]:
        scores = score(question.evidence, len(self._sheets))
        meant: dict[str, float] = {}
        for reading in question.readings:
            keep_best(meant, reading.meanings)
        for said in question.synonyms:
            keep_best(meant, dict.fromkeys(self._thesaurus.words_of(said.group), SYNONYM * said.sureness))
        for number in _best(scores, CANDIDATES):
            scores[number] *= completeness(self._sheets[number].wholes, meant)
        least = TAIL * max(scores.values(), default=0.0)
        return {number: worth for number, worth in scores.items() if worth >= least}

    def _hit(self, sheet: _Sheet, worth: float, question: _Question) -> Hit:
        return Hit(sheet.code, worth, self._matched(sheet, question), self._understood(sheet, question))

    def _matched(self, sheet: _Sheet, question: _Question) -> frozenset[str]:
        meant = {word for reading in question.readings for word, sure in reading.meanings.items() if sure >= MARKED}
        phrases = (phrase for said in question.synonyms for phrase in self._thesaurus.phrases_of(said.group))
        return (sheet.words & meant).union(*(phrase for phrase in phrases if sheet.words.issuperset(phrase)))

    def _understood(self, sheet: _Sheet, question: _Question) -> str | None:
        guesses = {
            reading.typed: self._lexicon.written(self._guess(reading, sheet))
            for reading in question.readings
            if reading.guessed
        }
        replaced = {**question.mended.replaced, **guesses}
        said = [replaced.get(word, written) for written, word in question.query.all_words]
        return " ".join(filter(None, said)) if any(word != now for word, now in replaced.items()) else None

    def _guess(self, reading: Reading, sheet: _Sheet) -> str:
        """The word of this sheet, else of the synonyms, that was taken for the typed one; else the typed one."""
        sureness = reading.meanings
        meant = [word for word in sureness if word in sheet.words or self._thesaurus.holds(word)]
        return min(meant, key=lambda word: (word not in sheet.words, -sureness[word], word), default=reading.typed)


def _best(scores: Mapping[int, float], limit: int) -> list[int]:
    return sorted(scores, key=lambda number: (-scores[number], number))[:limit]


def _sheet(document: Document, reader: Reader) -> _Sheet:
    wholes = [
        Whole(frozenset(phrase), IMPORTANCE[entry.field])
        for entry in document.entries
        if entry.field in IMPORTANCE and (phrase := phrase_of(reader.words(entry.text)))
    ]
    words = frozenset(word for entry in document.entries for word in reader.words(entry.text))
    return _Sheet(document.code, document.official_code, words, tuple(wholes))
