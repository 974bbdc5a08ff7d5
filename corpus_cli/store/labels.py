"""Periods of time as SQL names them: what two instants that bound a date have in common.

In: a unit, the columns of the instants (see ``store.schema``). Out: an SQL expression for the label of a period. What
is stated more coarsely than the unit has its own coarser label (``2013``, ``199X``).
"""

from enum import StrEnum

__all__ = ["KEPT_UNITS", "Unit", "period_label", "published_label"]


class Unit(StrEnum):
    """What a time line is divided into."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


KEPT_UNITS = (Unit.YEAR, Unit.MONTH)
"""For these the index keeps count of the articles that speak of each period, see ``store.ledger``."""

# Instants are yyyymmddhhmmss: two lie in one day, month, year, decade where they agree after so many digits.
_COARSER = """
    WHEN {0}earliest / 10000000000 = {0}latest / 10000000000 THEN printf('%04d', {0}earliest / 10000000000)
    WHEN {0}earliest / 100000000000 = {0}latest / 100000000000 THEN printf('%03dX', {0}earliest / 100000000000)
    WHEN {0}earliest / 1000000000000 = {0}latest / 1000000000000 THEN printf('%02dXX', {0}earliest / 1000000000000)
    ELSE printf('%s/%s', coalesce({0}earliest / 10000000000, '..'), coalesce({0}latest / 10000000000, '..'))
"""
_MONTH = """
    WHEN {0}earliest / 100000000 = {0}latest / 100000000
    THEN printf('%04d-%02d', {0}earliest / 10000000000, {0}earliest / 100000000 % 100)
"""
_DAY = """
    WHEN {0}earliest / 1000000 = {0}latest / 1000000 THEN printf('%04d-%02d-%02d',
        {0}earliest / 10000000000, {0}earliest / 100000000 % 100, {0}earliest / 1000000 % 100)
"""
_WEEK = "WHEN {0}earliest / 1000000 = {0}latest / 1000000 THEN iso_week({0}earliest)"
_FINER = {Unit.YEAR: "", Unit.MONTH: _MONTH, Unit.WEEK: _WEEK + _MONTH, Unit.DAY: _DAY + _MONTH}


def period_label(unit: Unit, prefix: str = "") -> str:
    """Return the expression for the period of ``earliest`` and ``latest``; that for weeks calls ``edtf.iso_week``."""
    return f"CASE {_FINER[unit]} {_COARSER} END".format(prefix)


def published_label(unit: Unit) -> str:
    """Return the expression for the period an article says it was published in; ``NULL`` where it does not say."""
    known = "coalesce(published_earliest, published_latest) IS NOT NULL"
    return f"CASE WHEN {known} THEN {period_label(unit, 'published_')} END"
