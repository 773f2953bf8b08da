"""``district FOLDER --out DIR``: many schools, with staff shared between them."""

import argparse
import sys
from contextlib import AbstractContextManager
from pathlib import Path

from scheduler.cli import arguments as shared
from scheduler.cli.solve import plan_options
from scheduler.cli.voice import answer, issue_document, issue_lines, say
from scheduler.domain.district import SchoolState
from scheduler.domain.origin import Severity
from scheduler.export.district_document import district_document
from scheduler.pipeline.district import DistrictEnd, plan_district
from scheduler.pipeline.district_fanout import (
    ClusterUnreachable,
    DaskMissing,
    Workers,
    cluster,
    local,
)
from scheduler.pipeline.ends import ExitStatus
from scheduler.words import cli as words
from scheduler.words import district as district_words


def arguments(parser: argparse.ArgumentParser) -> None:
    """The folder of schools, results, shared staff, limits, cluster."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=words.SCHOOLS)
    shared.out(parser)
    parser.add_argument("--shared", type=Path, metavar="SHARED.xlsx", help=words.SHARED)
    parser.add_argument("--cluster", metavar="ADDRESS", help=words.CLUSTER)
    parser.add_argument(
        "--parallel",
        type=shared.workers,
        default=1,
        metavar="N",
        help=district_words.PARALLEL,
    )
    shared.search(parser)


def run(options: argparse.Namespace) -> int:
    """Plan all schools, tell each end and the whole."""
    if not options.folder.is_dir():
        return _unusable(options, district_words.NO_SCHOOLS)
    try:
        with _workers(options) as workers:
            end = plan_district(
                options.folder,
                options.out,
                options.shared,
                plan_options(options),
                workers,
                tell=lambda line: _progress(options, line),
            )
    except DaskMissing:
        return _unusable(options, district_words.NO_DASK)
    except ClusterUnreachable:
        return _unusable(options, district_words.no_cluster(options.cluster))
    return _tell(options, end)


def _workers(options: argparse.Namespace) -> AbstractContextManager[Workers]:
    if options.cluster:
        return cluster(options.cluster)
    return local(options.parallel)


def _progress(options: argparse.Namespace, line: str) -> None:
    if not options.json:
        print(line, file=sys.stderr, flush=True)


def _tell(options: argparse.Namespace, end: DistrictEnd) -> int:
    shown = [row for row in end.issues if row.severity is not Severity.NOTE]
    say(options, *issue_lines(shown))
    if end.district is None:
        issues = [issue_document(row) for row in end.issues]
        return answer(options, end.status, {"issues": issues})
    rows = end.district.schools
    for row in rows:
        say(options, district_words.ended(row.name, row.state, row.reason))
    planned = sum(row.state is SchoolState.PLANNED for row in rows)
    say(options, district_words.summary(planned, len(rows), str(options.out)))
    return answer(options, end.status, district_document(end.district))


def _unusable(options: argparse.Namespace, text: str) -> int:
    say(options, text)
    return answer(options, ExitStatus.UNUSABLE, {"issues": [{"text": text}]})
