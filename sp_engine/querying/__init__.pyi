from .standard_query import APPLICANTS as APPLICANTS
from .standard_query import PopulationQuery as PopulationQuery
from .standard_query import population_query as population_query
from .standard_query import table_sql as table_sql
from .time_cases import due_name as due_name
