from .paper_folder import PaperState as PaperState
from .paper_folder import keep_paper as keep_paper
from .paper_kinds import PaperKind as PaperKind
from .paper_kinds import kinds_of as kinds_of
from .papers_made import Edition as Edition
from .papers_made import papers_of as papers_of
from .subject import Subject as Subject
from .subject import subject_of as subject_of
