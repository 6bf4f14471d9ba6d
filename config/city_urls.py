"""The root of all addresses on a city's own host (decision 0016)."""

from __future__ import annotations

from config import urls
from townbook.portal.own_host.patterns import patterns_on_own_host

urlpatterns = patterns_on_own_host(urls.urlpatterns)

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
