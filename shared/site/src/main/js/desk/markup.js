// What the site itself rendered becomes markup at the desk. Nothing else does (Trusted Types).

const policy = (window.trustedTypes ?? { createPolicy: (name, rules) => rules }).createPolicy("desk", { createHTML: markup => markup });

export const svg = text => new DOMParser().parseFromString(policy.createHTML(text), "image/svg+xml");

export const page = text => new DOMParser().parseFromString(policy.createHTML(text), "text/html");

export function html(text) {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(text);
  return template.content;
}
