from .letterhead import letterhead_values as letterhead_values
from .own_templates import bundled_templates as bundled_templates
from .own_templates import own_folder as own_folder
from .own_templates import template_folders as template_folders
from .signatory import TO_FILL_IN as TO_FILL_IN
from .signatory import signatory_values as signatory_values
