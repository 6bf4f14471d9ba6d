"""What a city's own host does not have."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.request import split_domain_port
from django.views.decorators.http import require_safe


@require_safe
def on_common_host(request: HttpRequest, **address: str) -> HttpResponseRedirect:
    """Pages over several cities stand under the installation's own name."""
    port = split_domain_port(request.get_host())[1]
    host = f"{settings.COMMON_HOST}{port and ':'}{port}"
    return HttpResponseRedirect(f"{request.scheme}://{host}{request.get_full_path()}")
