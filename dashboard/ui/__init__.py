"""The shell: the only room that knows Streamlit. Caching, controls, panels, pages."""
