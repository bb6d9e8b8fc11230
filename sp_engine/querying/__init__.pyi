from .population_query import PopulationQuery as PopulationQuery
from .population_query import population_query as population_query
from .population_query import table_sql as table_sql
