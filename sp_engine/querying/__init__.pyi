from .decision_model import decision_model_xml as decision_model_xml
from .decision_model import left_out as left_out
from .standard_query import APPLICANTS as APPLICANTS
from .standard_query import PopulationQuery as PopulationQuery
from .standard_query import population_query as population_query
from .standard_query import table_sql as table_sql
from .time_cases import due_name as due_name
