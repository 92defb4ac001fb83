"""Saved games: how far each has come, the way on, and the way to delete it. What cannot be read is said, not hidden."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game import saves
from game.core.errors import JournalError
from game.desktop.kit import (
    Bar,
    Button,
    Card,
    Column,
    Flow,
    Icon,
    Kit,
    Node,
    Page,
    Pop,
    Push,
    Reset,
    Row,
    Scroll,
    Text,
    Transition,
)
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.confirm import Confirm
from game.desktop.screens.front import moment
from game.desktop.screens.narrow import Narrow
from game.desktop.screens.parts import back_button, head
from game.desktop.screens.trouble import Trouble

if TYPE_CHECKING:
    from game.saves import Summary


class Saved(Screen):
    """The saves in the desktop's folder, the latest first."""

    name = "saved"

    def __init__(self, desktop: Desktop) -> None:
        """List what there is; it is listed anew whenever one comes back."""
        super().__init__(desktop)
        self.words = desktop.words
        self.found, self.complaint = self._listed()
        self.first = next((f"go.{item.name}" for item in self.found if not item.problem), "")

    def entered(self) -> None:
        """List the saves anew: one may have been deleted, or the match gone on with."""
        self.found, self.complaint = self._listed()

    def _listed(self) -> tuple[tuple[Summary, ...], str]:
        """Return the saves, and why they cannot be listed where that is so."""
        try:
            return saves.listing(self.desktop.folder), ""
        except JournalError as error:
            return (), self.words.error(error)

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.voice.text
        where = text("They are kept in the folder {folder}", folder=self.desktop.folder)
        title = head(text("Saved games"), icon="folder-open", back=back_button(self), note=where)
        if self.complaint:
            return Page(Narrow(self._nothing("triangle-alert", self.complaint), 620, middle=True), head=title)
        if not self.found:
            said = text("There is no saved game yet. A match saves itself from its first moment on; then you find it here.")
            return Page(Narrow(self._nothing("folder-open", said), 620, middle=True), head=title)
        cards = Column([self._card(item, latest=item is self.found[0]) for item in self.found], gap=8)
        return Page(Scroll(Narrow(cards, 1000), key="saves", label=text("Saved games"), least=4000), head=title)

    def _nothing(self, icon: str, said: str) -> Node:
        return Card(Row([Icon(icon, colour="muted", size=2), Text(said, grow=1)], gap=16), padding=24)

    def _card(self, summary: Summary, *, latest: bool) -> Node:
        """Return one save: what it is at the left, what can be done with it at the right."""
        return Card(Row([self._about(summary), Row(self._buttons(summary, latest=latest), gap=8)], gap=16), padding=12)

    def _about(self, summary: Summary) -> Node:
        text = self.voice.text
        if summary.problem:
            sign = Icon("triangle-alert", colour="focus")
            wrong = Row([sign, Text(text("This save cannot be used"), weight="medium", grow=1)], gap=8)
            return Column([Text(summary.name, "strong", role="heading"), wrong, Text(summary.problem, "small")], gap=4, grow=1)
        names = self.words.listing(summary.seats)
        when = Text(text("saved {when}", when=moment(summary.saved_at)), "small", colour="muted")
        if summary.over:
            how = Row([Icon("gavel", colour="accent"), Text(text("played to the end"), "small", weight="medium")], gap=6)
        else:
            turn = text("turn {turn} of {turns}", turn=summary.turn, turns=summary.turns)
            share = (summary.turn - 1) / max(1, summary.turns)
            how = Row([Text(turn, "small", weight="medium"), Bar(share, turn, high=5)], gap=8)
        draft = None
        if summary.draft:
            said = text("with orders not sealed yet")
            draft = Row([Icon("pencil", colour="muted", style="small"), Text(said, "small", colour="muted")], gap=6)
        who = Row([Icon("user", colour="muted", style="small"), Text(names, "small", colour="muted")], gap=6)
        return Column([Text(summary.title, "strong", role="heading"), Flow([how, who, when, draft], gap=14)], gap=4, grow=1)

    def _buttons(self, summary: Summary, *, latest: bool) -> list[Node]:
        text, found = self.voice.text, list[Node]()
        kind = "primary" if latest else "plain"
        if not summary.problem:
            label, icon = (text("Read the verdict"), "gavel") if summary.over else (text("Go on"), "play")
            press = partial(self._read if summary.over else self._resume, summary)
            found.append(Button(label, press, key=f"go.{summary.name}", icon=icon, kind=kind))
        delete = text("Delete")
        found.append(
            Button(delete, partial(self._ask, summary), key=f"delete.{summary.name}", icon="trash-2", bare=True, hint=delete)
        )
        return found

    # -- going on -----------------------------------------------------------------------------------------------------

    def _resume(self, summary: Summary) -> Transition:
        from game.desktop.screens.opening import resume  # noqa: PLC0415  the list needs no rules

        return resume(self, summary.path)

    def _read(self, summary: Summary) -> Transition:
        """Go straight to the verdict of a match that is over: whoever played it has read its last news."""
        from game.desktop.screens.opening import closing  # noqa: PLC0415
        from game.host import Host  # noqa: PLC0415

        try:
            host = Host.resume(summary.path)
        except JournalError as error:
            return Push(Trouble(self.desktop, self.words.error(error)))
        return Reset(closing(self.desktop, host, ()))

    # -- deleting -----------------------------------------------------------------------------------------------------

    def _ask(self, summary: Summary) -> Transition:
        text = self.voice.text
        more = [text("The file {name} is deleted for good, and with it any orders not sealed yet.", name=summary.path.name)]
        if summary.title:
            more.insert(0, text("{title}, turn {turn} of {turns}", **_progress(summary)))
        question = text("Delete this saved game?")
        return Push(Confirm(self.desktop, question, text("Delete"), partial(self._delete, summary), more=more, icon="trash-2"))

    def _delete(self, summary: Summary) -> Transition:
        """Delete a save and what lies beside it; where that fails, say why."""
        try:
            summary.path.unlink(missing_ok=True)
            saves.clear_draft(summary.path)
        except OSError as error:
            said = self.voice.text("cannot remove '{path}': {why}", path=summary.path, why=error.strerror or error)
            return Push(Trouble(self.desktop, said))
        except JournalError as error:
            return Push(Trouble(self.desktop, self.words.error(error)))
        return Pop()


def _progress(summary: Summary) -> dict[str, object]:
    return {"title": summary.title, "turn": min(summary.turn, summary.turns), "turns": summary.turns}
