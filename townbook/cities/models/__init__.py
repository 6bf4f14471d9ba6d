"""Cities, their clusters, their bodies, and who may do what in them."""

from townbook.cities.models.body import Body, BodyAlias
from townbook.cities.models.body_contact import BodyContact
from townbook.cities.models.change import Change
from townbook.cities.models.city import City
from townbook.cities.models.cluster import Cluster
from townbook.cities.models.invitation import Invitation
from townbook.cities.models.membership import Membership
from townbook.cities.models.place import Place

__all__ = [
    "Body",
    "BodyAlias",
    "BodyContact",
    "Change",
    "City",
    "Cluster",
    "Invitation",
    "Membership",
    "Place",
]
