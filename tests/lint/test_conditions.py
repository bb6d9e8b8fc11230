"""What the bundled catalogue's conditions can never do, and how long one may ask."""

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.lint.conditions import condition_problems


def test_every_standard_of_the_catalogue_is_free_of_contradictions() -> None:
    files = CatalogueFiles()
    seen = 0
    for agency in files.agency_ids():
        for decree in files.decrees(agency):
            for service in decree.services:
                parser = files.parser(decree, service.id)
                standard = parser.parse(files.agency(agency), decree)
                assert standard is not None
                assert [finding.message() for finding in condition_problems(standard, parser.sources)] == []
                seen += 1
    assert seen >= 31
