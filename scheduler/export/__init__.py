"""Every file a run hands to people; one module and one function per file.

``views`` is the plan as people look at it; the pages of the app draw from it too.
"""
