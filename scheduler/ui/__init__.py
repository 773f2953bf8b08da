"""The Streamlit pages; everything they show is worked out below this package."""
