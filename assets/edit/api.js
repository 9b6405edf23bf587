// Requests to the program. What cannot be reached is tried again, so that nothing typed is lost.

let change = "";

export function setChange(secret) {
  change = secret;
}

export class Refused extends Error {
  constructor(status, answer) {
    super(answer.error || String(status));
    this.status = status;
    this.answer = answer;
  }
}

function headers(body) {
  const all = { "X-Change": change };
  if (body !== undefined && !(body instanceof Blob)) all["Content-Type"] = "application/json";
  return all;
}

export async function ask(method, path, body, signal) {
  const sent = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
  const response = await fetch("/api/" + path, { method, body: sent, headers: headers(body), signal });
  const type = response.headers.get("Content-Type") || "";
  if (response.ok && (type.startsWith("image/") || type === "application/zip")) return { blob: await response.blob(), headers: response.headers };
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

// The slide of an item: an address for <img>, to be given back with URL.revokeObjectURL. `client` is the place on the
// page that shows it: a later question for the same place replaces this one. `{ later: "1" }`: it has time.
export async function preview(item, shape, page, client, options, signal) {
  const query = new URLSearchParams({ shape, page, client, ...options });
  const { blob, headers: got } = await ask("POST", "preview?" + query, { item }, signal);
  if (!blob) throw new DOMException("asked again meanwhile", "AbortError");
  return {
    url: URL.createObjectURL(blob),
    page: Number(got.get("X-Page")),
    pages: Number(got.get("X-Pages")),
    seconds: Number(got.get("X-Seconds")),
  };
}

export async function signOut() {
  await fetch("/sign-out", { method: "POST", headers: headers() }).catch(() => null);
}

export function later(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
