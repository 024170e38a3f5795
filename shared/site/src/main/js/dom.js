// Creates elements. Text is never parsed as HTML.
export const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
export const button = (label, ariaLabel, press) => {
  const made = make("button", { type: "button", textContent: label, ariaLabel });
  made.addEventListener("click", () => press(made));
  return made;
};
