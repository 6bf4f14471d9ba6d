// Passkeys (WebAuthn Level 3). The page carries what the server wants signed; the answer goes back in its form.

const form = document.querySelector("form[data-passkey]");
const options = JSON.parse(document.getElementById("passkey-options").textContent);

function bytes(words) {
  const base64 = words.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

function words(buffer) {
  const signs = Array.from(new Uint8Array(buffer), (each) => String.fromCharCode(each)).join("");
  return btoa(signs).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function named(credentials) {
  return (credentials ?? []).map((each) => ({ ...each, id: bytes(each.id) }));
}

async function made() {
  const asked = options.creation_options.publicKey;
  const credential = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: named(asked.excludeCredentials),
    },
  });
  return {
    ...answer(credential),
    response: {
      clientDataJSON: words(credential.response.clientDataJSON),
      attestationObject: words(credential.response.attestationObject),
      transports: credential.response.getTransports?.() ?? [],
    },
  };
}

async function got() {
  const asked = options.request_options.publicKey;
  const credential = await navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      allowCredentials: named(asked.allowCredentials),
    },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
  return {
    ...answer(credential),
    response: {
      clientDataJSON: words(clientDataJSON),
      authenticatorData: words(authenticatorData),
      signature: words(signature),
      userHandle: userHandle ? words(userHandle) : null,
    },
  };
}

function answer(credential) {
  return {
    id: credential.id,
    rawId: words(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  };
}

function show(part) {
  document.querySelector(`[data-part=${part}]`).hidden = false;
}

const button = form.querySelector("button[type=submit]");
if (globalThis.PublicKeyCredential) {
  button.disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      const credential = await (form.dataset.passkey === "create" ? made() : got());
      form.elements.namedItem("credential").value = JSON.stringify(credential);
      form.submit();
    } catch {
      show("passkey-failed");
      button.disabled = false;
    }
  });
} else {
  show("no-passkeys");
}
