"""What a case may assert of the decision on an application: an enumeration.

A new assertion starts here: who reads, compares, offers or observes what a case asserts, names every member.
Knows nothing about how one is written: that is said by the field of `WrittenCase` that has its name.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never


class CaseAssertion(StrEnum):
    """What a case may assert, by the field of `WrittenCase` that holds it; the weightiest first."""

    OUTCOME = "outcome"
    FAILED = "failed"
    LACKING = "lacking"
    PENDING = "pending"
    LATER = "later"
    NOT_APPLICABLE = "not_applicable"
    TO_SUPPLY = "to_supply"
    PREFERENCES = "preferences"
    DUE = "due"
    FEE = "fee"
    PRODUCTS = "products"
    VALID_UNTIL = "valid_until"
    RENEW_BY = "renew_by"
    REPORT_BY = "report_by"

    @property
    def tells_fee(self) -> bool:
        """Whether it states something of the fee, so that the rows of the fee can be seen to decide."""
        match self:
            case CaseAssertion.FEE:
                return True
            case (
                CaseAssertion.OUTCOME
                | CaseAssertion.FAILED
                | CaseAssertion.LACKING
                | CaseAssertion.PENDING
                | CaseAssertion.LATER
                | CaseAssertion.NOT_APPLICABLE
                | CaseAssertion.TO_SUPPLY
                | CaseAssertion.PREFERENCES
                | CaseAssertion.DUE
                | CaseAssertion.PRODUCTS
                | CaseAssertion.VALID_UNTIL
                | CaseAssertion.RENEW_BY
                | CaseAssertion.REPORT_BY
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def tells_products(self) -> bool:
        """Whether it states something of the products, so that their conditions can be seen to decide."""
        match self:
            case (
                CaseAssertion.PRODUCTS
                | CaseAssertion.VALID_UNTIL
                | CaseAssertion.RENEW_BY
                | CaseAssertion.REPORT_BY
            ):
                return True
            case (
                CaseAssertion.OUTCOME
                | CaseAssertion.FAILED
                | CaseAssertion.LACKING
                | CaseAssertion.PENDING
                | CaseAssertion.LATER
                | CaseAssertion.NOT_APPLICABLE
                | CaseAssertion.TO_SUPPLY
                | CaseAssertion.PREFERENCES
                | CaseAssertion.DUE
                | CaseAssertion.FEE
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def states_days(self) -> bool:
        """Whether it states days, which another calendar may move."""
        match self:
            case (
                CaseAssertion.DUE
                | CaseAssertion.VALID_UNTIL
                | CaseAssertion.RENEW_BY
                | CaseAssertion.REPORT_BY
            ):
                return True
            case (
                CaseAssertion.OUTCOME
                | CaseAssertion.FAILED
                | CaseAssertion.LACKING
                | CaseAssertion.PENDING
                | CaseAssertion.LATER
                | CaseAssertion.NOT_APPLICABLE
                | CaseAssertion.TO_SUPPLY
                | CaseAssertion.PREFERENCES
                | CaseAssertion.FEE
                | CaseAssertion.PRODUCTS
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def lists_requirements(self) -> bool:
        """Whether it lists the requirements of which the same became."""
        match self:
            case (
                CaseAssertion.FAILED
                | CaseAssertion.LACKING
                | CaseAssertion.PENDING
                | CaseAssertion.LATER
                | CaseAssertion.NOT_APPLICABLE
            ):
                return True
            case (
                CaseAssertion.OUTCOME
                | CaseAssertion.TO_SUPPLY
                | CaseAssertion.PREFERENCES
                | CaseAssertion.DUE
                | CaseAssertion.FEE
                | CaseAssertion.PRODUCTS
                | CaseAssertion.VALID_UNTIL
                | CaseAssertion.RENEW_BY
                | CaseAssertion.REPORT_BY
            ):
                return False
            case _ as never:
                assert_never(never)
