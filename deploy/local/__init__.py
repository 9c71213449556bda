"""Set-up on one machine: the programs behind `make run`, `make test` and their sisters.

Only the standard library is used, because this is what runs before anything is installed.
Everything it makes lies under `var/`, `.venv/` and `node_modules/`; it changes the machine in one
way only: it installs missing Debian packages. Servers of the machine are neither used nor touched.
"""
