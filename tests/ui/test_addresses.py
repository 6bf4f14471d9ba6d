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


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-7", "unicode_escape", "utf-16", "cp1251", "unknown"])
def test_request_in_another_encoding_is_refused(client: Client, encoding: str) -> None:
    said = f"text/plain; charset={encoding}"
    for address in ("/", "/?q=+2AA-&language=xx", "/sign-in/?next=%5Cud800"):
        response = client.get(address, CONTENT_TYPE=said)
        assert response.status_code == 400
        assert b"<h1" in response.content
    form = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\n+2AA-\r\n--x--\r\n'
    said = f"multipart/form-data; boundary=x; charset={encoding}"
    assert client.generic("POST", "/sign-in/", form, content_type=said).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", '"utf-8"', "utf8"])
def test_request_that_names_our_encoding_is_answered(client: Client, encoding: str) -> None:
    assert client.get("/", CONTENT_TYPE=f"text/plain; charset={encoding}").status_code == 200
