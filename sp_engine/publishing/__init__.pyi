from .paper_folder import PaperState as PaperState
from .paper_folder import keep_paper as keep_paper
from .paper_kinds import PaperKind as PaperKind
from .papers_made import papers_of as papers_of
from .subject import subject_of as subject_of
