from .concerns import Concern as Concern
from .harm import Harm as Harm
from .review import DecreeReview as DecreeReview
from .review import Review as Review
from .review import decree_reviews as decree_reviews
from .review import review_of as review_of
