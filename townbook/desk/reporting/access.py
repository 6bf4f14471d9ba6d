"""Through which door a body's form is opened, and what may be done in it."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.cities.models import Body, City
from townbook.plans.models import Item, Period
from townbook.plans.reporter import Reporter
from townbook.plans.selectors.reporting_duties import reports_on


@dataclass(frozen=True, slots=True)
class FormAccess:
    """A body's form for one period, and who is in front of it.

    ``address`` is the form's own, with a slash at its end; everything in it stands below. By a link
    ``by_link`` is true: there is no account, and nothing but this form to be reached.
    """

    period: Period
    body: Body
    reporter: Reporter
    address: str
    by_link: bool

    @property
    def city(self) -> City:
        """The city whose plan it is."""
        return self.period.plan.city

    @property
    def language(self) -> str:
        """The language the plan, and so the report, is written in."""
        return str(self.period.plan.language)

    @property
    def frame(self) -> str:
        """The template around the form: a person with an account sees the rest of their desk."""
        return "desk/reporting/base_by_link.html" if self.by_link else "desk/reporting/base_of_member.html"

    def items(self) -> list[Item]:
        """The items of the form: these, and no others of the plan. Two queries."""
        return reports_on(body=self.body, plan=self.period.plan)

    def item(self, pk: int) -> Item:
        """One of them. Raises :class:`Item.DoesNotExist` for any other item, of this city or another."""
        found = next((item for item in self.items() if item.pk == pk), None)
        if found is None:
            raise Item.DoesNotExist
        return found
