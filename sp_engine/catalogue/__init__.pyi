from .calendar_years import no_calendar as no_calendar
from .calendar_years import working_year as working_year
from .files import CatalogueError as CatalogueError
from .files import CatalogueFiles as CatalogueFiles
from .files import bundled_catalogue as bundled_catalogue
from .files import misplaced as misplaced
from .files import shown_path as shown_path
from .succession import decree_period as decree_period
