"""Backchannel: a turn-based educational game of diplomacy under fire.

Players negotiate US–Iraq sovereignty and the Iranian nuclear file, while the same governments act, and are
acted upon, on the ground. Two tracks, one clock.

**The table.** Parties bargain over a *package*: one option for every issue. Each side has private stakes, a
reservation value and an alternative in words (BATNA). A deal must also survive *at home*: each side's
bodies (a parliament, a Congress, a Supreme Council) ratify or refuse it (Putnam's two-level game).

**The ladder.** Parties act away from the table: strikes, arrests, statements, enrichment steps, messages
through a third state. Deeds move named rungs of escalation, trust, pressure at home, and the human cost.

The tracks are coupled, and that coupling is the lesson. A promise is only worth what you trust the other
side to deliver; a street in mourning raises what its government must win; so a strike that "works" on the
ladder can leave *no package at all* that every side and every body could accept. The *room for agreement*
(the number of packages inside everyone's limits, the ZOPA) is the quantity the whole game turns on. It is
hidden in play, guessed at by advisers, and drawn turn by turn in the debrief.

Nobody is the enemy, nobody plays a caricature, no death is ever a gain, and every number can be asked why.

How the program says this, in five sentences. A *Scenario* and a *seed* fix the rules and the luck. A
*World* plus everybody's *Orders* gives the next World and a list of *Entries*: a function, nothing else. A
*View* is what one seat may see; screens, browsers and counterparts get Views: never the Scenario or the
World, only what the seat may know of either. A *Journal* is the orders given: undo, save, replay, report,
what-if and study are all replay. Pydantic, YAML, pygame, HTTP and databases live at the doors.

The floors, from the ground up; a room imports only from floors below its own:

1. `core`, the rules; `voice`, the language
2. `match`, one playing; `words`, every sentence
3. `saves`, `authoring`, `counterparts`, `briefing`, `charts`
4. `study`, many playouts
5. `debrief`, what happened and why
6. `host`, a match kept and played at one computer; on it `terminal`, `desktop`, `classroom`: the front ends
7. `cli`, the command line

This file must not import anything: it is read before anything is installed.
"""

__version__ = "0.1.0"
