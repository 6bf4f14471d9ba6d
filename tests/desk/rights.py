"""Who may open which address of the desk: all of them, by name, so that a new one must be entered here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from townbook.cities.enums import Role

EVERYBODY = frozenset(Role)
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
OFFICE = frozenset({Role.ADMINISTRATOR, Role.STRATEGY_EDITOR})
WATCHERS = OFFICE | {Role.OBSERVER}
OF_THE_BODY = OFFICE | {Role.BODY_REPORTER, Role.BODY_APPROVER}
READERS = WATCHERS | OF_THE_BODY
APPROVERS = OFFICE | {Role.BODY_APPROVER}

WITHIN_A_BODY = frozenset({Role.BODY_REPORTER, Role.BODY_APPROVER})


@dataclass(frozen=True, slots=True)
class Door:
    """Who gets in, and what they are answered: by GET, and by POST of ``form``, which most refuse as empty.

    To others of the city there is no such page, but where they see what they may not do: ``denied``. ``None``
    says that there is nothing to be asked so: 405 to everybody. Where it ``is_of_a_body``, roles within a
    body open it for that body alone. ``look`` are those who only GET it, where more may than POST.
    """

    opens_for: frozenset[Role]
    get: int | None = 200
    post: int | None = None
    is_of_a_body: bool = False
    look: frozenset[Role] = frozenset()
    form: Mapping[str, str] = field(default_factory=dict)
    denied: int = 404

    def opens(self, role: Role, method: str, *, own_body: bool) -> bool:
        """Whether somebody with that role in the city gets in."""
        known = self.opens_for | (self.look if method == "get" else frozenset())
        return role in known and (own_body or not self.is_of_a_body or role not in WITHIN_A_BODY)


DOORS: Mapping[str, Door] = {
    "home": Door(EVERYBODY),
    "city": Door(ADMINISTRATOR, post=422),
    # People.
    "members": Door(ADMINISTRATOR, post=422),
    "member-grant": Door(ADMINISTRATOR, get=None, post=422),
    "member-ask-again": Door(ADMINISTRATOR, get=None, post=302),
    "member-close": Door(ADMINISTRATOR, get=None, post=302),
    "member-revoke": Door(ADMINISTRATOR, get=None, post=302),
    # Plans and bodies.
    "plans": Door(OFFICE),
    "plan-new": Door(OFFICE, post=422),
    "plan": Door(OFFICE),
    "plan-settings": Door(OFFICE, post=422),
    "plan-publish": Door(OFFICE, get=None, post=302),
    "plan-remove": Door(OFFICE, get=None, post=302),
    "plan-restore": Door(OFFICE, get=None, post=302),
    "plan-item-new": Door(OFFICE, post=422),
    "plan-item": Door(OFFICE, post=422),
    "plan-item-bodies": Door(OFFICE, post=422),
    "plan-item-milestones": Door(OFFICE, post=422),
    "plan-item-places": Door(OFFICE, post=422),
    "plan-item-move": Door(OFFICE, post=422),
    "plan-item-step": Door(OFFICE, get=None, post=302, form={"step": "up"}),
    "plan-item-remove": Door(OFFICE, get=None, post=302),
    "plan-item-restore": Door(OFFICE, get=None, post=302),
    "place-shapes": Door(OFFICE),
    "sheet-file": Door(OFFICE),
    "sheet": Door(OFFICE, post=422),
    "sheet-apply": Door(OFFICE, get=None, post=422),
    "bodies": Door(OFFICE, post=422),
    "body": Door(OFFICE, post=422),
    "body-contacts": Door(OFFICE, post=422),
    "body-merge": Door(OFFICE, post=422),
    # A period, and the reports of a body in it.
    "periods": Door(OFFICE, look=frozenset({Role.OBSERVER}), post=422),
    "period": Door(WATCHERS),
    "period-due": Door(OFFICE, get=None, post=422),
    "period-publish": Door(OFFICE, get=None, post=422),
    "period-write": Door(OFFICE, get=None, post=302),
    "letters": Door(OFFICE),
    "letters-again": Door(OFFICE, get=None, post=302),
    "letter-again": Door(OFFICE, get=None, post=302),
    "body-answers": Door(READERS, is_of_a_body=True),
    "body-decision": Door(APPROVERS, get=None, post=422, is_of_a_body=True),
    "body-link": Door(OFFICE, get=None, post=200),
    "body-link-revoke": Door(OFFICE, get=None, post=302),
    "body-file": Door(READERS, is_of_a_body=True),
    "own-form": Door(OF_THE_BODY, is_of_a_body=True),
    "own-check": Door(OF_THE_BODY, is_of_a_body=True),
    "own-submit": Door(OF_THE_BODY, get=None, post=302, is_of_a_body=True),
    "own-save": Door(OF_THE_BODY, get=None, post=422, is_of_a_body=True),
    "own-files": Door(OF_THE_BODY, get=None, post=422, is_of_a_body=True),
    "own-file": Door(OF_THE_BODY, is_of_a_body=True),
    "own-file-remove": Door(OF_THE_BODY, get=None, post=302, is_of_a_body=True),
    "own-take-back": Door(OF_THE_BODY, get=None, post=302, is_of_a_body=True),
    # What was done.
    "history": Door(OFFICE | WITHIN_A_BODY),
    "history-file": Door(OFFICE | WITHIN_A_BODY),
    "history-record": Door(OFFICE),
    "history-restore": Door(OFFICE, post=422),
    # Documents on their way to being a plan.
    "drafts": Door(EVERYBODY),
    "upload": Door(OFFICE, get=None, post=422, denied=403),
    "draft": Door(EVERYBODY),
    "draft-file": Door(EVERYBODY),
    "review": Door(OFFICE, get=None, post=409, form={"operation": "undo"}, denied=403),
    "accept": Door(OFFICE, get=None, post=302, denied=403),
}
