from .access import Access as Access
from .chain import Chain as Chain
from .chain import ChainLink as ChainLink
from .screened_service import ScreenedService as ScreenedService
from .screening import Screening as Screening
from .screening import Undecided as Undecided
from .screening import screen as screen
