"""What is rejected by several requirements together, while each of them alone is still open."""

from sp_engine.words.language import Words

TOGETHER = Words(" bersama ", " together with ")
UNNUMBERED = Words("“{text}”", "“{text}”")
WHATEVER_IS_ANSWERED = Words(
    "apa pun jawaban atas {questions}, {problem}", "whatever the answer to {questions}, {problem}"
)
QUESTION = Words("“{question}”", "“{question}”")
NOTHING_HELPS = Words("apa pun yang masih dilengkapi: {stated}", "whatever is still supplied: {stated}")
