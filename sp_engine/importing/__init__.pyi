from .draft_documents import DraftDecree as DraftDecree
from .draft_documents import LeftOut as LeftOut
from .draft_documents import WantedNames as WantedNames
from .draft_documents import draft_decree as draft_decree
from .reading_files import read_decree_file as read_decree_file
from .source_blocks import SourceFile as SourceFile
