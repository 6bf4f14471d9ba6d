import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/%00/", "/zhytomyr%00/", "/zhytomyr/plans/a%00b/", "/zhytomyr/sources/%00/"]
)
def test_address_with_a_null_character_is_no_page(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert b"<h1" in response.content
