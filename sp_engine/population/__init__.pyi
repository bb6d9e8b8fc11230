from .batch import Batch as Batch
from .batch import BatchFiles as BatchFiles
from .batch import BatchWish as BatchWish
from .batch import decide_file as decide_file
from .columns import PopulationError as PopulationError
from .decided_table import decide_many as decide_many
from .population_summary import PopulationSummary as PopulationSummary
from .summary_chart import chart_png as chart_png
