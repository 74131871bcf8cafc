"""What a finished site needs to be served safely: policy, file names, the swap of folders, and settings of web servers.

Nothing here knows MkDocs or the data; `plugin.py` uses it while building, `insatskartan export hosting` afterwards.
"""
