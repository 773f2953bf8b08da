"""``user add|password|off|on|list``: accounts, at the machine itself."""

import argparse
import getpass
import sys
from datetime import datetime

from scheduler.cli.voice import answer, say
from scheduler.office.actor import AT_THE_MACHINE
from scheduler.office.people import Person, add_person, people, set_password, switch
from scheduler.office.refusals import Refusal, Unusable
from scheduler.pipeline.ends import ExitStatus
from scheduler.store import Store, database_url, open_store
from scheduler.store.kinds import Role
from scheduler.words import office as words

_ROLES = {words.ROLE[role.value]: role for role in Role} | {
    role.value: role for role in Role
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with whom."""
    doings = parser.add_subparsers(
        dest="doing", metavar=words.USER_DOING, required=True
    )
    for doing, text in words.USER_DOINGS.items():
        own = doings.add_parser(doing, help=text, description=text)
        if doing != "list":
            own.add_argument("name", metavar="NAME", help=words.USER_NAME)
        if doing == "add":
            own.add_argument(
                "--role", required=True, choices=tuple(_ROLES), help=words.USER_ROLE
            )


def run(options: argparse.Namespace) -> int:
    """Do it whole or say why not."""
    store = open_store(database_url())
    try:
        done = _do(store, options, datetime.now().astimezone())
    except Refusal as refusal:
        say(options, refusal.sentence)
        return answer(options, ExitStatus.UNUSABLE, {"error": refusal.sentence})
    finally:
        store.close()
    return answer(options, ExitStatus.DONE, done)


def _do(store: Store, options: argparse.Namespace, now: datetime) -> dict[str, object]:
    who, doing = AT_THE_MACHINE, options.doing
    if doing == "list":
        with store.reading() as session:
            listed = people(session, who, now)
        say(options, *map(_line, listed))
        return {"people": [_document(person) for person in listed]}
    # Asked before the store is held: a person types for a while.
    password = _ask_password() if doing in ("add", "password") else ""
    with store.writing() as session:
        if doing == "add":
            role = _ROLES[options.role]
            add_person(session, who, options.name, role, password, now)
        elif doing == "password":
            set_password(session, who, options.name, password, now)
        else:
            switch(session, who, options.name, active=doing == "on", now=now)
    say(options, words.user_done(options.name))
    return {"name": options.name}


def _ask_password() -> str:
    """Twice from a terminal; one line from a pipe, for those who set up by script.

    Raises:
        Unusable: the two differ.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass(words.TYPE_PASSWORD)
    if getpass.getpass(words.TYPE_AGAIN) != password:
        raise Unusable(words.PASSWORDS_DIFFER)
    return password


def _line(person: Person) -> str:
    role = words.ROLE[person.role.value]
    return words.user_line(person.name, role, active=person.active)


def _document(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "role": person.role.value,
        "active": person.active,
        "locked": person.locked,
    }
