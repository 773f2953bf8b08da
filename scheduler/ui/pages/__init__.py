"""The pages, run by Streamlit as scripts: thin, top to bottom."""
