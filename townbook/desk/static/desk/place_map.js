/* A map on which a place of the city is taken, or a new one put down. It writes into the form beside it, which
   is whole without it. What it says comes from the page and the city's own list of places. */

const L = window.L;
const box = document.querySelector("[data-map]");
const said = document.querySelector("[data-map-said]");
const [latitude, longitude] = ["latitude", "longitude"].map((name) => document.querySelector(`[name=${name}]`));
const STEP = 8; // pixels an arrow key moves the new place
const CLOSE = 14; // how near a single known place is looked at

if (box && L) draw().catch(() => (box.hidden = true));

async function draw() {
  const answer = await fetch(box.dataset.shapes, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const { features } = await answer.json();
  box.hidden = false;
  document.querySelector("[data-map-hint]").hidden = false;
  const map = L.map(box, { zoomControl: false, attributionControl: false, scrollWheelZoom: false, maxZoom: 18, zoomSnap: 0.5 });
  const rtl = document.dir === "rtl";
  L.control
    .zoom({ position: rtl ? "topright" : "topleft", zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut })
    .addTo(map);
  addTiles(map, rtl);
  const [south, west, north, east] = (box.dataset.box ?? "-60 -180 75 180").split(" ").map(Number);
  map.fitBounds([[south, west], [north, east]], { animate: false, maxZoom: CLOSE, padding: [16, 16] });
  for (const feature of features) {
    if (feature.properties.is_district) addDistrict(map, feature);
  }
  for (const feature of features) {
    if (!feature.properties.is_district) addPlace(map, feature);
  }
  takePoint(map);
}

function addTiles(map, rtl) {
  if (!box.dataset.tiles) return;
  const whose = document.createElement("span");
  whose.textContent = box.dataset.attribution;
  L.tileLayer(box.dataset.tiles, { maxZoom: 18, attribution: whose.innerHTML }).addTo(map);
  L.control.attribution({ prefix: false, position: rtl ? "bottomleft" : "bottomright" }).addTo(map);
}

function words({ name, kind }) {
  const label = document.createElement("bdi");
  label.textContent = `${name} (${kind})`;
  return label;
}

function addDistrict(map, feature) {
  const label = document.createElement("bdi");
  label.textContent = feature.properties.name;
  L.geoJSON(feature, { interactive: false, style: { className: "district" } })
    .bindTooltip(label, { permanent: true, direction: "center", className: "district-name" })
    .addTo(map);
}

function addPlace(map, feature) {
  const [east, north] = feature.geometry.coordinates;
  const dot = L.circleMarker([north, east], { radius: 7, className: "known", bubblingMouseEvents: false });
  const paint = () => dot.getElement()?.classList.toggle("taken", Boolean(choice(feature.id)?.checked));
  dot.bindTooltip(words(feature.properties)).addTo(map);
  dot.on("click", () => {
    const field = choice(feature.id) ?? addChoice(feature);
    field.checked = !field.checked;
    paint();
    tell(`${field.checked ? box.dataset.taken : box.dataset.left} ${feature.properties.name}`);
  });
  box.closest("form").addEventListener("change", paint);
  paint();
}

const choice = (key) => document.querySelector(`[name=place][value="${CSS.escape(key)}"]`);

/* The list shows the places that were found; one that is taken on the map comes into it. */
function addChoice({ id, properties }) {
  const label = document.createElement("label");
  const field = document.createElement("input");
  Object.assign(field, { type: "checkbox", name: "place", value: id });
  label.append(field, " ", words(properties));
  document.querySelector("#chosen").append(label);
  return field;
}

function takePoint(map) {
  const icon = L.divIcon({ className: "new-place", iconSize: [28, 28] });
  const marker = L.marker(map.getCenter(), { icon, draggable: true, title: box.dataset.point });
  const put = (at) => {
    const point = at.wrap();
    marker.setLatLng(point);
    if (!map.hasLayer(marker)) marker.addTo(map);
    marker.getElement().setAttribute("aria-label", box.dataset.point);
  };
  const write = () => {
    const { lat, lng } = marker.getLatLng().wrap();
    [latitude.value, longitude.value] = [lat.toFixed(6), lng.toFixed(6)];
    tell(`${latitude.value}, ${longitude.value}`);
  };
  const read = () => {
    const [lat, lng] = [latitude, longitude].map((field) => degrees(field.value));
    if (Math.abs(lat) <= 90 && Math.abs(lng) <= 180) put(L.latLng(lat, lng));
    else marker.remove();
  };
  map.on("click", ({ latlng }) => {
    put(latlng);
    write();
  });
  marker.on("dragend", write);
  box.addEventListener("keydown", (event) => {
    const by = { ArrowUp: [0, -STEP], ArrowDown: [0, STEP], ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0] }[event.key];
    const isAtPoint = document.activeElement === marker.getElement();
    if (event.key === "Enter" && document.activeElement === box) put(map.getCenter());
    else if (by && isAtPoint) put(map.unproject(map.project(marker.getLatLng()).add(by)));
    else return;
    event.preventDefault();
    event.stopPropagation();
    write();
  }, { capture: true });
  for (const field of [latitude, longitude]) field.addEventListener("input", read);
  read();
  if (map.hasLayer(marker)) map.panTo(marker.getLatLng(), { animate: false });
}

function degrees(text) {
  const plain = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)
    .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x6f0)
    .replace(/[,٫]/, ".")
    .replace("−", "-");
  return plain ? Number(plain) : NaN;
}

function tell(words) {
  said.textContent = words;
}
