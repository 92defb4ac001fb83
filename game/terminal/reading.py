"""Briefing view models read aloud: news, situation, why, advice, papers, words explained.

Each function says one thing through a Speech. Knows nothing of orders.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from game.briefing.advice import advice
from game.briefing.dossier import Paper
from game.briefing.glossary import find, plain
from game.briefing.items import Item, News
from game.briefing.news import news
from game.briefing.situation import Gauge, situation
from game.briefing.why import why
from game.core.scenario import Scenario
from game.core.view import View
from game.terminal.speech import Speech
from game.words import Words


def read_paper(speech: Speech, paper: Paper, words: Words, *, sources: bool = False) -> None:
    """Read a paper: dossier, briefing, who is who."""
    speech.heading(paper.title)
    for page in paper.pages:
        speech.heading(page.title)
        for paragraph in page.paragraphs:
            if page.listed:
                speech.item(paragraph)
            else:
                speech.line(paragraph)
    if paper.terms:
        names = words.listing([term.name for term in paper.terms])
        speech.line()
        speech.line(words.text("Words you can look up (glossary and the word): {names}.", names=names))
    if paper.references and sources:
        speech.heading(words.text("Sources"))
        for reference in paper.references:
            speech.item(f"{reference.title} {reference.url}".strip())


def read_news(speech: Speech, views: Sequence[View], words: Words, *, sources: bool = False) -> None:
    """Read the news of the last turn."""
    found = news(views, words)
    if not found.turn:
        speech.line(words.text("No turn has been played yet, so there is no news."))
        return
    speech.heading(words.text("News of turn {turn}, {when}", turn=found.turn, when=found.when))
    if found.summary:
        speech.line(words.text("In short:"))
        speech.items(found.summary)
    if not found.sections:
        speech.line(words.text("Nothing happened that you would know of."))
    for section in found.sections:
        speech.heading(section.title)
        for item in section.items:
            _read_item(speech, item, words, sources=sources)
    _read_moved(speech, found, words)


def _read_item(speech: Speech, item: Item, words: Words, *, sources: bool) -> None:
    if item.kind in {"drift", "undisclosed", "capital"}:
        _read_changes(speech, item, words)
        return
    mark = item.constructed
    headline = words.text("{headline} (built for play)", headline=item.headline.rstrip(".")) if mark else item.headline
    speech.item(sentence(headline, words))
    if item.by:
        speech.line(words.text("By: {actor}.", actor=item.by), 2)
    if item.text:
        speech.line(item.text, 2)
    for account in item.accounts:
        if account.again and not sources:
            continue
        told = "According to {name} (words built for play): {text}" if mark else "According to {name}: {text}"
        speech.line(words.text(told, name=account.name, text=account.text), 2)
    if any(account.again for account in item.accounts) and not sources:
        names = words.listing([account.name for account in item.accounts if account.again])
        speech.line(words.text("What is said of it is as before: {names}.", names=names), 2)
    if item.human_cost:
        speech.line(words.text("Human cost: {text}", text=item.human_cost), 2)
    for step in item.behind:
        speech.line(words.text("Why: {step}.", step=step.text), 2)
    for fact in item.facts:
        speech.line(sentence(fact, words), 2)
    if item.changes:
        changes = ", ".join(change.sentence for change in item.changes)
        speech.line(words.text("It changed: {changes}.", changes=changes), 2)
    if sources:
        for reference in item.references:
            speech.line(words.text("Source: {title}", title=f"{reference.title} {reference.url}".strip()), 2)


def _read_changes(speech: Speech, item: Item, words: Words) -> None:
    """Read changes that no headline announces: what moved by itself, what capital was spent on, what is not disclosed."""
    for fact in item.facts:
        speech.item(sentence(fact, words))
    for change in item.changes:
        said = change.sentence
        if item.kind == "capital":
            said = words.text("{amount}: {cause}", amount=words.signed(change.amount), cause=item.headline)
        speech.item(sentence(said, words))


def sentence(text: str, words: Words) -> str:
    """Return a text with a full stop, unless it ends in a mark already."""
    return text if text[-1:] in {".", "!", "?", "…", "”", ""} else words.text("{text}.", text=text)


def _read_moved(speech: Speech, found: News, words: Words) -> None:
    if not found.moved:
        return
    speech.heading(words.text("What has changed in all"))
    speech.items(moved.sentence for moved in found.moved)
    speech.line(words.text("A number in [ ] can be asked about: type why and the number."))


def read_situation(speech: Speech, views: Sequence[View], words: Words) -> None:
    """Read where things stand."""
    found = situation(views, words)
    speech.heading(words.text("Where things stand. {when}", when=found.when))
    speech.item(f"{found.capital.sentence}; {found.income}", f"[{found.capital.number}]")
    for heading in found.headings:
        speech.heading(heading.name)
        for gauge in heading.gauges:
            speech.item(gauge.sentence, f"[{gauge.number}]")
    if found.ahead:
        speech.heading(words.text("Foretold, if nothing comes between"))
        speech.items(found.ahead)
    speech.line()
    speech.line(words.text("Type why and a number to hear what it measures and what has moved it."))


def read_why(speech: Speech, views: Sequence[View], asked: str, words: Words) -> None:
    """Explain the number a person asked about."""
    gauges = situation(views, words).gauges()
    gauge = _gauge(gauges, asked)
    if gauge is None:
        near = [item.name for item in gauges if asked.casefold() in item.name.casefold()] if asked else []
        near = near or get_close_matches(asked, [item.name for item in gauges], n=3, cutoff=0.4)
        if near and asked:
            speech.line(words.text("Several come near: {names}. Which do you mean?", names=words.listing(near)))
        else:
            speech.line(
                words.text("Why what? Type why and a number from 1 to {count}, as “situation” lists them.", count=len(gauges))
            )
        return
    found = why(views, gauge.id, words)
    speech.heading(words.text("Why [{number}] {sentence}", number=found.number, sentence=gauge.sentence))
    if gauge.text:
        speech.line(gauge.text)
    if gauge.standing is not None and gauge.standing.text:
        speech.line(words.text("This rung: {text}", text=gauge.standing.text))
    speech.line(found.sentence)
    if found.course:
        speech.line(found.course)
    for turn in sorted({line.turn for line in found.lines}, reverse=True):
        speech.line(words.text("Turn {turn}:", turn=turn))
        for line in found.lines:
            if line.turn == turn:
                speech.item(line.sentence)
                for step in line.chain:
                    speech.line(words.text("{step}.", step=step.text), 2 + 2 * step.depth)


def _gauge(gauges: Sequence[Gauge], asked: str) -> Gauge | None:
    wanted = asked.strip().strip("[].?").casefold()
    if wanted.isdecimal():
        return next((gauge for gauge in gauges if gauge.number == int(wanted)), None)
    if not wanted:
        return None
    exact = [gauge for gauge in gauges if wanted in {gauge.name.casefold(), gauge.id.casefold()}]
    holding = [gauge for gauge in gauges if wanted in gauge.name.casefold()]
    if exact or len(holding) == 1:
        return (exact or holding)[0]
    near = get_close_matches(wanted, [gauge.name.casefold() for gauge in gauges], n=1, cutoff=0.75)
    return next((gauge for gauge in gauges if gauge.name.casefold() == near[0]), None) if near and not holding else None


def read_new_advice(speech: Speech, views: Sequence[View], words: Words) -> None:
    """Read what the advisers say now and did not say a turn ago."""
    before = {(voice.adviser, voice.text) for voice in advice(views[-2])} if len(views) > 1 else set()
    found = advice(views[-1])
    fresh = [voice for voice in found if (voice.adviser, voice.text) not in before]
    if len(fresh) == len(found):
        read_advice(speech, views[-1], words)
        return
    speech.heading(words.text("Your advisers"))
    for voice in fresh:
        speech.item(words.text("{name}: “{text}”", name=voice.name, text=voice.text))
    if fresh:
        speech.line(words.text("The others say what they said before; type advice to hear them all."))
    else:
        speech.line(words.text("They say what they said before; type advice to hear it again."))


def read_advice(speech: Speech, view: View, words: Words) -> None:
    """Read what the advisers say."""
    found = advice(view)
    if not found:
        speech.line(words.text("Your advisers have nothing to say."))
        return
    speech.heading(words.text("Your advisers"))
    for voice in found:
        speech.item(words.text("{name}: “{text}”", name=voice.name, text=voice.text))


def read_glossary(speech: Speech, edition: Scenario, asked: str, words: Words) -> None:
    """Explain a word, or list all words."""
    if not edition.glossary:
        speech.line(words.text("This scenario explains no words."))
        return
    if not asked:
        speech.heading(words.text("Words that are explained"))
        for term in sorted(edition.glossary.values(), key=lambda item: item.name.casefold()):
            speech.item(term.name)
        speech.line(words.text("Type glossary and a word."))
        return
    found, near = find(asked, edition.glossary)
    if found is not None:
        speech.line(words.text("{name}: {text}", name=found.name, text=plain(found.text, edition.glossary)))
    elif near:
        names = words.listing([term.name for term in near])
        speech.line(words.text("That word is not explained. Did you mean {names}?", names=names))
    else:
        speech.line(words.text("That word is not explained here. Type glossary alone for those that are."))
