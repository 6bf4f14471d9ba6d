"""To whom letters for a body go."""

from __future__ import annotations

from collections.abc import Iterable

from townbook.cities.enums import ContactRole, Role
from townbook.cities.models import Body, BodyContact, Membership
from townbook.plans.letters.reminder import Recipient


def recipients_for(*, bodies: Iterable[Body], heads: bool) -> dict[int, list[Recipient]]:
    """By body (primary key), its contacts and the people with an account who report for it; with ``heads``
    those who lead it. Nobody twice. Two queries.
    """
    wanted = {body.pk: body for body in bodies}
    contact_role = ContactRole.HEAD if heads else ContactRole.REPORTER
    member_role = Role.BODY_APPROVER if heads else Role.BODY_REPORTER
    found: dict[int, dict[str, Recipient]] = {pk: {} for pk in wanted}
    for contact in BodyContact.objects.filter(body__in=wanted, role=contact_role).select_related(
        "body__city"
    ):
        language = contact.language or contact.body.city.language
        found[contact.body_id].setdefault(contact.email, Recipient(contact.email, contact.name, language))
    members = Membership.objects.filter(body__in=wanted, role=member_role, user__is_active=True)
    for member in members.select_related("user", "city"):
        if member.body_id is not None:
            person = member.user
            language = person.language or member.city.language
            found[member.body_id].setdefault(person.email, Recipient(person.email, person.name, language))
    return {pk: list(people.values()) for pk, people in found.items()}
