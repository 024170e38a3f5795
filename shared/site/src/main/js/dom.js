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
/** Acts once, as soon as an element is in view or nearly so. */
export const whenNear = (element, act) =>
  new IntersectionObserver(([{ isIntersecting }], observer) => {
    if (isIntersecting) {
      observer.disconnect();
      act();
    }
  }, { rootMargin: "50%" }).observe(element);

/** Lets a button act at its second press, because nobody can undo the act. It calls `say` at the first press. */
export function twice(pressed, words, act, say = () => {}) {
  const before = pressed.textContent;
  const calm = () => {
    pressed.classList.remove("sure");
    pressed.textContent = before;
  };
  pressed.addEventListener("blur", calm);
  pressed.addEventListener("click", () => {
    if (pressed.classList.contains("sure")) {
      calm();
      act();
    } else {
      pressed.classList.add("sure");
      pressed.textContent = words;
      say();
    }
  });
}
