/* A map of what the list beside it says. Without this script, or without Leaflet, the list stands alone.
   All words come from the list, in the language being spoken; from GeoJSON come only shapes. */

const L = window.L;
const box = document.querySelector("[data-map]");

if (box && L) {
  draw(box).catch(() => {
    box.hidden = true;
  });
}

async function draw(box) {
  const [districts, items] = await Promise.all([load(box.dataset.districts), load(box.dataset.items)]);
  const rtl = document.documentElement.dir === "rtl";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  box.hidden = false;
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    zoomSnap: 0.5,
    maxZoom: 18,
    zoomAnimation: !still,
    fadeAnimation: false, // a popup half seen cannot be read
    markerZoomAnimation: !still,
  });
  L.control
    .zoom({
      position: rtl ? "topright" : "topleft",
      zoomInTitle: box.dataset.zoomIn,
      zoomOutTitle: box.dataset.zoomOut,
    })
    .addTo(map);
  addTiles(map, box, rtl);
  const bounds = L.latLngBounds([]);
  addDistricts(map, districts, bounds);
  const markers = addPlaces(map, items, bounds, rtl);
  map.fitBounds(bounds.pad(0.05), { animate: false });
  for (const [marker, entry] of markers) {
    name(marker, entry);
  }
  letKeysClose(map, box);
}

async function load(address) {
  const answer = await fetch(address, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return answer.json();
}

function addTiles(map, box, rtl) {
  if (!box.dataset.tiles) {
    return;
  }
  box.classList.add("with-tiles");
  const whose = document.createElement("span");
  whose.textContent = box.dataset.attribution;
  L.tileLayer(box.dataset.tiles, { maxZoom: 18, attribution: whose.innerHTML }).addTo(map);
  L.control.attribution({ prefix: false, position: rtl ? "bottomleft" : "bottomright" }).addTo(map);
}

function addDistricts(map, districts, bounds) {
  const language = document.documentElement.lang;
  const names = map.createPane("names");
  names.style.zIndex = 450; // above outlines, below markers
  names.style.pointerEvents = "none";
  for (const district of districts.features) {
    const shape = L.geoJSON(district, { interactive: false, style: { className: "map-district" } });
    shape.addTo(map);
    bounds.extend(shape.getBounds());
    const label = document.createElement("bdi");
    label.textContent = district.properties.names[language] || district.properties.name;
    shape.bindTooltip(label, { permanent: true, direction: "center", pane: "names", className: "map-district-name" });
  }
}

function addPlaces(map, items, bounds, rtl) {
  const markers = [];
  const seen = new Set();
  for (const feature of items.features) {
    const { place, longitude, latitude } = feature.properties;
    const entry = document.querySelector(`[data-place="${CSS.escape(place)}"]`);
    if (!entry || seen.has(place)) {
      continue;
    }
    seen.add(place);
    if (feature.geometry.type !== "Point" && feature.properties.place_kind !== "district") {
      const className = feature.geometry.type.endsWith("Polygon") ? "map-place-area" : "map-place-line";
      L.geoJSON(feature, { interactive: false, style: { className, fill: className === "map-place-area" } }).addTo(map);
    }
    const marker = L.marker([latitude, longitude], { icon: icon(entry), keyboard: true });
    marker.bindPopup(words(entry, rtl), {
      maxWidth: 240,
      minWidth: 180,
      autoPanPaddingTopLeft: [rtl ? 8 : 52, 8],
      autoPanPaddingBottomRight: [rtl ? 52 : 8, 8],
    });
    marker.addTo(map);
    bounds.extend([latitude, longitude]);
    markers.push([marker, entry]);
  }
  return markers;
}

function icon(entry) {
  const styles = entry.dataset.styles.split(" ");
  const one = styles.length === 1;
  const several = entry.querySelectorAll("ul > li").length > 1;
  const sign = document.createDocumentFragment();
  if (one) {
    sign.append(entry.querySelector(".status svg").cloneNode(true));
  }
  if (!one || several) {
    sign.append(entry.dataset.count);
  }
  const holder = document.createElement("span");
  holder.className = one ? `status status-${styles[0]}` : "status";
  holder.append(sign);
  const width = one && several ? 42 : 28;
  return L.divIcon({
    className: one ? "map-marker" : "map-marker mixed",
    html: holder,
    iconSize: [width, 28],
    popupAnchor: [0, -12],
  });
}

function words(entry, rtl) {
  const copy = document.createElement("div");
  copy.className = "map-popup";
  copy.dir = rtl ? "rtl" : "ltr";
  copy.tabIndex = -1;
  copy.append(...[...entry.childNodes].map((node) => node.cloneNode(true)));
  return copy;
}

function name(marker, entry) {
  const element = marker.getElement();
  element.setAttribute("aria-label", entry.dataset.label);
  element.title = entry.dataset.label;
}

function letKeysClose(map, box) {
  map.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", box.dataset.close);
    popup.getContent().focus({ preventScroll: true });
  });
  map.on("popupclose", ({ popup }) => {
    const marker = popup._source?.getElement();
    if (marker && (box.contains(document.activeElement) || document.activeElement === document.body)) {
      marker.focus({ preventScroll: true });
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      map.closePopup();
    }
  });
}
