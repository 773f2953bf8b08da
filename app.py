"""The school office in the browser: ``streamlit run app.py``."""

from scheduler.ui.shell import show

show()
