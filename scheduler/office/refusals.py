"""Why an act did not happen; the sentence is for the person who tried.

::

    Refusal
    +-- NotAllowed        the role has no right to it
    +-- SamePerson        who made it does not approve it
    +-- ChangedMeanwhile  somebody else was quicker
    +-- NotNow            the plan's state does not allow it
    +-- Unusable          what was typed cannot be taken
"""


class Refusal(Exception):
    """An act that did not happen; nothing was changed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowed(Refusal):
    """The role has no right to it."""


class SamePerson(Refusal):
    """Who made or submitted it does not approve it."""


class ChangedMeanwhile(Refusal):
    """Somebody changed it after it was shown."""


class NotNow(Refusal):
    """Its state does not allow it."""


class Unusable(Refusal):
    """What was typed cannot be taken."""
