"""Every file a run hands to people; the entry points are one function per file.

``timetable.write_timetable`` · ``posters.write_posters`` · ``calendars.write_calendars``
· ``compliance.write_compliance`` · ``conflicts.write_conflicts`` and
``conflicts.conflicts_document``; ``views`` is what pages may draw from.
"""
