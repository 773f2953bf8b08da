"""Every result file, one by one or together."""

from collections.abc import Callable

import streamlit as st

from scheduler.office.confirmations import in_force
from scheduler.office.exports import note_export
from scheduler.ui.confirmed_report import report_with
from scheduler.ui.confirming import entries_of
from scheduler.ui.files import packed, result_files
from scheduler.ui.frame import plan_page
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import downloads as words

shown, facts = plan_page("downloads")
actor = current_actor()


def _noted(name: str, content: Callable[[], bytes]) -> Callable[[], bytes]:
    """The content when it is asked for, on record before it leaves."""

    def deliver() -> bytes:
        note_export(store(), actor, f"run/{shown.id}", name, now())
        return content()

    return deliver


fresh = report_with(facts, in_force(entries_of(shown)))
files = result_files(shown.result, fresh)
st.download_button(
    words.DOWNLOAD_ALL,
    _noted("all.zip", lambda: packed(shown.result, fresh)),
    file_name=words.zip_name(facts.plan.school),
    mime="application/zip",
    type="primary",
    key="all",
)
st.caption(words.number_of_files(sum(len(file.paths) for file in files)))
if fresh:
    st.caption(words.WITH_CONFIRMATIONS)
box = st.container(border=True, gap="xsmall")
for file in files:
    with box.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{file.title}**　{file.text}", width="stretch")
        st.caption(words.file_size(file.size), width=90)
        st.download_button(
            words.DOWNLOAD,
            _noted(file.download_name, file.content),
            file_name=file.download_name,
            key=f"get_{file.download_name}",
        )
