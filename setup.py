"""Where the packages of the wheel are found; everything else stands in pyproject.toml."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["sp_engine*"]), *find_packages("cli"), "sp_schema", "sp_catalogue"],
    package_dir={"sp_cli": "cli/sp_cli", "sp_schema": "schema", "sp_catalogue": "catalogue"},
)
