// Elements, and what they say. What becomes text here never becomes markup.
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
