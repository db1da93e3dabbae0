"""Values worth trying for an answer: those on either side of every point at which a condition may turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from math import ceil, floor

from guichet.commons.catalogue.definition.checks.reach.uses import ANYWHERE, Use, Uses
from guichet.commons.catalogue.definition.form import address_fields
from guichet.commons.catalogue.definition.language.functions import add_days, add_years
from guichet.commons.catalogue.definition.questions import (
    AddressQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ConsentQuestion,
    DateQuestion,
    FileQuestion,
    LinkedChoiceQuestion,
    MoneyQuestion,
    NumberQuestion,
    PersonNameQuestion,
    PhotoQuestion,
    PictogramChoiceQuestion,
    Question,
    RepeatQuestion,
    SignatureQuestion,
    YesNoQuestion,
)

OTHER = "zz other"
SAMPLES = ("A", "a", "Abc", "1", "123456", "AB123456", "0102030405")  # for what no value in the file helps to guess
MAX_SUBSETS = 6
FEW_NUMBERS = 200
MAX_ITEMS = 30


@dataclass(frozen=True, slots=True)
class Candidates:
    """Values to try. When `is_complete`, a condition that none of them meets is met by no value."""

    values: tuple[object, ...]
    is_complete: bool = True


def candidates(question: Question, uses: Uses, today: date) -> Candidates:
    """The values to try for an answer that is given."""
    use = uses.get(question.name, Use())
    match question:
        case YesNoQuestion():
            found = Candidates((True, False))
        case ConsentQuestion():
            found = Candidates((True,) if question.required else (True, False))
        case FileQuestion() | PhotoQuestion() | SignatureQuestion():
            found = Candidates(("received",))
        case NumberQuestion() | MoneyQuestion():
            found = _number(question, use, uses)
        case DateQuestion():
            found = _date(question, use, today)
        case RepeatQuestion():
            found = _items(question, uses, use, today)
        case _:
            found = _of_words(question, uses, use)
    return found


def _of_words(question: Question, uses: Uses, use: Use) -> Candidates:
    match question:
        case ChoiceQuestion() | PictogramChoiceQuestion():
            found = _choice([option.value for option in question.options], use)
        case ChoicesQuestion():
            found = _choices(question, use)
        case LinkedChoiceQuestion():
            pairs = [{"first": one.value, "second": two.value} for one in question.options for two in one.options]
            found = Candidates(tuple(pairs))
        case PersonNameQuestion():
            found = _record(question.name, ["family_name", "given_names"], uses)
        case AddressQuestion():
            found = _record(question.name, address_fields(question), uses)
        case _:
            found = _text(use, uses)
    return found


def _choice(options: Sequence[str], use: Use) -> Candidates:
    """Options that no condition names are alike: one of them stands for all."""
    if not use.is_simple:
        return Candidates(tuple(options))
    named = [value for value in options if value in use.values]
    return Candidates((*named, *[value for value in options if value not in use.values][:1]))


def _choices(question: ChoicesQuestion, use: Use) -> Candidates:
    options = [option.value for option in question.options]
    named = list(_choice(options, use).values)
    most = min(len(named), question.max_choices or len(named))
    few = named[:MAX_SUBSETS]
    subsets = [list(each) for size in range(1, most + 1) for each in combinations(few, size)]
    return Candidates(tuple(subsets), is_complete=use.is_simple and len(named) <= MAX_SUBSETS)


def _number(question: NumberQuestion | MoneyQuestion, use: Use, uses: Uses) -> Candidates:
    decimals = getattr(question, "decimals", 0)
    if not use.is_simple and decimals == 0 and question.max - question.min <= FEW_NUMBERS:
        return Candidates(tuple(range(ceil(question.min), floor(question.max) + 1)))
    step = 10**-decimals
    values = use.values if use.is_simple else use.values | _written(uses)
    turns = [value for value in values if isinstance(value, int | float)]
    around = {round(turn + side, 6) for turn in turns for side in (-step, 0, step)} | {question.min, question.max}
    inside = sorted(value for value in around if question.min <= value <= question.max)
    return Candidates(tuple(inside), is_complete=use.is_simple and not use.measures)


def _date(question: DateQuestion, use: Use, today: date) -> Candidates:
    """Ages and lengths of time turn on the day that is so far from today, or beside it."""
    now = today.isoformat()
    turns = {now, *(value for value in use.values if isinstance(value, str))}
    for measure, amounts in use.measures.items():
        turns |= {turn for amount in amounts for turn in _turns(measure, amount, now)}
    around = {add_days(turn, side) for turn in turns for side in (-1, 0, 1)}
    low, high = _bound(question.not_before, now, "0001-01-01"), _bound(question.not_after, now, "9999-12-31")
    inside = sorted((value for value in around | {low, high} if value and low <= value <= high), reverse=True)
    return Candidates(tuple(inside), is_complete=use.is_simple)


def _turns(measure: str, amount: int, now: str) -> list[str]:
    near = (amount - 1, amount, amount + 1)
    if measure == "age_on":
        return [add_years(now, -years) for years in near]
    if measure == "year_of":
        return [f"{year:04}-{day}" for year in near if 1 <= year <= 9999 for day in ("01-01", "12-31")]
    sign = 1 if measure == "days_until" else -1
    return [add_days(now, sign * days) for days in near]


def _written(uses: Uses) -> set[object]:
    return uses.get(ANYWHERE, Use()).values


def _bound(written: object, now: str, otherwise: str) -> str:
    if isinstance(written, date):
        return written.isoformat()
    return now if written == "today" else otherwise


def _text(use: Use, uses: Uses) -> Candidates:
    lengths = [size for amount in use.measures["length"] for size in (amount - 1, amount, amount + 1) if size > 0]
    values = use.values if use.is_simple else use.values | _written(uses) | set(SAMPLES)
    texts = [*sorted(str(value) for value in values), OTHER, *("x" * min(size, 2000) for size in lengths)]
    return Candidates(tuple(texts), is_complete=use.is_simple and not (lengths and use.values))


def _record(name: str, fields: Sequence[str], uses: Uses) -> Candidates:
    parts = [_text(uses.get(f"{name}.{field}", Use()), uses) for field in fields]
    values = tuple(dict(zip(fields, each, strict=True)) for each in product(*(part.values for part in parts)))
    return Candidates(values, is_complete=all(part.is_complete for part in parts))


def _items(question: RepeatQuestion, uses: Uses, use: Use, today: date) -> Candidates:
    """Lists of one item of each sort, of the first two together, and as long as may be: never all there could be."""
    inner = [candidates(each, uses, today).values for each in question.questions]
    names = [each.name for each in question.questions]
    sorts = [dict(zip(names, each, strict=True)) for each in _first(product(*inner))]
    if not sorts:
        return Candidates(())
    sizes = {size for amount in use.measures["size"] for size in (amount - 1, amount, amount + 1)}
    many = [[sorts[0]] * size for size in sorted(sizes) if question.min <= size <= question.max]
    many += [[sort] * question.max for sort in sorts]
    lists = [[each] for each in sorts] + ([sorts[:2]] if question.max > 1 and len(sorts) > 1 else []) + many
    return Candidates(tuple(lists), is_complete=use.is_simple)


def _first(values: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [each for each, _ in zip(values, range(MAX_ITEMS), strict=False)]


def today_candidates(use: Use, today: date) -> Candidates:
    """The day of the check, and the days around those that conditions name."""
    turns = [date.fromisoformat(str(value)) for value in use.values]
    days = [day + timedelta(days=side) for day in turns for side in (-1, 0, 1)]
    return Candidates(tuple(day.isoformat() for day in [today, *days]), is_complete=use.is_simple)
